// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/image_shape.h"
#include "import/dataset_import.h"

namespace centerscope {

/// Takes the images of a source one after the other, and brings them to one shape.
class ImageCollector {
public:
    /// The image comes out with rows and columns exchanged where it is to be transposed.
    ImageCollector(const ImportChoices& choices, bool transposes)
        : choices_(choices), transposes_(transposes) {}

    /// Throws an Error where there are more classes or images than the program serves.
    void add(const SourceImage& image);

    std::int64_t size() const { return static_cast<std::int64_t>(labels_.size()); }
    const ImageShape& shape() const { return shape_; }
    const std::vector<std::optional<SplitKind>>& splits() const { return splits_; }
    /// [image], numbered as the names come.
    const std::vector<int>& labels() const { return labels_; }
    const std::vector<std::string>& names() const { return names_; }
    const std::uint8_t* image(std::int64_t index) const {
        return pixels_.data() + index * shape_.size();
    }

    std::int64_t resized() const { return resized_; }
    std::int64_t stretched() const { return stretched_; }
    const ImageShape& smallest() const { return smallest_; }
    const ImageShape& largest() const { return largest_; }

private:
    int labelOf(std::string_view name);
    void chooseShape(const ImageShape& first);
    void turnIntoRgb();

    ImportChoices choices_;
    bool transposes_;
    ImageShape shape_;
    std::vector<std::uint8_t> pixels_;
    std::vector<int> labels_;
    std::vector<std::optional<SplitKind>> splits_;
    std::unordered_map<std::string, int> labelsByName_;
    std::vector<std::string> names_;
    std::int64_t resized_ = 0;
    std::int64_t stretched_ = 0;
    ImageShape smallest_;
    ImageShape largest_;
};

}  // namespace centerscope
