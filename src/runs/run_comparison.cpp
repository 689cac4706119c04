// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/run_comparison.h"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <limits>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <string_view>
#include <type_traits>
#include <utility>

#include "core/error.h"
#include "core/json_reader.h"
#include "core/json_writer.h"
#include "core/number_text.h"
#include "core/resolved_path.h"
#include "presets/preset.h"
#include "presets/preset_fields.h"
#include "runs/metrics_csv.h"
#include "runs/run_json.h"
#include "runs/run_manifest.h"
#include "runs/run_tail.h"

namespace centerscope {

namespace {

namespace fs = std::filesystem;
using OrderedJson = nlohmann::ordered_json;

constexpr int kEveryDigit = 17;

void addRow(std::vector<ComparedRow>& rows, std::string name, ComparedValue value) {
    rows.push_back({std::move(name), {std::move(value)}});
}

/// A row for each value of a preset, objects within it as "optimizer.kind".
void addValues(std::vector<ComparedRow>& rows, const std::string& prefix, const OrderedJson& json) {
    for (const auto& [key, value] : json.items()) {
        if (prefix.empty() && isProse(key))
            continue;
        const std::string name = prefix + key;
        if (value.is_object())
            addValues(rows, name + ".", value);
        else if (value.is_number())
            addRow(rows, name, value.get<double>());
        else
            addRow(rows, name, value.is_string() ? value.get<std::string>() : jsonText(value));
    }
}

/// A row for each value that was changed on the way.
void addChanges(std::vector<ComparedRow>& rows, const std::vector<RunEvent>& events) {
    std::map<std::string, std::vector<ComparedChange>> changes;
    for (const RunEvent& event : events) {
        const std::int64_t step = stepOf(event);
        if (const auto* change = std::get_if<HyperparameterChange>(&event))
            changes[nameInFiles(change->which)].push_back(
                {numberText(change->to), step, change->cause});
        if (const auto* change = std::get_if<HalvingRuleChange>(&event))
            changes["halving"].push_back({halvingRuleJson(change->to), step, {}});
        if (const auto* change = std::get_if<CenterRuleChange>(&event))
            changes["center_rule"].push_back({centerRuleJson(change->to), step, {}});
    }
    for (auto& [name, each] : changes)
        addRow(rows, "changes." + name, std::move(each));
}

/// Runs of one library lie in one folder.
ComparedFork forkOf(const RunOrigin& origin, const fs::path& fork) {
    ComparedFork found{{}, origin.run.substr(0, 8), origin.step};
    std::error_code problem;
    std::optional<Message> unreadable;
    fs::directory_iterator each(resolvedPath(fork).parent_path(), problem);
    for (; !problem && each != fs::directory_iterator(); each.increment(problem)) {
        if (readableRunIdentity(each->path(), unreadable).id != origin.run)
            continue;
        found.origin = std::make_shared<const RunSummary>(summarizeRun(each->path()));
        break;
    }
    return found;
}

std::vector<ComparedRow> ingredientsOf(const RunManifest& manifest, const fs::path& folder,
                                       const std::vector<RunEvent>& events) {
    const RunConfig& config = manifest.config;
    std::vector<ComparedRow> rows;
    addValues(rows, "", readOwnOrderedJson(presetJson(config.preset)));
    std::ranges::find(rows, "id", &ComparedRow::name)->name = "preset";
    addRow(rows, "seed", std::to_string(config.seed));  // may have more digits than a double
    if (config.dataSeed)
        addRow(rows, "data_seed", std::to_string(*config.dataSeed));
    if (config.drawnByName)
        addRow(rows, "drawn_by_name", std::string("true"));
    if (config.evaluateEvery)
        addRow(rows, "evaluate_every", static_cast<double>(*config.evaluateEvery));
    if (const auto& origin = manifest.identity.origin)
        addRow(rows, "fork", forkOf(*origin, folder));
    if (const auto& twin = manifest.identity.twin)
        addRow(rows, "twin", twin->letter);
    addChanges(rows, events);
    addRow(rows, "dataset", config.dataset);
    addRow(rows, "dataset_fingerprint", config.datasetFingerprint);
    addRow(rows, "program_version", config.programVersion);
    addRow(rows, "instruction_set", std::string(name(config.instructionSet)));
    addRow(rows, "numerics", static_cast<double>(config.numerics));
    return rows;
}

/// Of training itself: what stood still meanwhile is not in it.
double secondsOf(const std::vector<StepMetrics>& steps) {
    double seconds = 0;
    for (const StepMetrics& metrics : steps)
        if (metrics.imagesPerSecond > 0)
            seconds += metrics.batchSize / metrics.imagesPerSecond;
    return seconds;
}

void addEvaluation(std::vector<ComparedRow>& rows, const Preset& preset,
                   const std::vector<Evaluation>& evaluations, SplitKind split) {
    const auto last = std::find_if(evaluations.rbegin(), evaluations.rend(),
                                   [split](const Evaluation& each) { return each.split == split; });
    if (last == evaluations.rend())
        return;
    const std::string prefix = std::string(splitName(split)) + ".";
    forEachEvaluationColumn(preset, *last, [&](std::string_view column, const auto& value) {
        if constexpr (std::is_arithmetic_v<std::remove_cvref_t<decltype(value)>>)
            addRow(rows, prefix + std::string(column), static_cast<double>(value));
    });
}

std::vector<ComparedRow> resultsOf(const Preset& preset, const RunMetrics& metrics) {
    std::vector<ComparedRow> rows;
    const bool isEmpty = metrics.steps.empty();
    addRow(rows, "steps", isEmpty ? 0.0 : static_cast<double>(metrics.steps.back().step));
    addRow(rows, "epochs", isEmpty ? 0.0 : static_cast<double>(metrics.steps.back().epoch));
    addRow(rows, "training_seconds", secondsOf(metrics.steps));
    addEvaluation(rows, preset, metrics.evaluations, SplitKind::Validation);
    addEvaluation(rows, preset, metrics.evaluations, SplitKind::Test);
    return rows;
}

/// Rows of the same name become one, in the order in which the names come up; a name that only
/// later runs have stands after the one before it there.
std::vector<ComparedRow> sideBySide(const std::vector<RecordedRun>& runs,
                                    std::vector<ComparedRow> RecordedRun::*member) {
    std::vector<ComparedRow> all;
    for (std::size_t run = 0; run < runs.size(); ++run) {
        std::size_t next = 0;  // where a name that is new belongs
        for (const ComparedRow& row : runs[run].*member) {
            auto place = std::ranges::find(all, row.name, &ComparedRow::name);
            if (place == all.end())
                place = all.insert(all.begin() + static_cast<std::ptrdiff_t>(next),
                                   {row.name, std::vector<ComparedValue>(runs.size())});
            place->values[run] = row.values.front();
            next = static_cast<std::size_t>(place - all.begin()) + 1;
        }
    }
    return all;
}

/// One that lies in another folder than its fork may be among the runs that are compared.
void nameOriginsAmong(std::vector<RecordedRun>& runs) {
    for (RecordedRun& run : runs)
        for (ComparedRow& row : run.ingredients) {
            auto* fork = std::get_if<ComparedFork>(&row.values.front());
            if (!fork || fork->origin)
                continue;
            const auto origin =
                std::ranges::find(runs, run.summary.identity.origin->run,
                                  [](const RecordedRun& each) { return each.summary.identity.id; });
            if (origin != runs.end())
                fork->origin = std::make_shared<const RunSummary>(origin->summary);
        }
}

/// Values that are not numbers are equal to each other.
bool areEqual(const ComparedValue& one, const ComparedValue& other) {
    const double* number = std::get_if<double>(&one);
    const double* otherNumber = std::get_if<double>(&other);
    return one == other ||
           (number && otherNumber && std::isnan(*number) && std::isnan(*otherNumber));
}

bool differs(const ComparedRow& row) {
    return !std::ranges::all_of(row.values, [&row](const ComparedValue& value) {
        return areEqual(value, row.values.front());
    });
}

const char* causeText(HyperparameterChange::Cause cause) {
    using Cause = HyperparameterChange::Cause;
    switch (cause) {
        case Cause::User:
        case Cause::Halving:
            return " by hand";
        case Cause::Rule:
            return " by rule";
        case Cause::Undo:
        case Cause::Schedule:
            return " by Undo";
    }
    return "";
}

/// What comparedText() is of each kind of value.
struct ComparedTextOf {
    int digits;

    std::string operator()(std::monostate) const { return {}; }
    std::string operator()(const std::string& text) const { return text; }
    std::string operator()(double number) const {
        if (std::isnan(number))
            return {};
        return digits < kEveryDigit ? significantText(number, digits) : numberText(number);
    }
    std::string operator()(const std::vector<ComparedChange>& changes) const {
        std::string all;
        for (const ComparedChange& each : changes)
            all += (all.empty() ? "" : ", ") + each.to + " from step " + std::to_string(each.step) +
                   (each.cause ? causeText(*each.cause) : "");
        return all;
    }
    std::string operator()(const ComparedFork& fork) const {
        return "of " +
               (fork.origin ? runName(*fork.origin) : "a run that is gone or lies elsewhere") +
               " (" + fork.id + ") at step " + std::to_string(fork.step);
    }
};

OrderedJson jsonOf(const ComparedValue& value) {
    if (const double* number = std::get_if<double>(&value))
        return std::isfinite(*number) ? OrderedJson(*number) : OrderedJson();
    return std::holds_alternative<std::monostate>(value)
               ? OrderedJson()
               : OrderedJson(comparedText(value, kEveryDigit));
}

OrderedJson jsonOf(const std::vector<ComparedRow>& rows) {
    OrderedJson all = OrderedJson::array();
    for (const ComparedRow& row : rows) {
        OrderedJson values = OrderedJson::array();
        for (const ComparedValue& value : row.values)
            values.push_back(jsonOf(value));
        all.push_back({{"name", row.name}, {"values", values}});
    }
    return all;
}

std::string csvCell(const std::string& text) {
    if (text.find_first_of(",\"\n") == text.npos)
        return text;
    std::string quoted = "\"";
    for (const char c : text)
        quoted += c == '"' ? "\"\"" : std::string(1, c);
    return quoted + "\"";
}

void addLines(std::string& csv, const char* kind, const std::vector<ComparedRow>& rows) {
    for (const ComparedRow& row : rows) {
        csv += std::string(kind) + "," + csvCell(row.name);
        for (const ComparedValue& value : row.values)
            csv.append(",").append(csvCell(comparedText(value, kEveryDigit)));
        csv += "\n";
    }
}

}  // namespace

RecordedRun loadRecordedRun(const fs::path& folder) {
    RecordedRun run{summarizeRun(folder), {}, {}, {}};
    if (run.summary.problem)
        throw Error(*run.summary.problem);
    const RunManifest manifest = loadRunManifest(folder);
    constexpr auto kNoCheckpoint = std::numeric_limits<std::int64_t>::max();  // is newer
    RunTail::Addition all = RunTail(folder, manifest.config.preset, kNoCheckpoint).read();
    run.rows = std::move(all.rows);
    run.ingredients = ingredientsOf(manifest, folder, all.events);
    run.results = resultsOf(manifest.config.preset, run.rows);
    return run;
}

RunComparison compareRuns(std::vector<RecordedRun> runs) {
    nameOriginsAmong(runs);
    RunComparison comparison{std::move(runs), {}, {}};
    for (ComparedRow& row : sideBySide(comparison.runs, &RecordedRun::ingredients))
        if (differs(row))
            comparison.differences.push_back(std::move(row));
    comparison.results = sideBySide(comparison.runs, &RecordedRun::results);
    return comparison;
}

std::string comparedText(const ComparedValue& value, int digits) {
    return std::visit(ComparedTextOf{digits}, value);
}

std::string comparisonJson(const RunComparison& comparison) {
    OrderedJson runs = OrderedJson::array();
    for (const RecordedRun& run : comparison.runs) {
        OrderedJson json = summaryJson(run.summary);
        json["name"] = runName(run.summary);
        runs.push_back(std::move(json));
    }
    const OrderedJson json{{"runs", runs},
                           {"differences", jsonOf(comparison.differences)},
                           {"results", jsonOf(comparison.results)}};
    return jsonText(json, 2) + "\n";
}

std::string comparisonCsv(const RunComparison& comparison) {
    std::string csv = "kind,name";
    for (const RecordedRun& run : comparison.runs)
        csv.append(",").append(csvCell(runName(run.summary)));
    csv += "\n";
    addLines(csv, "difference", comparison.differences);
    addLines(csv, "result", comparison.results);
    return csv;
}

}  // namespace centerscope
