// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/evaluation_queue.h"

#include <QTest>

#include "core/thread_pool.h"
#include "support/room_test.h"
#include "support/small_dataset.h"
#include "support/small_preset.h"

using namespace centerscope;
using namespace centerscope::testing;

class EvaluationQueueTest : public QObject {
    Q_OBJECT

private slots:
    void whatIsForgottenMakesWayForTheNext() {
        ThreadPool pool(1);
        Trainer<float> trainer(smallPreset(), smallDataset(), 1, pool);
        EvaluationQueue queue;
        queue.startRun(trainer, 1);
        queue.request(PointSource::FixedSample);
        queue.request(PointSource::Validation);
        QCOMPARE(queue.progress()->source, PointSource::FixedSample);
        queue.forget(PointSource::FixedSample);
        QCOMPARE(queue.progress()->source, PointSource::Validation);
        queue.forget(PointSource::Validation);
        QVERIFY(queue.isEmpty());
    }
};

CENTERSCOPE_GUILESS_TEST(EvaluationQueueTest)
#include "evaluation_queue_test.moc"
