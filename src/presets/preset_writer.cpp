// SPDX-License-Identifier: GPL-3.0-or-later
#include <nlohmann/json.hpp>
#include <optional>

#include "core/json_writer.h"
#include "presets/preset.h"
#include "presets/preset_fields.h"

namespace centerscope {

namespace {

using OrderedJson = nlohmann::ordered_json;

/// The Fields (presets/preset_fields.h) that puts members into an object of a JSON file. It holds
/// the file, since an object moves when others are put beside it.
class FieldWriter {
public:
    explicit FieldWriter(OrderedJson& file,
                         OrderedJson::json_pointer place = OrderedJson::json_pointer())
        : file_(file), place_(std::move(place)) {}

    template <typename T, typename... Rule>
    void required(const char* key, T& value, const Rule&... rule) {
        file_[place_ / key] = written(value, rule...);
    }
    template <Described<FieldWriter> T>
    void required(const char* key, T& value) {
        FieldWriter inner = section(key);
        describe(inner, value);
    }
    template <Described<FieldWriter> T>
    void required(const char* key, std::vector<T>& values, const CountRange&) {
        file_[place_ / key] = OrderedJson::array();
        for (std::size_t k = 0; k < values.size(); ++k) {
            FieldWriter inner(file_, place_ / key / k);
            describe(inner, values[k]);
        }
    }
    template <typename T, typename... Rule>
    void optional(const char* key, T& value, const Rule&... rule) {
        required(key, value, rule...);
    }
    template <typename T, typename... Rule>
    void optional(const char* key, std::optional<T>& value, const Rule&... rule) {
        if (value)
            required(key, *value, rule...);
    }
    void optional(const char* key, ValueSchedule& schedule, const NumberRange& range) {
        if (!schedule.knots.empty())
            required(key, schedule, range);
    }

    void optional(const char* key, std::vector<std::int64_t>& list, const AscendingCounts& counts) {
        if (!list.empty())
            required(key, list, counts);
    }

    FieldWriter section(const char* key) {
        file_[place_ / key] = OrderedJson::object();
        return FieldWriter(file_, place_ / key);
    }

    void alternative(const char*, bool) {}

private:
    template <typename T, typename... Rule>
    static OrderedJson written(const T& value, const Rule&...) {
        return value;
    }
    template <typename Enum, std::size_t count>
    static OrderedJson written(Enum value, const Choices<Enum, count>& choices) {
        return choiceOf(choices, value).name;
    }
    static OrderedJson written(const ValueSchedule& schedule, const NumberRange&) {
        OrderedJson knots = OrderedJson::array();
        for (const ValueSchedule::Knot& knot : schedule.knots)
            knots.push_back(OrderedJson::array({knot.step, knot.value}));
        return knots;
    }

    OrderedJson& file_;
    OrderedJson::json_pointer place_;
};

template <typename T>
OrderedJson written(T value) {
    OrderedJson json = OrderedJson::object();
    FieldWriter fields(json);
    describe(fields, value);
    return json;
}

}  // namespace

std::string presetJson(const Preset& preset) {
    return jsonText(written(preset), 2) + "\n";
}

std::string halvingRuleJson(const HalvingRule& rule) {
    return jsonText(written(rule));
}

std::string centerRuleJson(const CenterRule& rule) {
    return jsonText(written(rule));
}

}  // namespace centerscope
