// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/run_history.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>

namespace centerscope {

namespace {

template <typename T>
void extend(std::vector<T>& all, const std::vector<T>& more) {
    all.insert(all.end(), more.begin(), more.end());
}

}  // namespace

/// Of a run that comes from this one, or from one that was left before it.
RunHistory RunHistory::next(const ForkPoint& origin) {
    RunHistory history;
    history.left_ = std::exchange(left_, {});
    former = nullptr;
    if (!origin.isUndo && !steps.empty())
        history.left_.push_back(std::make_shared<const RunHistory>(std::move(*this)));
    if (history.left_.size() > RunLeft::kMost)
        history.left_.erase(history.left_.begin());
    const auto isTakenOver = [&origin](const auto& row) { return row.step <= origin.step; };
    const auto known = std::ranges::find(history.left_, origin.run, &RunHistory::run);
    if (known != history.left_.end()) {
        std::ranges::copy_if((*known)->steps, std::back_inserter(history.steps), isTakenOver);
        std::ranges::copy_if((*known)->evaluations, std::back_inserter(history.evaluations),
                             isTakenOver);
        if (origin.isUndo)
            history.left_.erase(known, history.left_.end());
    }
    if (!history.left_.empty())
        history.former = history.left_.back();
    return history;
}

void RunHistory::take(const StepMetrics& metrics) {
    const auto place = static_cast<std::size_t>(metrics.step - 1);
    while (steps.size() <= place)
        steps.push_back(unknownStep(static_cast<std::int64_t>(steps.size()) + 1));
    if (std::isnan(steps[place].totalLoss))
        steps[place] = metrics;
}

void RunHistory::append(const SessionUpdate& update) {
    if (update.run < run)
        return;
    if (update.left)
        append(*update.left);
    if (update.run != run)
        *this = update.origin ? next(*update.origin) : RunHistory();
    run = update.run;
    for (const StepMetrics& metrics : update.steps)
        take(metrics);
    extend(changes, update.changes);
    extend(evaluations, update.evaluations);
    nextHalving = update.nextHalving;
    halvingFactor = update.halvingRule.factor;
}

}  // namespace centerscope
