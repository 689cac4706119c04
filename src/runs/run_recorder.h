// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>

#include "runs/run_folder.h"
#include "runs/run_metrics.h"
#include "runs/step_archive.h"

namespace centerscope {

/// Records one run on disk while it is trained. It gets its folder when it makes its first step, so
/// that a run that is only looked at leaves nothing, and with it a checkpoint of the state before,
/// so that there is one to resume from. Where nothing else is said nothing throws: what cannot be
/// written is reported once, and training continues.
class RunRecorder {
public:
    /// Makes the empty folder of a new run; may throw WriteError. None: the run is not kept.
    using MakeFolder = std::function<std::filesystem::path(const RunConfig&)>;

    /// Of a run that has no folder yet. rows: what it has measured before it came here.
    RunRecorder(MakeFolder makeFolder, RunManifest manifest, RunMetrics rows,
                RunFolder::Report report);
    /// Of a run that resumes in its folder, as RunFolder::resume() has it and throws; makeFolder is
    /// for its forks, which lie beside it where it is none.
    RunRecorder(MakeFolder makeFolder, RunManifest manifest, const std::filesystem::path& folder,
                const TrainingState<float>& from, std::optional<CheckpointMark> checkpoint,
                std::optional<RunLock> lock, RunFolder::Report report);

    const RunManifest& manifest() const { return manifest_; }
    /// Null before the first step of a new run, and where it is not kept.
    const RunFolder* folder() const { return folder_ ? &*folder_ : nullptr; }
    /// Why a run that is to be kept is not on disk as far as it has come; none: it is.
    std::optional<Message> whyUnrecorded() const;
    /// Before the next step: gives a new run its folder, with a checkpoint of this state in it, and
    /// takes up one that resumes. Throws WriteError.
    const RunFolder& openFolder(const TrainingState<float>& state);
    /// Before the first step; a run that has its folder keeps what that says.
    void setValidationInterval(std::int64_t steps);

    /// The same where a new run whose folder cannot be made goes unkept, which is reported once.
    void startStep(const TrainingState<float>& state);
    /// A step and the state after it.
    void append(const StepMetrics& metrics, const TrainingState<float>& state);
    void append(const Evaluation& evaluation);
    /// Where the network put images.
    void append(StepFrame frame);
    /// All that were put, as far as there was room; also of a run that is not kept on disk.
    const std::shared_ptr<StepArchive>& archive() const { return archive_; }
    const std::vector<Bookmark>& bookmarks() const { return bookmarks_; }
    /// By their steps, whose frames stay from now on.
    void setBookmarks(std::vector<Bookmark> bookmarks);
    /// From here on; what was kept on other axes is forgotten, for its points cannot be moved to
    /// these, and a film of both would turn for no reason of the run's.
    void setProjection(const StageProjection& projection);
    /// Before a change: takes up a run that resumes. Throws WriteError.
    void resumeWriting();
    void recordEvents(const TrainingState<float>& state);
    // Where the run has a folder.
    void writeSnapshot(std::int64_t step, std::string_view png);
    void writePicture(std::string_view png);
    /// Writes this state, unless the newest checkpoint holds it already.
    void writeCheckpoint(const TrainingState<float>& state);
    /// Of a fork of this run at an earlier state, in a folder of its own; this one stays as it is.
    /// steps: those on the way to the state that were made again just now. Unlike all else it
    /// throws, an Error or a WriteError. staysTwin: where this run is a twin, its other one forks
    /// there, too.
    std::unique_ptr<RunRecorder> forkAt(const TrainingState<float>& state,
                                        const std::vector<StepMetrics>& steps,
                                        bool staysTwin) const;
    /// The newest state on disk from which these events lead to this step.
    std::optional<TrainingState<float>> stateBefore(std::int64_t step,
                                                    const std::vector<RunEvent>& history) const;

private:
    void makeFolder(const TrainingState<float>& state);
    void keepBookmarked();
    void cutRows(std::int64_t step, const std::vector<StepMetrics>& madeAgain);

    MakeFolder newFolder_;
    RunManifest manifest_;
    RunMetrics rows_;  // until there is a folder
    std::shared_ptr<StepArchive> archive_ = std::make_shared<StepArchive>();
    std::vector<Bookmark> bookmarks_;
    RunFolder::Report report_;
    bool givenUp_ = false;  // the folder cannot be made, or is not wanted
    std::optional<Message> whyGivenUp_;
    std::optional<RunFolder> folder_;
    bool hasHeldBackFrames_ = false;  // of a folder that is only looked at
    std::optional<CheckpointMark> newestCheckpoint_;
};

}  // namespace centerscope
