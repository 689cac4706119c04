// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/run_loop.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "session/run_driver.h"
#include "session/run_history.h"
#include "support/idx_files.h"
#include "support/patience.h"
#include "support/room_test.h"
#include "support/small_preset.h"

using namespace centerscope;
using namespace centerscope::testing;

namespace {

/// One run of the loop with its queue, as far as a window has seen it.
struct Seat {
    Seat(RunLoop& loop, const QTemporaryDir& data, double lambda)
        : driver(loop, RunLibrary(), updates) {
        Preset preset = smallPreset();
        preset.hyperparameters.lambda = lambda;
        driver.start(preset, data.path().toStdString(), 1);
    }

    std::size_t steps() {
        history.append(updates.take(1));
        return history.steps.size();
    }

    UpdateQueue updates;
    RunDriver driver;
    RunHistory history;
};

}  // namespace

/// A loop on the test's own thread.
class RunLoopTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { writeDataset(data_.path(), 200, 30); }

    void runsThatPlayStayInStep() {
        RunLoop loop(1);
        Seat one(loop, data_, 0);
        Seat two(loop, data_, 1);
        QCOMPARE(one.steps() + two.steps(), std::size_t{0});  // from now on updates are announced
        std::size_t furthest = 0;
        connect(&one.driver, &RunDriver::updateAvailable, this, [&] {
            const std::size_t ahead = one.steps() - two.steps();
            furthest = std::max(furthest, ahead);
        });
        QSignalSpy stopped(&two.driver, &RunDriver::stopped);
        for (Seat* seat : {&one, &two}) {
            seat->driver.setStopAfter(30);
            seat->driver.play();
        }
        QVERIFY(stopped.wait(kPatience));
        QCOMPARE(one.steps(), std::size_t{30});
        QCOMPARE(two.steps(), std::size_t{30});
        QCOMPARE(furthest, std::size_t{1});
        QCOMPARE(one.history.steps[0].headLoss, two.history.steps[0].headLoss);
        QVERIFY(one.history.steps[29].headLoss != two.history.steps[29].headLoss);
    }

    void aRunThatPausesHoldsUpNoOther() {
        RunLoop loop(1);
        Seat one(loop, data_, 0);
        Seat two(loop, data_, 1);
        QSignalSpy stopped(&two.driver, &RunDriver::stopped);
        one.driver.setStopAfter(5);
        two.driver.setStopAfter(20);
        one.driver.play();
        two.driver.play();
        QVERIFY(stopped.wait(kPatience));
        QCOMPARE(one.steps(), std::size_t{5});
        QCOMPARE(two.steps(), std::size_t{20});
    }

    void aRunThatIsGoneIsNotDriven() {
        RunLoop loop(1);
        Seat one(loop, data_, 0);
        {
            Seat two(loop, data_, 1);
            two.driver.play();
        }
        QSignalSpy stopped(&one.driver, &RunDriver::stopped);
        one.driver.setStopAfter(5);
        one.driver.play();
        QVERIFY(stopped.wait(kPatience));
        QCOMPARE(one.steps(), std::size_t{5});
    }

    void aLoopThatIsStoppedMakesNoRound() {
        RunLoop loop(1);
        Seat one(loop, data_, 0);
        one.driver.play();
        loop.stop();
        QCoreApplication::processEvents();
        QCOMPARE(one.steps(), std::size_t{0});
    }

private:
    QTemporaryDir data_;
};

CENTERSCOPE_GUILESS_TEST(RunLoopTest)
#include "run_loop_test.moc"
