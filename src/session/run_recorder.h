// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <optional>

#include "runs/run_folder.h"
#include "runs/run_metrics.h"
#include "session/run_archive.h"

namespace centerscope {

/// Records one run on disk while it is trained. It gets its folder with its first step, so that a
/// run that is only looked at leaves nothing. Nothing throws: what cannot be written is reported
/// once, and training continues.
class RunRecorder {
public:
    /// Of a run that has no folder yet. rows: what it has measured before it came here.
    RunRecorder(RunArchive archive, RunManifest manifest, RunMetrics rows,
                RunFolder::Report report);
    /// Of a run that resumes in its folder.
    RunRecorder(RunManifest manifest, RunFolder folder, const TrainingState<float>& from);

    const RunManifest& manifest() const { return manifest_; }
    /// Before the first step; a run that has its folder keeps what that says.
    void setValidationInterval(std::int64_t steps);

    /// A step and the state after it.
    void append(const StepMetrics& metrics, const TrainingState<float>& state);
    void append(const Evaluation& evaluation);
    void recordEvents(const TrainingState<float>& state);
    /// Writes this state, unless the newest checkpoint holds it already.
    void writeCheckpoint(const TrainingState<float>& state);
    /// Keeps the same run from an earlier state on, in a folder of its own; this one keeps it as it
    /// is. steps: those on the way to the state that were made again just now. Unlike all else it
    /// throws, one sentence.
    std::unique_ptr<RunRecorder> branchAt(const TrainingState<float>& state,
                                          const std::vector<StepMetrics>& steps) const;
    /// The newest state on disk from which these events lead to this step.
    std::optional<TrainingState<float>> stateBefore(std::int64_t step,
                                                    const std::vector<RunEvent>& history) const;

private:
    void makeFolder();
    void goBackTo(const TrainingState<float>& state, const std::vector<StepMetrics>& steps);
    void noteCheckpoint(const TrainingState<float>& state);

    RunArchive archive_;
    RunManifest manifest_;
    RunMetrics rows_;  // until there is a folder
    RunFolder::Report report_;
    bool givenUp_ = false;  // the folder cannot be made
    std::optional<RunFolder> folder_;
    std::int64_t checkpointedStep_ = 0;  // of the newest checkpoint
    std::size_t checkpointedEvents_ = 0;
};

}  // namespace centerscope
