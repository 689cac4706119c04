// SPDX-License-Identifier: GPL-3.0-or-later
#include <QApplication>
#include <QLabel>
#include <QSpinBox>
#include <QTest>

#include "gui/window_test.h"
#include "support/patience.h"
#include "support/room_test.h"
#include "widgets/value_edit.h"
#include "widgets/value_slider.h"

using namespace centerscope;
using namespace centerscope::testing;

/// Hyperparameters turned in the window: what acts from when, and the marks it leaves.
class HyperparameterWindowTest : public WindowTest {
    Q_OBJECT

private slots:
    void aChangeOfLambdaLeavesAMarkAndActsFromTheNextStep() {
        singleStep(1);
        enterValue("lambdaEdit", "1");
        const auto* says = find<QLabel>("lambdaActsSince");
        QTRY_COMPARE_WITH_TIMEOUT(says->text(), QString("Acts from step 2."), kPatience);
        singleStep(2);
        QTRY_COMPARE_WITH_TIMEOUT(says->text(), QString(), kPatience);  // it acts
        QTRY_COMPARE_WITH_TIMEOUT(marks().size(), std::size_t{1}, kPatience);
        QCOMPARE(marks()[0].step, 2);
        QVERIFY(marks()[0].text.contains("λ"));
        const QList<QByteArrayList> rows = exportedMetrics();
        QCOMPARE(rows[1][3], QByteArray("0.01"));
        QCOMPARE(rows[2][3], QByteArray("1"));
    }

    void aDragIsOneChange() {
        auto* slider = find<ValueSlider>("alphaSlider");
        const QPoint middle = slider->rect().center();
        QTest::mousePress(slider, Qt::LeftButton, {}, middle);
        for (int dx = 5; dx <= 40; dx += 5)
            QTest::mouseMove(slider, middle + QPoint(dx, 0));
        QTest::mouseRelease(slider, Qt::LeftButton, {}, middle + QPoint(40, 0));
        singleStep(1);
        QTRY_COMPARE_WITH_TIMEOUT(marks().size(), std::size_t{1}, kPatience);
        QVERIFY(find<ValueEdit>("alphaEdit")->value() > 0.5);
    }

    void halveHalvesTheLearningRate() {
        click("halveButton");
        singleStep(1);
        QTRY_COMPARE_WITH_TIMEOUT(find<ValueEdit>("learningRateEdit")->value(), 0.005, kPatience);
        QTRY_COMPARE_WITH_TIMEOUT(marks().size(), std::size_t{1}, kPatience);
        QCOMPARE(exportedMetrics()[1][2], QByteArray("0.005"));
    }

    void aRuleThatHalvesIsShownAsTheValueInForce() {
        HalvingRule rule;
        rule.kind = HalvingRule::Kind::EveryNSteps;
        rule.every = 2;
        session_->setHalvingRule(rule);
        QTRY_VERIFY_WITH_TIMEOUT(!marks().empty() && marks().back().isAhead(), kPatience);
        QCOMPARE(marks().back().step, 2);
        for (int step = 1; step <= 3; ++step)
            singleStep(step);
        QTRY_COMPARE_WITH_TIMEOUT(find<ValueEdit>("learningRateEdit")->value(), 0.005, kPatience);
    }

    void aScheduledValueSaysSoUntilItIsTouched() {
        close();
        Preset preset = smallPreset();
        preset.schedules.lambda.knots = {{1, 0}, {1'000'000, 1}};
        open(preset);
        const auto* says = find<QLabel>("lambdaActsSince");
        QTRY_VERIFY_WITH_TIMEOUT(says->text().contains("Scheduled"), kPatience);
        enterValue("lambdaEdit", "0.5");
        QTRY_COMPARE_WITH_TIMEOUT(says->text(), QString("Acts from step 1."), kPatience);
        QTRY_COMPARE_WITH_TIMEOUT(marks().size(), std::size_t{1}, kPatience);
    }

    void afterEnterTheKeysAreTheWindows() {
        enterValue("lambdaEdit", "0.5");
        QTRY_COMPARE_WITH_TIMEOUT(action("actionUndo")->text(), QString("&Undo: λ 0.01 → 0.5"),
                                  kPatience);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE_WITH_TIMEOUT(find<ValueEdit>("lambdaEdit")->value(), 0.01, kPatience);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);
        QTRY_VERIFY_WITH_TIMEOUT(stepShown() > 0, kPatience);
    }

    void afterEscapeTheKeysAreTheWindows() {
        auto* field = find<ValueEdit>("alphaEdit");
        field->setFocus();
        QTest::keyClicks(field, "7");
        QTest::keyClick(field, Qt::Key_Escape);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);
        QTRY_VERIFY_WITH_TIMEOUT(stepShown() > 0, kPatience);
    }

    void whatWasSaidOfARefusedValueEndsWithTheRun() {
        const QString usual = find<QLabel>("lambdaNote")->text();
        enterValue("lambdaEdit", "2000000");
        QVERIFY(find<QLabel>("lambdaNote")->text().contains("Must be"));
        begun([&] { session_->reset(2); });
        QCOMPARE(find<QLabel>("lambdaNote")->text(), usual);
    }

    void whatWasSaidOfARefusedBatchSizeEndsWhenItIsMended_data() {
        QTest::addColumn<bool>("accepted");
        QTest::newRow("by another value") << true;
        QTest::newRow("by typing") << false;
    }

    void whatWasSaidOfARefusedBatchSizeEndsWhenItIsMended() {
        QFETCH(bool, accepted);
        auto* size = find<QSpinBox>("batchSizeSpin");
        size->setValue(900);  // of 180 training images
        QTRY_VERIFY_WITH_TIMEOUT(message().contains("batch size"), kPatience);
        settle();
        if (accepted)
            session_->setBatchSize(20);
        else
            QTest::keyClicks(size, "1");
        QTRY_VERIFY_WITH_TIMEOUT(message().isEmpty(), kPatience);
    }

    void aPresetWithoutAlphaSaysWhatHappensInstead() {
        close();
        Preset preset = smallPreset();
        preset.embeddingLoss = CenterLossDescription{.rule = {CenterRule::Kind::Frozen}};
        preset.hyperparameters.alpha = 0;
        preset.alphaNote = "The centers stay.";
        open(preset);
        QVERIFY(!find<ValueEdit>("alphaEdit")->isVisible());
        QCOMPARE(find<QLabel>("alphaNote")->text(), QString("The centers stay."));
    }
};

CENTERSCOPE_TEST(HyperparameterWindowTest)
#include "hyperparameter_window_test.moc"
