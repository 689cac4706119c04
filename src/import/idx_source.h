// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "import/file_kind.h"
#include "import/image_source.h"

namespace centerscope {

/// IDX files by whatever names: with a dot, with a prefix, gzipped under a plain name and plain
/// under .gz, in MNIST/raw as torchvision puts them. Images and labels belong together whose names
/// differ after "train", "test", "t10k" or "val" alone.
class IdxSource : public ImageSource {
public:
    /// files: those to choose from. chosen: one of them, where several data sets lie together;
    /// empty: there is one. Throws an Error where there are several, or no pair.
    IdxSource(const std::vector<FoundFile>& files, const std::filesystem::path& chosen);

    std::string format() const override { return "IDX"; }
    std::string name() const override { return name_; }
    std::int64_t count() const override { return count_; }
    void read(const Take& take) override;
    bool isTransposed() const override;

private:
    void readPart(const LabelledFiles& part, const Take& take) const;
    std::string labelText(std::int64_t label) const;

    std::vector<LabelledFiles> parts_;
    std::string prefix_;  // "emnist-letters", in lower case
    std::string name_;
    std::int64_t count_ = 0;
};

}  // namespace centerscope
