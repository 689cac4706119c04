// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/evaluation_queue.h"

#include <vector>

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
    void init() {
        trainer_.restore(start_);
        queue_.startRun(trainer_, 1);
    }

    void whatIsForgottenMakesWayForTheNext() {
        queue_.request(PointSource::FixedSample);
        queue_.request(PointSource::Validation);
        QCOMPARE(queue_.progress()->source, PointSource::FixedSample);
        queue_.forget(PointSource::FixedSample);
        QCOMPARE(queue_.progress()->source, PointSource::Validation);
        queue_.forget(PointSource::Validation);
        QVERIFY(queue_.isEmpty());
    }

    void oneIsMadeAfterTheOtherAndNoneTwice() {
        queue_.request(PointSource::Validation);
        queue_.request(PointSource::Test);
        queue_.request(PointSource::Validation);
        queue_.request(PointSource::Test);
        std::vector<PointSource> made;
        while (!queue_.isEmpty())
            if (const auto finished = queue_.advance())
                made.push_back(finished->source);
        QCOMPARE(made, (std::vector{PointSource::Validation, PointSource::Test}));
    }

    void eachIsOfTheVersionAtWhichItBegan() {
        queue_.request(PointSource::Validation);
        queue_.request(PointSource::Test);
        trainer_.step();
        QCOMPARE(nextStep(), 0);
        QCOMPARE(nextStep(), 1);
    }

    void whatIsSuspendedBeginsAnewOfTheVersionThen() {
        queue_.request(PointSource::Validation);
        queue_.suspend();
        QVERIFY(!queue_.progress() && !queue_.isEmpty());
        queue_.request(PointSource::Test);
        QVERIFY(!queue_.progress());
        trainer_.step();
        QCOMPARE(nextStep(), 1);
        QCOMPARE(queue_.progress()->source, PointSource::Test);
    }

    void aFixedSampleOfAnotherSizeIsForgotten() {
        queue_.setSampleSize(5);
        queue_.request(PointSource::FixedSample);
        QCOMPARE(queue_.progress()->total, 5);
        queue_.setSampleSize(5);
        QVERIFY(queue_.progress());
        queue_.setSampleSize(7);
        QVERIFY(queue_.isEmpty());
        queue_.request(PointSource::FixedSample);
        QCOMPARE(queue_.progress()->total, 7);
    }

    void aNewRunForgetsTheEvaluationsOfTheOneBefore() {
        queue_.request(PointSource::Validation);
        queue_.request(PointSource::Test);
        queue_.startRun(trainer_, 2);
        QVERIFY(queue_.isEmpty());
    }

private:
    /// The step of the evaluation that is completed next.
    std::int64_t nextStep() {
        for (;;)
            if (const auto finished = queue_.advance())
                return finished->evaluator.evaluation().step;
    }

    ThreadPool pool_{1};
    Trainer<float> trainer_{smallPreset(), smallDataset(), 1, pool_};
    const TrainingState<float> start_ = trainer_.state();
    EvaluationQueue queue_;
};

CENTERSCOPE_GUILESS_TEST(EvaluationQueueTest)
#include "evaluation_queue_test.moc"
