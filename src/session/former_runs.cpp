// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/former_runs.h"

#include <utility>

namespace centerscope {

void FormerRuns::keep(IdleRun run, RunLeft::By by) {
    if (run.source.step() == 0 && !run.info.isFollowed())
        return;
    if (!runs_.empty())
        runs_.back().run.close();
    RunHold hold(run.info.place());
    runs_.push_back({std::move(run), {by}, std::move(hold), {}});
    runs_.back().readName();
    if (runs_.size() > RunLeft::kMost)
        runs_.erase(runs_.begin());
}

void FormerRuns::Left::readName() {
    std::error_code none;
    if (const auto& folder = run.info.place(); std::filesystem::exists(folder, none))
        summary = summarizeRun(folder);
}

IdleRun FormerRuns::take() {
    return runs_.back().run.takeOut();
}

void FormerRuns::dropUnderWay(const std::filesystem::path& folder) {
    while (!runs_.empty() && !folder.empty() && runs_.back().run.info.place() == folder)
        runs_.pop_back();
}

std::vector<RunSummary> FormerRuns::dropGone(const std::filesystem::path& underWay) {
    std::vector<RunSummary> deleted;
    dropUnderWay(underWay);
    while (!runs_.empty() && runs_.back().run.isDeleted()) {
        deleted.push_back(std::move(runs_.back().summary));
        runs_.pop_back();
        dropUnderWay(underWay);
    }
    return deleted;
}

void FormerRuns::readNames() {
    for (Left& left : runs_)
        left.readName();
}

const IdleRun* FormerRuns::open(std::uint64_t run) const {
    const bool isLast = !runs_.empty() && runs_.back().run.info.run == run;
    return isLast && !runs_.back().run.isClosed() ? &runs_.back().run : nullptr;
}

bool FormerRuns::isOpenIn(const std::filesystem::path& folder) const {
    return !runs_.empty() && runs_.back().run.isIn(folder);
}

std::optional<Message> FormerRuns::whyUnrecorded() {
    for (const Left& left : runs_) {
        const RunSource& source = left.run.source;
        if (!source.recorder)
            continue;
        if (source.state)
            source.recorder->writeCheckpoint(*source.state);
        if (auto why = source.recorder->whyUnrecorded())
            return why;
    }
    return std::nullopt;
}

std::optional<Undoable> FormerRuns::undoable() const {
    return runs_.empty() ? std::nullopt : std::optional<Undoable>(runs_.back().by);
}

}  // namespace centerscope
