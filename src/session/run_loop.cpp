// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/run_loop.h"

#include <utility>

#include "session/run_driver.h"

namespace centerscope {

/// Through the event queue, so that commands that came during a round run before the next one.
void RunLoop::schedule() {
    if (std::exchange(isScheduled_, true))
        return;
    QMetaObject::invokeMethod(this, &RunLoop::advance, Qt::QueuedConnection);
}

void RunLoop::advance() {
    isScheduled_ = false;
    if (stopping_)
        return;
    for (RunDriver* run : runs_)
        if (run->advance())
            schedule();
}

}  // namespace centerscope

#include "moc_run_loop.cpp"
