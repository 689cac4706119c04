// SPDX-License-Identifier: GPL-3.0-or-later

#include <QAbstractButton>
#include <QApplication>
#include <QMenu>
#include <QSlider>
#include <QTest>
#include <QTimer>
#include <QWheelEvent>

#include "gui/window_test.h"
#include "support/patience.h"
#include "support/room_test.h"
#include "widgets/look_back.h"
#include "widgets/mark_menu.h"
#include "widgets/plots_panel.h"

using namespace centerscope;
using namespace centerscope::testing;

/// The plots of the real window: their switch, slider, marks and menus.
class PlotsWindowTest : public WindowTest {
    Q_OBJECT

private slots:
    void everyMarkIsListedAndLeadsToItsStepInBothPlots() {
        makeSteps(2);
        enterValue("lambdaEdit", "0.5");
        singleStep(3);
        QTRY_COMPARE_WITH_TIMEOUT(errorChart().plot().marks.size(), std::size_t{1}, kPatience);
        auto* menu = find<MarkMenu>("markMenu");
        emit menu->aboutToShow();
        QCOMPARE(menu->actions().size(), 1);
        QCOMPARE(menu->actions()[0]->text(), QString("Step 3: λ 0.01 → 0.5"));
        QVERIFY(menu->actions()[0]->toolTip().contains("by hand"));
        menu->actions()[0]->trigger();
        for (const PlotRange& range : {lossChart().mapping().range, errorChart().mapping().range})
            QVERIFY(range.left == 0 && range.right <= 20);  // as far as that can be in the middle
    }

    void aMarkLeadsTheStageToItsStep() {
        makeSteps(1);
        enterValue("lambdaEdit", "0.5");
        singleStep(2);
        singleStep(3);
        QTRY_COMPARE_WITH_TIMEOUT(errorChart().plot().marks.size(), std::size_t{1}, kPatience);
        auto* menu = find<MarkMenu>("markMenu");
        emit menu->aboutToShow();
        menu->actions()[0]->trigger();
        QCOMPARE(window_->findChild<LookBack*>()->shownStep(), std::optional<std::int64_t>(2));
        QCOMPARE(stage().cloud()->lastStep, 2);
    }

    void theMarksAreInTheMenuOfTheWindowAndBesideThePlot() {
        auto* menu = find<MarkMenu>("markMenu");
        QVERIFY(find<QMenu>("viewMenu")->actions().contains(menu->menuAction()));
        QCOMPARE(button("marksButton")->menu(), menu);
        emit menu->aboutToShow();
        QVERIFY(!menu->actions()[0]->isEnabled());  // nothing yet
    }

    void enterOpensTheMenusInTheCorners_data() {
        QTest::addColumn<QString>("name");
        QTest::newRow("marks") << "marksButton";
        QTest::newRow("lower plot") << "lowerPlotButton";
    }

    void enterOpensTheMenusInTheCorners() {
        QFETCH(QString, name);
        QToolButton* opener = button(name);
        opener->setFocus();
        QWidget* opened = nullptr;
        QTimer closes;
        connect(&closes, &QTimer::timeout, this, [&opened] {
            if (QWidget* popup = QApplication::activePopupWidget()) {
                opened = popup;
                popup->close();
            }
        });
        closes.start(10);
        QTest::keyClick(opener, Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(opened, opener->menu(), kPatience);
    }

    void theSwitchAndTheMenuChooseTheLossAxisAndItIsRemembered() {
        QVERIFY(action("actionLossAxisAutomatic")->isChecked());
        click("logarithmicButton");
        QVERIFY(lossChart().isLogarithmic());
        QVERIFY(action("actionLossAxisLogarithmic")->isChecked());
        action("actionLossAxisLinear")->trigger();
        QVERIFY(!lossChart().isLogarithmic());
        QVERIFY(!button("logarithmicButton")->isChecked());
        click("logarithmicButton");
        window_->close();
        close();
        open();
        QVERIFY(lossChart().isLogarithmic());
        QVERIFY(button("logarithmicButton")->isChecked());
        QVERIFY(action("actionLossAxisLogarithmic")->isChecked());
    }

    void theSliderSmoothsAllPlotsAndIsRemembered() {
        auto* slider = find<QSlider>("smoothingSlider");
        QCOMPARE(slider->value(), Smoothing::kDefaultLevel);
        slider->setFocus();
        QTest::keyClick(slider, Qt::Key_Home);
        QVERIFY(lossChart().plot().smoothing.isNone());
        QVERIFY(errorChart().plot().smoothing.isNone());
        QTest::keyClick(slider, Qt::Key_End);
        QVERIFY(lossChart().plot().smoothing == Smoothing::ofLevel(Smoothing::kLevels - 1));
        window_->close();
        close();
        open();
        QCOMPARE(find<QSlider>("smoothingSlider")->value(), Smoothing::kLevels - 1);
        QVERIFY(lossChart().plot().smoothing == Smoothing::ofLevel(Smoothing::kLevels - 1));
    }

    void theWheelZoomsBothPlotsAndADoubleClickShowsAllAgain() {
        makeSteps(3);
        const PlotRange all = lossChart().mapping().range;
        const QPointF place = lossChart().mapping().area.center();
        QWheelEvent wheel(place, lossChart().viewport()->mapToGlobal(place), {}, {0, 360},
                          Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
        QApplication::sendEvent(lossChart().viewport(), &wheel);
        QVERIFY(lossChart().mapping().range.width() < all.width());
        QCOMPARE(errorChart().mapping().range.left, lossChart().mapping().range.left);
        QCOMPARE(errorChart().mapping().range.right, lossChart().mapping().range.right);
        QTest::mouseDClick(errorChart().viewport(), Qt::LeftButton, {},
                           errorChart().mapping().area.center().toPoint());
        QCOMPARE(lossChart().mapping().range.width(), all.width());
        QVERIFY(!errorChart().isZoomed());
    }

    void aTestLeavesAMarkOnTheErrorPlot() {
        makeSteps(2);
        action("actionEvaluateTest")->trigger();
        QTRY_COMPARE_WITH_TIMEOUT(errorChart().plot().marks.size(), std::size_t{1}, kPatience);
        QVERIFY(errorChart().plot().marks[0].text.startsWith("test "));
        QCOMPARE(errorChart().plot().marks[0].step, 2);
        QVERIFY(marks().empty());
    }

    void theCurveOfTheFormerRunIsTakenAwayByTheMenu() {
        QVERIFY(!action("actionDropFormer")->isEnabled());
        makeSteps(4);
        QTRY_COMPARE_WITH_TIMEOUT(lossChart().plot().curves[0].raw.size(), std::size_t{4},
                                  kPatience);
        begun([this] { session_->forkAt(2); });
        QTRY_VERIFY_WITH_TIMEOUT(lossChart().hasFormer(), kPatience);
        QVERIFY(action("actionDropFormer")->isEnabled());
        action("actionDropFormer")->trigger();
        QVERIFY(lossChart().plot().former.empty());
        QVERIFY(errorChart().plot().former.empty());
        QVERIFY(!action("actionDropFormer")->isEnabled());
        singleStep(3);
        QTRY_COMPARE_WITH_TIMEOUT(lossChart().plot().curves[0].raw.size(), std::size_t{3},
                                  kPatience);
        QVERIFY(lossChart().plot().former.empty());
    }

    void guessingIsTheLogarithmOfTheNumberOfClasses() {
        makeSteps(1);
        QTRY_VERIFY_WITH_TIMEOUT(lossChart().plot().level, kPatience);
        const auto classes = static_cast<double>(session_->run().dataset->classNames.size());
        QCOMPARE(lossChart().plot().level->value, std::log(classes));
    }

private:
    const StepChart& errorChart() {
        return window_->findChild<PlotsPanel*>()->chart(LowerPlot::Error);
    }
};

CENTERSCOPE_TEST(PlotsWindowTest)
#include "plots_window_test.moc"
