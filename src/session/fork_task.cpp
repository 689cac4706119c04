// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/fork_task.h"

#include <utility>

namespace centerscope {

ForkTask::ForkTask(StepFork way, Arrival arrive, Report report)
    : arrive_(std::move(arrive)), way_(std::move(way)), report_(std::move(report)) {
    sinceReport_.start();
    report_(0, way_.total());
}

bool ForkTask::advance() {
    constexpr qint64 kReportEvery = 50;  // ms
    if (way_.advance())
        return true;
    if (sinceReport_.elapsed() >= kReportEvery) {
        sinceReport_.start();
        report_(way_.done(), way_.total());
    }
    return false;
}

void ForkTask::cancel() {
    way_.cancel();
}

std::vector<ForkTask::Command> ForkTask::finish() {
    report_(way_.total(), way_.total());
    return std::exchange(heldBack_, {});
}

}  // namespace centerscope
