// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <vector>

#include "core/message.h"
#include "runs/catch_up.h"
#include "runs/recorded_steps.h"
#include "runs/run_source.h"
#include "runs/run_tail.h"
#include "session/run_info.h"

namespace centerscope {

/// A run that is not under way: it is still to begin, or was left and can be brought back.
struct IdleRun {
    RunSource source;
    RunInfo info;  ///< with the number that it had when it was left; 0: it has not been under way
    RecordedSteps recorded;  ///< in the folder of a run that was cut off, after the source's state
    std::size_t firstEvents = 0;  ///< of its history, which were there before it was under way
    /// Made before it is shown; they are there before it was under way, too.
    std::function<void(Trainer<float>&)> firstChanges;

    /// Whether it was left and is kept in this folder.
    bool isIn(const std::filesystem::path& folder) const;
    /// Lets go of all but where it is kept, if that has all of it.
    void close();
    /// The same in any case: returns all that it was.
    IdleRun takeOut();
    /// It is left in memory neither, nor in a folder.
    bool isDeleted() const;
    bool isClosed() const { return !source.recorder; }
};

// The functions throw an Error. passedOver hears of what was left out.

/// Before the first step of what info says; a small data set may hold less than the preset's batch.
IdleRun newRun(RunInfo info, std::int64_t validationInterval);
/// Resumes in a run folder, where its newest checkpoint is; a run that was cut off has recorded
/// steps after that. Where its instruction set is missing here, it is a fork of the run.
IdleRun runInFolder(const std::filesystem::path& folder, std::vector<Message>& passedOver);
/// When all steps of a run that was cut off have been made again.
IdleRun runAfter(CatchUp& catchUp, std::vector<Message>& passedOver);
/// A run that another program writes, as far as it has come: it is kept nowhere, so that nothing is
/// written into its folder, and tail is at the end of its rows.
struct FollowedRun {
    IdleRun run;
    RunTail tail;
    std::vector<RunEvent> eventsSince;  ///< its newest checkpoint
};
FollowedRun followedRun(const std::filesystem::path& folder, std::vector<Message>& passedOver);
/// A fork of the run that a checkpoint is of. The data set of present is not read once more.
IdleRun runAtCheckpoint(const std::filesystem::path& file, const RunInfo& present,
                        std::vector<Message>& passedOver);
/// The same of one that has been read, or never written: it would be this file; empty: of a run
/// that is not kept.
IdleRun runAtCheckpoint(Checkpoint checkpoint, const std::filesystem::path& file,
                        const RunInfo& present, std::vector<Message>& passedOver);

}  // namespace centerscope
