// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/run_source.h"

#include <utility>

#include "core/error.h"
#include "data/dataset_catalogue.h"
#include "data/known_part.h"
#include "presets/preset_fit.h"
#include "runs/fork_name.h"
#include "runs/frame_file.h"
#include "runs/run_checkpoints.h"
#include "runs/run_files.h"
#include "runs/run_label.h"
#include "runs/run_projection.h"

namespace centerscope {

namespace {

namespace fs = std::filesystem;

void openDatasetOf(RunSource& source, const OpenDataset& openDataset, const fs::path& from) {
    source.dataset = openDataset(source.manifest);
    requireDataset(source.manifest.config, *source.dataset, from.string());
    Preset& preset = source.manifest.config.preset;
    source.dataset = knownPart(std::move(source.dataset), preset.heldOut);
    preset.network = preset.network.fittedTo(source.dataset->shape());
}

/// A fork has the bits of the processor and the program that train it. Whether they are others.
bool takeOwnInstructionSet(RunConfig& config, const fs::path& file,
                           const RunFolder::Report& report) {
    if (isSupported(config.instructionSet))
        return false;
    const InstructionSet best = bestInstructionSet();
    report({MessageCode::ForkHasOtherBits, file, name(config.instructionSet), name(best)});
    config.instructionSet = best;
    return true;
}

std::vector<Bookmark> bookmarksUpTo(std::int64_t step, const fs::path& folder,
                                    const RunFolder::Report& passedOver) {
    std::vector<Bookmark> bookmarks;
    try {
        bookmarks = loadBookmarks(folder);
    } catch (const Error& error) {
        passedOver({MessageCode::PassedOver, error.message()});
    }
    std::erase_if(bookmarks, [step](const Bookmark& each) { return each.step > step; });
    return bookmarks;
}

/// The checkpoint has all that decides the run: without its manifest it can resume.
std::optional<RunManifest> readableManifestBeside(const fs::path& checkpoint,
                                                  const RunFolder::Report& passedOver) {
    try {
        return manifestBeside(checkpoint);
    } catch (const Error& error) {
        passedOver({MessageCode::PassedOver, error.message()});
        return std::nullopt;
    }
}

}  // namespace

std::shared_ptr<const Dataset> openRecordedDataset(const RunManifest& manifest) {
    return loadDataset(manifest.datasetFolder);
}

RunSource sourceOfNewRun(const Preset& preset, std::shared_ptr<const Dataset> dataset,
                         const fs::path& datasetFolder, const Seeds& seeds,
                         InstructionSet instructionSet) {
    requireFit(preset, *dataset);
    RunSource source;
    source.dataset = knownPart(std::move(dataset), preset.heldOut);
    source.manifest.config = makeRunConfig(preset, *source.dataset, seeds, instructionSet);
    source.manifest.datasetFolder = datasetFolder;
    source.manifest.identity = newRunIdentity();
    return source;
}

RunSource sourceToResume(const fs::path& folder, const OpenDataset& openDataset,
                         const RunFolder::Report& passedOver) {
    RunLock lock(folder);
    RunSource source = sourceFromFolder(folder, openDataset, passedOver);
    source.lock = std::move(lock);
    return source;
}

/// What says nothing of the training, and so does not keep the run from being opened.
void reportLost(const fs::path& folder, int embeddingSize, const RunFolder::Report& report) {
    std::optional<Message> identity;
    std::optional<Message> label;
    std::optional<Message> projection;
    readableRunIdentity(folder, identity);
    readableRunLabel(folder, label);
    readableProjection(folder, embeddingSize, projection);
    for (const auto& each : {identity, label, projection})
        if (each)
            report(*each);
}

RunSource sourceFromFolder(const fs::path& folder, const OpenDataset& openDataset,
                           const RunFolder::Report& passedOver) {
    RunSource source;
    source.folder = folder;
    source.manifest = loadRunManifest(folder);
    if (source.manifest.identity.id.empty())                       // an older program's
        source.manifest.identity = {newRunIdentity().id, {}, {}};  // begun nobody knows when
    requireProcessor(source.manifest.config, folder.string());
    openDatasetOf(source, openDataset, folder);
    reportLost(folder, source.manifest.config.preset.network.embeddingSize, passedOver);
    const RunManifest& manifest = source.manifest;
    if (auto checkpoint = newestGoodCheckpoint(folder, manifest, passedOver)) {
        requireEveryValidation(folder, manifest, checkpoint->state,
                               trainingImageCount(manifest.config.preset, *source.dataset));
        source.rows = loadRunMetrics(folder, manifest.config, checkpoint->state);
        source.state = std::move(checkpoint->state);
    }
    return source;
}

RunSource sourceFromCheckpoint(const fs::path& file, const OpenDataset& openDataset,
                               const RunFolder::Report& passedOver) {
    return sourceFromCheckpoint(loadCheckpoint(file), file, openDataset, passedOver);
}

RunSource sourceFromCheckpoint(Checkpoint checkpoint, const fs::path& file,
                               const OpenDataset& openDataset,
                               const RunFolder::Report& passedOver) {
    std::optional<RunManifest> beside;
    if (!file.empty())
        beside = readableManifestBeside(file, passedOver);
    RunSource source;
    std::optional<RunOrigin> origin;
    if (beside && isSameRun(beside->config, checkpoint.config)) {
        if (!checkpoint.config.evaluateEvery)
            checkpoint.config.evaluateEvery = beside->config.evaluateEvery;
        source.manifest = *std::move(beside);
        const fs::path folder = *runFolderOf(file);
        origin = RunOrigin{source.manifest.identity.id, checkpoint.state.step,
                           givenName(folder, source.manifest.identity)};
        source.rows = loadRunMetrics(folder, checkpoint.config, checkpoint.state);
        const NetworkDescription& network = checkpoint.config.preset.network;
        if (network.embeddingSize == 2 || source.manifest.projection)  // else on axes unknown
            source.frames = loadFrames(folder / kFramesFile, network.classes, checkpoint.state.step,
                                       source.manifest.sharedProjection());
        source.bookmarks = bookmarksUpTo(checkpoint.state.step, folder, passedOver);
        std::optional<Message> lost;
        readableProjection(folder, checkpoint.config.preset.network.embeddingSize, lost);
        if (lost)
            passedOver(*lost);
    }
    source.manifest.config = std::move(checkpoint.config);
    source.manifest.identity = newRunIdentity(std::move(origin));
    source.state = std::move(checkpoint.state);
    // Nothing earlier of what leads there comes along.
    std::optional<std::int64_t>& repeatableFrom = source.manifest.options.repeatableFrom;
    if (takeOwnInstructionSet(source.manifest.config, file, passedOver) || repeatableFrom)
        repeatableFrom = source.step();
    if (repeatableFrom == 0)
        repeatableFrom.reset();  // from the beginning
    openDatasetOf(source, openDataset, file);
    return source;
}

/// A run can be looked at, though not trained, where its instruction set is missing.
Trainer<float> makeTrainer(const RunManifest& manifest, std::shared_ptr<const Dataset> dataset,
                           ThreadPool& pool) {
    const RunConfig& config = manifest.config;
    const InstructionSet instructionSet =
        isSupported(config.instructionSet) ? config.instructionSet : bestInstructionSet();
    return {config.preset, std::move(dataset), config.seeds(),
            pool,          instructionSet,     manifest.projection};
}

}  // namespace centerscope
