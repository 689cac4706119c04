// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/run_record.h"

#include <cmath>
#include <stdexcept>

#include "core/write_whole.h"
#include "data/input_file.h"
#include "training/limited_json.h"

namespace centerscope {

namespace {

using Json = nlohmann::json;
using OrderedJson = nlohmann::ordered_json;

constexpr int kFormat = 1;
constexpr const char* kRun = "run.json";
constexpr const char* kPreset = "preset.json";

std::string readText(const std::filesystem::path& path) {
    constexpr std::int64_t kLargestFile = 1 << 20;
    InputFile file(path);
    if (file.size() > kLargestFile)
        file.refuse("expected at most 1 MiB, found " + std::to_string(file.size()) + " bytes");
    std::vector<std::uint8_t> bytes(static_cast<std::size_t>(file.size()));
    const std::size_t size = file.read(bytes);
    return {bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(size)};
}

const Json& member(const Json& json, const char* key) {
    if (!json.is_object() || !json.contains(key))
        throw std::invalid_argument(std::string("expected \"") + key + "\", found none");
    return json.at(key);
}

std::string text(const Json& json, const char* key) {
    if (!member(json, key).is_string())
        throw std::invalid_argument(std::string("expected a text at \"") + key +
                                    "\", found another value");
    return json.at(key).get<std::string>();
}

std::uint64_t count(const Json& json, const char* key) {
    if (!member(json, key).is_number_unsigned())
        throw std::invalid_argument(std::string("expected a count at \"") + key +
                                    "\", found another value");
    return json.at(key).get<std::uint64_t>();
}

std::optional<std::int64_t> steps(const Json& plan, const char* key) {
    if (!plan.contains(key))
        return std::nullopt;
    const std::uint64_t found = count(plan, key);
    if (found < 1 || found > INT64_MAX / 2)
        throw std::invalid_argument(std::string("expected a number of steps at \"") + key +
                                    "\", found " + std::to_string(found));
    return static_cast<std::int64_t>(found);
}

RunPlan readPlan(const Json& json) {
    if (!json.is_object())
        throw std::invalid_argument("expected an object at \"plan\", found another value");
    RunPlan plan{.steps = steps(json, "steps"),
                 .checkpointEvery = steps(json, "checkpoint_every"),
                 .snapshotEvery = steps(json, "snapshot_every"),
                 .evaluateEvery = steps(json, "evaluate_every"),
                 .snapshotLimit = {}};
    if (json.contains("snapshot_limit")) {
        const Json& limit = json.at("snapshot_limit");
        if (!limit.is_number() || !(limit.get<double>() > 0) || !std::isfinite(limit.get<double>()))
            throw std::invalid_argument(
                "expected a number above 0 at \"snapshot_limit\", found another value");
        plan.snapshotLimit = limit.get<double>();
    }
    return plan;
}

RunRecord readRecord(const Json& json) {
    RunRecord record;
    const std::uint64_t format = count(json, "format_version");
    record.recipe.programVersion = text(json, "program_version");
    if (format > kFormat)
        throw std::invalid_argument("expected a run of format " + std::to_string(kFormat) +
                                    " or earlier, found format " + std::to_string(format) +
                                    " of a newer program (version " + record.recipe.programVersion +
                                    ")");
    record.recipe.seed = count(json, "seed");
    const auto instructionSet = instructionSetFromName(text(json, "instruction_set"));
    if (!instructionSet)
        throw std::invalid_argument("expected a known instruction set, found another");
    record.recipe.instructionSet = *instructionSet;
    record.recipe.numerics = json.contains("numerics") ? count(json, "numerics") : 1;
    const Json& dataset = member(json, "dataset");
    record.recipe.dataset = text(dataset, "name");
    record.recipe.datasetFingerprint = text(dataset, "fingerprint");
    if (dataset.contains("folder"))
        record.datasetFolder = text(dataset, "folder");
    record.plan = readPlan(member(json, "plan"));
    return record;
}

}  // namespace

RunRecord parseRunRecord(std::string_view json, const std::string& fileName) {
    try {
        return readRecord(parseLimitedJson(json, {.depth = 4}));
    } catch (const std::invalid_argument& error) {
        throw CheckpointError(fileName + ": " + error.what() + ".");
    }
}

std::string runRecordJson(const RunRecord& record) {
    const auto& [recipe, plan, datasetFolder] = record;
    OrderedJson planned = OrderedJson::object();
    const auto add = [&planned](const char* key, const auto& value) {
        if (value)
            planned[key] = *value;
    };
    add("steps", plan.steps);
    add("checkpoint_every", plan.checkpointEvery);
    add("snapshot_every", plan.snapshotEvery);
    add("evaluate_every", plan.evaluateEvery);
    add("snapshot_limit", plan.snapshotLimit);
    OrderedJson json{
        {"format_version", kFormat},
        {"program_version", recipe.programVersion},
        {"seed", recipe.seed},
        {"instruction_set", std::string(name(recipe.instructionSet))},
        {"numerics", recipe.numerics},
        {"dataset", {{"name", recipe.dataset}, {"fingerprint", recipe.datasetFingerprint}}},
        {"plan", planned}};
    if (!datasetFolder.empty())
        json["dataset"]["folder"] = datasetFolder.string();
    return json.dump(2, ' ', false, OrderedJson::error_handler_t::replace) + "\n";
}

void writeRunRecord(const std::filesystem::path& folder, const RunRecord& record) {
    writeWhole(folder / kPreset, presetJson(record.recipe.preset));
    writeWhole(folder / kRun, runRecordJson(record));
}

RunRecord loadRunRecord(const std::filesystem::path& folder) {
    const std::filesystem::path file = folder / kRun;
    if (!std::filesystem::exists(file))
        throw CheckpointError(folder.string() + ": expected the folder of a run with " + kRun +
                              " in it, found none.");
    try {
        RunRecord record = parseRunRecord(readText(file), file.string());
        record.recipe.preset = parsePreset(readText(folder / kPreset), (folder / kPreset).string());
        return record;
    } catch (const std::runtime_error& error) {  // says which file
        throw CheckpointError(error.what());
    }
}

std::optional<RunRecord> recordBeside(const std::filesystem::path& checkpoint) {
    const std::filesystem::path folder =
        std::filesystem::absolute(checkpoint).parent_path().parent_path();
    if (!std::filesystem::exists(folder / kRun))
        return std::nullopt;
    return loadRunRecord(folder);
}

}  // namespace centerscope
