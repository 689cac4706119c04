// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "core/thread_pool.h"
#include "runs/run_recorder.h"
#include "runs/run_source.h"
#include "runs/step_fork.h"
#include "runs/undo_entry.h"
#include "training/evaluator.h"
#include "training/step_times.h"
#include "training/trainer.h"

namespace centerscope {

/// What one step of a run has brought.
struct RunStep {
    /// Whether a validation is due after it.
    enum class Validation {
        None,
        Now,    ///< a halving rule watches it: the next step depends on it
        Later,  ///< for the eye alone: the run's driver chooses when
    };
    StepMetrics metrics;
    Validation validation = Validation::None;
};

/// One run: its trainer, what it is made of, and what stays of it on disk, step by step. The same
/// for the command line and the window. Not thread-safe.
class Run {
public:
    /// Begins, or resumes in the source's folder or recorder. A new run gets its folder, by
    /// makeFolder, with its first step. report hears, once, of what cannot be written. pool must
    /// outlive the run. Throws an Error or WriteError.
    Run(RunSource source, RunRecorder::MakeFolder makeFolder, RunFolder::Report report,
        ThreadPool& pool);

    Trainer<float>& trainer() { return trainer_; }
    const Trainer<float>& trainer() const { return trainer_; }
    const TrainingState<float>& state() const { return trainer_.state(); }
    const RunManifest& manifest() const { return recorder_->manifest(); }
    const RunConfig& config() const { return manifest().config; }
    /// Null before the first step of a new run, and where it is not kept.
    const RunFolder* folder() const { return recorder_->folder(); }
    const RunFolder& openFolder() { return recorder_->openFolder(state()); }
    /// What stays of it on disk, and of where its images were put. Steps, changes and what
    /// follows from them are recorded by this.
    RunRecorder& recorder() { return *recorder_; }
    const RunRecorder& recorder() const { return *recorder_; }

    /// Training begins or resumes: the time before does not count for images per second.
    void startClock() { clock_.start(); }
    /// One training step, recorded. validate() follows where that is due now, and keep(). Throws as
    /// Trainer::step() does, and WriteError where a run that resumes cannot be written.
    RunStep step();
    /// Changes values between two steps, recorded. Throws as the trainer and step() do.
    void change(const std::function<void(Trainer<float>&)>& edit);
    /// From here on, in its folder and its forks too. Frames on other axes are forgotten.
    void setProjection(StageProjection projection);
    /// On these units or, without, on axes that are fitted to the network as it is now.
    StageProjection projectionOn(const std::optional<StageUnits>& units);
    /// After each step: axes that are to be set now without being asked for. None where steps
    /// before cannot be made again: their frames would be lost for good.
    std::optional<StageProjection> betterProjection();
    /// Writes a checkpoint of this moment, unless the newest is that.
    void writeCheckpoint() { recorder_->writeCheckpoint(state()); }
    /// Validates the network as it is, for the rule that watches it too, and records that.
    Evaluator<float> validate();
    /// The same where that rule has still to see the validation of the last step, since a kill came
    /// first; its row may be there.
    std::optional<Evaluator<float>> validateWhereOwed();
    /// Writes what has happened since the last step and, at the early steps and wherever this many
    /// have been made again, a checkpoint: after all that belongs to the step, so that what resumes
    /// from it need not do any of that again.
    void keep(std::int64_t checkpointEvery);

    /// The last change that can be undone, but for the first so many events.
    std::optional<UndoEntry> lastUndoEntry(std::size_t firstEvent) const;

    /// Another trainer where this run stands. What is done with it changes nothing of the run.
    std::unique_ptr<Trainer<float>> anotherTrainer() const;
    /// From this step on, steps can be made again to the same bits.
    std::int64_t firstRepeatableStep() const { return firstRepeatableStep_; }
    /// The newest known state at or before a step, from which the run's events lead there.
    TrainingState<float> stateBefore(std::int64_t step) const;
    /// A fork at an earlier step; finishFork() follows when it is there.
    StepFork startFork(std::int64_t step);
    /// From here on this is a fork of the run, in a folder of its own, at the step that has been
    /// reached. The run as it was until then is returned and stays whole on disk. staysTwin: where
    /// this run is a twin, its other one forks there, too. Throws, with nothing changed.
    RunSource finishFork(const StepFork& fork, bool staysTwin = false);
    /// The same at the last good state, with half of the learning rate.
    RunSource returnToLastGoodState();
    /// What resumes this run later, with its last checkpoint written. The run is over.
    RunSource leave();

private:
    bool owesValidation() const;
    RunSource forkHere(const TrainingState<float>& later, const std::vector<StepMetrics>& again,
                       bool staysTwin = false);
    RunSource sourceAt(TrainingState<float> state, std::unique_ptr<RunRecorder> recorder) const;

    ThreadPool& pool_;
    std::shared_ptr<const Dataset> dataset_;
    Trainer<float> trainer_;
    TrainingState<float> initial_;  // before the first step
    std::int64_t firstRepeatableStep_;
    std::unique_ptr<RunRecorder> recorder_;
    StepClock clock_;
};

}  // namespace centerscope
