// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>

#include "runs/recorded_steps.h"
#include "runs/run_source.h"
#include "runs/step_fork.h"

namespace centerscope {

/// A run that was cut off comes to where it was: the steps after its newest checkpoint are made
/// again, with the recorded changes between them, and must give the recorded rows and events. No
/// other program can open its folder meanwhile, since the source holds its lock.
class CatchUp {
public:
    /// source: resumes in its folder, from a checkpoint; recorded: what comes after that. pool must
    /// outlive this.
    CatchUp(RunSource source, RecordedSteps recorded, ThreadPool& pool);

    /// The way there, which this must outlive.
    StepFork start();
    /// What resumes where the run was, when the way has been made. Throws an Error where it has led
    /// elsewhere.
    RunSource finish(const StepFork& way);

    const RunSource& source() const { return source_; }
    const RecordedSteps& recorded() const { return recorded_; }

private:
    void requireRows(const StepFork& way) const;
    void requireEvents() const;

    RunSource source_;
    RecordedSteps recorded_;
    std::unique_ptr<Trainer<float>> trainer_;
};

}  // namespace centerscope
