// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/live_feed.h"

#include <algorithm>
#include <ctime>
#include <utility>

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

/// What the thread has computed since it began.
double processorMilliseconds() {
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return 1e3 * static_cast<double>(time.tv_sec) + 1e-6 * static_cast<double>(time.tv_nsec);
}

}  // namespace

LiveFeed::LiveFeed(TrainingSession& session, QObject* parent) : QObject(parent), session_(session) {
    for (QTimer* timer : {&updateTimer_, &plotTimer_}) {
        timer->setSingleShot(true);
        timer->setTimerType(Qt::PreciseTimer);
    }
    awaitUpdatesOf(session);
    connect(&updateTimer_, &QTimer::timeout, this, &LiveFeed::take);
    connect(&plotTimer_, &QTimer::timeout, this, &LiveFeed::announcePlots);
}

void LiveFeed::awaitUpdatesOf(TrainingSession& session) {
    connect(&session, &TrainingSession::updateAvailable, this,
            [this] { arm(updateTimer_, sinceUpdate_, kStageInterval); });
}

void LiveFeed::lead(LiveFeed& twin) {
    disconnect(&twin.session_, nullptr, &twin, nullptr);
    awaitUpdatesOf(twin.session_);
    twin_ = &twin;
}

/// Where twins are not equally far it is asked to come again.
void LiveFeed::take() {
    const qint64 passed = sinceUpdate_.isValid() ? sinceUpdate_.elapsed() : kSlowestInterval;
    if (const qint64 wait = stageInterval() - passed; wait > 0)
        return updateTimer_.start(static_cast<int>(wait));
    if (!twin_)
        return show(session_.takeUpdate());
    if (auto both = session_.takeUpdateWith(twin_->session_)) {
        show(std::move((*both)[0]));
        twin_->show(std::move((*both)[1]));
    }
}

void LiveFeed::show(SessionUpdate update) {
    sinceUpdate_.start();
    drawnUntil_ = processorMilliseconds();
    if (update.run == 0 || update.run < session_.run().run)
        return;  // none has begun yet, or it is of one that has been given up
    if (update.run != history_.run || update.projection)
        cloud_.reset();
    if (update.cloud)
        cloud_ = update.cloud;
    hyperparameters_ = update.hyperparameters;
    history_.append(update);
    if (history_.run == session_.run().run)
        history_.dataset = session_.run().dataset;
    if (update.origin)
        update.steps = history_.steps;  // those taken over are new to all that count steps
    emit updated(update);
    arm(plotTimer_, sincePlots_, kPlotInterval);
}

/// So long that what the last update has given the window to do is its share.
qint64 LiveFeed::stageInterval() const {
    const double drawing = processorMilliseconds() - drawnUntil_;
    return std::clamp(static_cast<qint64>(drawing / kDrawingShare), qint64{kStageInterval},
                      qint64{kSlowestInterval});
}

void LiveFeed::announcePlots() {
    sincePlots_.start();
    emit plotsDue(history_);
}

}  // namespace centerscope

#include "moc_live_feed.cpp"
