// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "presets/preset.h"

namespace centerscope {

/// One JSON object with its place in the file, so that every Error can name it. Members that
/// nobody asked for are found at the end.
class PresetSection {
public:
    using Json = nlohmann::json;

    PresetSection(const Json& json, std::string place) : json_(json), place_(std::move(place)) {
        if (!json_.is_object())
            fail("", {MessageCode::AnObject}, json_);
    }

    bool has(const std::string& key) const { return json_.contains(key); }

    PresetSection section(const std::string& key) {
        return PresetSection(member(key, {MessageCode::AnObject}), keyAt(key));
    }

    std::vector<PresetSection> sections(const std::string& key) {
        const Json& items = array(key, {MessageCode::AnArray});
        std::vector<PresetSection> all;
        for (std::size_t k = 0; k < items.size(); ++k)
            all.emplace_back(items[k], keyAt(key) + "[" + std::to_string(k) + "]");
        return all;
    }

    std::string text(const std::string& key) {
        const Json& json = member(key, {MessageCode::AText});
        if (!json.is_string())
            fail(key, {MessageCode::AText}, json);
        return json.get<std::string>();
    }

    std::string text(const std::string& key, const char* otherwise) {
        return has(key) ? text(key) : otherwise;
    }

    std::vector<std::string> texts(const std::string& key) {
        std::vector<std::string> all;
        for (const Json& json : array(key, {MessageCode::AnArrayOfTexts})) {
            if (!json.is_string())
                fail(key, {MessageCode::AnArrayOfTexts}, json);
            all.push_back(json.get<std::string>());
        }
        return all;
    }

    bool flag(const std::string& key, bool otherwise) {
        if (!has(key))
            return otherwise;
        const Json& json = member(key, {MessageCode::TrueOrFalse});
        if (!json.is_boolean())
            fail(key, {MessageCode::TrueOrFalse}, json);
        return json.get<bool>();
    }

    double number(const std::string& key, const NumberRange& range) {
        const Json& json = member(key, {MessageCode::ANumber});
        if (!json.is_number() || !range.contains(json.get<double>()))
            fail(key, range.message(), json);
        return json.get<double>();
    }

    double number(const std::string& key, const NumberRange& range, double otherwise) {
        return has(key) ? number(key, range) : otherwise;
    }

    std::int64_t integer(const std::string& key, const CountRange& range) {
        return checkedInteger(key, member(key, {MessageCode::AnInteger}), range);
    }

    /// As many of them as counts allows.
    std::vector<std::int64_t> integers(const std::string& key, const CountRange& range,
                                       const CountRange& counts) {
        const Json& items = array(key, {MessageCode::AnArrayOfIntegers});
        if (!counts.contains(static_cast<std::int64_t>(items.size())))
            fail(key, {MessageCode::AnArrayOfAtMostIntegers, counts.most}, items);
        std::vector<std::int64_t> all;
        for (const Json& json : items)
            all.push_back(checkedInteger(key, json, range));
        return all;
    }

    /// Pairs of a step and a value, ascending.
    ValueSchedule schedule(const std::string& key, const NumberRange& range) {
        const Message expected(MessageCode::PairsOfStepsAndValues);
        ValueSchedule schedule;
        if (!has(key))
            return schedule;
        for (const Json& json : array(key, expected)) {
            if (!json.is_array() || json.size() != 2 || !json[1].is_number() ||
                !range.contains(json[1].get<double>()))
                fail(key, expected, json);
            const std::int64_t after = schedule.knots.empty() ? 0 : schedule.knots.back().step;
            const std::int64_t step = checkedInteger(key, json[0], {after + 1, kMostSteps});
            schedule.knots.push_back({step, json[1].get<double>()});
        }
        return schedule;
    }

    template <typename Enum>
    Enum choice(const std::string& key, const std::map<std::string, Enum>& names, Enum otherwise) {
        return has(key) ? choice(key, names) : otherwise;
    }

    template <typename Enum>
    Enum choice(const std::string& key, const std::map<std::string, Enum>& names) {
        const std::string name = text(key);
        const auto found = names.find(name);
        if (found != names.end())
            return found->second;
        std::string all;
        for (const auto& entry : names)
            all += (all.empty() ? "\"" : " \"") + entry.first + "\"";
        fail(key, {MessageCode::OneOf, all}, json_.at(key));
    }

    void refuseUnknownKeys() const {
        for (const auto& item : json_.items()) {
            if (!known_.contains(item.key()))
                throw Error(MessageCode::NotPartOfPreset, keyAt(item.key()));
        }
    }

    [[noreturn]] void fail(const std::string& key, const Message& expected,
                           const Json& found) const {
        std::string text = found.dump(-1, ' ', false, Json::error_handler_t::replace);
        constexpr std::size_t kLongest = 60;
        if (text.size() > kLongest)
            text = text.substr(0, kLongest) + "…";
        throw Error(MessageCode::ExpectedFoundAt, expected, at(key), text);
    }

private:
    std::string keyAt(const std::string& key) const {
        if (key.empty())
            return place_;
        return place_.empty() ? key : place_ + "." + key;
    }

    MessageArgument at(const std::string& key) const {
        const std::string place = keyAt(key);
        return place.empty() ? MessageArgument(Message(MessageCode::TopOfFile)) : place;
    }

    const Json& member(const std::string& key, const Message& expected) {
        known_.insert(key);
        const auto found = json_.find(key);
        if (found == json_.end())
            throw Error(MessageCode::ExpectedFoundAt, expected, at(key),
                        Message(MessageCode::FoundNothing));
        return *found;
    }

    const Json& array(const std::string& key, const Message& expected) {
        const Json& json = member(key, expected);
        if (!json.is_array())
            fail(key, expected, json);
        return json;
    }

    std::int64_t checkedInteger(const std::string& key, const Json& json,
                                const CountRange& range) const {
        if (!json.is_number_integer() || json.get<double>() < static_cast<double>(range.least) ||
            json.get<double>() > static_cast<double>(range.most))
            fail(key, range.message(), json);
        return json.get<std::int64_t>();
    }

    const Json& json_;
    std::string place_;
    std::set<std::string> known_;
};

}  // namespace centerscope
