// SPDX-License-Identifier: GPL-3.0-or-later
#include <concepts>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>

#include "core/json_reader.h"
#include "core/json_writer.h"
#include "nn/parameter_layout.h"
#include "presets/preset.h"
#include "presets/preset_fields.h"

namespace centerscope {

namespace {

using Json = nlohmann::json;

std::string keyAt(const std::string& place, const std::string& key) {
    return place.empty() || key.empty() ? place + key : place + "." + key;
}

std::string itemAt(const std::string& place, std::size_t index) {
    return place + "[" + std::to_string(index) + "]";
}

MessageArgument named(const std::string& place) {
    return place.empty() ? MessageArgument(Message(MessageCode::TopOfFile)) : place;
}

[[noreturn]] void fail(const std::string& place, const Message& expected, const Json& found) {
    std::string text = jsonText(found);
    constexpr std::size_t kLongest = 60;
    if (text.size() > kLongest)
        text = text.substr(0, kLongest) + "…";
    throw Error(MessageCode::ExpectedFoundAt, expected, named(place), text);
}

/// The members of a file that some field has asked for.
using KnownMembers = std::set<const Json*>;

void refuseUnknown(const Json& json, const std::string& place, const KnownMembers& known) {
    if (json.is_array()) {
        for (std::size_t k = 0; k < json.size(); ++k)
            refuseUnknown(json[k], itemAt(place, k), known);
    }
    if (json.is_object()) {
        for (const auto& item : json.items()) {
            if (!known.contains(&item.value()))
                throw Error(MessageCode::NotPartOfPreset, keyAt(place, item.key()));
            refuseUnknown(item.value(), keyAt(place, item.key()), known);
        }
    }
}

/// The Fields (presets/preset_fields.h) that takes members from a JSON object; its place in the
/// file stands in every Error.
class FieldReader {
public:
    FieldReader(const Json& object, std::string place, KnownMembers& known)
        : object_(object), place_(std::move(place)), known_(known) {
        if (!object_.is_object())
            fail(place_, {MessageCode::AnObject}, object_);
    }

    template <typename T, typename... Rule>
    void required(const char* key, T& value, const Rule&... rule) {
        read(member(key, kindOf(value)), keyAt(place_, key), value, rule...);
    }
    template <typename T, typename... Rule>
    void optional(const char* key, T& value, const Rule&... rule) {
        if (object_.contains(key))
            required(key, value, rule...);
    }
    template <typename T, typename... Rule>
    void optional(const char* key, std::optional<T>& value, const Rule&... rule) {
        if (object_.contains(key))
            required(key, value.emplace(), rule...);
    }

    FieldReader section(const char* key) {
        return {member(key, {MessageCode::AnObject}), keyAt(place_, key), known_};
    }

    void alternative(const char* key, bool& isUsed) { isUsed = object_.contains(key); }

private:
    const Json& member(const char* key, const Message& expected) {
        const auto found = object_.find(key);
        if (found == object_.end())
            throw Error(MessageCode::ExpectedFoundAt, expected, keyAt(place_, key),
                        Message(MessageCode::FoundNothing));
        known_.insert(&*found);
        return *found;
    }

    // What is missing where there is nothing.
    static Message kindOf(bool) { return {MessageCode::TrueOrFalse}; }
    static Message kindOf(double) { return {MessageCode::ANumber}; }
    static Message kindOf(const std::integral auto&) { return {MessageCode::AnInteger}; }
    static Message kindOf(const std::string&) { return {MessageCode::AText}; }
    static Message kindOf(const std::vector<std::string>&) { return {MessageCode::AnArrayOfTexts}; }
    static Message kindOf(const std::vector<std::int64_t>&) {
        return {MessageCode::AnArrayOfIntegers};
    }
    static Message kindOf(const ValueSchedule&) { return {MessageCode::PairsOfStepsAndValues}; }
    template <typename T>
    static Message kindOf(const std::vector<T>&) {
        return {MessageCode::AnArray};
    }
    template <typename T>
    static Message kindOf(const T&) {
        return {std::is_enum_v<T> ? MessageCode::AText : MessageCode::AnObject};
    }

    static void read(const Json& json, const std::string& place, bool& value) {
        if (!json.is_boolean())
            fail(place, kindOf(value), json);
        value = json.get<bool>();
    }

    static void read(const Json& json, const std::string& place, double& value,
                     const NumberRange& range) {
        if (!json.is_number() || !range.contains(json.get<double>()))
            fail(place, range.message(), json);
        value = json.get<double>();
    }

    template <std::integral Integer>
    static void read(const Json& json, const std::string& place, Integer& value,
                     const CountRange& range) {
        if (!json.is_number_integer() || json.get<double>() < static_cast<double>(range.least) ||
            json.get<double>() > static_cast<double>(range.most))
            fail(place, range.message(), json);
        value = json.get<Integer>();
    }

    static void read(const Json& json, const std::string& place, std::string& value) {
        if (!json.is_string())
            fail(place, kindOf(value), json);
        value = json.get<std::string>();
    }

    static void read(const Json& json, const std::string& place, std::string& value,
                     const FileNames& names) {
        read(json, place, value);
        if (!names.contains(value))
            fail(place, names.message(), json);
    }

    template <typename Enum, std::size_t count>
    static void read(const Json& json, const std::string& place, Enum& value,
                     const Choices<Enum, count>& choices) {
        std::string name;
        read(json, place, name);
        std::set<std::string> others;
        for (const Choice<Enum>& choice : choices) {
            if (name == choice.name) {
                value = choice.value;
                return;
            }
            others.insert(choice.name);
        }
        std::string all;
        for (const std::string& other : others)
            all += (all.empty() ? "\"" : " \"") + other + "\"";
        fail(place, {MessageCode::OneOf, all}, json);
    }

    static void read(const Json& json, const std::string& place, std::vector<std::string>& values) {
        requireArray(json, place, values);
        for (const Json& item : json) {
            if (!item.is_string())
                fail(place, kindOf(values), item);
            values.push_back(item.get<std::string>());
        }
    }

    static void read(const Json& json, const std::string& place, std::vector<std::int64_t>& values,
                     const AscendingCounts& counts) {
        requireArray(json, place, values);
        if (!counts.howMany.contains(static_cast<std::int64_t>(json.size())))
            fail(place, {MessageCode::AnArrayOfAtMostIntegers, counts.howMany.most}, json);
        for (const Json& item : json)
            read(item, place, values.emplace_back(), counts.each);
        if (const auto descent = firstDescent(values))
            throw Error(MessageCode::ExpectedFoundAt, Message(counts.order), named(place),
                        *descent);
    }

    static void read(const Json& json, const std::string& place, ValueSchedule& schedule,
                     const NumberRange& range) {
        requireArray(json, place, schedule);
        std::int64_t last = 0;
        for (const Json& item : json) {
            if (!item.is_array() || item.size() != 2 || !item[1].is_number() ||
                !range.contains(item[1].get<double>()))
                fail(place, kindOf(schedule), item);
            ValueSchedule::Knot& knot = schedule.knots.emplace_back();
            read(item[0], place, knot.step, CountRange{last + 1, kMostSteps});
            knot.value = item[1].get<double>();
            last = knot.step;
        }
    }

    template <typename T>
    void read(const Json& json, const std::string& place, std::vector<T>& values,
              const CountRange& counts) {
        requireArray(json, place, values);
        if (!counts.contains(static_cast<std::int64_t>(json.size())))
            fail(place, {MessageCode::BlocksUpTo, counts.most}, json.size());
        for (std::size_t k = 0; k < json.size(); ++k)
            read(json[k], itemAt(place, k), values.emplace_back());
    }

    template <typename T>
    void read(const Json& json, const std::string& place, T& value) {
        FieldReader fields(json, place, known_);
        describe(fields, value);
        refuseUnknown(json, place, known_);
    }

    template <typename T>
    static void requireArray(const Json& json, const std::string& place, const T& values) {
        if (!json.is_array())
            fail(place, kindOf(values), json);
    }

    const Json& object_;
    std::string place_;
    KnownMembers& known_;
};

template <typename T>
T readFields(const Json& json, const std::string& place) {
    KnownMembers known;
    FieldReader fields(json, place, known);
    T value;
    describe(fields, value);
    refuseUnknown(json, place, known);
    return value;
}

void requireFit(const NetworkDescription& network) {
    for (std::size_t k = 0; k < network.blocks.size(); ++k) {
        const ConvBlockDescription& block = network.blocks[k];
        const std::string place = itemAt("network.blocks", k);
        const ImageShape convolved = block.convolutionOutput(network.shapeBefore(k));
        const int side = std::min(convolved.height, convolved.width);
        if (side < 1)
            fail(keyAt(place, "kernel"), {MessageCode::AKernelThatFits}, block.kernel);
        if (block.pool && side < block.pool->size)
            fail(keyAt(place, "pool"), {MessageCode::APoolThatFits}, block.pool->size);
    }
    const std::size_t weights = ParameterLayout(network).size();
    if (weights > kMostWeights)
        fail("network.blocks", {MessageCode::WeightsAtMost, kMostWeights}, weights);
}

Preset readPreset(const Json& json) {
    Preset preset = readFields<Preset>(json, "");
    requireFit(preset.network);
    for (const Schedulable& each : kSchedulables)
        if (!member(preset.schedules, each.which).knots.empty() && !preset.has(each.which))
            fail("schedules", {MessageCode::NoScheduleOf, each.name}, Json());
    return preset;
}

}  // namespace

Preset parsePreset(const std::string& json, const MessageArgument& place) {
    return readAt(place, [&json] { return readPreset(readJson(json)); });
}

HalvingRule parseHalvingRule(const std::string& json, const std::string& key) {
    return readFields<HalvingRule>(readJson(json), key);
}

CenterRule parseCenterRule(const std::string& json, const std::string& key) {
    return readFields<CenterRule>(readJson(json), key);
}

}  // namespace centerscope
