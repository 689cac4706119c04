// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/run_summary.h"

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sys/stat.h>
#include <utility>

#include "core/error.h"
#include "core/json_writer.h"
#include "core/number_text.h"
#include "runs/event_log.h"
#include "runs/line_file.h"
#include "runs/metrics_csv.h"
#include "runs/run_checkpoints.h"
#include "runs/run_files.h"
#include "runs/run_folder.h"
#include "runs/run_json.h"
#include "runs/run_lock.h"
#include "runs/run_manifest.h"
#include "runs/run_metrics.h"

namespace centerscope {

namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;
using OrderedJson = nlohmann::ordered_json;

constexpr int kDigits = 3;  // of a value in a name, as in the window

void readAccuracies(RunSummary& run, const Preset& preset) {
    std::ifstream lines(run.folder / kEvaluationFile);
    for (std::string line; std::getline(lines, line);) {
        const auto row = parseEvaluationCsvRow(preset, line);
        if (row && row->split == SplitKind::Validation)
            run.validationAccuracy = {row->accuracy, row->step};
        if (row && row->split == SplitKind::Test)
            run.testAccuracy = {row->accuracy, row->step};
    }
}

/// The picture of the window, else the newest of the series.
std::optional<fs::path> pictureIn(const fs::path& folder) {
    std::error_code none;
    if (const fs::path last = folder / kPictureFile; fs::exists(last, none))
        return last;
    std::optional<fs::path> newest;
    for (fs::directory_iterator entry(folder / kSnapshotsFolder, none), end; !none && entry != end;
         entry.increment(none))
        if (entry->path().extension() == ".png" && (!newest || *newest < entry->path()))
            newest = entry->path();
    return newest;
}

std::uint64_t bytesIn(const fs::path& folder) {
    std::uint64_t bytes = 0;
    std::error_code none;
    for (fs::recursive_directory_iterator entry(folder, none), end; !none && entry != end;
         entry.increment(none)) {
        struct stat file {};
        if (lstat(entry->path().c_str(), &file) == 0 && S_ISREG(file.st_mode))
            bytes += static_cast<std::uint64_t>(file.st_size) /
                     std::max<std::uint64_t>(1, file.st_nlink);
    }
    return bytes;
}

std::int64_t lastWrittenOf(const fs::path& folder) {
    struct stat file {};
    for (const fs::path& each : {folder / kMetricsFile, folder / kRunFile})
        if (stat(each.c_str(), &file) == 0)
            return file.st_mtime;
    return 0;
}

/// Of two that differ in λ one may have that of its preset; both say theirs.
void addLambda(RunChanges& changes, const Preset& preset) {
    const std::string name = nameInFiles(Hyperparameter::Lambda);
    if (std::ranges::find(changes.inForce, name, &RunDifference::name) != changes.inForce.end())
        return;
    changes.inForce.push_back({name, preset.hyperparameters.lambda, 0});
    std::ranges::sort(changes.inForce, {}, &RunDifference::name);
}

void takeManifest(RunSummary& run, const RunManifest& manifest) {
    const RunConfig& config = manifest.config;
    run.identity = manifest.identity;
    run.preset = config.preset.id;
    run.presetTitle = config.preset.name;
    run.dataset = config.dataset;
    run.seed = config.seed;
    run.instructionSet = std::string(name(config.instructionSet));
    run.numerics = config.numerics;
    run.plannedSteps = manifest.options.steps;
    const fs::path events = run.folder / kEventsFile;
    run.changes = changesOf(parseEvents(wholeLines(events), events), config.preset);
    if (run.identity.twin && config.preset.schedules.lambda.knots.empty())
        addLambda(run.changes, config.preset);
}

/// "lambda 0.1", "balanced batches".
std::string words(const RunDifference& difference) {
    std::string name = difference.name;
    std::ranges::replace(name, '_', ' ');
    if (difference.name == kBalancedBatches)
        return difference.value != 0 ? name : "no " + name;
    return name + " " + significantText(difference.value, kDigits);
}

template <typename Value>
void add(OrderedJson& json, const char* key, const std::optional<Value>& value) {
    if (value)
        json[key] = *value;
}

std::optional<std::int64_t> optionalCount(const Json& json, const char* key) {
    return json.contains(key) ? std::optional(static_cast<std::int64_t>(countMember(json, key)))
                              : std::nullopt;
}

std::int64_t stepMember(const Json& json, const char* key) {
    return static_cast<std::int64_t>(countMember(json, key));
}

/// As "test_accuracy" and "test_step".
void addAccuracy(OrderedJson& json, const std::string& set,
                 const std::optional<RunAccuracy>& accuracy) {
    if (!accuracy)
        return;
    json[set + "_accuracy"] = accuracy->share;
    json[set + "_step"] = accuracy->step;
}

std::optional<RunAccuracy> readAccuracy(const Json& json, const std::string& set) {
    const std::string share = set + "_accuracy";
    if (!json.contains(share))
        return std::nullopt;
    return RunAccuracy{numberMember(json, share.c_str()),
                       stepMember(json, (set + "_step").c_str())};
}

}  // namespace

RunSummary summarizeRun(const fs::path& folder) {
    RunSummary run;
    run.folder = folder;
    readableRunIdentity(folder, run.lost);
    run.label = readableRunLabel(folder, run.lost);
    try {
        const RunManifest manifest = loadRunManifest(folder);
        takeManifest(run, manifest);
        readAccuracies(run, manifest.config.preset);
    } catch (const Error& error) {
        run.problem = error.message();
    }
    run.steps = lastRecordedStep(folder);
    run.checkpoint = newestCheckpointStep(folder);
    run.lastWritten = lastWrittenOf(folder);
    run.bytes = bytesIn(folder);
    run.picture = pictureIn(folder);
    return run;
}

std::string runName(const RunSummary& run) {
    if (!run.label.name.empty())
        return run.label.name;
    if (run.preset.empty())
        return run.folder.filename().string();
    const auto& [id, began, origin, twin] = run.identity;
    std::string text = origin && !origin->name.empty()
                           ? origin->name
                           : run.preset + ", seed " + std::to_string(run.seed);
    for (const RunDifference& each : run.changes.inForce) {
        text += ", " + words(each);
        if (isSinceLater(each, run.identity))
            text += " from step " + std::to_string(each.step);
    }
    if (origin)
        text += (twin ? ", from step " : ", fork from step ") + std::to_string(origin->step);
    if (origin && origin->number > 1)
        text += " (" + std::to_string(origin->number) + ")";
    if (twin)
        text += ", twin " + twin->letter;
    return text;
}

bool isSinceLater(const RunDifference& change, const RunIdentity& identity) {
    return change.step > 1 && !(identity.origin && change.step == identity.origin->step + 1);
}

OrderedJson summaryJson(const RunSummary& run) {
    OrderedJson json{{"folder", run.folder.string()},
                     {"id", run.identity.id},
                     {"name", run.label.name},
                     {"note", run.label.note},
                     {"kept", run.label.isKept},
                     {"preset", run.preset},
                     {"preset_title", run.presetTitle},
                     {"dataset", run.dataset},
                     {"seed", run.seed},
                     {"instruction_set", run.instructionSet},
                     {"numerics", run.numerics},
                     {"began", run.identity.began},
                     {"last_written", run.lastWritten},
                     {"steps", run.steps}};
    add(json, "planned_steps", run.plannedSteps);
    add(json, "checkpoint", run.checkpoint);
    addAccuracy(json, "validation", run.validationAccuracy);
    addAccuracy(json, "test", run.testAccuracy);
    json["differences"] = OrderedJson::array();
    for (const RunDifference& each : run.changes.inForce)
        json["differences"].push_back(
            {{"name", each.name}, {"value", each.value}, {"step", each.step}});
    json["past_changes"] = OrderedJson::array();
    for (const PastChange& each : run.changes.past)
        json["past_changes"].push_back(
            {{"name", each.name}, {"first", each.first}, {"last", each.last}});
    if (run.identity.origin)
        json["origin"] = originJson(*run.identity.origin);
    if (run.identity.twin)
        json["twin"] = {{"pair", run.identity.twin->pair}, {"letter", run.identity.twin->letter}};
    json["bytes"] = run.bytes;
    if (run.picture)
        json["picture"] = run.picture->string();
    return json;
}

std::string runsJson(const std::vector<RunSummary>& runs) {
    OrderedJson all = OrderedJson::array();
    for (const RunSummary& run : runs) {
        OrderedJson json = summaryJson(run);
        json["name"] = runName(run);
        json["in_use"] = isInUse(run.folder);
        if (const auto& problem = run.problem ? run.problem : run.lost)
            json["problem"] = english(*problem);
        for (const char* unknown : {"id", "preset", "preset_title", "dataset", "seed",
                                    "instruction_set", "numerics", "began"})
            if (run.problem)
                json.erase(unknown);
        all.push_back(json);
    }
    return jsonText(all, 2) + "\n";
}

RunSummary readSummary(const Json& json) {
    RunSummary run;
    run.folder = textMember(json, "folder");
    run.identity = {textMember(json, "id"), textMember(json, "began"), {}};
    if (json.contains("origin"))
        run.identity.origin = readOrigin(json.at("origin"));
    if (json.contains("twin"))
        run.identity.twin = {textMember(json.at("twin"), "pair"),
                             textMember(json.at("twin"), "letter")};
    run.label = {textMember(json, "name"), textMember(json, "note"), member(json, "kept") == true};
    run.preset = textMember(json, "preset");
    run.presetTitle = textMember(json, "preset_title");
    run.dataset = textMember(json, "dataset");
    run.seed = countMember(json, "seed");
    run.instructionSet = textMember(json, "instruction_set");
    run.numerics = countMember(json, "numerics");
    run.lastWritten = stepMember(json, "last_written");
    run.steps = stepMember(json, "steps");
    run.plannedSteps = optionalCount(json, "planned_steps");
    run.checkpoint = optionalCount(json, "checkpoint");
    run.validationAccuracy = readAccuracy(json, "validation");
    run.testAccuracy = readAccuracy(json, "test");
    for (const Json& each : member(json, "differences"))
        run.changes.inForce.push_back(
            {textMember(each, "name"), numberMember(each, "value"), stepMember(each, "step")});
    for (const Json& each : member(json, "past_changes"))
        run.changes.past.push_back(
            {textMember(each, "name"), stepMember(each, "first"), stepMember(each, "last")});
    run.bytes = countMember(json, "bytes");
    if (json.contains("picture"))
        run.picture = textMember(json, "picture");
    return run;
}

}  // namespace centerscope
