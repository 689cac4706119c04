// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include "session/run_history.h"
#include "session/training_session.h"

namespace centerscope {

/// Pulls the session's updates at the window's own calm rate and remembers the run. Training may
/// make thousands of steps per second; drawing each would freeze the window. Nothing is emitted
/// while nothing is new.
class LiveFeed : public QObject {
    Q_OBJECT

public:
    static constexpr int kStageInterval = 50;     ///< ms, 20 stage frames per second at most
    static constexpr int kSlowestInterval = 200;  ///< ms, 5 at least
    static constexpr int kPlotInterval = 200;     ///< ms, 5 plot frames per second
    /// Of a processor, which training misses: frames that take long to draw come less often.
    static constexpr double kDrawingShare = 0.06;

    explicit LiveFeed(TrainingSession& session, QObject* parent = nullptr);

    /// From here on it pulls the updates of both in one moment, so that both have come to the same
    /// step, which is also that of their live batches. That one's session is led by this one's;
    /// both must outlive this.
    void lead(LiveFeed& twin);

    const RunHistory& history() const { return history_; }
    /// The newest cloud of the run; null before the first.
    const std::shared_ptr<const EmbeddingCloud>& cloud() const { return cloud_; }
    /// In force for the next step.
    const Hyperparameters& hyperparameters() const { return hyperparameters_; }

signals:
    /// An update has been taken; the history already holds it.
    void updated(const centerscope::SessionUpdate& update);
    /// The history has grown since the plots were drawn last.
    void plotsDue(const centerscope::RunHistory& history);

private:
    void take();
    void show(SessionUpdate update);
    void awaitUpdatesOf(TrainingSession& session);
    void announcePlots();
    qint64 stageInterval() const;

    TrainingSession& session_;
    LiveFeed* twin_ = nullptr;  // that is led
    RunHistory history_;
    std::shared_ptr<const EmbeddingCloud> cloud_;
    Hyperparameters hyperparameters_;
    QTimer updateTimer_;
    QTimer plotTimer_;
    QElapsedTimer sinceUpdate_;
    double drawnUntil_ = 0;  // ms of this thread's processor time, when the last update was taken
    QElapsedTimer sincePlots_;
};

}  // namespace centerscope
