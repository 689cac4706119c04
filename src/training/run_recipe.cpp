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
    const std::string set(name(recipe.instructionSet));
    if (!processorHas(recipe.instructionSet))
        throw CheckpointError(fileName + ": expected a processor with the instruction set " + set +
                              " of this run, found one without it.");
    if (!programHas(recipe.instructionSet))
        throw CheckpointError(fileName + ": expected a program built for the instruction set " +
                              set + " of this run, found one without it; scripts/test builds it.");
}

}  // namespace centerscope
