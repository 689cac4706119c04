// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/run_source.h"

#include <algorithm>
#include <utility>

#include "data/dataset_catalogue.h"
#include "training/training_images.h"

namespace centerscope {

namespace {

namespace fs = std::filesystem;

std::shared_ptr<const Dataset> datasetIn(const fs::path& folder) {
    return loadDataset(folder.empty() ? bundledMnist() : folder);
}

RunInfo describe(const RunConfig& config, std::shared_ptr<const Dataset> dataset,
                 const fs::path& datasetFolder) {
    RunInfo run;
    run.preset = std::make_shared<const Preset>(config.preset);
    run.dataset = std::move(dataset);
    run.seed = config.seed;
    run.datasetFolder = datasetFolder;
    return run;
}

}  // namespace

RunSource sourceOfNewRun(RunInfo run) {
    Preset preset = *run.preset;  // a small data set may hold less than the preset's batch
    int& batchSize = preset.hyperparameters.batchSize;
    batchSize = static_cast<int>(
        std::min<std::int64_t>(batchSize, trainingImageCount(preset, *run.dataset)));
    RunSource source;
    source.config = makeRunConfig(preset, *run.dataset, run.seed, bestInstructionSet());
    source.run = std::move(run);
    return source;
}

RunSource sourceFromFolder(const fs::path& folder, const RunFolder::Report& passedOver,
                           const RunFolder::Report& report) {
    const RunManifest manifest = loadRunManifest(folder);
    requireProcessor(manifest.config, folder.string());
    std::shared_ptr<const Dataset> dataset = datasetIn(manifest.datasetFolder);
    requireDataset(manifest.config, *dataset, folder.string());
    std::optional<Checkpoint> checkpoint = newestGoodCheckpoint(folder, manifest, passedOver);
    if (!checkpoint)
        throw CheckpointError(folder.string() + ": expected a checkpoint in it, found none.");
    RunSource source;
    source.rows = loadRunMetrics(folder, manifest.config, checkpoint->state);
    source.recorder = std::make_unique<RunRecorder>(
        manifest, RunFolder::resume(folder, manifest, checkpoint->state, report),
        checkpoint->state);
    source.run = describe(manifest.config, std::move(dataset), manifest.datasetFolder);
    source.config = manifest.config;
    source.state = std::move(checkpoint->state);
    return source;
}

RunSource sourceFromCheckpoint(const fs::path& file, const RunInfo& loaded) {
    Checkpoint checkpoint = loadCheckpoint(file);
    requireProcessor(checkpoint.config, file.string());
    const std::optional<RunManifest> beside = manifestBeside(file);
    const bool isLoaded =
        loaded.dataset && fingerprint(*loaded.dataset) == checkpoint.config.datasetFingerprint;
    const fs::path datasetFolder = isLoaded ? loaded.datasetFolder
                                   : beside ? beside->datasetFolder
                                            : fs::path();
    std::shared_ptr<const Dataset> dataset = isLoaded ? loaded.dataset : datasetIn(datasetFolder);
    requireDataset(checkpoint.config, *dataset, file.string());
    RunSource source;
    if (beside && isSameRun(beside->config, checkpoint.config)) {
        source.options = beside->options;
        source.rows = loadRunMetrics(*runFolderOf(file), checkpoint.config, checkpoint.state);
    }
    source.run = describe(checkpoint.config, std::move(dataset), datasetFolder);
    source.config = std::move(checkpoint.config);
    source.state = std::move(checkpoint.state);
    return source;
}

}  // namespace centerscope
