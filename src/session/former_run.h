// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <optional>

#include "session/idle_run.h"
#include "session/session_update.h"

namespace centerscope {

/// The run that was left for the one under way, which Undo brings back; there may be none.
class FormerRun {
public:
    /// A run without a step is not worth it: then the one before it stays. One that was followed
    /// has some, whatever its newest checkpoint is of.
    void keep(IdleRun run, RunLeft::By by);
    /// There must be one; then there is none.
    IdleRun take();

    bool isEmpty() const { return !run_; }
    bool isIn(const std::filesystem::path& folder) const { return run_ && run_->isIn(folder); }
    /// Null where there is none.
    const IdleRun* get() const { return run_ ? &*run_ : nullptr; }
    std::optional<Undoable> undoable() const;

private:
    std::optional<IdleRun> run_;
    RunLeft left_;
};

}  // namespace centerscope
