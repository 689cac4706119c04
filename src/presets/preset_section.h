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

/// One JSON object with its place in the file, so that every complaint can name it. Members that
/// nobody asked for are found at the end.
class PresetSection {
public:
    using Json = nlohmann::json;

    PresetSection(const Json& json, std::string file, std::string place)
        : json_(json), file_(std::move(file)), place_(std::move(place)) {
        if (!json_.is_object())
            fail("", "an object", json_);
    }

    bool has(const std::string& key) const { return json_.contains(key); }

    PresetSection section(const std::string& key) {
        return PresetSection(member(key, "an object"), file_, at(key));
    }

    std::vector<PresetSection> sections(const std::string& key) {
        const Json& items = array(key, "an array");
        std::vector<PresetSection> all;
        for (std::size_t k = 0; k < items.size(); ++k)
            all.emplace_back(items[k], file_, at(key) + "[" + std::to_string(k) + "]");
        return all;
    }

    std::string text(const std::string& key) {
        const Json& json = member(key, "a text");
        if (!json.is_string())
            fail(key, "a text", json);
        return json.get<std::string>();
    }

    std::string text(const std::string& key, const char* otherwise) {
        return has(key) ? text(key) : otherwise;
    }

    std::vector<std::string> texts(const std::string& key) {
        std::vector<std::string> all;
        for (const Json& json : array(key, "an array of texts")) {
            if (!json.is_string())
                fail(key, "an array of texts", json);
            all.push_back(json.get<std::string>());
        }
        return all;
    }

    bool flag(const std::string& key, bool otherwise) {
        if (!has(key))
            return otherwise;
        const Json& json = member(key, "true or false");
        if (!json.is_boolean())
            fail(key, "true or false", json);
        return json.get<bool>();
    }

    double number(const std::string& key, const NumberRange& range) {
        const Json& json = member(key, "a number");
        if (!json.is_number() || !range.contains(json.get<double>()))
            fail(key, "a number " + range.text(), json);
        return json.get<double>();
    }

    double number(const std::string& key, const NumberRange& range, double otherwise) {
        return has(key) ? number(key, range) : otherwise;
    }

    std::int64_t integer(const std::string& key, const CountRange& range) {
        return checkedInteger(key, member(key, "an integer"), range);
    }

    /// As many of them as counts allows.
    std::vector<std::int64_t> integers(const std::string& key, const CountRange& range,
                                       const CountRange& counts) {
        const Json& items = array(key, "an array of integers");
        if (!counts.contains(static_cast<std::int64_t>(items.size())))
            fail(key, "an array of at most " + std::to_string(counts.most) + " integers", items);
        std::vector<std::int64_t> all;
        for (const Json& json : items)
            all.push_back(checkedInteger(key, json, range));
        return all;
    }

    /// Pairs of a step and a value, ascending.
    ValueSchedule schedule(const std::string& key, const NumberRange& range) {
        constexpr const char* kExpected = "pairs of ascending steps and values in range";
        ValueSchedule schedule;
        if (!has(key))
            return schedule;
        for (const Json& json : array(key, kExpected)) {
            if (!json.is_array() || json.size() != 2 || !json[1].is_number() ||
                !range.contains(json[1].get<double>()))
                fail(key, kExpected, json);
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
        std::string expected = "one of";
        for (const auto& entry : names)
            expected += " \"" + entry.first + "\"";
        fail(key, expected, json_.at(key));
    }

    void refuseUnknownKeys() const {
        for (const auto& item : json_.items()) {
            if (!known_.contains(item.key()))
                throw PresetError(file_ + ": \"" + at(item.key()) + "\" is not part of a preset.");
        }
    }

    [[noreturn]] void fail(const std::string& key, const std::string& expected,
                           const Json& found) const {
        std::string text = found.dump(-1, ' ', false, Json::error_handler_t::replace);
        constexpr std::size_t kLongest = 60;
        if (text.size() > kLongest)
            text = text.substr(0, kLongest) + "…";
        throw PresetError(file_ + ": expected " + expected + " at \"" + at(key) + "\", found " +
                          text + ".");
    }

private:
    std::string at(const std::string& key) const {
        if (key.empty())
            return place_.empty() ? "the top" : place_;
        return place_.empty() ? key : place_ + "." + key;
    }

    const Json& member(const std::string& key, const std::string& expected) {
        known_.insert(key);
        const auto found = json_.find(key);
        if (found == json_.end())
            throw PresetError(file_ + ": expected " + expected + " at \"" + at(key) +
                              "\", found nothing.");
        return *found;
    }

    const Json& array(const std::string& key, const std::string& expected) {
        const Json& json = member(key, expected);
        if (!json.is_array())
            fail(key, expected, json);
        return json;
    }

    std::int64_t checkedInteger(const std::string& key, const Json& json,
                                const CountRange& range) const {
        if (!json.is_number_integer() || json.get<double>() < static_cast<double>(range.least) ||
            json.get<double>() > static_cast<double>(range.most))
            fail(key, "an integer " + range.text(), json);
        return json.get<std::int64_t>();
    }

    const Json& json_;
    std::string file_;
    std::string place_;
    std::set<std::string> known_;
};

}  // namespace centerscope
