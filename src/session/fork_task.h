// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include <QElapsedTimer>

#include "runs/step_fork.h"

namespace centerscope {

/// A way under way, one training step per round: that of a fork, or of a run that was cut off. It
/// reports how far it is and holds back what is asked of the run meanwhile.
class ForkTask {
public:
    /// Hears of steps done and in total; both are the same once, at the end.
    using Report = std::function<void(std::int64_t done, std::int64_t total)>;
    using Command = std::function<void()>;
    /// What the way is for: called when it has been made. Whatever it holds, the way may use.
    using Arrival = std::function<void(const StepFork& way)>;

    ForkTask(StepFork way, Arrival arrive, Report report);

    /// Makes one step. True when the last has been made.
    bool advance();
    void arrive() const { arrive_(way_); }
    /// The run is back where it was.
    void cancel();
    /// The way is over, made or cancelled: what has been held back is due.
    std::vector<Command> finish();

    void holdBack(Command command) { heldBack_.push_back(std::move(command)); }

private:
    Arrival arrive_;
    StepFork way_;
    Report report_;
    QElapsedTimer sinceReport_;
    std::vector<Command> heldBack_;
};

}  // namespace centerscope
