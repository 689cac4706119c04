// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <variant>
#include <vector>

#include <QElapsedTimer>

#include "runs/catch_up.h"
#include "runs/step_fork.h"

namespace centerscope {

/// The way to an earlier step of the run under way, to fork it there, or to where a run was cut
/// off: one training step per round, and one way at a time. It reports how far that is and holds
/// back what is asked of the run meanwhile.
class ForkTask {
public:
    using Way = std::variant<StepFork, CatchUp>;
    /// Hears of steps done and in total; both are the same once, at the end.
    using Report = std::function<void(std::int64_t done, std::int64_t total)>;
    using Command = std::function<void()>;
    /// What the way is for: called when it has been made.
    using Arrival = std::function<void(Way& way)>;

    explicit ForkTask(Report report) : report_(std::move(report)) {}

    bool isUnderWay() const { return task_.has_value(); }
    /// Whether it is that of the run in this folder, which was cut off.
    bool isOf(const std::filesystem::path& folder) const;

    /// There must be none under way.
    void start(Way way, Arrival arrive);
    /// Makes one step. True when the last has been made.
    bool advance();
    /// Ends the way and calls its arrival. Throws what that does, with the run back where it was.
    void arrive();
    /// Ends the way, if one is under way, with the run back where it was.
    void cancel();

    void holdBack(Command command) { heldBack_.push_back(std::move(command)); }
    /// What is due when the way is over.
    std::vector<Command> takeHeldBack() { return std::exchange(heldBack_, {}); }

private:
    struct Task {
        Way way;
        Arrival arrive;
        QElapsedTimer sinceReport;
    };
    Task finish();

    Report report_;
    std::optional<Task> task_;
    std::vector<Command> heldBack_;
};

}  // namespace centerscope
