// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/idle_run.h"

#include <algorithm>
#include <memory>
#include <optional>
#include <utility>

#include "core/error.h"
#include "data/known_part.h"
#include "presets/preset_in_force.h"
#include "runs/run_checkpoints.h"
#include "training/training_images.h"

namespace centerscope {

namespace {

namespace fs = std::filesystem;

IdleRun recordedRun(RunSource source) {
    const RunManifest& manifest = source.manifest;
    RunInfo info;
    info.preset = std::make_shared<const Preset>(manifest.config.preset);
    info.dataset = source.dataset;
    info.seed = manifest.config.seed;
    info.datasetFolder = manifest.datasetFolder;
    if (source.recorder && source.recorder->folder())
        info.folder = source.recorder->folder()->path();
    else
        info.folder = source.folder.value_or(fs::path());
    return {std::move(source), std::move(info)};
}

/// The newest of a run whose instruction set is missing here: it can be forked only.
std::optional<fs::path> checkpointOfOtherBits(const fs::path& folder) {
    try {
        const auto checkpoints = checkpointsIn(folder);
        if (!checkpoints.empty() && !isSupported(loadRunManifest(folder).config.instructionSet))
            return checkpoints.begin()->second;
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

IdleRun newRun(RunInfo info, std::int64_t validationInterval) {
    Preset preset = *info.preset;
    info.dataset = knownPart(std::move(info.dataset), preset.heldOut);
    int& batchSize = preset.hyperparameters.batchSize;
    batchSize = static_cast<int>(
        std::min<std::int64_t>(batchSize, trainingImageCount(preset, *info.dataset)));
    describeChanges(preset, *info.preset);
    RunSource source =
        sourceOfNewRun(preset, info.dataset, info.datasetFolder, info.seed, bestInstructionSet());
    source.manifest.config.evaluateEvery = validationInterval;
    return {std::move(source), std::move(info)};
}

IdleRun runInFolder(const fs::path& folder, std::vector<Message>& passedOver) {
    if (const auto checkpoint = checkpointOfOtherBits(folder))
        return runAtCheckpoint(*checkpoint, {}, passedOver);
    RunSource source = sourceFromFolder(folder, openRecordedDataset, listIn(passedOver));
    if (source.state && isChangedByHandAfter(folder, *source.state))
        return runAtCheckpoint(checkpointPath(folder, source.step()), {}, passedOver);
    // The window leaves out the validations that come too fast.
    source.manifest.options.holdsEveryValidation = false;
    return recordedRun(std::move(source));
}

FollowedRun followedRun(const fs::path& folder, std::vector<Message>& passedOver) {
    RunSource source = sourceFromFolder(folder, openRecordedDataset, listIn(passedOver));
    const RunConfig& config = source.manifest.config;
    RunTail tail(folder, config.preset, source.step());
    RunTail::Addition all = tail.read();
    if (all.state)  // newer than the one that was read a moment ago
        source.state = std::move(all.state);
    const std::size_t known = source.state ? source.state->history.size() : 0;
    std::vector<RunEvent>& events = all.events;
    events.erase(events.begin(), events.begin() + std::ptrdiff_t(std::min(known, events.size())));
    source.rows = std::move(all.rows);
    source.folder.reset();
    IdleRun run = recordedRun(std::move(source));
    run.info.followed = folder;
    return {std::move(run), std::move(tail), std::move(events)};
}

IdleRun runAtCheckpoint(const fs::path& file, const RunInfo& present,
                        std::vector<Message>& passedOver) {
    RunSource source = sourceFromCheckpoint(
        file, [&present](RunManifest& manifest) { return presentOrRecorded(present, manifest); },
        listIn(passedOver));
    source.manifest.options = {};
    return recordedRun(std::move(source));
}

}  // namespace centerscope
