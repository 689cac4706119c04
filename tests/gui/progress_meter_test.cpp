// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/progress_meter.h"

#include <QTest>

#include "support/room_test.h"

using namespace centerscope;

namespace {

StepMetrics step(std::int64_t number, std::int64_t epoch, int batch, double imagesPerSecond) {
    StepMetrics metrics;
    metrics.step = number;
    metrics.epoch = epoch;
    metrics.batchSize = batch;
    metrics.imagesPerSecond = imagesPerSecond;
    return metrics;
}

}  // namespace

class ProgressMeterTest : public QObject {
    Q_OBJECT

private slots:
    void beforeTheFirstStepNothingIsKnown() {
        ProgressMeter meter;
        meter.startRun(1000);
        const TrainingProgress progress = meter.progress(50);
        QCOMPARE(progress.step, 0);
        QCOMPARE(progress.imagesPerSecond, 0.0);
        QCOMPARE(progress.stopAfter, 50);
    }

    void countsBatchesOfTheEpochAnew() {
        ProgressMeter meter;
        meter.startRun(300);
        meter.observe({step(1, 1, 100, 50), step(2, 1, 100, 50), step(3, 1, 100, 50)});
        QCOMPARE(meter.progress({}).batchInEpoch, 3);
        QCOMPARE(meter.progress({}).batchesPerEpoch, 3);
        meter.observe({step(4, 2, 100, 50)});
        QCOMPARE(meter.progress({}).batchInEpoch, 1);
        QCOMPARE(meter.progress({}).epoch, 2);
    }

    void addsUpTrainingTime() {
        ProgressMeter meter;
        meter.startRun(1000);
        meter.observe({step(1, 1, 100, 100), step(2, 1, 100, 200)});
        QCOMPARE(meter.progress({}).elapsed.count(), 1500);
    }

    void whatWasTrainedAtAnotherTimeHasNoRate() {
        ProgressMeter meter;
        meter.startRun(1000);
        meter.observe({step(1, 1, 100, 13)});
        meter.forgetRate();
        QCOMPARE(meter.progress({}).imagesPerSecond, 0.0);
        QVERIFY(!meter.progress({}).remaining());
        QVERIFY(meter.progress({}).elapsed.count() > 7000);
        meter.observe({step(2, 1, 100, 200)});
        QCOMPARE(meter.progress({}).imagesPerSecond, 200.0);
    }

    void theRateIsThatOfTheLastSeconds() {
        ProgressMeter meter;
        meter.startRun(100000);
        for (int k = 1; k <= 100; ++k)
            meter.observe({step(k, 1, 100, 100)});
        QCOMPARE(meter.progress({}).imagesPerSecond, 100.0);
        for (int k = 101; k <= 200; ++k)
            meter.observe({step(k, 1, 100, 1000)});
        QCOMPARE(qRound(meter.progress({}).imagesPerSecond), 1000);
    }
};

CENTERSCOPE_GUILESS_TEST(ProgressMeterTest)
#include "progress_meter_test.moc"
