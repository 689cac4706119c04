// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/run_recipe.h"

namespace centerscope {

RunRecipe recipeOf(const Preset& preset, const Dataset& dataset, std::uint64_t seed,
                   InstructionSet instructionSet) {
    return {preset, seed, dataset.name, fingerprint(dataset), instructionSet, CENTERSCOPE_VERSION};
}

void requireDataset(const RunRecipe& recipe, const Dataset& dataset, const std::string& fileName) {
    const std::string found = fingerprint(dataset);
    if (found != recipe.datasetFingerprint)
        throw CheckpointError(fileName + ": expected the data set " + recipe.dataset + " (" +
                              recipe.datasetFingerprint + "), found " + dataset.name + " (" +
                              found + ").");
}

void requireProcessor(const RunRecipe& recipe, const std::string& fileName) {
    if (!isSupported(recipe.instructionSet))
        throw CheckpointError(fileName + ": expected a processor with the instruction set " +
                              std::string(name(recipe.instructionSet)) +
                              " of this run, found one without it.");
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
