// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/step_fork.h"

#include <QTest>

#include "support/room_test.h"
#include "support/small_dataset.h"
#include "support/small_preset.h"

using namespace centerscope;
using namespace centerscope::testing;

/// Ways back to earlier steps of a run.
class StepForkTest : public QObject {
    Q_OBJECT

private slots:
    void aForkThatIsCancelledChangesNothing() {
        ThreadPool pool(1);
        Trainer<float> trainer(smallPreset(), smallDataset(), 1, pool);
        const TrainingState<float> first = trainer.state();
        for (int k = 0; k < 20; ++k)
            trainer.step();
        const TrainingState<float> before = trainer.state();
        StepFork fork(trainer, first, 15);
        for (int k = 0; k < 7; ++k)
            QVERIFY(!fork.advance());
        QVERIFY(trainer.state() != before);
        fork.cancel();
        QVERIFY(trainer.state() == before);
    }

    /// A divergence may have come before the fork: then that is what leads back out of it.
    void aForkThatIsCancelledKeepsTheLastGoodState() {
        ThreadPool pool(1);
        Trainer<float> trainer(smallPreset(), smallDataset(), 1, pool);
        const TrainingState<float> first = trainer.state();
        for (int k = 0; k < 120; ++k)
            trainer.step();
        QCOMPARE(trainer.lastGoodStep(), std::int64_t{50});
        StepFork fork(trainer, first, 15);
        QVERIFY(!fork.advance());
        fork.cancel();
        QCOMPARE(trainer.lastGoodStep(), std::int64_t{50});
    }
};

CENTERSCOPE_GUILESS_TEST(StepForkTest)
#include "step_fork_test.moc"
