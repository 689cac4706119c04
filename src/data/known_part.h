// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "data/dataset.h"

namespace centerscope {

// Open set recognition (Scheirer et al., "Toward Open Set Recognition", 2013): some classes are
// known and learnt, the others are held out, and a network of the known classes alone is asked
// which images are of none of them.

/// The images of all classes but those held out, which are given by their labels in the files, in
/// ascending order. The known classes are numbered 0, 1, … in the order that they had; names and
/// sample ids stay. With nothing held out it is the whole data set itself. Throws an Error where
/// one of these labels is none of the data set's, or where too little is left to train.
std::shared_ptr<const Dataset> knownPart(std::shared_ptr<const Dataset> dataset,
                                         const std::vector<std::int64_t>& heldOut);

/// The images that a known part has left out, with labels that follow those of its classes; none
/// for a whole data set.
Split heldOutImages(const Dataset& knownPart, SplitKind kind);

/// Throws an Error unless these, ascending and at least one, are labels of the data set and leave
/// two classes to learn.
void requireHeldOut(const Dataset& whole, const std::vector<std::int64_t>& heldOut);

}  // namespace centerscope
