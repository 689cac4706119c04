// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/run_json.h"

#include <cctype>
#include <charconv>
#include <nlohmann/json.hpp>
#include <vector>

#include "core/error.h"
#include "core/write_whole.h"
#include "data/input_file.h"

namespace centerscope {

namespace {

constexpr std::string_view kFileUrl = "file://";
constexpr std::string_view kUrlSigns = "/-_.";

}  // namespace

std::string readRunFile(const std::filesystem::path& path, std::int64_t most) {
    InputFile file(path);
    if (file.size() > most)
        file.refuse(MessageCode::RunFileTooLarge, file.size());
    std::vector<std::uint8_t> bytes(static_cast<std::size_t>(file.size()));
    const std::size_t size = file.read(bytes);
    return {bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(size)};
}

void setUnreadableAside(const std::filesystem::path& file, const std::function<void()>& read) {
    try {
        read();
    } catch (const Error&) {
        std::error_code error;
        if (!std::filesystem::is_regular_file(file, error))
            return;  // what is in the way is for the writer to say
        std::filesystem::rename(file, std::filesystem::path(file) += ".damaged", error);
        if (error)
            throw cannotWrite(file, error.value());
    }
}

std::string urlOf(std::string_view path) {
    constexpr std::string_view kDigits = "0123456789ABCDEF";
    std::string url(kFileUrl);
    for (const char byte : path) {
        const auto value = static_cast<unsigned char>(byte);
        if (value < 0x80 && (std::isalnum(value) != 0 || kUrlSigns.find(byte) != kUrlSigns.npos))
            url += byte;
        else
            url.append({'%', kDigits[value / 16], kDigits[value % 16]});
    }
    return url;
}

std::string pathOfUrl(std::string_view url, const char* key) {
    std::string path;
    bool isUrl = url.starts_with(kFileUrl);
    for (std::size_t k = kFileUrl.size(); isUrl && k < url.size(); ++k) {
        unsigned value = static_cast<unsigned char>(url[k]);
        if (url[k] == '%') {
            const std::string_view digits = url.substr(k + 1, 2);
            const auto [end, error] =
                std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
            isUrl = error == std::errc() && end == digits.data() + 2 && value != 0;
            k += 2;
        }
        path += static_cast<char>(value);
    }
    if (!isUrl)
        refuseMember(key, {MessageCode::TheUrlOfAFile}, Message(MessageCode::FoundAnotherText));
    return path;
}

}  // namespace centerscope
