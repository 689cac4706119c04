// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/idle_run.h"

#include <algorithm>
#include <memory>
#include <optional>
#include <utility>

#include "core/error.h"
#include "data/known_part.h"
#include "presets/preset_fit.h"
#include "presets/preset_in_force.h"
#include "runs/run_checkpoints.h"

namespace centerscope {

namespace {

namespace fs = std::filesystem;

IdleRun recordedRun(RunSource source) {
    const RunManifest& manifest = source.manifest;
    RunInfo info;
    Preset preset = manifest.config.preset;
    if (source.state)
        preset.embeddingLoss = embeddingLossAfter(preset.embeddingLoss, source.state->history);
    info.preset = std::make_shared<const Preset>(std::move(preset));
    info.isPresetFitted = true;
    info.dataset = source.dataset;
    info.seeds = manifest.config.seeds();
    info.datasetFolder = manifest.datasetFolder;
    if (source.recorder && source.recorder->folder())
        info.folder = source.recorder->folder()->path();
    else
        info.folder = source.folder.value_or(fs::path());
    return {std::move(source), std::move(info), {}, 0, {}};
}

/// What the run that it forks was begun with is not asked of a fork.
IdleRun forkedRun(RunSource source) {
    RunOptions& options = source.manifest.options;
    const auto repeatableFrom = options.repeatableFrom;
    options = {};
    options.repeatableFrom = repeatableFrom;
    return recordedRun(std::move(source));
}

/// Whether a checkpoint can be read; else why not is in passedOver.
bool isReadable(const fs::path& checkpoint, std::vector<Message>& passedOver) {
    try {
        loadCheckpoint(checkpoint);
        return true;
    } catch (const Error& error) {
        passedOver.push_back({MessageCode::PassedOver, error.message()});
        return false;
    }
}

/// The newest good one of a run whose instruction set is missing here: it can be forked only.
std::optional<fs::path> checkpointOfOtherBits(const fs::path& folder,
                                              std::vector<Message>& passedOver) {
    try {
        const auto checkpoints = checkpointsIn(folder);
        if (checkpoints.empty() || isSupported(loadRunManifest(folder).config.instructionSet))
            return std::nullopt;
        for (const auto& [step, file] : checkpoints)
            if (isReadable(file, passedOver))
                return file;
    } catch (const Error&) {
        return std::nullopt;  // what is wrong with it is reported where it is read again
    }
    return std::nullopt;
}

RunFolder::Report listIn(std::vector<Message>& messages) {
    return [&messages](const Message& message) { messages.push_back(message); };
}

std::shared_ptr<const Dataset> presentOrRecorded(const RunInfo& present, RunManifest& manifest) {
    if (!present.dataset || fingerprint(*present.dataset) != manifest.config.datasetFingerprint)
        return openRecordedDataset(manifest);
    manifest.datasetFolder = present.datasetFolder;
    return present.dataset;
}

}  // namespace

bool IdleRun::isIn(const fs::path& folder) const {
    const RunFolder* own = source.recorder ? source.recorder->folder() : nullptr;
    return own && own->path() == folder;
}

void IdleRun::close() {
    const RunFolder* own = source.recorder ? source.recorder->folder() : nullptr;
    const bool isWhole =
        own && own->isComplete() && newestCheckpointStep(own->path()) == source.step();
    if (isWhole || info.isFollowed())
        takeOut();
}

IdleRun IdleRun::takeOut() {
    const RunFolder* own = source.recorder ? source.recorder->folder() : nullptr;
    RunInfo place;
    place.run = info.run;
    place.folder = own ? own->path() : fs::path();
    place.followed = info.followed;
    return std::exchange(*this, {{}, std::move(place), {}, firstEvents, {}});
}

bool IdleRun::isDeleted() const {
    std::error_code none;
    return (info.isFollowed() || isClosed()) && !fs::exists(info.place(), none);
}

IdleRun newRun(RunInfo info, std::int64_t validationInterval) {
    Preset preset = *info.preset;
    info.dataset = knownPart(std::move(info.dataset), preset.heldOut);
    int& batchSize = preset.hyperparameters.batchSize;
    batchSize = static_cast<int>(
        std::min<std::int64_t>(batchSize, trainingImageCount(preset, *info.dataset)));
    describeChanges(preset, *info.preset);
    RunSource source =
        sourceOfNewRun(preset, info.dataset, info.datasetFolder, info.seeds, bestInstructionSet());
    source.manifest.config.evaluateEvery = validationInterval;
    info.isNew = true;
    return {std::move(source), std::move(info), {}, 0, {}};
}

IdleRun runInFolder(const fs::path& folder, std::vector<Message>& passedOver) {
    if (const auto checkpoint = checkpointOfOtherBits(folder, passedOver)) {
        IdleRun fork = runAtCheckpoint(*checkpoint, {}, passedOver);
        const TrainingState<float>& state = *fork.source.state;
        if (const auto recorded = recordedAfter(folder, state); !recorded.isEmpty())
            passedOver.push_back(recorded.leftOut(folder, state));
        return fork;
    }
    RunSource source = sourceToResume(folder, openRecordedDataset, listIn(passedOver));
    // The window leaves out the validations that come too fast.
    source.manifest.options.holdsEveryValidation = false;
    RecordedSteps recorded = source.state ? recordedAfter(folder, *source.state) : RecordedSteps();
    IdleRun run = recordedRun(std::move(source));
    run.recorded = std::move(recorded);
    return run;
}

IdleRun runAfter(CatchUp& catchUp, std::vector<Message>& passedOver) {
    RunSource source = catchUp.finish(listIn(passedOver));
    return source.folder ? recordedRun(std::move(source)) : forkedRun(std::move(source));
}

FollowedRun followedRun(const fs::path& folder, std::vector<Message>& passedOver) {
    RunSource source = sourceFromFolder(folder, openRecordedDataset, listIn(passedOver));
    const RunConfig& config = source.manifest.config;
    RunTail tail(folder, config.preset, source.step(), source.manifest.sharedProjection());
    RunTail::Addition all = tail.read();
    if (all.state)  // newer than the one that was read a moment ago
        source.state = std::move(all.state);
    const std::size_t known = source.state ? source.state->history.size() : 0;
    std::vector<RunEvent>& events = all.events;
    events.erase(events.begin(), events.begin() + std::ptrdiff_t(std::min(known, events.size())));
    source.rows = std::move(all.rows);
    source.frames = tail.readFrames();
    source.bookmarks = tail.readBookmarks().value_or(std::vector<Bookmark>());
    source.folder.reset();
    IdleRun run = recordedRun(std::move(source));
    run.info.followed = folder;
    return {std::move(run), std::move(tail), std::move(events)};
}

IdleRun runAtCheckpoint(const fs::path& file, const RunInfo& present,
                        std::vector<Message>& passedOver) {
    return runAtCheckpoint(loadCheckpoint(file), file, present, passedOver);
}

IdleRun runAtCheckpoint(Checkpoint checkpoint, const fs::path& file, const RunInfo& present,
                        std::vector<Message>& passedOver) {
    return forkedRun(sourceFromCheckpoint(
        std::move(checkpoint), file,
        [&present](RunManifest& manifest) { return presentOrRecorded(present, manifest); },
        listIn(passedOver)));
}

}  // namespace centerscope
