// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/fork_task.h"

#include <utility>

namespace centerscope {

ForkTask::ForkTask(StepFork fork, Report report)
    : fork_(std::move(fork)), report_(std::move(report)) {
    sinceReport_.start();
    report_(0, fork_.total());
}

bool ForkTask::advance() {
    constexpr qint64 kReportEvery = 50;  // ms
    if (fork_.advance())
        return true;
    if (sinceReport_.elapsed() >= kReportEvery) {
        sinceReport_.start();
        report_(fork_.done(), fork_.total());
    }
    return false;
}

void ForkTask::cancel() {
    fork_.cancel();
}

std::vector<ForkTask::Command> ForkTask::finish() {
    report_(fork_.total(), fork_.total());
    return std::exchange(heldBack_, {});
}

}  // namespace centerscope
