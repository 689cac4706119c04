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

constexpr int kPlaces = 11;  // of bars, two pixels each, between rows or columns 4 and 26

Split digitImages(std::int64_t firstId, std::int64_t count, const DataShape& data) {
    Split split;
    split.shape = data.image;
    split.firstId = firstId;
    split.pixels.resize(static_cast<std::size_t>(count * data.image.size()));
    for (std::int64_t index = 0; index < count; ++index) {
        const auto label = static_cast<ClassLabel>(index % data.classes);
        const int row = 4 + 2 * (label % kPlaces);
        const int column = 4 + 2 * (label / kPlaces % kPlaces);
        std::uint8_t* pixel = split.pixels.data() + index * data.image.size();
        pixel[0] = static_cast<std::uint8_t>(index % 256);
        for (int y = 0; y < data.image.height; ++y)
            for (int x = 0; x < data.image.width; ++x)
                for (int c = 0; c < data.image.channels; ++c, ++pixel)
                    if (y / 2 == row / 2 || x / 2 == column / 2)
                        *pixel = static_cast<std::uint8_t>(
                            255 - 20 * (label / (kPlaces * kPlaces)) - 40 * (c * label % 3));
        split.labels.push_back(label);
    }
    return split;
}

std::shared_ptr<Dataset> named(int classes) {
    auto dataset = std::make_shared<Dataset>();
    dataset->name = "Bars";
    for (int label = 0; label < classes; ++label)
        dataset->classNames.push_back(std::to_string(label));
    return dataset;
}

}  // namespace

std::shared_ptr<const Dataset> smallDataset(std::int64_t train, std::int64_t validation,
                                            std::int64_t test, int classes) {
    const std::shared_ptr<Dataset> dataset = named(classes);
    dataset->validation = barImages(0, validation, classes);
    dataset->train = barImages(validation, train, classes);
    dataset->test = barImages(0, test, classes);
    return dataset;
}

std::shared_ptr<const Dataset> smallDataset(const DataShape& shape, std::int64_t train,
                                            std::int64_t validation, std::int64_t test) {
    const std::shared_ptr<Dataset> dataset = named(shape.classes);
    dataset->validation = digitImages(0, validation, shape);
    dataset->train = digitImages(validation, train, shape);
    dataset->test = digitImages(0, test, shape);
    return dataset;
}

}  // namespace centerscope::testing
