// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QThread>

#include "session/run_loop.h"

namespace centerscope {

/// A thread and the loop on it, for the runs of one or more sessions.
class TrainingThread {
public:
    /// threads: that the runs compute with, >= 1.
    explicit TrainingThread(int threads) : loop_(threads) {
        loop_.moveToThread(&thread_);
        thread_.setObjectName("training");
        thread_.start();
    }
    ~TrainingThread() { end(); }

    RunLoop& loop() { return loop_; }
    QThread& thread() { return thread_; }
    /// For all sessions: no further round begins, and the one under way is over when it returns.
    void end() {
        loop_.stop();
        thread_.quit();
        thread_.wait();
    }

private:
    RunLoop loop_;
    QThread thread_;
};

}  // namespace centerscope
