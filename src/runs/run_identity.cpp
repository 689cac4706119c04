// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/run_identity.h"

#include <array>
#include <ctime>
#include <system_error>
#include <uuid/uuid.h>

#include "core/error.h"
#include "core/json_reader.h"
#include "core/json_writer.h"
#include "core/write_whole.h"
#include "presets/value_ranges.h"
#include "runs/run_files.h"
#include "runs/run_json.h"

namespace centerscope {

namespace {

using Json = nlohmann::json;

std::string newId() {
    uuid_t bytes;
    uuid_generate_random(bytes);
    std::array<char, UUID_STR_LEN> text{};
    uuid_unparse_lower(bytes, text.data());
    return text.data();
}

std::string now() {
    const std::time_t time = std::time(nullptr);
    std::tm utc{};
    gmtime_r(&time, &utc);
    std::array<char, 32> text{};
    std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%SZ", &utc);
    return text.data();
}

std::int64_t boundedMember(const Json& json, const char* key) {
    const std::uint64_t count = countMember(json, key);
    if (count > static_cast<std::uint64_t>(kMostSteps))
        refuseMember(key, {MessageCode::ACountUpTo, kMostSteps}, std::to_string(count));
    return static_cast<std::int64_t>(count);
}

RunIdentity readIdentity(const Json& json) {
    RunIdentity identity{.id = textMember(json, "id"), .began = {}, .origin = {}};
    if (json.contains("twin"))
        identity.twin = {textMember(json.at("twin"), "pair"),
                         textMember(json.at("twin"), "letter")};
    if (json.contains("began"))
        identity.began = textMember(json, "began");
    if (json.contains("origin"))
        identity.origin = readOrigin(json.at("origin"));
    return identity;
}

}  // namespace

RunOrigin readOrigin(const Json& json) {
    RunOrigin origin{textMember(json, "run"), boundedMember(json, "step")};
    if (json.contains("name"))
        origin.name = textMember(json, "name");
    origin.number = json.contains("number") ? static_cast<int>(boundedMember(json, "number")) : 1;
    return origin;
}

/// The name and the first number are left out where they say nothing.
nlohmann::ordered_json originJson(const RunOrigin& origin) {
    nlohmann::ordered_json json{{"run", origin.run}, {"step", origin.step}};
    if (!origin.name.empty())
        json["name"] = origin.name;
    if (origin.number > 1)
        json["number"] = origin.number;
    return json;
}

RunIdentity newRunIdentity(std::optional<RunOrigin> origin) {
    if (origin && origin->run.empty())
        origin.reset();
    return {newId(), now(), std::move(origin)};
}

std::array<RunTwin, 2> newTwins() {
    const std::string pair = newId();
    return {RunTwin{pair, "A"}, RunTwin{pair, "B"}};
}

RunIdentity parseRunIdentity(std::string_view json, const std::string& fileName) {
    return readAt(fileName, [&json] { return readIdentity(readJson(json, {.depth = 4})); });
}

std::string runIdentityJson(const RunIdentity& identity) {
    nlohmann::ordered_json json{{"id", identity.id}};
    if (!identity.began.empty())
        json["began"] = identity.began;
    if (identity.origin)
        json["origin"] = originJson(*identity.origin);
    if (identity.twin)
        json["twin"] = {{"pair", identity.twin->pair}, {"letter", identity.twin->letter}};
    return jsonText(json, 2) + "\n";
}

void writeRunIdentity(const std::filesystem::path& folder, const RunIdentity& identity) {
    setUnreadableAside(folder / kIdentityFile, [&folder] { loadRunIdentity(folder); });
    writeWhole(folder / kIdentityFile, runIdentityJson(identity));
}

RunIdentity loadRunIdentity(const std::filesystem::path& folder) {
    const std::filesystem::path file = folder / kIdentityFile;
    std::error_code none;
    if (!std::filesystem::exists(file, none))
        return {};
    return parseRunIdentity(readRunFile(file), file.string());
}

RunIdentity readableRunIdentity(const std::filesystem::path& folder,
                                std::optional<Message>& problem) {
    try {
        return loadRunIdentity(folder);
    } catch (const Error& error) {
        problem = Message(MessageCode::PassedOver, error.message());
        return {};
    }
}

}  // namespace centerscope
