// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/run_history.h"

namespace centerscope {

namespace {

template <typename T>
void extend(std::vector<T>& all, const std::vector<T>& more) {
    all.insert(all.end(), more.begin(), more.end());
}

}  // namespace

void RunHistory::append(const SessionUpdate& update) {
    if (update.run != run)
        *this = RunHistory();
    run = update.run;
    extend(steps, update.steps);
    extend(changes, update.changes);
    extend(evaluations, update.evaluations);
    nextHalving = update.nextHalving;
}

}  // namespace centerscope
