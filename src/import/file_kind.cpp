// SPDX-License-Identifier: GPL-3.0-or-later
#include "import/file_kind.h"

#include <algorithm>
#include <array>
#include <span>
#include <string_view>
#include <system_error>

#include "core/error.h"
#include "data/input_file.h"
#include "import/cifar_source.h"

namespace centerscope {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostFiles = 2'000'000;

bool isImageMagic(std::string_view start) {
    using namespace std::string_view_literals;
    return start.starts_with("\x89PNG\r\n\x1a\n"sv) || start.starts_with("\xff\xd8\xff"sv) ||
           (start.starts_with("BM"sv) && start.size() > 14 && start[14] != 0 &&
            start.substr(6, 4) == "\0\0\0\0"sv) ||
           (start.starts_with("RIFF"sv) && start.substr(8, 4) == "WEBP"sv);
}

bool isArchiveMagic(std::string_view start) {
    using namespace std::string_view_literals;
    return start.starts_with("PK\x03\x04"sv) || start.starts_with("BZh"sv) ||
           (start.size() >= 262 && start.substr(257, 5) == "ustar"sv);
}

bool isTableStart(std::string_view start) {
    const bool isText = std::ranges::all_of(start, [](char c) {
        return static_cast<unsigned char>(c) >= 0x20 || c == '\n' || c == '\r' || c == '\t';
    });
    return isText && std::ranges::count(start, ',') >= 2;
}

bool isIdx(std::string_view start, int fewest, int most) {
    return start.size() >= 4 && start[0] == 0 && start[1] == 0 && start[2] >= 8 && start[2] <= 14 &&
           start[3] >= fewest && start[3] <= most;
}

FileKind kindOfStart(std::string_view start) {
    if (isImageMagic(start))
        return FileKind::Image;
    if (isIdx(start, 3, 4))
        return FileKind::IdxImages;
    if (isIdx(start, 1, 2))
        return FileKind::IdxLabels;
    if (start.starts_with("\x93NUMPY"))
        return FileKind::Npy;
    if (isArchiveMagic(start))
        return FileKind::Archive;
    return isTableStart(start) ? FileKind::Table : FileKind::Other;
}

bool isHidden(const fs::path& path) {
    return path.filename().native().starts_with('.') || path.filename() == "__MACOSX";
}

}  // namespace

FileKind kindOf(const fs::path& file) {
    std::array<char, 512> bytes{};
    InputFile input(file);
    const std::size_t got =
        input.read({reinterpret_cast<std::uint8_t*>(bytes.data()), bytes.size()});
    const FileKind kind = kindOfStart({bytes.data(), got});
    return kind == FileKind::Other && isCifar(file) ? FileKind::Cifar : kind;
}

std::vector<FoundFile> filesBelow(const fs::path& folder, const ImportStep& step) {
    std::vector<FoundFile> files;
    std::error_code error;
    fs::recursive_directory_iterator at(folder, fs::directory_options::skip_permission_denied,
                                        error);
    for (; !error && at != fs::recursive_directory_iterator(); at.increment(error)) {
        step(0, 0);
        std::error_code unreadable;
        if (isHidden(at->path()))
            at.disable_recursion_pending();
        else if (at->is_regular_file(unreadable))
            files.push_back({at->path(), FileKind::Other});
        if (files.size() > kMostFiles)
            throw Error(MessageCode::TooManyFiles, folder, kMostFiles);
    }
    if (error)
        throw Error(MessageCode::CannotBeRead, folder);
    std::ranges::sort(files, {}, &FoundFile::path);
    for (FoundFile& file : files) {
        step(0, 0);
        try {
            file.kind = kindOf(file.path);
        } catch (const Error&) {  // one that cannot be read matters only where it is needed
        }
    }
    return files;
}

std::string inLowerCase(std::string text) {
    std::ranges::transform(text, text.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return text;
}

std::optional<SplitKind> splitOfFolder(const std::string& name) {
    const std::string lower = inLowerCase(name);
    for (const char* word : {"train", "training"})
        if (lower == word)
            return SplitKind::Train;
    for (const char* word : {"val", "valid", "validation", "dev"})
        if (lower == word)
            return SplitKind::Validation;
    for (const char* word : {"test", "testing"})
        if (lower == word)
            return SplitKind::Test;
    return std::nullopt;
}

std::optional<SplitKind> splitOfFile(const std::string& name) {
    const std::string lower = inLowerCase(name);
    const auto has = [&lower](const char* word) { return lower.find(word) != std::string::npos; };
    if (has("t10k") || has("test"))
        return SplitKind::Test;
    if (has("val"))
        return SplitKind::Validation;
    if (has("train"))
        return SplitKind::Train;
    return std::nullopt;
}

}  // namespace centerscope
