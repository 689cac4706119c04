// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/status_strip.h"

#include <QLabel>
#include <QLayout>
#include <QProgressBar>
#include <QTest>

#include "support/room_test.h"

namespace centerscope {

using namespace std::chrono_literals;

class StatusStripTest : public QObject {
    Q_OBJECT

private:
    static QString textOf(const StatusStrip& strip, const char* label) {
        return strip.findChild<QLabel*>(label)->text();
    }

    static TrainingProgress someProgress() {
        return {.step = 1240,
                .epoch = 3,
                .batchInEpoch = 140,
                .batchesPerEpoch = 550,
                .imagesPerSecond = 2000,
                .batchSize = 100,
                .elapsed = 58s,
                .stopAfter = std::nullopt};
    }

private slots:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English)); }

    void fieldsStayTogetherInAWideWindow() {
        StatusStrip strip;
        strip.resize(1600, strip.sizeHint().height());
        strip.show();
        for (const char* name : {"stepLabel", "epochLabel", "rateLabel", "elapsedLabel"}) {
            const auto* label = strip.findChild<QLabel*>(name);
            QVERIFY2(label->width() <= std::max(label->minimumWidth(), label->sizeHint().width()),
                     name);
        }
    }

    void saysWhetherTheCenterLossIsAMeanOrASum() {
        StatusStrip strip;
        QCOMPARE(textOf(strip, "reductionLabel"), "both losses are batch means");
        strip.setEmbeddingLoss(CenterLossDescription{.reduction = CenterReduction::HalfSum});
        QCOMPARE(textOf(strip, "reductionLabel"), "center loss is a batch sum");
        strip.setEmbeddingLoss(CenterLossDescription{.reduction = CenterReduction::Mean});
        QVERIFY(textOf(strip, "reductionLabel").endsWith("without ½"));
    }

    void formatsDurations() {
        QCOMPARE(formatDuration(0ms), "0:00");
        QCOMPARE(formatDuration(58900ms), "0:58");
        QCOMPARE(formatDuration(606s), "10:06");
        QCOMPARE(formatDuration(3723s), "1:02:03");
        QCOMPARE(formatDuration(100h), "100:00:00");
    }

    void whatIsLeftIsTheEpochOrUntilTheStop() {
        TrainingProgress progress = someProgress();
        QCOMPARE(progress.remaining(), std::optional(20500ms));  // 410 batches of 50 ms
        progress.stopAfter = 1300;
        QCOMPARE(progress.remaining(), std::optional(3000ms));
        progress.stopAfter = 1000;
        QCOMPARE(progress.remaining(), std::optional(0ms));
        progress.imagesPerSecond = 0;
        QVERIFY(!progress.remaining());
    }

    void showsTheFigures() {
        StatusStrip strip;
        strip.setProgress(someProgress());
        strip.setSeed(7);
        QCOMPARE(textOf(strip, "stepLabel"), "1,240");
        QCOMPARE(textOf(strip, "epochLabel"), "3");
        QCOMPARE(textOf(strip, "rateLabel"), "2,000");
        QCOMPARE(textOf(strip, "elapsedLabel"), "0:58");
        QCOMPARE(textOf(strip, "leftLabel"), "0:20");
        QCOMPARE(textOf(strip, "seedLabel"), "seed 7");
        const auto* bar = strip.findChild<QProgressBar*>("epochBar");
        QCOMPARE(bar->value(), 140);
        QCOMPARE(bar->maximum(), 550);
    }

    void saysWhatLeftMeans() {
        StatusStrip strip;
        TrainingProgress progress = someProgress();
        strip.setProgress(progress);
        const auto* left = strip.findChild<QLabel*>("leftLabel");
        QVERIFY(left->toolTip().contains("epoch"));
        progress.stopAfter = 5000;
        strip.setProgress(progress);
        QVERIFY(left->toolTip().contains("5,000"));
    }

    void showsThePassUnderWayAndNothingAfter() {
        StatusStrip strip;
        strip.setEvaluationProgress(EvaluationProgress{PointSource::Validation, 2300, 5000});
        QCOMPARE(textOf(strip, "evaluationLabel"), "validation 2,300 / 5,000");
        strip.setEvaluationProgress(std::nullopt);
        QCOMPARE(textOf(strip, "evaluationLabel"), QString());
    }

    void nothingMovesWhileItCounts() {
        StatusStrip strip;
        strip.resize(1280, strip.sizeHint().height());
        strip.show();
        const auto places = [&strip] {
            std::vector<QRect> rects;
            for (const auto* label : strip.findChildren<QLabel*>())
                rects.push_back(label->geometry());
            return rects;
        };
        TrainingProgress progress = someProgress();
        progress.step = 1;
        progress.epoch = 1;
        strip.setProgress(progress);
        strip.layout()->activate();
        const auto before = places();
        progress.step = 888888;
        progress.epoch = 888;
        progress.imagesPerSecond = 88888;
        progress.elapsed = 9h;
        strip.setProgress(progress);
        strip.setEvaluationProgress(EvaluationProgress{PointSource::FixedSample, 54000, 55000});
        strip.layout()->activate();
        QCOMPARE(places(), before);
    }

    void speaksTheLocale() {
        StatusStrip strip;
        strip.setProgress(someProgress());
        strip.setLocale(QLocale(QLocale::German));
        QCOMPARE(textOf(strip, "stepLabel"), "1.240");
    }
};

}  // namespace centerscope

CENTERSCOPE_TEST(centerscope::StatusStripTest)
#include "status_strip_test.moc"
