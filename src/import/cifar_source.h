// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "import/image_source.h"

namespace centerscope {

/// Whether size and labels of a file are those of CIFAR-10's or CIFAR-100's binary version. It has
/// no other mark: records of one label (two in CIFAR-100: coarse, fine) and 32×32 pixels of red,
/// then of green, then of blue.
bool isCifar(const std::filesystem::path& file);

class CifarSource : public ImageSource {
public:
    /// files: one or more for which isCifar(). namesIn: a folder whose text files may name the
    /// classes.
    CifarSource(std::vector<std::filesystem::path> files, const std::filesystem::path& namesIn);

    std::string format() const override;
    std::string name() const override;
    std::int64_t count() const override { return count_; }
    void read(const Take& take) override;
    std::vector<std::string> classNames() const override { return classNames_; }

private:
    void readFile(const std::filesystem::path& file, const Take& take) const;

    std::vector<std::filesystem::path> files_;
    std::string name_;
    std::vector<std::string> classNames_;
    int labelBytes_ = 1;
    std::int64_t count_ = 0;
};

}  // namespace centerscope
