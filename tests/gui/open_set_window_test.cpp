// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/open_set_window.h"

#include <cmath>

#include <QCheckBox>
#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QPushButton>
#include <QSlider>
#include <QTest>

#include "charts/open_set_chart.h"
#include "gui/window_test.h"
#include "support/patience.h"
#include "support/room_test.h"

using namespace centerscope;
using namespace centerscope::testing;

/// Classes are held out and told from the known ones, by keys and clicks in the real window.
class OpenSetWindowTest : public WindowTest {
    Q_OBJECT

private slots:
    void classesAreHeldOutInARunOfItsOwn() {
        holdOut({1, 7});
        const RunInfo& run = session_->run();
        QVERIFY(run.preset->heldOut == (std::vector<std::int64_t>{1, 7}));
        QCOMPARE(stage().classNames(), QStringList({"0", "2", "3", "4", "5", "6", "8", "9"}));
        QCOMPARE(stage().unknownNames(), QStringList({"1", "7"}));
        QCOMPARE(stage().legendText(1), QString("2"));
        QCOMPARE(stage().legendText(9), QString("7"));
        action("actionHoldOut")->trigger();
        QVERIFY(find<QCheckBox>("heldOut-7")->isChecked());
        QVERIFY(!find<QCheckBox>("heldOut-2")->isChecked());
    }

    void atLeastTwoClassesAreLearnt() {
        action("actionHoldOut")->trigger();
        for (int label = 0; label < 8; ++label)
            find<QCheckBox>("heldOut-" + QString::number(label))->click();
        QVERIFY(find<QPushButton>("heldOutStart")->isEnabled());
        find<QCheckBox>("heldOut-8")->click();
        QVERIFY(!find<QPushButton>("heldOutStart")->isEnabled());
    }

    void aDigitKeepsItsColour() {
        const ClassPalette all = stage().classPalette();
        holdOut({1, 7});
        const ClassPalette known = stage().classPalette();
        QCOMPARE(known.color(1, false), all.color(2, false));
        QCOMPARE(known.shape(1), all.shape(2));
        QCOMPARE(known.color(9, false), all.color(7, false));
    }

    /// The window need not be open; looking back, nobody knows where they were.
    void unknownImagesStandHollowOnTheStage() {
        holdOut({1, 7});
        makeSteps(2);
        QTRY_VERIFY_WITH_TIMEOUT(stage().unknownCloud(), kPatience);
        for (const EmbeddedPoint& point : stage().unknownCloud()->points)
            QVERIFY(point.label == 8 || point.label == 9);
        QTest::keyClick(&stage(), Qt::Key_7, Qt::AltModifier);
        QVERIFY(!stage().isClassVisible(9));
        action("actionLookBack")->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(!stage().unknownCloud(), kPatience);
        action("actionBackToLive")->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(stage().unknownCloud(), kPatience);
    }

    void scoresAreDrawnAndFollowTheRun() {
        holdOut({1, 7});
        makeSteps(2);
        showScores();
        QVERIFY(note().contains("step 2"));
        QVERIFY(note().contains("(1, 7)"));
        for (const char* name : {"openSetHistograms", "openSetCurves"})
            QCOMPARE(find<OpenSetChart>(name)->plot().sparse.size(), std::size_t{2});
        const auto& curves = find<OpenSetChart>("openSetCurves")->plot().sparse;
        QCOMPARE(curves[0].points.back(), QPointF(100, 100));
        QVERIFY(figures().contains("AUROC"));
        singleStep(3);
        QTRY_VERIFY_WITH_TIMEOUT(note().contains("step 3"), kPatience);
        const QString byDistance = figures();
        find<QComboBox>("openSetScore")->setFocus();
        QTest::keyClick(find<QComboBox>("openSetScore"), Qt::Key_Down);
        QVERIFY(figures() != byDistance);
        QVERIFY(figures().contains("At log odds"));
        QVERIFY(stage().overlay(OverlayOf::Acceptance).rings.empty());
    }

    void theRadiusIsDraggedOnTheStageAndInTheHistogram() {
        holdOut({1, 7});
        makeSteps(2);
        showScores();
        const auto& rings = stage().overlay(OverlayOf::Acceptance).rings;
        QCOMPARE(rings.size(), std::size_t{8});
        QCOMPARE(rings[0].radius, -*window().threshold());
        const double before = rings[0].radius;
        const double pixels = stage().mapping().area.width() / stage().mapping().range.width();
        // Upwards or downwards, where there is room, to half of the radius.
        const QPointF center = stage().pixelOf(rings[0].center);
        const auto at = [&](double radius) {
            for (const QPointF way : {QPointF(0, -1), QPointF(0, 1), QPointF(-1, 0), QPointF(1, 0)})
                if (stage().mapping().area.contains(center + way * before * pixels))
                    return (center + way * radius * pixels).toPoint();
            return QPoint();
        };
        if (at(before).isNull())
            QSKIP("The circle is larger than the stage.");
        QTest::mousePress(stage().viewport(), Qt::LeftButton, {}, at(before));
        QTest::mouseMove(stage().viewport(), at(before / 2));
        QTest::mouseRelease(stage().viewport(), Qt::LeftButton, {}, at(before / 2));
        const double after = -*window().threshold();
        QVERIFY(after < before);
        QCOMPARE(stage().overlay(OverlayOf::Acceptance).rings[0].radius, after);

        auto& chart = *find<OpenSetChart>("openSetHistograms");
        const auto pixel = [&](double place) {
            return QPoint(qRound(chart.mapping().sceneX(place)), chart.rect().center().y());
        };
        const double goal = (chart.mapping().range.left + 3 * chart.mapping().range.right) / 4;
        QTest::mousePress(chart.viewport(), Qt::LeftButton, {}, pixel(after));
        QTest::mouseMove(chart.viewport(), pixel(goal));
        QTest::mouseRelease(chart.viewport(), Qt::LeftButton, {}, pixel(goal));
        QVERIFY(std::abs(-*window().threshold() - goal) < 0.02 * chart.mapping().range.width());

        find<QSlider>("openSetThreshold")->setFocus();
        const double dragged = *window().threshold();
        QTest::keyClick(find<QSlider>("openSetThreshold"), Qt::Key_PageUp);
        QVERIFY(*window().threshold() > dragged);
        window().close();
        QVERIFY(stage().overlay(OverlayOf::Acceptance).rings.empty());
    }

    void anotherDataSetStandsForTheUnknown() {
        makeSteps(2);
        action("actionOpenSet")->trigger();
        QVERIFY(note().contains("has learnt all classes"));
        window().chooseOutsiders(folder_.filePath("other"));
        awaitScores();
        QCOMPARE(stage().unknownNames().size(), qsizetype{1});
        QCOMPARE(find<QComboBox>("unknownImages")->currentData().toString(),
                 folder_.filePath("other"));
        // The images are the same, so no score can tell them apart.
        QVERIFY2(figures().contains("50.00"), qUtf8Printable(figures()));
        window().chooseOutsiders(folder_.filePath("nothing"));
        QTRY_VERIFY_WITH_TIMEOUT(note().contains("nothing"), kPatience);
        window().chooseOutsiders({});
        QVERIFY(note().contains("has learnt all classes"));
        QVERIFY(stage().unknownNames().isEmpty());
    }

    void theWindowLeadsToTheChoiceOfClasses() {
        action("actionOpenSet")->trigger();
        QTest::mouseClick(find<QPushButton>("openSetHoldOut"), Qt::LeftButton);
        QVERIFY(find<QDialog>("heldOutDialog")->isVisible());
    }

    void itIsExported() {
        holdOut({1, 7});
        makeSteps(2);
        showScores();
        for (const auto& [name, start] : {std::pair{"set.pdf", "%PDF"},
                                          {"set.svg", "<?xml"},
                                          {"set.png", "\x89PNG"},
                                          {"set.csv", "set,sample,label,predicted,"}}) {
            window().exportTo(folder_.filePath(name));
            QTRY_VERIFY_WITH_TIMEOUT(note().contains(name), kPatience);
            QFile file(folder_.filePath(name));
            QVERIFY(file.open(QIODevice::ReadOnly));
            QVERIFY2(file.readAll().startsWith(start), name);
        }
        const QList<QByteArrayList> rows = rowsOf(folder_.filePath("set.csv"));
        QCOMPARE(rows.size(), qsizetype{1 + 30});  // all test images, each once
        for (const QByteArrayList& row : rows.mid(1))
            QCOMPARE(row[0] == "unknown", row[2] == "1" || row[2] == "7");
    }

private:
    OpenSetWindow& window() { return *find<OpenSetWindow>("openSetWindow"); }
    QString note() { return find<QLabel>("openSetNote")->text(); }
    QString figures() { return find<QLabel>("openSetFigures")->text(); }

    void holdOut(const std::vector<int>& labels) {
        action("actionHoldOut")->trigger();
        for (const int label : labels)
            QTest::mouseClick(find<QCheckBox>("heldOut-" + QString::number(label)), Qt::LeftButton,
                              {}, {5, 5});
        begun([this] { QTest::mouseClick(find<QPushButton>("heldOutStart"), Qt::LeftButton); });
    }
    void awaitScores() {
        QTRY_VERIFY_WITH_TIMEOUT(find<QSlider>("openSetThreshold")->isEnabled(), kPatience);
    }
    void showScores() {
        action("actionOpenSet")->trigger();
        QVERIFY(window().isVisible());
        awaitScores();
    }
};

CENTERSCOPE_TEST(OpenSetWindowTest)
#include "open_set_window_test.moc"
