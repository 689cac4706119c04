// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/pass_queue.h"

#include <QTest>

#include "core/thread_pool.h"
#include "support/room_test.h"
#include "support/small_dataset.h"
#include "support/small_preset.h"

using namespace centerscope;
using namespace centerscope::testing;

class PassQueueTest : public QObject {
    Q_OBJECT

private slots:
    void whatIsForgottenMakesWayForTheNext() {
        ThreadPool pool(1);
        Trainer<float> trainer(smallPreset(), smallDataset(), 1, pool);
        PassQueue passes;
        passes.startRun(trainer, 1);
        passes.request(StageSource::FixedSample);
        passes.request(StageSource::Validation);
        QCOMPARE(passes.progress()->source, StageSource::FixedSample);
        passes.forget(StageSource::FixedSample);
        QCOMPARE(passes.progress()->source, StageSource::Validation);
        passes.forget(StageSource::Validation);
        QVERIFY(passes.isEmpty());
    }
};

CENTERSCOPE_GUILESS_TEST(PassQueueTest)
#include "pass_queue_test.moc"
