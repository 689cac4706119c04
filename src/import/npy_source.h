// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "import/file_kind.h"
#include "import/image_source.h"

namespace centerscope {

/// Arrays of NumPy, one file each, as in Keras' mnist.npz: images (N, H, W), (N, H, W, C) or
/// (N, C, H, W) of integers from 0 to 255 or floats from 0 to 1; labels (N,) or (N, 1) of integers,
/// in either order of bytes. Those belong together whose names say the same split.
class NpySource : public ImageSource {
public:
    /// step: hears each image that is looked through for what is white, since that reads all of a
    /// file before the first image is given.
    NpySource(const std::vector<std::filesystem::path>& files, std::string name, ImportStep step);

    std::string format() const override { return "NumPy arrays"; }
    std::string name() const override { return name_; }
    std::int64_t count() const override { return count_; }
    void read(const Take& take) override;

private:
    std::vector<LabelledFiles> parts_;
    std::string name_;
    ImportStep step_;
    std::int64_t count_ = 0;
};

}  // namespace centerscope
