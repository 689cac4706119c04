// SPDX-License-Identifier: GPL-3.0-or-later
#include "import/csv_source.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <set>
#include <string_view>
#include <utility>

#include "core/error.h"
#include "data/input_file.h"
#include "import/file_kind.h"

namespace centerscope {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kLongestLine = 4 << 20;
constexpr std::size_t kMostColumns = 3 * 512 * 512 + 1;
constexpr std::size_t kMostDistinct = 1001;

/// The lines of a file, whatever ends them.
class LineReader {
public:
    explicit LineReader(const fs::path& path) : file_(path) {}

    /// False at the end. Blank lines are passed over.
    bool next(std::string_view& line) {
        for (;;) {
            const std::size_t end = text_.find('\n', at_);
            if (end == std::string::npos && readMore())
                continue;
            if (end == std::string::npos && at_ == text_.size())
                return false;
            line = std::string_view(text_).substr(at_, end - at_);
            at_ = end == std::string::npos ? text_.size() : end + 1;
            ++number_;
            while (!line.empty() && (line.back() == '\r' || line.back() == ' '))
                line.remove_suffix(1);
            if (!line.empty())
                return true;
        }
    }
    std::int64_t number() const { return number_; }

private:
    bool readMore() {
        constexpr std::size_t kPieceOfText = 1 << 20;
        text_.erase(0, at_);
        at_ = 0;
        if (text_.size() > kLongestLine)
            file_.refuse(MessageCode::LineTooLong, number_ + 1, kLongestLine);
        const std::size_t before = text_.size();
        text_.resize(before + kPieceOfText);
        const std::size_t got =
            file_.read({reinterpret_cast<std::uint8_t*>(text_.data() + before), kPieceOfText});
        text_.resize(before + got);
        return got > 0;
    }

    InputFile file_;
    std::string text_;
    std::size_t at_ = 0;
    std::int64_t number_ = 0;
};

/// Without blanks and quotes around it.
std::string_view trimmed(std::string_view field) {
    const auto isAround = [](char c) { return c == ' ' || c == '"' || c == '\t'; };
    while (!field.empty() && isAround(field.front()))
        field.remove_prefix(1);
    while (!field.empty() && isAround(field.back()))
        field.remove_suffix(1);
    return field;
}

void splitInto(std::vector<std::string_view>& fields, std::string_view line, char separator = ',') {
    fields.clear();
    for (;;) {
        const std::size_t comma = line.find(separator);
        fields.push_back(trimmed(line.substr(0, comma)));
        if (comma == std::string_view::npos || fields.size() > kMostColumns)
            return;
        line.remove_prefix(comma + 1);
    }
}

std::optional<int> pixelFrom(std::string_view field) {
    int value = 0;
    const auto [end, error] = std::from_chars(field.data(), field.data() + field.size(), value);
    if (error != std::errc() || value < 0 || value > 255)
        return std::nullopt;
    for (const char* rest = end; rest != field.data() + field.size(); ++rest)
        if (*rest != '.' && *rest != '0')  // "12.0"
            return std::nullopt;
    return value;
}

bool isNumber(std::string_view field) {
    return !field.empty() && field.find_first_not_of("0123456789.-+eE") == std::string_view::npos;
}

bool isLabelName(std::string_view field) {
    const std::string name = inLowerCase(std::string(field));
    return name == "label" || name == "labels" || name == "class" || name == "target" ||
           name == "y" || name == "category" || name == "emotion";
}

/// Its public test was to validate with, its private one to judge.
std::optional<SplitKind> splitOfCell(std::string_view cell) {
    const std::string name = inLowerCase(std::string(cell));
    return name == "publictest" ? SplitKind::Validation : splitOfFile(name);
}

/// So many pixels in a row: a square, or three of them.
std::optional<ImageShape> shapeOfPixels(std::size_t pixels) {
    for (const int channels : {1, 3}) {
        const auto side =
            static_cast<int>(std::lround(std::sqrt(static_cast<double>(pixels) / channels)));
        const ImageShape shape{side, side, channels};
        if (side > 0 && static_cast<std::size_t>(shape.size()) == pixels)
            return shape;
    }
    return std::nullopt;
}

/// The distinct values of a column, as far as they could be classes.
class ColumnValues {
public:
    void add(std::string_view field) {
        isPixel_ = isPixel_ && pixelFrom(field).has_value();
        if (values_.size() < kMostDistinct && !values_.contains(field))
            values_.emplace(field);
    }
    std::size_t size() const { return values_.size(); }
    bool isPixel() const { return isPixel_; }

private:
    std::set<std::string, std::less<>> values_;
    bool isPixel_ = true;
};

/// Where no name says it: a margin is the same in all images, pixels have more values than there
/// are classes, and in doubt the label is first.
bool isLabelInLast(const ColumnValues& first, const ColumnValues& last) {
    if (first.isPixel() != last.isPixel())
        return first.isPixel();
    if ((first.size() == 1) != (last.size() == 1))
        return first.size() == 1;
    return last.size() < first.size();
}

}  // namespace

CsvSource::CsvSource(const std::vector<fs::path>& files, std::string name, const ImportStep& step)
    : name_(std::move(name)) {
    std::optional<Error> refused;
    for (const fs::path& file : files) {
        try {
            tables_.push_back(examined(file, step));
            count_ += tables_.back().rows;
        } catch (const Error& error) {
            if (error.message().code != MessageCode::TableWithoutLabels)
                throw;
            refused = error;
            notes_.push_back(error.message());
        }
    }
    if (tables_.empty() && refused)
        throw *refused;
}

std::optional<CsvSource::Table> CsvSource::packed(const fs::path& path, const ImportStep& step) {
    LineReader lines(path);
    std::string_view line;
    std::vector<std::string_view> fields;
    if (!lines.next(line))
        return std::nullopt;
    splitInto(fields, line);
    Table table{path, {}, 0, true, false, {}, 0, {}};
    std::optional<std::size_t> label;
    for (std::size_t k = 0; k < fields.size(); ++k) {
        const std::string name = inLowerCase(std::string(fields[k]));
        if (name == "pixels")
            table.pixelColumn = k;
        else if (name == "usage" || name == "split")
            table.splitColumn = k;
        else if (isLabelName(name))
            label = k;
    }
    if (!table.pixelColumn)
        return std::nullopt;
    if (!label)
        throw Error(MessageCode::TableWithoutLabels, path, fields.size());
    table.labelColumn = *label;
    while (lines.next(line)) {
        step(0, 0);
        if (++table.rows == 1) {
            splitInto(fields, line);
            const std::string first(*table.pixelColumn < fields.size() ? fields[*table.pixelColumn]
                                                                       : std::string_view());
            splitInto(fields, first, ' ');
            table.shape = shapeOfPixels(fields.size()).value_or(ImageShape{});
            if (table.shape.size() == 0 || fields.size() >= kMostColumns)
                throw Error(MessageCode::TableOfOtherColumns, path, fields.size());
        }
    }
    if (table.rows == 0)
        throw Error(MessageCode::TableIsEmpty, path);
    return table;
}

CsvSource::Table CsvSource::examined(const fs::path& path, const ImportStep& step) {
    if (const auto table = packed(path, step))
        return *table;
    LineReader lines(path);
    std::string_view line;
    std::vector<std::string_view> fields;
    if (!lines.next(line))
        throw Error(MessageCode::TableIsEmpty, path);
    splitInto(fields, line);
    const std::size_t columns = fields.size();
    Table table{path, shapeOfPixels(columns - 1).value_or(ImageShape{}), 0, false, false, {}, 0,
                {}};
    if (table.shape.size() == 0 && shapeOfPixels(columns))
        throw Error(MessageCode::TableWithoutLabels, path, columns);
    if (table.shape.size() == 0 || columns > kMostColumns)
        throw Error(MessageCode::TableOfOtherColumns, path, columns);
    table.hasNames = !isNumber(fields[columns / 2]);
    const bool namesFirst = table.hasNames && isLabelName(fields.front());
    const bool namesLast = table.hasNames && isLabelName(fields.back());
    ColumnValues first;
    ColumnValues last;
    for (bool isRow = !table.hasNames || lines.next(line); isRow; isRow = lines.next(line)) {
        step(0, 0);
        const std::size_t comma = line.find(',');
        first.add(trimmed(line.substr(0, comma)));
        last.add(trimmed(line.substr(line.rfind(',') + 1)));
        ++table.rows;
    }
    table.isLabelLast = namesLast || (!namesFirst && isLabelInLast(first, last));
    return table;
}

void CsvSource::read(const Take& take) {
    for (const Table& table : tables_)
        table.pixelColumn ? readPacked(table, take) : readTable(table, take);
}

void CsvSource::readPacked(const Table& table, const Take& take) const {
    LineReader lines(table.path);
    const auto splitOfAll = splitOfFile(table.path.filename().string());
    const std::size_t columns =
        std::max({*table.pixelColumn, table.labelColumn, table.splitColumn.value_or(0)}) + 1;
    std::string_view line;
    std::vector<std::string_view> cells;
    std::vector<std::string_view> numbers;
    std::vector<std::uint8_t> pixels(static_cast<std::size_t>(table.shape.size()));
    lines.next(line);  // the names
    while (lines.next(line)) {
        splitInto(cells, line);
        if (cells.size() < columns)
            throw Error(MessageCode::RowOfOtherColumns, table.path, lines.number(), columns,
                        cells.size());
        splitInto(numbers, cells[*table.pixelColumn], ' ');
        if (numbers.size() != pixels.size())
            throw Error(MessageCode::RowOfOtherColumns, table.path, lines.number(), pixels.size(),
                        numbers.size());
        for (std::size_t k = 0; k < pixels.size(); ++k) {
            const auto pixel = pixelFrom(numbers[k]);
            if (!pixel)
                throw Error(MessageCode::CellIsNoPixel, table.path, lines.number(), k + 1,
                            numbers[k].substr(0, 20));
            pixels[k] = static_cast<std::uint8_t>(*pixel);
        }
        if (cells[table.labelColumn].empty())
            throw Error(MessageCode::RowWithoutLabel, table.path, lines.number());
        take({pixels.data(), table.shape, cells[table.labelColumn],
              table.splitColumn ? splitOfCell(cells[*table.splitColumn]) : splitOfAll});
    }
}

void CsvSource::readTable(const Table& table, const Take& take) const {
    LineReader lines(table.path);
    const auto split = splitOfFile(table.path.filename().string());
    std::string_view line;
    std::vector<std::string_view> fields;
    std::vector<std::uint8_t> pixels(static_cast<std::size_t>(table.shape.size()));
    if (table.hasNames)
        lines.next(line);
    while (lines.next(line)) {
        splitInto(fields, line);
        if (fields.size() != pixels.size() + 1)
            throw Error(MessageCode::RowOfOtherColumns, table.path, lines.number(),
                        pixels.size() + 1, fields.size());
        const std::size_t before = table.isLabelLast ? 0 : 1;
        for (std::size_t k = 0; k < pixels.size(); ++k) {
            const auto pixel = pixelFrom(fields[before + k]);
            if (!pixel)
                throw Error(MessageCode::CellIsNoPixel, table.path, lines.number(), before + k + 1,
                            fields[before + k].substr(0, 20));
            pixels[k] = static_cast<std::uint8_t>(*pixel);
        }
        const std::string_view label = table.isLabelLast ? fields.back() : fields.front();
        if (label.empty())
            throw Error(MessageCode::RowWithoutLabel, table.path, lines.number());
        take({pixels.data(), table.shape, label, split});
    }
}

}  // namespace centerscope
