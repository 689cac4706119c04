// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "runs/bookmark.h"
#include "runs/frame_file.h"
#include "runs/run_metrics.h"
#include "training/run_event.h"
#include "training/training_state.h"

namespace centerscope {

/// The whole lines that are added to a text file.
class LineTail {
public:
    explicit LineTail(std::filesystem::path file) : file_(std::move(file)) {}

    /// Those since the last call. Where the file has become shorter, a run has resumed from before
    /// its end: it makes the lines again that are known.
    std::string read();

private:
    std::filesystem::path file_;
    std::uintmax_t read_ = 0;  // bytes
};

/// What another program adds to a run folder, as it comes. Nothing is written, and what cannot be
/// read is left for the next time.
class RunTail {
public:
    /// From the state of a checkpoint of the run on. projection: what its frames are on.
    RunTail(std::filesystem::path folder, Preset preset, std::int64_t checkpoint,
            std::shared_ptr<const StageProjection> projection = {});

    struct Addition {
        RunMetrics rows;
        std::vector<RunEvent> events;
        std::optional<TrainingState<float>> state;  ///< of a newer checkpoint
    };
    /// Since the last call; first all there is, but no older checkpoint.
    Addition read();
    /// The axes of its frames where they are others than at the last call; else null. All frames
    /// on them follow.
    std::shared_ptr<const StageProjection> readProjection();
    /// Where images were put, since the last call.
    std::vector<std::shared_ptr<const StepFrame>> readFrames() { return frames_.read(); }
    /// All of them where they are others than at the last call; at first there are none.
    std::optional<std::vector<Bookmark>> readBookmarks();

    const std::filesystem::path& folder() const { return folder_; }
    /// Whether a program still has the run open.
    bool isWritten() const;

private:
    void readEvents(Addition& addition);
    void readEvaluations(Addition& addition);
    void readRows(Addition& addition);
    void readCheckpoint(Addition& addition);

    std::filesystem::path folder_;
    Preset preset_;
    std::int64_t checkpoint_;  // step of the newest that was read
    std::int64_t lastStep_ = 0;
    // What the files hold; and what they held before a run resumed from before their ends, which
    // makes it again.
    std::vector<RunEvent> events_;
    std::vector<RunEvent> cutEvents_;
    std::vector<std::string> evaluations_;  // their lines
    std::vector<std::string> cutEvaluations_;
    LineTail metricsLines_;
    std::shared_ptr<const StageProjection> projection_;
    FrameTail frames_;
    std::vector<Bookmark> bookmarks_;
};

}  // namespace centerscope
