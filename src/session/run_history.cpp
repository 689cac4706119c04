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

/// The history of a run that comes from one just left, or from the one left before that.
RunHistory cameFrom(RunHistory left, const ForkPoint& origin) {
    RunHistory history;
    const std::shared_ptr<const RunHistory> before = std::exchange(left.former, nullptr);
    history.former =
        left.steps.empty() ? before : std::make_shared<const RunHistory>(std::move(left));
    const auto isTakenOver = [&origin](const auto& row) { return row.step <= origin.step; };
    for (const auto& known : {before, history.former}) {
        if (!known || known->run != origin.run || !history.steps.empty())
            continue;
        std::ranges::copy_if(known->steps, std::back_inserter(history.steps), isTakenOver);
        std::ranges::copy_if(known->evaluations, std::back_inserter(history.evaluations),
                             isTakenOver);
    }
    return history;
}

}  // namespace

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
        *this = update.origin ? cameFrom(std::move(*this), *update.origin) : RunHistory();
    run = update.run;
    for (const StepMetrics& metrics : update.steps)
        take(metrics);
    extend(changes, update.changes);
    extend(evaluations, update.evaluations);
    nextHalving = update.nextHalving;
    halvingFactor = update.halvingRule.factor;
}

}  // namespace centerscope
