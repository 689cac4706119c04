// SPDX-License-Identifier: GPL-3.0-or-later
#include <QPushButton>
#include <QTest>

#include "gui/window_test.h"
#include "support/patience.h"
#include "widgets/value_edit.h"

using namespace centerscope;
using namespace centerscope::testing;

/// What the window says of a sick run, and that its remedies help.
class HealthWindowTest : public WindowTest {
    Q_OBJECT

private slots:
    void aDivergenceIsNamedAndItsRemedyTrainsOn() {
        close();
        Preset preset = smallPreset();
        preset.optimizer.kind = OptimizerDescription::Kind::Sgd;
        open(preset);
        enterValue("learningRateEdit", "1");
        enterValue("lambdaEdit", "1000");
        QTest::keyClick(window_.get(), Qt::Key_Space);
        QTRY_VERIFY_WITH_TIMEOUT(message().startsWith("Training has diverged"), kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(!session_->isPlaying(), kPatience);
        QCOMPARE(bar().current()->kind, Message::Kind::Error);
        auto* remedy = find<QPushButton>("firstActionButton");
        QCOMPARE(remedy->text(), QString("Return to the last good state with half the learning "
                                         "rate"));
        click("firstActionButton");
        QTRY_VERIFY_WITH_TIMEOUT(session_->isPlaying() && stepShown() > 50, kPatience);
        QVERIFY(!message().startsWith("Training has diverged"));
        QCOMPARE(find<ValueEdit>("learningRateEdit")->value(), 0.005);
        QTRY_COMPARE_WITH_TIMEOUT(marks().size(), std::size_t{1}, kPatience);
        QCOMPARE(marks()[0].step, 1);
    }
};

QTEST_MAIN(HealthWindowTest)
#include "health_window_test.moc"
