// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include <QElapsedTimer>

#include "runs/step_fork.h"

namespace centerscope {

/// A fork under way, one training step per round. It reports how far it is and holds back what is
/// asked of the run meanwhile.
class ForkTask {
public:
    /// Hears of steps done and in total; both are the same once, at the end.
    using Report = std::function<void(std::int64_t done, std::int64_t total)>;
    using Command = std::function<void()>;

    ForkTask(StepFork fork, Report report);

    /// Makes one step. True when the run has made the step to fork at.
    bool advance();
    const StepFork& fork() const { return fork_; }
    /// The run is back where it was.
    void cancel();
    /// The fork is over, made or cancelled: what has been held back is due.
    std::vector<Command> finish();

    void holdBack(Command command) { heldBack_.push_back(std::move(command)); }

private:
    StepFork fork_;
    Report report_;
    QElapsedTimer sinceReport_;
    std::vector<Command> heldBack_;
};

}  // namespace centerscope
