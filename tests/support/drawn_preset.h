// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cmath>
#include <limits>
#include <optional>
#include <random>
#include <string>

#include "presets/preset_fields.h"

namespace centerscope::testing {

/// The Fields (presets/preset_fields.h) that hands every one on: visit(place, member, range or
/// choices), and before that visit(place, std::optional) where one may be absent.
template <typename Visit>
class EachField {
public:
    explicit EachField(Visit& visit, std::string place = {})
        : visit_(visit), place_(std::move(place)) {}

    template <typename T, typename... Rule>
    void required(const std::string& key, T& value, const Rule&... rule) {
        visit_(at(key), value, rule...);
    }
    template <Described<EachField> T>
    void required(const std::string& key, T& value) {
        EachField inner = section(key);
        describe(inner, value);
    }
    template <Described<EachField> T>
    void required(const std::string& key, std::vector<T>& values, const CountRange& counts) {
        visit_(at(key), values, counts);
        for (std::size_t k = 0; k < values.size(); ++k) {
            EachField inner = section(key + "[" + std::to_string(k) + "]");
            describe(inner, values[k]);
        }
    }
    template <typename T, typename... Rule>
    void optional(const std::string& key, T& value, const Rule&... rule) {
        required(key, value, rule...);
    }
    template <typename T, typename... Rule>
    void optional(const std::string& key, std::optional<T>& value, const Rule&... rule) {
        visit_(at(key), value);
        if (value)
            required(key, *value, rule...);
    }
    EachField section(const std::string& key) { return EachField(visit_, at(key)); }
    void alternative(const std::string& key, bool& isUsed) { visit_(at(key), isUsed); }

private:
    std::string at(const std::string& key) const {
        return place_.empty() ? key : place_ + "." + key;
    }

    Visit& visit_;
    std::string place_;
};

template <typename Visit>
void forEachField(Preset& preset, Visit visit) {
    EachField fields(visit);
    describe(fields, preset);
}

/// Gives members values that a preset may have, those at the ends of their range often.
class Draw {
public:
    explicit Draw(unsigned seed) : random_(seed) {}

    std::int64_t integer(std::int64_t least, std::int64_t most) {
        return std::uniform_int_distribution(least, most)(random_);
    }

    void operator()(const std::string&, bool& value) { value = integer(0, 1) == 1; }
    void operator()(const std::string&, double& value, const NumberRange& range) {
        const double least = range.isOpen ? std::numeric_limits<double>::denorm_min() : range.least;
        const double drawn = std::uniform_real_distribution(least, range.most)(random_);
        const double all[] = {least, range.most, drawn, least + (drawn - least) * 1e-6};
        value = all[integer(0, 3)];
    }
    template <std::integral Integer>
    void operator()(const std::string&, Integer& value, const CountRange& range) {
        const std::int64_t all[] = {range.least, range.most, integer(range.least, range.most)};
        value = static_cast<Integer>(all[integer(0, 2)]);
    }
    template <typename Enum, std::size_t count>
    void operator()(const std::string&, Enum& value, const Choices<Enum, count>& choices) {
        value = choices[integer(0, count - 1)].value;
    }
    void operator()(const std::string&, std::string& value) {
        value = "\"π\"\n\\ " + std::to_string(integer(0, 1'000'000));
    }
    void operator()(const std::string&, std::string& value, const FileNames&) {
        value = "a.B_c-" + std::to_string(integer(0, 1'000'000));
    }
    void operator()(const std::string& place, std::vector<std::string>& values) {
        values.resize(integer(0, 3));
        for (std::string& value : values)
            (*this)(place, value);
    }
    void operator()(const std::string&, std::vector<std::int64_t>& values,
                    const AscendingCounts& counts) {
        values.clear();
        std::int64_t least = counts.each.least;
        for (std::int64_t left = integer(0, 3); left > 0 && least <= counts.each.most; --left) {
            values.push_back(integer(least, counts.each.most));
            least = values.back() + 1;
        }
    }
    void operator()(const std::string& place, ValueSchedule& schedule, const NumberRange& range) {
        std::vector<std::int64_t> steps;
        (*this)(place, steps, AscendingCounts{kPlannedSteps, kListedSteps, kHalvingSteps.order});
        schedule.knots.clear();
        for (const std::int64_t step : steps) {
            schedule.knots.push_back({step, 0});
            (*this)(place, schedule.knots.back().value, range);
        }
    }
    template <typename T>
    void operator()(const std::string&, std::optional<T>& value) {
        value = integer(0, 1) ? std::optional<T>(T()) : std::nullopt;
    }
    template <typename T>
    void operator()(const std::string&, std::vector<T>& values, const CountRange& counts) {
        values.resize(integer(counts.least, std::min<std::int64_t>(counts.most, 3)));
    }

private:
    std::mt19937_64 random_;
};

/// Any preset that each field allows. Whether its blocks fit each other is another question.
inline Preset drawnPreset(Draw& draw) {
    Preset preset;
    forEachField(preset, [&draw](const auto& place, auto& member, const auto&... rule) {
        draw(place, member, rule...);
    });
    return preset;
}

}  // namespace centerscope::testing
