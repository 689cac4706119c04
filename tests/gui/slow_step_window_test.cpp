// SPDX-License-Identifier: GPL-3.0-or-later
#include <QLabel>
#include <QPushButton>
#include <QTest>

#include "charts/embedding_chart.h"
#include "gui/window_test.h"
#include "support/patience.h"
#include "support/room_test.h"
#include "widgets/slow_step_panel.h"

using namespace centerscope;
using namespace centerscope::testing;

/// One step of the run, stage by stage, in the real window.
class SlowStepWindowTest : public WindowTest {
    Q_OBJECT

private slots:
    void init() {
        WindowTest::init();
        makeSteps(2);
        action("actionSlowStep")->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(panel().isVisible(), kPatience);
    }

    /// Old points stay as ghosts where the new weights move them.
    void keysGoThroughTheStagesAndBackToTheRun() {
        QCOMPARE(stepShown(), 3);
        QVERIFY(panel().text().startsWith("Step 3 slowly, 1 of 5: forward"));
        const std::vector<EmbeddedPoint> old = stage().cloud()->points;
        QCOMPARE(old.size(), std::size_t{10});
        const std::vector<EmbeddingPosition> centers = stage().cloud()->centers;
        stage().setFocus();
        QTest::keyClick(&stage(), Qt::Key_Space);
        QVERIFY(panel().text().contains("2 of 5: losses"));
        QCOMPARE(overlay().ghosts.size(), std::size_t{10});
        QTest::keyClick(&stage(), Qt::Key_Right);
        QCOMPARE(overlay().arrows.size(), std::size_t{10});
        QCOMPARE(stage().cloud()->centers, centers);
        click("slowStepNext");
        QVERIFY(stage().cloud()->centers != centers);
        QCOMPARE(overlay().ghosts.size(), centers.size());
        QCOMPARE(stage().cloud()->points[0].position, old[0].position);
        QTest::keyClick(&stage(), Qt::Key_Space);
        QVERIFY(stage().cloud()->points[0].position != old[0].position);
        QCOMPARE(overlay().ghosts[0].was, old[0].position);
        QCOMPARE(overlay().ghosts[0].is, stage().cloud()->points[0].position);
        QVERIFY(!find<QPushButton>("slowStepNext")->isEnabled());
        QTest::keyClick(&stage(), Qt::Key_Left);
        QVERIFY(panel().text().contains("4 of 5"));
        QTest::keyClick(&stage(), Qt::Key_Escape);
        QVERIFY(isOver());
        QCOMPARE(stage().cloud()->points.size(), std::size_t{30});  // of all three batches
        QVERIFY(!session_->isPlaying());
        QCOMPARE(stepShown(), 3);
    }

    /// Else the focus would go to whatever button is next.
    void theStageHasTheFocusAfterIt() {
        auto* next = find<QPushButton>("slowStepNext");
        next->setFocus();
        QTRY_VERIFY_WITH_TIMEOUT(next->hasFocus(), kPatience);
        QTest::keyClick(next, Qt::Key_Escape);
        QVERIFY(isOver());
        QVERIFY(stage().hasFocus());
    }

    void anotherStepEndsIt() {
        singleStep(4);
        QVERIFY(isOver());
    }

    void anotherSourceEndsIt() {
        action("actionTest")->trigger();
        QVERIFY(isOver());
        QTRY_VERIFY_WITH_TIMEOUT(stage().cloud() && stage().cloud()->source == PointSource::Test,
                                 kPatience);
    }

    /// Its data come when the presentation has the keys.
    void aPresentationThatComesFirstKeepsItAway() {
        QTest::keyClick(&stage(), Qt::Key_Escape);
        action("actionSlowStep")->trigger();
        QTest::keyClick(&stage(), Qt::Key_F11);
        QTRY_COMPARE_WITH_TIMEOUT(stepShown(), 4, kPatience);
        QVERIFY(panel().isHidden());
        QTest::keyClick(&stage(), Qt::Key_Escape);
        QVERIFY(isOver());
    }

    /// Whose keys are its own.
    void aPresentationEndsIt() {
        QTest::keyClick(&stage(), Qt::Key_Space);
        QTest::keyClick(&stage(), Qt::Key_F11);
        QVERIFY(find<QWidget>("presentation")->isVisible());
        QVERIFY(panel().isHidden());
        QVERIFY(overlay().ghosts.empty());
        QTest::keyClick(&stage(), Qt::Key_Space);
        QTRY_VERIFY_WITH_TIMEOUT(session_->isPlaying(), kPatience);
        QTest::keyClick(&stage(), Qt::Key_Escape);
        QVERIFY(!find<QWidget>("presentation")->isVisible());
        QVERIFY(isOver());
    }

    void aChangeByHandEndsItAndIsSeen() {
        action("actionHalve")->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(isOver(), kPatience);
    }

    void lookingBackEndsItAndItEndsLookingBack() {
        QTRY_VERIFY_WITH_TIMEOUT(session_->run().archive, kPatience);
        action("actionLookBack")->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(isOver(), kPatience);
        action("actionSlowStep")->trigger();
        QVERIFY(!action("actionBackToLive")->isEnabled());
        QTRY_VERIFY_WITH_TIMEOUT(panel().isVisible(), kPatience);
    }

private:
    SlowStepPanel& panel() { return *find<SlowStepPanel>("slowStepPanel"); }
    const StageOverlay& overlay() { return stage().overlay(OverlayOf::Step); }
    bool isOver() {
        return panel().isHidden() && find<QWidget>("controls")->isVisible() &&
               overlay().ghosts.empty() && overlay().arrows.empty();
    }
};

CENTERSCOPE_TEST(SlowStepWindowTest)
#include "slow_step_window_test.moc"
