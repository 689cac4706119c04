// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>

#include "runs/recorded_steps.h"
#include "runs/run_source.h"
#include "runs/step_fork.h"

namespace centerscope {

/// A run that was cut off comes to where it was: the steps after its newest checkpoint are made
/// again, with the recorded changes between them, and must give the recorded rows and events. Where
/// they do not, or cannot be made here, a fork of it begins at that checkpoint, and its folder
/// stays as it is. No other program can open that meanwhile, since the source holds its lock.
class CatchUp {
public:
    /// source: resumes in its folder, from a checkpoint; recorded: what comes after that. pool must
    /// outlive this.
    CatchUp(RunSource source, RecordedSteps recorded, ThreadPool& pool);

    /// Makes one step. True when there is no more to make; then finish() follows.
    bool advance();
    std::int64_t done() const { return way_ ? way_->done() : 0; }    ///< steps
    std::int64_t total() const { return way_ ? way_->total() : 0; }  ///< steps

    /// What resumes where the run was, in its folder, or the fork, which has none yet. passedOver
    /// hears what has led elsewhere and what is not in the fork. Throws an Error where that cannot
    /// be made.
    RunSource finish(const RunFolder::Report& passedOver);

    const std::filesystem::path& folder() const { return *source_.folder; }
    std::int64_t firstStep() const { return source_.step(); }  ///< its checkpoint's

private:
    void requireRows() const;
    void requireEvents() const;
    RunSource fork(const RunFolder::Report& passedOver) const;

    RunSource source_;
    RecordedSteps recorded_;
    std::unique_ptr<Trainer<float>> trainer_;
    std::optional<StepFork> way_;          // none: the run has other bits than this program's
    std::optional<Message> whyElsewhere_;  // a step could not be made
};

}  // namespace centerscope
