// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/run_start.h"

#include <algorithm>
#include <utility>

#include "core/error.h"
#include "data/dataset_catalogue.h"
#include "presets/preset_in_force.h"
#include "training/training_images.h"

namespace centerscope {

namespace {

namespace fs = std::filesystem;

std::shared_ptr<const Dataset> datasetIn(const fs::path& folder) {
    return loadDataset(folder.empty() ? bundledMnist() : folder);
}

RunDescription describe(const RunRecipe& recipe, std::shared_ptr<const Dataset> dataset,
                        const fs::path& datasetFolder) {
    RunDescription run;
    run.preset = std::make_shared<const Preset>(recipe.preset);
    run.dataset = std::move(dataset);
    run.seed = recipe.seed;
    run.datasetFolder = datasetFolder;
    return run;
}

}  // namespace

RunStart newStart(RunDescription run) {
    Preset preset = *run.preset;  // a small data set may hold less than the preset's batch
    int& batchSize = preset.hyperparameters.batchSize;
    batchSize = static_cast<int>(
        std::min<std::int64_t>(batchSize, trainingImageCount(preset, *run.dataset)));
    RunStart start;
    describeChanges(preset, *run.preset);
    start.recipe = recipeOf(preset, *run.dataset, run.seed, bestInstructionSet());
    start.recipe.evaluateEvery.reset();
    start.run = std::move(run);
    return start;
}

RunStart continuedStart(const fs::path& folder, const RunFolder::Report& passedOver,
                        const RunFolder::Report& report) {
    RunRecord record = loadRunRecord(folder);
    record.plan.holdsEveryValidation = false;
    requireProcessor(record.recipe, folder.string());
    std::shared_ptr<const Dataset> dataset = datasetIn(record.datasetFolder);
    requireDataset(record.recipe, *dataset, folder.string());
    std::optional<Checkpoint> checkpoint = newestGoodCheckpoint(folder, record, passedOver);
    if (!checkpoint)
        throw Error(MessageCode::NoCheckpointInFolder, folder);
    RunStart start;
    start.rows = loadRunRows(folder, record.recipe, checkpoint->state);
    start.keeper = std::make_unique<RunKeeper>(
        record, RunFolder::resume(folder, record, checkpoint->state, report), checkpoint->state);
    start.run = describe(record.recipe, std::move(dataset), record.datasetFolder);
    start.recipe = record.recipe;
    start.state = std::move(checkpoint->state);
    return start;
}

RunStart openedStart(const fs::path& file, const RunDescription& loaded) {
    Checkpoint checkpoint = loadCheckpoint(file);
    requireProcessor(checkpoint.recipe, file.string());
    const std::optional<RunRecord> beside = recordBeside(file);
    const bool isLoaded =
        loaded.dataset && fingerprint(*loaded.dataset) == checkpoint.recipe.datasetFingerprint;
    const fs::path datasetFolder = isLoaded ? loaded.datasetFolder
                                   : beside ? beside->datasetFolder
                                            : fs::path();
    std::shared_ptr<const Dataset> dataset = isLoaded ? loaded.dataset : datasetIn(datasetFolder);
    requireDataset(checkpoint.recipe, *dataset, file.string());
    RunStart start;
    if (beside && isSameRun(beside->recipe, checkpoint.recipe)) {
        if (!checkpoint.recipe.evaluateEvery)
            checkpoint.recipe.evaluateEvery = beside->recipe.evaluateEvery;
        start.rows = loadRunRows(*runFolderOf(file), checkpoint.recipe, checkpoint.state);
    }
    start.run = describe(checkpoint.recipe, std::move(dataset), datasetFolder);
    start.recipe = std::move(checkpoint.recipe);
    start.state = std::move(checkpoint.state);
    return start;
}

}  // namespace centerscope
