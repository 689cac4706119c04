// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/run_recipe.h"

#include <nlohmann/json.hpp>
#include <utility>

#include "core/error.h"

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

MessageArgument valueAt(const Json& flat, const std::string& place) {
    return flat.contains(place) ? MessageArgument(flat.at(place).dump())
                                : Message(MessageCode::FoundNothing);
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
            throw Error(MessageCode::CheckpointOfAnotherRun, fileName, valueAt(ours, place),
                        place.substr(1), valueAt(theirs, place));
}

bool isSameRun(const RunRecipe& one, const RunRecipe& other) {
    const auto [ours, theirs] = flatPair(one, other);
    return ours == theirs;
}

void requireDataset(const RunRecipe& recipe, const Dataset& dataset, const std::string& fileName) {
    const std::string found = fingerprint(dataset);
    if (found != recipe.datasetFingerprint)
        throw Error(MessageCode::RunOfAnotherDataset, fileName, recipe.dataset,
                    recipe.datasetFingerprint, dataset.name, found);
}

void requireProcessor(const RunRecipe& recipe, const std::string& fileName) {
    if (!processorHas(recipe.instructionSet))
        throw Error(MessageCode::ProcessorLacksInstructionSet, fileName,
                    name(recipe.instructionSet));
    if (!programHas(recipe.instructionSet))
        throw Error(MessageCode::ProgramLacksInstructionSet, fileName, name(recipe.instructionSet));
}

Message otherNumerics(const RunRecipe& recipe) {
    return {MessageCode::ResumesWithAnotherArithmetic, std::to_string(recipe.numerics), kNumerics};
}

void requireNumerics(const RunRecipe& recipe, const std::string& fileName) {
    if (recipe.numerics != kNumerics)
        throw Error(MessageCode::RunOfAnotherArithmetic, fileName, kNumerics,
                    std::to_string(recipe.numerics));
}

}  // namespace centerscope
