// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <vector>

#include <QObject>
#include <QThread>

#include "core/thread_pool.h"

namespace centerscope {

class RunDriver;

/// Drives any number of runs on one thread with one pool of threads. Each round every run advances
/// by one step or chunk, then whatever was asked meanwhile is done, then the next round begins. So
/// runs stay in step with one another, nothing needs a lock, and every command is answered within
/// one round, which is longer where one of them reads a run.
///
/// All members but stop() run on the loop's thread; while that has nothing to do, drivers come and
/// go on any other. None does within a round.
class RunLoop : public QObject {
    Q_OBJECT

public:
    /// threads >= 1.
    explicit RunLoop(int threads) : pool_(threads) {}

    /// From any thread: no further round begins.
    void stop() { stopping_ = true; }

    ThreadPool& pool() { return pool_; }
    void add(RunDriver& run) { runs_.push_back(&run); }
    void remove(RunDriver& run) { std::erase(runs_, &run); }
    /// A run has something to do: there will be a round.
    void schedule();

private:
    void advance();

    ThreadPool pool_;
    std::vector<RunDriver*> runs_;
    std::atomic<bool> stopping_{false};
    bool isScheduled_ = false;
};

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
