// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/fork_task.h"

#include <utility>

namespace centerscope {

namespace {

std::int64_t stepsOf(const ForkTask::Way& way) {
    return std::visit([](const auto& each) { return each.total(); }, way);
}

/// A run that was cut off has not been touched.
void goBack(ForkTask::Way& way) {
    if (auto* fork = std::get_if<StepFork>(&way))
        fork->cancel();
}

}  // namespace

bool ForkTask::isOf(const std::filesystem::path& folder) const {
    const auto* cutOff = task_ ? std::get_if<CatchUp>(&task_->way) : nullptr;
    return cutOff && cutOff->folder() == folder;
}

void ForkTask::start(Way way, Arrival arrive) {
    task_.emplace(Task{std::move(way), std::move(arrive), {}});
    task_->sinceReport.start();
    report_(0, stepsOf(task_->way));
}

bool ForkTask::advance() {
    constexpr qint64 kReportEvery = 50;  // ms
    if (std::visit([](auto& way) { return way.advance(); }, task_->way))
        return true;
    if (task_->sinceReport.elapsed() >= kReportEvery) {
        task_->sinceReport.start();
        report_(std::visit([](const auto& way) { return way.done(); }, task_->way),
                stepsOf(task_->way));
    }
    return false;
}

ForkTask::Task ForkTask::finish() {
    Task task = *std::exchange(task_, std::nullopt);
    report_(stepsOf(task.way), stepsOf(task.way));
    return task;
}

void ForkTask::arrive() {
    Task task = finish();
    try {
        task.arrive(task.way);
    } catch (...) {
        goBack(task.way);
        throw;
    }
}

void ForkTask::cancel() {
    if (!task_)
        return;
    goBack(task_->way);
    finish();
}

}  // namespace centerscope
