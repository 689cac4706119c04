// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/small_dataset.h"

#include <algorithm>
#include <string>

namespace centerscope::testing {

namespace {

Split barImages(std::int64_t firstId, std::int64_t count, int classes) {
    Split split;
    split.firstId = firstId;
    split.pixels.resize(static_cast<std::size_t>(count * kMnistShape.image.size()));
    for (std::int64_t index = 0; index < count; ++index) {
        const auto label = static_cast<std::uint8_t>(index % classes);
        const auto image = split.pixels.begin() + index * kMnistShape.image.size();
        const auto bar = image + (4 + 2 * label) * kMnistShape.image.width;
        std::fill(bar, bar + 2 * kMnistShape.image.width, std::uint8_t{255});
        *image = static_cast<std::uint8_t>(index % 256);
        split.labels.push_back(label);
    }
    return split;
}

}  // namespace

std::shared_ptr<const Dataset> smallDataset(std::int64_t train, std::int64_t validation,
                                            std::int64_t test, int classes) {
    auto dataset = std::make_shared<Dataset>();
    dataset->name = "Bars";
    for (int label = 0; label < classes; ++label)
        dataset->classNames.push_back(std::to_string(label));
    dataset->validation = barImages(0, validation, classes);
    dataset->train = barImages(validation, train, classes);
    dataset->test = barImages(0, test, classes);
    return dataset;
}

}  // namespace centerscope::testing
