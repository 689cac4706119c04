// SPDX-License-Identifier: GPL-3.0-or-later
#include "import/cifar_source.h"

#include <array>
#include <optional>
#include <utility>

#include "core/error.h"
#include "core/resolved_path.h"
#include "data/input_file.h"
#include "import/file_kind.h"

namespace centerscope {

namespace {

namespace fs = std::filesystem;

constexpr ImageShape kCifarShape{32, 32, 3};
constexpr int kPlane = 32 * 32;
constexpr std::array kLabelsOfCifar{10, 100};  // [label bytes − 1]

using CifarRecord = std::array<std::uint8_t, 2 + 3 * kPlane>;

/// The bytes before the pixels of each record, by the size of the file: 1 or 2; none: neither.
std::optional<int> labelBytesOf(std::int64_t size) {
    for (const int bytes : {1, 2})
        if (size > 0 && size % (bytes + 3 * kPlane) == 0)
            return bytes;
    return std::nullopt;
}

std::vector<std::string> linesOf(const fs::path& file) {
    InputFile input(file);
    std::string text(1 << 16, '\0');
    text.resize(input.read({reinterpret_cast<std::uint8_t*>(text.data()), text.size()}));
    std::vector<std::string> lines;
    std::string line;
    for (const char c : text + '\n') {
        if (c != '\n' && c != '\r')
            line += c;
        else if (!line.empty())
            lines.push_back(std::exchange(line, {}));
    }
    return lines;
}

/// As batches.meta.txt of CIFAR-10 and fine_label_names.txt of CIFAR-100 have them.
std::vector<std::string> classNamesIn(const fs::path& folder, int labelBytes) {
    const fs::path file = folder / (labelBytes == 1 ? "batches.meta.txt" : "fine_label_names.txt");
    std::error_code missing;
    if (!fs::is_regular_file(file, missing))
        return {};
    std::vector<std::string> names = linesOf(file);
    const auto classes =
        static_cast<std::size_t>(kLabelsOfCifar.at(static_cast<std::size_t>(labelBytes - 1)));
    return names.size() == classes ? names : std::vector<std::string>();
}

}  // namespace

bool isCifar(const fs::path& file) {
    InputFile input(file);
    const auto labelBytes = labelBytesOf(input.size());
    if (!labelBytes || input.isGzipped())
        return false;
    CifarRecord record{};
    const std::span<std::uint8_t> bytes(record.data(),
                                        static_cast<std::size_t>(*labelBytes + 3 * kPlane));
    while (input.read(bytes) == bytes.size()) {
        if (*labelBytes == 1 ? record[0] >= 10 : record[0] >= 20 || record[1] >= 100)
            return false;
    }
    return true;
}

CifarSource::CifarSource(std::vector<fs::path> files, const fs::path& namesIn)
    : files_(std::move(files)), name_(resolvedPath(namesIn).filename().string()) {
    for (const fs::path& file : files_) {
        const std::int64_t size = InputFile(file).size();
        const int labelBytes = labelBytesOf(size).value_or(0);
        if (count_ == 0)
            labelBytes_ = labelBytes;
        if (labelBytes == 0 || labelBytes != labelBytes_)
            throw Error(MessageCode::ExpectedCifar, file, size);
        count_ += size / (labelBytes_ + 3 * kPlane);
    }
    classNames_ = classNamesIn(namesIn, labelBytes_);
}

std::string CifarSource::format() const {
    return labelBytes_ == 1 ? "CIFAR-10 binary" : "CIFAR-100 binary";
}

std::string CifarSource::name() const {
    return name_;
}

void CifarSource::read(const Take& take) {
    for (const fs::path& file : files_)
        readFile(file, take);
}

void CifarSource::readFile(const fs::path& file, const Take& take) const {
    InputFile input(file);
    CifarRecord record{};
    const std::span<std::uint8_t> bytes(record.data(),
                                        static_cast<std::size_t>(labelBytes_ + 3 * kPlane));
    const std::uint8_t* const planes = record.data() + labelBytes_;
    const int classes = kLabelsOfCifar.at(static_cast<std::size_t>(labelBytes_ - 1));
    const auto split = splitOfFile(file.filename().string()).value_or(SplitKind::Train);
    std::array<std::uint8_t, 3 * kPlane> pixels{};
    for (std::int64_t index = 0; input.read(bytes) == bytes.size(); ++index) {
        for (std::size_t k = 0; k < pixels.size(); ++k)
            pixels[k] = planes[k % 3 * kPlane + k / 3];
        const int label = planes[-1];
        if (label >= classes)
            throw Error(MessageCode::LabelOutOfRange, file, classes - 1, label, index);
        const std::string text = classNames_.empty() ? std::to_string(label)
                                                     : classNames_[static_cast<std::size_t>(label)];
        take({pixels.data(), kCifarShape, text, split});
    }
}

}  // namespace centerscope
