// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/run_manifest.h"

#include <algorithm>

#include "core/error.h"
#include "core/json_reader.h"
#include "core/json_writer.h"
#include "core/resolved_path.h"
#include "core/write_whole.h"
#include "presets/value_ranges.h"
#include "runs/run_files.h"
#include "runs/run_json.h"
#include "runs/run_projection.h"

namespace centerscope {

namespace {

using Json = nlohmann::json;
using OrderedJson = nlohmann::ordered_json;

constexpr int kFormat = 1;

std::optional<std::int64_t> steps(const Json& plan, const char* key, const CountRange& range) {
    if (!plan.contains(key))
        return std::nullopt;
    const std::uint64_t found = countMember(plan, key);
    if (found > INT64_MAX || !range.contains(static_cast<std::int64_t>(found)))
        refuseMember(key, {MessageCode::ANumberOfStepsFromTo, range.least, range.most},
                     std::to_string(found));
    return static_cast<std::int64_t>(found);
}

/// Older programs took intervals that no run reaches, as kMostSteps is one.
std::optional<std::int64_t> interval(const Json& plan, const char* key) {
    constexpr CountRange kOnceTaken{kPlannedSteps.least, INT64_MAX};
    const auto found = steps(plan, key, kOnceTaken);
    return found ? std::optional(std::min(*found, kPlannedSteps.most)) : std::nullopt;
}

void addFolder(OrderedJson& dataset, const std::string& folder) {
    if (isUtf8(folder))
        dataset["folder"] = folder;
    else
        dataset["folder_url"] = urlOf(folder);
}

RunOptions readOptions(const Json& json) {
    if (!json.is_object())
        refuseMember("plan", {MessageCode::AnObject});
    RunOptions options{.steps = steps(json, "steps", kRunLengths),
                       .checkpointEvery = interval(json, "checkpoint_every"),
                       .snapshotEvery = interval(json, "snapshot_every"),
                       .snapshotLimit = {},
                       .holdsEveryValidation = json.contains("holds_every_validation") &&
                                               json.at("holds_every_validation") == true,
                       .firstStep = steps(json, "first_step", {1, kMostSteps}),
                       .repeatableFrom = steps(json, "repeatable_from", {1, kMostSteps})};
    if (json.contains("snapshot_limit")) {
        const Json& limit = json.at("snapshot_limit");
        if (!limit.is_number() || !(limit.get<double>() > 0))
            refuseMember("snapshot_limit", {MessageCode::ANumberAboveZero});
        // Older programs took limits that no picture can use.
        options.snapshotLimit =
            std::clamp(limit.get<double>(), kAxisLimits.least, kAxisLimits.most);
    }
    return options;
}

RunManifest readManifest(const Json& json) {
    RunManifest manifest;
    const std::uint64_t format = countMember(json, "format_version");
    manifest.config.programVersion = textMember(json, "program_version");
    if (format > kFormat)
        throw Error(MessageCode::RunOfNewerProgram, kFormat, std::to_string(format),
                    manifest.config.programVersion);
    manifest.config.seed = countMember(json, "seed");
    const auto instructionSet = instructionSetFromName(textMember(json, "instruction_set"));
    if (!instructionSet)
        throw Error(MessageCode::ExpectedFound, Message(MessageCode::AKnownInstructionSet),
                    Message(MessageCode::FoundAnother));
    manifest.config.instructionSet = *instructionSet;
    manifest.config.numerics = json.contains("numerics") ? countMember(json, "numerics") : 1;
    if (json.contains("data_seed"))
        manifest.config.dataSeed = countMember(json, "data_seed");
    manifest.config.drawnByName = json.contains("drawn_by_name") && json["drawn_by_name"] == true;
    const Json& dataset = member(json, "dataset");
    manifest.config.dataset = textMember(dataset, "name");
    manifest.config.datasetFingerprint = textMember(dataset, "fingerprint");
    if (dataset.contains("folder"))
        manifest.datasetFolder = textMember(dataset, "folder");
    else if (dataset.contains("folder_url"))
        manifest.datasetFolder = pathOfUrl(textMember(dataset, "folder_url"), "folder_url");
    const Json& plan = member(json, "plan");
    manifest.options = readOptions(plan);
    // The older command line could validate only after every epoch: at no interval that comes.
    manifest.config.evaluateEvery = interval(plan, "evaluate_every").value_or(kPlannedSteps.most);
    return manifest;
}

}  // namespace

std::shared_ptr<const StageProjection> RunManifest::sharedProjection() const {
    return projection ? std::make_shared<const StageProjection>(*projection) : nullptr;
}

RunManifest parseRunManifest(std::string_view json, const std::string& fileName) {
    return readAt(fileName, [&json] { return readManifest(readJson(json, {.depth = 4})); });
}

std::string runManifestJson(const RunManifest& manifest) {
    const auto& [config, options, datasetFolder, identity, projection] = manifest;
    OrderedJson planned = OrderedJson::object();
    const auto add = [&planned](const char* key, const auto& value) {
        if (value)
            planned[key] = *value;
    };
    add("steps", options.steps);
    add("checkpoint_every", options.checkpointEvery);
    add("snapshot_every", options.snapshotEvery);
    add("evaluate_every", config.evaluateEvery);
    add("snapshot_limit", options.snapshotLimit);
    if (options.holdsEveryValidation)
        planned["holds_every_validation"] = true;
    add("first_step", options.firstStep);
    add("repeatable_from", options.repeatableFrom);
    OrderedJson json{
        {"format_version", kFormat},
        {"program_version", config.programVersion},
        {"seed", config.seed},
        {"instruction_set", std::string(name(config.instructionSet))},
        {"numerics", config.numerics},
        {"dataset", {{"name", config.dataset}, {"fingerprint", config.datasetFingerprint}}},
        {"plan", planned}};
    if (config.dataSeed)
        json["data_seed"] = *config.dataSeed;
    if (config.drawnByName)
        json["drawn_by_name"] = true;
    if (!datasetFolder.empty())
        addFolder(json["dataset"], datasetFolder.string());
    return jsonText(json, 2) + "\n";
}

void writeRunManifest(const std::filesystem::path& folder, const RunManifest& manifest) {
    writeWhole(folder / kPresetFile, presetJson(manifest.config.preset));
    writeRunIdentity(folder, manifest.identity);
    if (manifest.projection)
        writeProjection(folder, *manifest.projection);
    writeWhole(folder / kRunFile, runManifestJson(manifest));
}

RunManifest loadRunManifest(const std::filesystem::path& folder) {
    const std::filesystem::path file = folder / kRunFile;
    std::error_code none;
    if (!std::filesystem::exists(file, none))
        throw Error(MessageCode::NoRunInFolder, folder, kRunFile);
    RunManifest manifest = parseRunManifest(readRunFile(file), file.string());
    manifest.config.preset = parsePreset(readRunFile(folder / kPresetFile), folder / kPresetFile);
    std::optional<Message> lost;  // who opens the run hears of it
    manifest.identity = readableRunIdentity(folder, lost);
    manifest.projection =
        readableProjection(folder, manifest.config.preset.network.embeddingSize, lost);
    return manifest;
}

std::optional<std::filesystem::path> runFolderOf(const std::filesystem::path& checkpoint) {
    for (const auto& file : {resolvedPath(checkpoint), std::filesystem::absolute(checkpoint)}) {
        const std::filesystem::path folder = file.parent_path().parent_path();
        if (std::filesystem::exists(folder / kRunFile))
            return folder;
    }
    return std::nullopt;
}

std::optional<RunManifest> manifestBeside(const std::filesystem::path& checkpoint) {
    const auto folder = runFolderOf(checkpoint);
    return folder ? std::optional(loadRunManifest(*folder)) : std::nullopt;
}

}  // namespace centerscope
