// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/run_recipe.h"

#include <nlohmann/json.hpp>
#include <utility>

namespace centerscope {

namespace {

using Json = nlohmann::ordered_json;

/// All that decides the run, by where it stands: {"/seed": 1, "/preset/id": "paper", …}.
Json flat(const RunRecipe& recipe) {
    Json preset = Json::parse(presetJson(recipe.preset));
    for (const char* prose : {"name", "description", "differences", "alpha_note"})
        preset.erase(prose);
    Json json{{"seed", recipe.seed},
              {"dataset_fingerprint", recipe.datasetFingerprint},
              {"instruction_set", std::string(name(recipe.instructionSet))},
              {"program_version", recipe.programVersion},
              {"numerics", recipe.numerics},
              {"preset", preset}};
    if (recipe.evaluateEvery)
        json["evaluate_every"] = *recipe.evaluateEvery;
    return json.flatten();
}

/// Both of them; what one does not know is not compared.
std::pair<Json, Json> flatPair(RunRecipe one, RunRecipe other) {
    if (!one.evaluateEvery || !other.evaluateEvery)
        one.evaluateEvery = other.evaluateEvery = std::nullopt;
    return {flat(one), flat(other)};
}

std::string valueAt(const Json& flat, const std::string& place) {
    return flat.contains(place) ? flat.at(place).dump() : "nothing";
}

}  // namespace

RunRecipe recipeOf(const Preset& preset, const Dataset& dataset, std::uint64_t seed,
                   InstructionSet instructionSet) {
    return {preset, seed, dataset.name, fingerprint(dataset), instructionSet, CENTERSCOPE_VERSION};
}

bool RunRecipe::isValidationDue(std::int64_t step, bool isEpochOver) const {
    return isEpochOver || (evaluateEvery && step % *evaluateEvery == 0);
}

void requireSameRun(const RunRecipe& expected, const RunRecipe& found,
                    const std::string& fileName) {
    const auto [ours, theirs] = flatPair(expected, found);
    Json all = ours;
    all.update(theirs);
    for (const auto& [place, value] : all.items())
        if (valueAt(ours, place) != valueAt(theirs, place))
            throw CheckpointError(fileName + ": expected a checkpoint of this run with " +
                                  valueAt(ours, place) + " at \"" + place.substr(1) +
                                  "\", found one with " + valueAt(theirs, place) +
                                  "; put run.json and preset.json right, or move it elsewhere.");
}

bool isSameRun(const RunRecipe& one, const RunRecipe& other) {
    const auto [ours, theirs] = flatPair(one, other);
    return ours == theirs;
}

void requireDataset(const RunRecipe& recipe, const Dataset& dataset, const std::string& fileName) {
    const std::string found = fingerprint(dataset);
    if (found != recipe.datasetFingerprint)
        throw CheckpointError(fileName + ": expected the data set " + recipe.dataset + " (" +
                              recipe.datasetFingerprint + "), found " + dataset.name + " (" +
                              found + ").");
}

void requireProcessor(const RunRecipe& recipe, const std::string& fileName) {
    const std::string set(name(recipe.instructionSet));
    if (!processorHas(recipe.instructionSet))
        throw CheckpointError(fileName + ": expected a processor with the instruction set " + set +
                              " of this run, found one without it.");
    if (!programHas(recipe.instructionSet))
        throw CheckpointError(fileName + ": expected a program built for the instruction set " +
                              set + " of this run, found one without it; scripts/test builds it.");
}

std::string otherNumerics(const RunRecipe& recipe) {
    return "The run began with revision " + std::to_string(recipe.numerics) +
           " of the arithmetic and resumes with revision " + std::to_string(kNumerics) +
           ": not to the same bits as if it had never stopped.";
}

void requireNumerics(const RunRecipe& recipe, const std::string& fileName) {
    if (recipe.numerics != kNumerics)
        throw CheckpointError(
            fileName + ": expected a run of revision " + std::to_string(kNumerics) +
            " of the arithmetic, found revision " + std::to_string(recipe.numerics) +
            ", whose bits this program does not give; only a run trained with this program can be "
            "replayed with it.");
}

}  // namespace centerscope
