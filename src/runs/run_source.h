// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "core/thread_pool.h"
#include "runs/checkpoint.h"
#include "runs/run_lock.h"
#include "runs/run_manifest.h"
#include "runs/run_metrics.h"
#include "runs/run_recorder.h"
#include "training/trainer.h"
#include "training/training_state.h"

namespace centerscope {

/// What a run begins with, whether new or resumed.
struct RunSource {
    RunManifest manifest;
    std::shared_ptr<const Dataset> dataset;     ///< without the classes that the preset holds out
    std::optional<TrainingState<float>> state;  ///< none: before the first step
    RunMetrics rows;                            ///< of the way to the state, as far as known
    std::vector<std::shared_ptr<const StepFrame>> frames;  ///< of that way, where it is a fork
    std::vector<Bookmark> bookmarks;                       ///< the same
    std::optional<std::filesystem::path> folder;  ///< of a run, to resume in; none: a new one
    std::optional<RunLock> lock;                  ///< of that folder, held since before it was read
    std::optional<CheckpointMark> checkpoint;     ///< its newest good one, where the state is later
    std::unique_ptr<RunRecorder> recorder;  ///< of a run that was left; null: still to be made

    std::int64_t step() const { return state ? state->step : 0; }
};

// The functions throw an Error.

/// Opens the data set of a recorded run, and may say in its manifest where it lies now.
using OpenDataset = std::function<std::shared_ptr<const Dataset>(RunManifest& manifest)>;
/// From where the manifest says; MNIST is the one that travels with the program.
std::shared_ptr<const Dataset> openRecordedDataset(const RunManifest& manifest);

/// From the first step. datasetFolder: where the data set lies; empty: with the program.
RunSource sourceOfNewRun(const Preset& preset, std::shared_ptr<const Dataset> dataset,
                         const std::filesystem::path& datasetFolder, const Seeds& seeds,
                         InstructionSet instructionSet);
/// Resumes in a run's folder from its newest good checkpoint, or before the first step where it has
/// not made one. passedOver hears of damaged checkpoints. Throws WriteError where another program
/// has the folder open.
RunSource sourceToResume(const std::filesystem::path& folder, const OpenDataset& openDataset,
                         const RunFolder::Report& passedOver);
/// The same only to look at: another program may write the run meanwhile.
RunSource sourceFromFolder(const std::filesystem::path& folder, const OpenDataset& openDataset,
                           const RunFolder::Report& passedOver);
/// Forks from a checkpoint: a run of its own, with the manifest and the rows of the run folder it
/// lies in, if it does. passedOver hears of a manifest there that cannot be read, and
/// of an instruction set that is missing here: then the fork takes another.
RunSource sourceFromCheckpoint(const std::filesystem::path& checkpoint,
                               const OpenDataset& openDataset, const RunFolder::Report& passedOver);
/// The same of one that has been read, or never written: it would be this file; empty: of a run
/// that is not kept.
RunSource sourceFromCheckpoint(Checkpoint checkpoint, const std::filesystem::path& file,
                               const OpenDataset& openDataset, const RunFolder::Report& passedOver);

/// The trainer of a run before its first step. Every trainer of a run is made here, so that each
/// has all that the run says of itself: the same bits, and the same axes of its stage. dataset:
/// without the classes that the preset holds out. pool must outlive the trainer.
Trainer<float> makeTrainer(const RunManifest& manifest, std::shared_ptr<const Dataset> dataset,
                           ThreadPool& pool);

}  // namespace centerscope
