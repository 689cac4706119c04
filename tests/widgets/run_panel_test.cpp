// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/run_panel.h"

#include <QCheckBox>
#include <QComboBox>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>

#include "presets/value_ranges.h"
#include "support/room_test.h"

namespace centerscope {

class RunPanelTest : public QObject {
    Q_OBJECT

private:
    static QSpinBox* spin(const RunPanel& panel, const char* name) {
        return panel.findChild<QSpinBox*>(name);
    }

private slots:
    void emitsWhatIsSet() {
        RunPanel panel;
        QSignalSpy batch(&panel, &RunPanel::batchSizeChanged);
        QSignalSpy points(&panel, &RunPanel::livePointsChanged);
        QSignalSpy sample(&panel, &RunPanel::sampleSizeChanged);
        spin(panel, "batchSizeSpin")->setValue(64);
        spin(panel, "livePointsSpin")->setValue(999999);
        panel.findChild<QComboBox*>("sampleSizeCombo")->setCurrentIndex(2);
        QCOMPARE(batch[0][0].toInt(), 64);
        QCOMPARE(points[0][0].toInt(), 20000);
        QCOMPARE(sample[0][0].toInt(), RunPanel::kAllTrainingImages);
    }

    void emitsIntervalsInSteps() {
        RunPanel panel;
        std::int64_t stage = 0;
        std::int64_t validation = 0;
        connect(&panel, &RunPanel::stageIntervalChanged, this, [&](std::int64_t n) { stage = n; });
        connect(&panel, &RunPanel::validationIntervalChanged, this,
                [&](std::int64_t n) { validation = n; });
        spin(panel, "stageIntervalSpin")->setValue(25);
        spin(panel, "validationIntervalSpin")->setValue(400);
        QCOMPARE(stage, 25);
        QCOMPARE(validation, 400);
    }

    void aNumberBeingTypedIsNotYetAChange() {
        RunPanel panel;
        QSignalSpy batch(&panel, &RunPanel::batchSizeChanged);
        auto* size = spin(panel, "batchSizeSpin");
        size->selectAll();
        QTest::keyClicks(size, "128");
        QCOMPARE(batch.count(), 0);
        QTest::keyClick(size, Qt::Key_Return);
        QCOMPARE(batch.count(), 1);
        QCOMPARE(batch[0][0].toInt(), 128);
    }

    void everyValueThatARunCanHaveIsShownAsItIs() {
        RunPanel panel;
        panel.setBatchSize(5000);
        QCOMPARE(spin(panel, "batchSizeSpin")->value(), 5000);
        QCOMPARE(spin(panel, "batchSizeSpin")->minimum(), kBatchSizes.least);
        QCOMPARE(spin(panel, "batchSizeSpin")->maximum(), kBatchSizes.most);
        for (const char* name :
             {"stageIntervalSpin", "validationIntervalSpin", "checkpointIntervalSpin"}) {
            QCOMPARE(spin(panel, name)->minimum(), kPlannedSteps.least);
            QCOMPARE(spin(panel, name)->maximum(), kPlannedSteps.most);
        }
        QCOMPARE(spin(panel, "stopSpin")->maximum(), kRunLengths.most);
    }

    void lookingChangesNothing() {
        RunPanel panel;
        QSignalSpy batch(&panel, &RunPanel::batchSizeChanged);
        panel.show();
        QVERIFY(QTest::qWaitForWindowActive(&panel));
        auto* size = spin(panel, "batchSizeSpin");
        panel.setBatchSize(5000);
        QCOMPARE(size->value(), 5000);
        size->setFocus();
        QTest::keyClick(size, Qt::Key_Return);
        size->clearFocus();
        QCOMPARE(batch.count(), 0);
    }

    void stopsNeverUnlessAsked() {
        RunPanel panel;
        QVERIFY(!panel.findChild<QCheckBox*>("stopCheck")->isChecked());
        std::vector<std::optional<std::int64_t>> stops;
        connect(&panel, &RunPanel::stopAfterChanged, this,
                [&](std::optional<std::int64_t> step) { stops.push_back(step); });
        panel.findChild<QCheckBox*>("stopCheck")->click();
        spin(panel, "stopSpin")->setValue(2000);
        panel.findChild<QCheckBox*>("stopCheck")->click();
        QVERIFY(spin(panel, "stopSpin")->isEnabled());
        spin(panel, "stopSpin")->setValue(3000);
        panel.findChild<QCheckBox*>("stopCheck")->click();
        const std::vector<std::optional<std::int64_t>> expected{10000, 2000, std::nullopt, 3000};
        QCOMPARE(stops, expected);
    }

    void showsValuesAndEmitsNothing() {
        RunPanel panel;
        int emitted = 0;
        const auto count = [&emitted] { ++emitted; };
        connect(&panel, &RunPanel::batchSizeChanged, this, count);
        connect(&panel, &RunPanel::livePointsChanged, this, count);
        connect(&panel, &RunPanel::sampleSizeChanged, this, count);
        connect(&panel, &RunPanel::stageIntervalChanged, this, count);
        connect(&panel, &RunPanel::validationIntervalChanged, this, count);
        connect(&panel, &RunPanel::stopAfterChanged, this, count);
        panel.setBatchSize(32);
        panel.setLivePoints(500);
        panel.setSampleSize(10000);
        panel.setStageInterval(10);
        panel.setValidationInterval(20);
        panel.setStopAfter(3000);
        QCOMPARE(emitted, 0);
        QCOMPARE(spin(panel, "batchSizeSpin")->value(), 32);
        QCOMPARE(spin(panel, "stopSpin")->value(), 3000);
        QCOMPARE(panel.findChild<QComboBox*>("sampleSizeCombo")->currentData().toInt(), 10000);
    }
};

}  // namespace centerscope

CENTERSCOPE_TEST(centerscope::RunPanelTest)
#include "run_panel_test.moc"
