// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/run_json.h"

#include <vector>

#include "core/error.h"
#include "data/input_file.h"

namespace centerscope {

std::string readRunFile(const std::filesystem::path& path, std::int64_t most) {
    InputFile file(path);
    if (file.size() > most)
        file.refuse(MessageCode::RunFileTooLarge, file.size());
    std::vector<std::uint8_t> bytes(static_cast<std::size_t>(file.size()));
    const std::size_t size = file.read(bytes);
    return {bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(size)};
}

const nlohmann::json& member(const nlohmann::json& json, const char* key) {
    if (!json.is_object() || !json.contains(key))
        throw Error(MessageCode::ExpectedFound, std::string("\"") + key + "\"",
                    Message(MessageCode::FoundNone));
    return json.at(key);
}

std::string textMember(const nlohmann::json& json, const char* key) {
    if (!member(json, key).is_string())
        refuseMember(key, {MessageCode::AText});
    return json.at(key).get<std::string>();
}

std::uint64_t countMember(const nlohmann::json& json, const char* key) {
    if (!member(json, key).is_number_unsigned())
        refuseMember(key, {MessageCode::ACount});
    return json.at(key).get<std::uint64_t>();
}

void refuseMember(const char* key, const Message& expected, const MessageArgument& found) {
    throw Error(MessageCode::ExpectedFoundAt, expected, key, found);
}

}  // namespace centerscope
