// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>

#include "data/dataset.h"

namespace centerscope::testing {

/// Made-up images for tests that need any data, not MNIST: labels 0, 1, …, classes − 1, 0, … and,
/// on black, a bright bar whose place tells the label, so that a network can learn it in a few
/// steps. Pixel (0, 0) is index mod 256, which makes every image distinct. Training ids begin after
/// those of the validation images.
std::shared_ptr<const Dataset> smallDataset(std::int64_t train = 200, std::int64_t validation = 20,
                                            std::int64_t test = 50, int classes = 10);
/// The same for any shape of at least 28 × 28 pixels and any number of classes: each label has its
/// own tint in each channel, and its bars' places are its digits to the base 11.
std::shared_ptr<const Dataset> smallDataset(const DataShape& shape, std::int64_t train,
                                            std::int64_t validation, std::int64_t test);

}  // namespace centerscope::testing
