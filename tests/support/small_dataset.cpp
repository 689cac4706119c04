// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/small_dataset.h"

#include <algorithm>
#include <string>

namespace centerscope::testing {

namespace {

Split barImages(std::int64_t firstId, std::int64_t count) {
    Split split;
    split.firstId = firstId;
    split.pixels.resize(static_cast<std::size_t>(count * kImageShape.size()));
    for (std::int64_t index = 0; index < count; ++index) {
        const auto label = static_cast<std::uint8_t>(index % 10);
        const auto image = split.pixels.begin() + index * kImageShape.size();
        const auto bar = image + (4 + 2 * label) * kImageShape.width;
        std::fill(bar, bar + 2 * kImageShape.width, std::uint8_t{255});
        *image = static_cast<std::uint8_t>(index % 256);
        split.labels.push_back(label);
    }
    return split;
}

}  // namespace

std::shared_ptr<const Dataset> smallDataset(std::int64_t train, std::int64_t validation,
                                            std::int64_t test) {
    auto dataset = std::make_shared<Dataset>();
    dataset->name = "Bars";
    for (int label = 0; label < 10; ++label)
        dataset->classNames.push_back(std::to_string(label));
    dataset->validation = barImages(0, validation);
    dataset->train = barImages(validation, train);
    dataset->test = barImages(0, test);
    return dataset;
}

}  // namespace centerscope::testing
