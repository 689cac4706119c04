// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/former_run.h"

#include <utility>

namespace centerscope {

void FormerRun::keep(IdleRun run, RunLeft::By by) {
    if (run.source.step() == 0 && !run.info.isFollowed())
        return;
    run_ = std::move(run);
    left_ = {by};
}

IdleRun FormerRun::take() {
    return *std::exchange(run_, std::nullopt);
}

std::optional<Undoable> FormerRun::undoable() const {
    return run_ ? std::optional<Undoable>(left_) : std::nullopt;
}

}  // namespace centerscope
