// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/event_log.h"

#include <algorithm>
#include <array>
#include <limits>
#include <nlohmann/json.hpp>
#include <utility>

#include "core/error.h"
#include "core/json_reader.h"
#include "core/json_writer.h"
#include "presets/preset.h"

namespace centerscope {

namespace {

using Json = nlohmann::json;
using OrderedJson = nlohmann::ordered_json;
using Cause = HyperparameterChange::Cause;

constexpr std::array<std::pair<Cause, const char*>, 5> kCauses{{{Cause::User, "user"},
                                                                {Cause::Halving, "halving"},
                                                                {Cause::Rule, "rule"},
                                                                {Cause::Undo, "undo"},
                                                                {Cause::Schedule, "schedule"}}};
constexpr const char* kBatchSize = nameInFiles(Hyperparameter::BatchSize);
constexpr const char* kHalvingRule = "halving_rule";
constexpr const char* kCenterRule = "center_rule";
constexpr const char* kValidationLoss = "validation_loss";
constexpr const char* kHealth = "health";
constexpr const char* kUndoes = "undoes";
constexpr const char* kWell = "well";

template <typename Names, typename Value>
const char* nameOf(const Names& names, Value value) {
    return std::ranges::find(names, value, &Names::value_type::first)->second;
}

bool canBe(Hyperparameter which, double value) {
    return which == Hyperparameter::BatchSize ? kBatchSizes.containsWhole(value)
                                              : schedulable(which).range.contains(value);
}

/// As the number of its line, from 1.
void addUndone(OrderedJson& json, const std::optional<std::size_t>& event) {
    if (event)
        json[kUndoes] = *event + 1;
}

OrderedJson written(const HyperparameterChange& change) {
    OrderedJson json{{"step", change.step}, {"change", nameInFiles(change.which)}};
    if (change.which == Hyperparameter::BatchSize) {
        json["from"] = static_cast<std::int64_t>(change.from);
        json["to"] = static_cast<std::int64_t>(change.to);
    } else {
        json["from"] = change.from;
        json["to"] = change.to;
    }
    json["cause"] = nameOf(kCauses, change.cause);
    addUndone(json, change.undoes);
    return json;
}

OrderedJson written(const HalvingRuleChange& change) {
    OrderedJson json{{"step", change.step},
                     {"change", kHalvingRule},
                     {"to", readOwnOrderedJson(halvingRuleJson(change.to))}};
    if (change.isUndo)
        json["cause"] = nameOf(kCauses, Cause::Undo);
    addUndone(json, change.undoes);
    return json;
}

OrderedJson written(const CenterRuleChange& change) {
    OrderedJson json{{"step", change.step},
                     {"change", kCenterRule},
                     {"to", readOwnOrderedJson(centerRuleJson(change.to))}};
    if (change.isUndo)
        json["cause"] = nameOf(kCauses, Cause::Undo);
    addUndone(json, change.undoes);
    return json;
}

OrderedJson written(const ValidationLossSeen& seen) {
    return {{"step", seen.step},
            {"change", kValidationLoss},
            {"of_step", seen.ofStep},
            {"to", seen.totalLoss}};
}

OrderedJson written(const HealthChange& change) {
    return {{"step", change.step},
            {"change", kHealth},
            {"to", change.to ? issueName(*change.to) : kWell}};
}

/// One line as read. An Error says what was expected and found, not where.
class EventReader {
public:
    explicit EventReader(std::string_view line)
        : json_(readJson(line, {.depth = 4, .values = 10'000})) {
        if (!json_.is_object())
            throw Error(MessageCode::ExpectedFound, Message(MessageCode::AJsonObject),
                        Message(MessageCode::FoundAnotherValue));
    }

    RunEvent event() const {
        const std::string what = text("change");
        if (what == kHalvingRule)
            return HalvingRuleChange{step("step"),
                                     parseHalvingRule(jsonText(member(json_, "to")), "to"),
                                     isUndo(), undone()};
        if (what == kCenterRule)
            return CenterRuleChange{step("step"),
                                    parseCenterRule(jsonText(member(json_, "to")), "to"), isUndo(),
                                    undone()};
        if (what == kValidationLoss)
            return ValidationLossSeen{step("step"), step("of_step"), lossOrInfinity("to")};
        if (what == kHealth)
            return HealthChange{step("step"), issueOrWell("to")};
        HyperparameterChange change;
        change.step = step("step");
        change.which = hyperparameter("change");
        change.from = json_.contains("from") ? value("from", change.which) : 0;
        change.to = value("to", change.which);
        change.cause = choice("cause", kCauses);
        change.undoes = undone();
        return change;
    }

private:
    bool isUndo() const {
        return json_.contains("cause") && choice("cause", kCauses) == Cause::Undo;
    }

    std::string text(const char* key) const { return textMember(json_, key); }

    /// A number that this hyperparameter can be.
    double value(const char* key, Hyperparameter which) const {
        const double value = numberMember(json_, key);
        if (!canBe(which, value))
            refuseMember(key, {MessageCode::AValueOf, nameInFiles(which)}, jsonText(Json(value)));
        return value;
    }

    /// Older programs did not record it.
    std::optional<std::size_t> undone() const {
        if (!json_.contains(kUndoes))
            return std::nullopt;
        const std::uint64_t line = countMember(json_, kUndoes);
        if (line == 0 || line > kMostSteps)
            refuseMember(kUndoes, {MessageCode::ACountUpTo, kMostSteps}, std::to_string(line));
        return line - 1;
    }

    Hyperparameter hyperparameter(const char* key) const {
        const std::string name = text(key);
        for (const Schedulable& each : kSchedulables)
            if (name == each.name)
                return each.which;
        if (name != kBatchSize)
            refuseWord(key, name);
        return Hyperparameter::BatchSize;
    }

    double lossOrInfinity(const char* key) const {
        return member(json_, key).is_null() ? std::numeric_limits<double>::infinity()
                                            : numberMember(json_, key);
    }

    std::optional<Issue> issueOrWell(const char* key) const {
        const std::string name = text(key);
        const std::optional<Issue> issue = issueFromName(name);
        if (!issue && name != kWell)
            refuseWord(key, name);
        return issue;
    }

    std::int64_t step(const char* key) const {
        const Json& json = member(json_, key);
        if (!json.is_number_unsigned() || json.get<std::uint64_t>() > kMostSteps)
            refuseMember(key, {MessageCode::AStep});
        return json.get<std::int64_t>();
    }

    template <typename Names>
    typename Names::value_type::first_type choice(const char* key, const Names& names) const {
        const std::string name = text(key);
        const auto found = std::ranges::find_if(
            names, [&name](const auto& candidate) { return name == candidate.second; });
        if (found == names.end())
            refuseWord(key, name);
        return found->first;
    }

    [[noreturn]] static void refuseWord(const char* key, const std::string& name) {
        refuseMember(key, {MessageCode::AKnownWord}, jsonText(Json(name)));
    }

    Json json_;
};

}  // namespace

std::string eventLine(const RunEvent& event) {
    return std::visit([](const auto& one) { return jsonText(written(one)) + "\n"; }, event);
}

std::string eventLines(const std::vector<RunEvent>& events) {
    std::string lines;
    for (const RunEvent& event : events)
        lines += eventLine(event);
    return lines;
}

std::vector<RunEvent> parseEvents(std::string_view lines, const MessageArgument& place) {
    std::vector<RunEvent> events;
    for (int number = 1; !lines.empty(); ++number) {
        const std::size_t end = std::min(lines.find('\n'), lines.size());
        readAt(Message(MessageCode::LineOf, place, number), [&] {
            events.push_back(EventReader(lines.substr(0, end)).event());
            if (events.size() > 1 && stepOf(events.back()) < stepOf(events[events.size() - 2]))
                throw Error(MessageCode::ExpectedFound, Message(MessageCode::StepsInOrder),
                            Message(MessageCode::FoundAnEarlierOne));
        });
        lines.remove_prefix(std::min(end + 1, lines.size()));
    }
    return events;
}

}  // namespace centerscope
