// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/write_whole.h"
#include "runs/bookmark.h"
#include "runs/frame_file.h"
#include "runs/line_file.h"
#include "runs/run_checkpoints.h"
#include "runs/run_files.h"
#include "runs/run_lock.h"
#include "runs/run_manifest.h"
#include "training/evaluation.h"
#include "training/step_metrics.h"

namespace centerscope {

/// The folder a run writes into:
///     run.json, preset.json            what the run is made of (RunManifest)
///     identity.json                    which run it is (RunIdentity)
///     label.json                       what its user says of it (RunLabel)
///     metrics.csv, evaluation.csv      one whole line at a time
///     events.jsonl                     every change, with its step and the value in force
///     checkpoints/000120.safetensors   the newest five; of the older ones five, ever sparser
///     snapshots/000200.png             those that were asked for
///     picture.png                      the last stage
///     projection.json                  how more than two dimensions are shown (RunManifest)
///     bookmarks.json                   steps worth looking at (Bookmark)
///     frames.bin                       where images were put, step by step (FrameFile)
///
/// Once it is open nothing throws: what cannot be written is reported in one message when the
/// trouble begins, training continues, and lines that wait are written when the trouble ends.
class RunFolder {
public:
    using Report = std::function<void(const Message&)>;

    /// Makes the folder, unless it is there. One that holds anything by the name of what a run
    /// writes is refused, so that nothing is written over. Whether it is new. Throws WriteError.
    static bool prepare(const std::filesystem::path& path);
    /// What a run writes into its folder, whether it is there or not.
    static std::vector<std::filesystem::path> filesIn(const std::filesystem::path& path);
    /// Prepares the folder, lets fill write what the run brings along, and puts the manifest in it
    /// last, which makes it a run's. Throws WriteError.
    static RunFolder create(const std::filesystem::path& path, const RunManifest& manifest,
                            Report report, const std::function<void(RunFolder&)>& fill = {});
    /// Makes a new folder of this path, or with -2, -3, … appended. Throws WriteError.
    static std::filesystem::path makeNew(const std::filesystem::path& wanted);

    /// Opens the folder of a run to resume from the state of its newest good checkpoint, or from
    /// before the first step. Until resumeWriting() it is only looked at. checkpoint: the step of
    /// that one where the state is later, made again from it. lock: the folder's, where it is held.
    /// Throws WriteError, also while another program has the folder open.
    static RunFolder resume(const std::filesystem::path& path, const RunManifest& manifest,
                            const TrainingState<float>& from, Report report,
                            std::optional<std::int64_t> checkpoint = {},
                            std::optional<RunLock> lock = {});
    /// Before anything new is written where it resumes: rows and events after that are cut off, and
    /// newer checkpoints, which are damaged, get ".damaged" at the end of their names. Throws
    /// WriteError, and may then be tried again.
    void resumeWriting();
    bool isOnlyOpened() const { return resumesFrom_.has_value(); }

    /// Makes the empty folder at this path one for a fork of this run at an earlier state, with
    /// this manifest and a checkpoint of the state; this one stays as it is. steps: those on the
    /// way to the state that were made again just now; they fill a gap at the beginning of the
    /// rows. A kill at any moment leaves the folder empty or whole. Throws WriteError, and removes
    /// the empty one.
    RunFolder forkAt(const std::filesystem::path& path, const TrainingState<float>& state,
                     const RunManifest& manifest, const std::vector<StepMetrics>& steps) const;

    const std::filesystem::path& path() const { return path_; }

    void append(const StepMetrics& metrics);
    void append(const Evaluation& evaluation);
    /// Appends the events that were not there at the last call.
    void record(const std::vector<RunEvent>& history);
    void writeSnapshot(std::int64_t step, std::string_view png);
    /// Of its last stage. Where it is only looked at, only what it lacks.
    void writePicture(std::string_view png);
    void writeBookmarks(const std::vector<Bookmark>& bookmarks);
    /// From here on; frames of other axes are passed over when they are read.
    void writeProjection(const StageProjection& projection);
    void append(const StepFrame& frame);
    /// In place of those that are there.
    void writeFrames(std::span<const std::shared_ptr<const StepFrame>> frames);
    std::size_t frameBytes() const { return frames_ ? frames_->size() : 0; }
    /// Those that are there, up to a step.
    std::vector<std::shared_ptr<const StepFrame>> framesUpTo(std::int64_t step) const;
    /// Writes the state after its last step, and drops what the folder need not hold any more. A
    /// state that is not finite is reported instead, so that the last finite one stays. Whether it
    /// is on disk now.
    bool writeCheckpoint(const TrainingState<float>& state);

    /// Whether all there was to write is written.
    bool isComplete() const { return failing_.empty(); }
    /// Why steps or changes are not on disk; none: they are.
    std::optional<Message> whyUnrecorded() const;
    /// Throws an Error where it is not.
    void requireComplete() const;

private:
    struct ResumePoint {
        std::int64_t step;
        std::int64_t checkpoint;  // its step
        std::vector<RunEvent> history;
    };

    RunFolder(std::filesystem::path path, RunManifest manifest, Report report,
              std::optional<RunLock> lock = {});

    const Preset& preset() const { return manifest_.config.preset; }
    void openFiles();
    bool lacksLastPicture() const;
    FrameFile& frames();
    void fillRows(const std::vector<StepMetrics>& steps);
    bool putCheckpoint(const TrainingState<float>& state);
    void replaceFrames(std::span<const std::shared_ptr<const StepFrame>> frames);
    void cutAfter(std::int64_t step, const std::vector<RunEvent>& history);
    template <typename Action>
    void attempt(const char* what, Action&& action);

    std::filesystem::path path_;
    RunManifest manifest_;
    Report report_;
    RunLock lock_;
    LineFile metrics_;
    LineFile evaluation_;
    bool hasOlderColumns_ = false;  // evaluation_, of a program without center_to_mean
    LineFile events_;
    std::optional<FrameFile> frames_;  // none: not opened yet
    std::size_t eventsRecorded_ = 0;
    std::optional<ResumePoint> resumesFrom_;  // none: taken up
    /// The files that could not be written at the last attempt, and why.
    std::map<std::string, Message> failing_;
};

/// Whether evaluation.csv has a row of this step and split.
bool isEvaluated(const std::filesystem::path& folder, std::int64_t step, SplitKind split);

}  // namespace centerscope
