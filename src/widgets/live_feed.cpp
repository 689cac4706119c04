// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/live_feed.h"

#include <algorithm>

namespace centerscope {

namespace {

/// Fires at once after a quiet time, so that a single step is answered without delay, and else
/// when interval milliseconds have passed since the last time.
void arm(QTimer& timer, const QElapsedTimer& sinceLast, qint64 interval) {
    if (timer.isActive())
        return;
    const qint64 passed = sinceLast.isValid() ? sinceLast.elapsed() : interval;
    timer.start(static_cast<int>(std::max<qint64>(0, interval - passed)));
}

}  // namespace

LiveFeed::LiveFeed(TrainingSession& session, QObject* parent) : QObject(parent), session_(session) {
    for (QTimer* timer : {&updateTimer_, &plotTimer_}) {
        timer->setSingleShot(true);
        timer->setTimerType(Qt::PreciseTimer);
    }
    connect(&session, &TrainingSession::updateAvailable, this,
            [this] { arm(updateTimer_, sinceUpdate_, kStageInterval); });
    connect(&updateTimer_, &QTimer::timeout, this, &LiveFeed::take);
    connect(&plotTimer_, &QTimer::timeout, this, &LiveFeed::announcePlots);
}

void LiveFeed::take() {
    sinceUpdate_.start();
    SessionUpdate update = session_.takeUpdate();
    if (update.run < session_.run().run)
        return;  // of a run that has been given up
    if (update.run != history_.run)
        cloud_.reset();
    if (update.cloud)
        cloud_ = update.cloud;
    hyperparameters_ = update.hyperparameters;
    history_.append(update);
    if (update.origin)
        update.steps = history_.steps;  // those taken over are new to all that count steps
    emit updated(update);
    arm(plotTimer_, sincePlots_, kPlotInterval);
}

void LiveFeed::announcePlots() {
    sincePlots_.start();
    emit plotsDue(history_);
}

}  // namespace centerscope
