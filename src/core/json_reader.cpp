// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/json_reader.h"

#include <set>
#include <string>
#include <vector>

#include "core/error.h"
#include "core/json_writer.h"

namespace centerscope {

namespace {

using Json = nlohmann::json;

/// Called for every value, key and bracket as the text is read.
class Guard {
public:
    explicit Guard(JsonLimits limits) : limits_(limits) {}

    bool observe(int depth, Json::parse_event_t event, const Json& parsed) {
        if (depth > limits_.depth)
            throw Error(MessageCode::ExpectedFound,
                        Message(MessageCode::JsonOfAtMostLevels, limits_.depth),
                        Message(MessageCode::FoundNestedDeeper));
        if (++values_ > limits_.values)
            throw Error(MessageCode::ExpectedFound,
                        Message(MessageCode::JsonOfAtMostValues, limits_.values),
                        Message(MessageCode::FoundMore));
        if (event == Json::parse_event_t::object_start)
            keys_.emplace_back();
        else if (event == Json::parse_event_t::object_end)
            keys_.pop_back();
        else if (event == Json::parse_event_t::key && !keys_.back().insert(parsed).second)
            throw Error(MessageCode::ExpectedFound, Message(MessageCode::EachKeyOnce),
                        Message(MessageCode::FoundTwice, jsonText(parsed)));
        return true;
    }

private:
    JsonLimits limits_;
    std::size_t values_ = 0;
    std::vector<std::set<std::string>> keys_;  // of the objects that are open
};

/// The sentence of the library's error without the "[json.exception.parse_error.101] " before it.
std::string withoutMark(const std::string& what) {
    const std::size_t mark = what.find("] ");
    return mark == std::string::npos ? what : what.substr(mark + 2);
}

}  // namespace

Json readJson(std::string_view text, JsonLimits limits) {
    try {
        Guard guard(limits);
        return Json::parse(text,
                           [&guard](int depth, Json::parse_event_t event, const Json& parsed) {
                               return guard.observe(depth, event, parsed);
                           });
    } catch (const Json::exception& error) {
        throw Error(MessageCode::ExpectedFound, Message(MessageCode::Json),
                    Message(MessageCode::FoundThis, withoutMark(error.what())));
    }
}

Json readOwnJson(std::string_view text) {
    return Json::parse(text, nullptr, /*allow_exceptions=*/false);
}

nlohmann::ordered_json readOwnOrderedJson(std::string_view text) {
    return nlohmann::ordered_json::parse(text);
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

double numberMember(const nlohmann::json& json, const char* key) {
    if (!member(json, key).is_number())
        refuseMember(key, {MessageCode::ANumber});
    return json.at(key).get<double>();
}

void refuseMember(const char* key, const Message& expected, const MessageArgument& found) {
    throw Error(MessageCode::ExpectedFoundAt, expected, key, found);
}

}  // namespace centerscope
