// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <vector>

#include "runs/run_hold.h"
#include "runs/run_summary.h"
#include "session/idle_run.h"
#include "session/session_update.h"

namespace centerscope {

/// The runs that were left for the one under way, one after another, which Undo brings back one by
/// one. Only the last stays open: those before it are closed where they are kept in a folder, for
/// what is kept of their steps takes memory. While one is here no program makes room with it.
class FormerRuns {
public:
    /// A run without a step is not worth it. One that was followed has some, whatever its newest
    /// checkpoint is of. The oldest of more than RunLeft::kMost is forgotten.
    void keep(IdleRun run, RunLeft::By by);
    bool isEmpty() const { return runs_.empty(); }
    std::size_t count() const { return runs_.size(); }
    /// There must be one.
    IdleRun& last() { return runs_.back().run; }
    /// It is under way again, or cannot come back.
    void dropLast() { runs_.pop_back(); }
    /// The last, which has stayed open and is under way again, for another that was begun after it
    /// and comes after it here: so it stays here too, closed.
    IdleRun take();
    /// Drops those at the end that are the run in this folder itself, to which nothing leads back.
    void dropUnderWay(const std::filesystem::path& folder);
    /// The same, and those before them that have been deleted, which it returns, the last first.
    std::vector<RunSummary> dropGone(const std::filesystem::path& underWay);
    /// Their users may have given them others.
    void readNames();

    /// The last, where it has this number; else null.
    const IdleRun* open(std::uint64_t run) const;
    /// Whether the last is held open in this folder.
    bool isOpenIn(const std::filesystem::path& folder) const;
    std::optional<Undoable> undoable() const;
    /// Why the end of one would be lost with it, which is first tried to write; none: of none.
    std::optional<Message> whyUnrecorded();

private:
    struct Left {
        IdleRun run;
        RunLeft by;
        RunHold hold;
        RunSummary summary;  // by which it is named when it has gone

        void readName();
    };
    std::vector<Left> runs_;
};

}  // namespace centerscope
