// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/run_history.h"

#include <cmath>

#include <QTest>

#include "support/room_test.h"

using namespace centerscope;

namespace {

/// Steps of a run, with a loss that tells them from another run's.
SessionUpdate steps(std::uint64_t run, std::int64_t from, std::int64_t to, double loss) {
    SessionUpdate update;
    update.run = run;
    for (std::int64_t step = from; step <= to; ++step) {
        StepMetrics metrics;
        metrics.step = step;
        metrics.totalLoss = loss;
        update.steps.push_back(metrics);
    }
    return update;
}

}  // namespace

class RunHistoryTest : public QObject {
    Q_OBJECT

private slots:
    void aRunContinuesAfterAllOfTheRunItComesFrom() {
        RunHistory history;
        history.append(steps(1, 1, 5, 1));
        SessionUpdate next;
        next.run = 2;
        next.origin = ForkPoint{1, 7};
        next.left = std::make_shared<const SessionUpdate>(steps(1, 6, 9, 1));
        history.append(next);
        QCOMPARE(history.run, std::uint64_t{2});
        QCOMPARE(history.steps.size(), std::size_t{7});
        QCOMPARE(history.steps.back().totalLoss, 1.0);
        QCOMPARE(history.former->steps.size(), std::size_t{9});
    }

    void stepsThatWereUnknownBecomeKnownAndOthersStay() {
        RunHistory history;
        history.append(steps(1, 4, 6, 1));
        QVERIFY(std::isnan(history.steps[2].totalLoss));
        SessionUpdate next = steps(2, 1, 5, 2);
        next.origin = ForkPoint{1, 5};
        history.append(next);
        QCOMPARE(history.steps.size(), std::size_t{5});
        QCOMPARE(history.steps[2].totalLoss, 2.0);
        QCOMPARE(history.steps[3].totalLoss, 1.0);
    }

    void anEarlierRunSaysNothing() {
        RunHistory history;
        history.append(steps(2, 1, 3, 1));
        history.append({});
        history.append(steps(1, 1, 9, 1));
        QCOMPARE(history.run, std::uint64_t{2});
        QCOMPARE(history.steps.size(), std::size_t{3});
    }
};

CENTERSCOPE_GUILESS_TEST(RunHistoryTest)
#include "run_history_test.moc"
