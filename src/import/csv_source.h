// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "import/image_source.h"

namespace centerscope {

/// Tables as on Kaggle: a row per image, pixels from 0 to 255 row by row (three each where there
/// are three times a square number), the label in the first or the last column, with a row of
/// names above or without. Or as FER2013 has them: a column "pixels" whose cells have all pixels of
/// an image with blanks between, beside a label and, if there is one, a column "Usage" that says
/// the split.
class CsvSource : public ImageSource {
public:
    /// A table without a label is left out where there is another, and notes() says so. step: hears
    /// each row that is counted, since that reads all of a file.
    CsvSource(const std::vector<std::filesystem::path>& files, std::string name,
              const ImportStep& step);

    std::string format() const override { return "CSV"; }
    std::string name() const override { return name_; }
    std::int64_t count() const override { return count_; }
    void read(const Take& take) override;
    std::vector<Message> notes() const override { return notes_; }

private:
    struct Table {
        std::filesystem::path path;
        ImageShape shape;
        std::int64_t rows = 0;
        bool hasNames = false;
        bool isLabelLast = false;
        std::optional<std::size_t> pixelColumn;  ///< where one column has all of them
        std::size_t labelColumn = 0;             ///< with that
        std::optional<std::size_t> splitColumn;  ///< with that
    };

    static Table examined(const std::filesystem::path& path, const ImportStep& step);
    static std::optional<Table> packed(const std::filesystem::path& path, const ImportStep& step);
    void readTable(const Table& table, const Take& take) const;
    void readPacked(const Table& table, const Take& take) const;

    std::vector<Table> tables_;
    std::string name_;
    std::vector<Message> notes_;
    std::int64_t count_ = 0;
};

}  // namespace centerscope
