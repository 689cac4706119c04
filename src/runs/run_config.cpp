// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/run_config.h"

#include <nlohmann/json.hpp>

namespace centerscope {

namespace {

using Json = nlohmann::ordered_json;

/// All that decides the run, by where it stands: {"/seed": 1, "/preset/id": "paper", …}.
Json flat(const RunConfig& config) {
    Json preset = Json::parse(presetJson(config.preset));
    for (const char* prose : {"name", "description", "differences", "alpha_note"})
        preset.erase(prose);
    return Json{{"seed", config.seed},
                {"dataset_fingerprint", config.datasetFingerprint},
                {"instruction_set", std::string(name(config.instructionSet))},
                {"program_version", config.programVersion},
                {"numerics", config.numerics},
                {"preset", preset}}
        .flatten();
}

std::string valueAt(const Json& flat, const std::string& place) {
    return flat.contains(place) ? flat.at(place).dump() : "nothing";
}

}  // namespace

RunConfig makeRunConfig(const Preset& preset, const Dataset& dataset, std::uint64_t seed,
                        InstructionSet instructionSet) {
    return {preset, seed, dataset.name, fingerprint(dataset), instructionSet, CENTERSCOPE_VERSION};
}

void requireSameRun(const RunConfig& expected, const RunConfig& found,
                    const std::string& fileName) {
    const Json ours = flat(expected);
    const Json theirs = flat(found);
    Json all = ours;
    all.update(theirs);
    for (const auto& [place, value] : all.items())
        if (valueAt(ours, place) != valueAt(theirs, place))
            throw CheckpointError(fileName + ": expected a checkpoint of this run with " +
                                  valueAt(ours, place) + " at \"" + place.substr(1) +
                                  "\", found one with " + valueAt(theirs, place) +
                                  "; put run.json and preset.json right, or move it elsewhere.");
}

bool isSameRun(const RunConfig& one, const RunConfig& other) {
    return flat(one) == flat(other);
}

void requireDataset(const RunConfig& config, const Dataset& dataset, const std::string& fileName) {
    const std::string found = fingerprint(dataset);
    if (found != config.datasetFingerprint)
        throw CheckpointError(fileName + ": expected the data set " + config.dataset + " (" +
                              config.datasetFingerprint + "), found " + dataset.name + " (" +
                              found + ").");
}

void requireProcessor(const RunConfig& config, const std::string& fileName) {
    const std::string set(name(config.instructionSet));
    if (!processorHas(config.instructionSet))
        throw CheckpointError(fileName + ": expected a processor with the instruction set " + set +
                              " of this run, found one without it.");
    if (!programHas(config.instructionSet))
        throw CheckpointError(fileName + ": expected a program built for the instruction set " +
                              set + " of this run, found one without it; scripts/test builds it.");
}

std::string otherNumerics(const RunConfig& config) {
    return "The run began with revision " + std::to_string(config.numerics) +
           " of the arithmetic and resumes with revision " + std::to_string(kNumerics) +
           ": not to the same bits as if it had never stopped.";
}

void requireNumerics(const RunConfig& config, const std::string& fileName) {
    if (config.numerics != kNumerics)
        throw CheckpointError(
            fileName + ": expected a run of revision " + std::to_string(kNumerics) +
            " of the arithmetic, found revision " + std::to_string(config.numerics) +
            ", whose bits this program does not give; only a run trained with this program can be "
            "replayed with it.");
}

}  // namespace centerscope
