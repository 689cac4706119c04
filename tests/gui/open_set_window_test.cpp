// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/open_set_window.h"

#include <algorithm>
#include <cmath>

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QFile>
#include <QFileDialog>
#include <QLabel>
#include <QPushButton>
#include <QRegularExpression>
#include <QTest>
#include <QTimer>

#include "charts/open_set_chart.h"
#include "gui/window_test.h"
#include "support/patience.h"
#include "support/room_test.h"
#include "training/nearest_points.h"
#include "widgets/pin_card.h"
#include "widgets/sample_card.h"
#include "widgets/sample_picture.h"
#include "widgets/value_slider.h"

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
        // The highest: nothing covers what is above its center.
        const auto heightOf = [](const StageOverlay::Ring& ring) { return ring.center.y; };
        const auto highest = std::ranges::max_element(rings, {}, heightOf) - rings.begin();
        const auto ring = [&rings, highest] { return rings[static_cast<std::size_t>(highest)]; };
        QCOMPARE(ring().radius, -*window().threshold());
        const double before = ring().radius;
        const auto isInSight = [&] {
            const PlotRange& range = stage().mapping().range;
            return range.left < ring().center.x - before && ring().center.y + before < range.top;
        };
        for (int k = 0; k < 100 && !isInSight(); ++k)
            stage().zoomBy(0.8, stage().mapping().area.center());
        QVERIFY(isInSight());
        const double pixels = stage().mapping().area.width() / stage().mapping().range.width();
        // From above the center down to half of the radius.
        const QPointF center = stage().pixelOf(ring().center);
        const auto at = [&](double radius) {
            return (center - QPointF(0, radius * pixels)).toPoint();
        };
        QTest::mousePress(stage().viewport(), Qt::LeftButton, {}, at(before));
        QTest::mouseMove(stage().viewport(), at(before / 2));
        QTest::mouseRelease(stage().viewport(), Qt::LeftButton, {}, at(before / 2));
        const double after = -*window().threshold();
        QVERIFY(after < before);
        QCOMPARE(ring().radius, after);

        auto& chart = *find<OpenSetChart>("openSetHistograms");
        for (const SparseCurve& curve : chart.plot().sparse)
            QVERIFY(!curve.isValued);  // else a dash follows its name
        const auto pixel = [&](double place) {
            return QPoint(qRound(chart.mapping().sceneX(place)), chart.rect().center().y());
        };
        const double goal = (chart.mapping().range.left + 3 * chart.mapping().range.right) / 4;
        QTest::mousePress(chart.viewport(), Qt::LeftButton, {}, pixel(after));
        QTest::mouseMove(chart.viewport(), pixel(goal));
        QTest::mouseRelease(chart.viewport(), Qt::LeftButton, {}, pixel(goal));
        QVERIFY(std::abs(-*window().threshold() - goal) < 0.02 * chart.mapping().range.width());

        auto* slider = find<ValueSlider>("openSetThreshold");
        slider->setFocus();
        const double dragged = -*window().threshold();
        QCOMPARE(slider->value(), dragged);  // it has the axis of the histograms
        const auto isBelow = [&] {           // its place in the histograms
            const double above = chart.mapping().sceneX(dragged) + chart.x();
            return std::abs(slider->pixelOf(dragged) + slider->x() - above) <= 2;
        };
        QTRY_VERIFY_WITH_TIMEOUT(isBelow(), kPatience);
        QTest::keyClick(slider, Qt::Key_PageDown);
        QVERIFY(-*window().threshold() < dragged);
        window().close();
        QVERIFY(stage().overlay(OverlayOf::Acceptance).rings.empty());
    }

    /// Of the known classes nothing is drawn, so that only hollow points are there.
    void aHollowPointIsHoveredAndPinned() {
        holdOut({1, 7});
        makeSteps(2);
        QTRY_VERIFY_WITH_TIMEOUT(stage().unknownCloud(), kPatience);
        for (int label = 0; label < 8; ++label)
            stage().setClassVisible(label, false);
        settle();
        stage().setFocus();
        const auto walkToOne = [this] {
            for (const Qt::Key key : {Qt::Key_Left, Qt::Key_Right, Qt::Key_Up, Qt::Key_Down})
                if (!stage().hovered())
                    QTest::keyClick(&stage(), key);
            return stage().hovered().has_value();
        };
        QTRY_VERIFY_WITH_TIMEOUT(walkToOne(), kPatience);
        const EmbeddedPoint point = *stage().hovered();
        const QString name = stage().unknownName(point);
        QVERIFY(name == "1" || name == "7");
        const auto& card = *find<SampleCard>("sampleCard");
        QVERIFY(card.isVisible());
        QVERIFY2(card.text().contains("Unknown class " + name + ", taken for"),
                 qUtf8Printable(card.text()));
        QVERIFY2(card.text().contains("To the nearest center"), qUtf8Printable(card.text()));
        const auto dataset = session_->run().dataset;
        const Split& whole = dataset->whole->test;
        const auto index = whole.indexOf(point.sample);
        QVERIFY(index);
        QCOMPARE(card.image().pixelColor(0, 0).red(), int(whole.image(*index)[0]));
        QTest::mouseClick(stage().viewport(), Qt::LeftButton, {},
                          stage().pixelOf(point.position).toPoint());
        const auto cards = window_->findChildren<PinCard*>();
        QCOMPARE(cards.size(), qsizetype{1});
        QTRY_VERIFY_WITH_TIMEOUT(
            std::ranges::any_of(
                cards[0]->findChildren<QLabel*>(),
                [&](const QLabel* label) { return label->text().startsWith("Unknown class "); }),
            kPatience);
    }

    void anotherDataSetStandsForTheUnknown() {
        makeSteps(2);
        action("actionOpenSet")->trigger();
        QVERIFY(note().contains("has learnt all classes"));
        QVERIFY(!find<QPushButton>("openSetExport")->isEnabled());
        window().chooseOutsiders(folder_.filePath("other"));
        awaitScores();
        QCOMPARE(stage().unknownNames().size(), qsizetype{1});
        QCOMPARE(find<QComboBox>("unknownImages")->currentData().toString(),
                 folder_.filePath("other"));
        QVERIFY(find<QPushButton>("openSetExport")->isEnabled());
        // The images are the same, so no score can tell them apart.
        QVERIFY2(figures().contains("50.00"), qUtf8Printable(figures()));
        window().chooseOutsiders(folder_.filePath("nothing"));
        QTRY_VERIFY_WITH_TIMEOUT(note().contains("nothing"), kPatience);
        window().chooseOutsiders({});
        QVERIFY(note().contains("has learnt all classes"));
        QVERIFY(stage().unknownNames().isEmpty());
    }

    void theListAsksForAnotherDataSet() {
        makeSteps(2);
        action("actionOpenSet")->trigger();
        auto* unknown = find<QComboBox>("unknownImages");
        const int entries = unknown->count();
        const QString other = folder_.filePath("other");
        bool isAsked = false;
        QTimer::singleShot(0, this, [&] {
            auto* dialog = qobject_cast<QFileDialog*>(QApplication::activeModalWidget());
            if (!dialog)
                return;
            isAsked = true;
            dialog->selectFile(other);
            QMetaObject::invokeMethod(dialog, "accept");
        });
        unknown->setCurrentIndex(entries - 1);
        emit unknown->activated(entries - 1);
        QVERIFY(isAsked);
        QTRY_COMPARE_WITH_TIMEOUT(unknown->count(), entries + 1, kPatience);
        unknown->setCurrentIndex(0);
        emit unknown->activated(0);
        QCOMPARE(unknown->count(), entries + 1);
        QCOMPARE(unknown->currentIndex(), 0);
        QVERIFY(stage().unknownNames().isEmpty());
    }

    /// They have no other sign of why they are there.
    void imagesOfAnotherDataSetComeAndGoWithTheWindow() {
        makeSteps(2);
        action("actionOpenSet")->trigger();
        window().chooseOutsiders(folder_.filePath("other"));
        awaitScores();
        QTRY_VERIFY_WITH_TIMEOUT(stage().unknownCloud(), kPatience);
        QTest::keyClick(&window(), Qt::Key_Escape);
        QVERIFY(window().isHidden());
        QVERIFY(stage().unknownNames().isEmpty());
        QVERIFY(!stage().unknownCloud());
        singleStep(3);
        QVERIFY(!stage().unknownCloud());
        action("actionOpenSet")->trigger();
        QCOMPARE(stage().unknownNames().size(), qsizetype{1});
        QTRY_VERIFY_WITH_TIMEOUT(stage().unknownCloud(), kPatience);
        QVERIFY(figures().contains("AUROC"));
    }

    void theFirstStepIsSaidToBeScored() {
        holdOut({1, 7});
        action("actionOpenSet")->trigger();
        const auto* note = find<QLabel>("openSetNote");
        QVERIFY(note->text().contains("when the run has made a step"));
        SessionUpdate step;
        step.steps.emplace_back();
        makeSteps(1);
        window().showUpdate(step);  // before its scores
        QVERIFY(!note->text().contains("when the run has made a step"));
    }

    /// Of all that is drawn there, what they are said to be.
    void nearAnOutsiderAreOutsiders() {
        makeSteps(2);
        action("actionOpenSet")->trigger();
        window().chooseOutsiders(folder_.filePath("other"));
        awaitScores();
        QTRY_VERIFY_WITH_TIMEOUT(stage().unknownCloud() && stage().cloud(), kPatience);
        const auto distanceTo = [](const EmbeddingCloud& cloud, const EmbeddedPoint& from) {
            const auto nearest = nearestPoints(cloud, from.position, 1, from.sample);
            return nearest.at(0).distance;
        };
        const EmbeddingCloud& unknown = *stage().unknownCloud();
        const auto among = std::ranges::find_if(unknown.points, [&](const EmbeddedPoint& each) {
            return distanceTo(unknown, each) < distanceTo(*stage().cloud(), each);
        });
        QVERIFY(among != unknown.points.end());
        emit stage().pinRequested(*among, false);
        const auto nearestOfPin = [this] {
            const auto* card = window_->findChild<PinCard*>();
            const auto pictures =
                card ? card->findChildren<SamplePicture*>() : QList<SamplePicture*>();
            return pictures.size() < 3 ? QString()
                                       : pictures[2]->accessibleName();  // after its own
        };
        QTRY_VERIFY_WITH_TIMEOUT(nearestOfPin().startsWith("Unknown class other"), kPatience);
    }

    /// So that two sets of them are compared at one radius.
    void aRadiusThatWasChosenStaysWithOtherUnknownImages() {
        holdOut({1, 7});
        makeSteps(2);
        showScores();
        auto* slider = find<ValueSlider>("openSetThreshold");
        slider->setFocus();
        QTest::keyClick(slider, Qt::Key_PageDown);
        const auto chosen = window().threshold();
        for (const QString& set : {folder_.filePath("other"), QString()}) {
            window().chooseOutsiders(set);
            QTRY_COMPARE_WITH_TIMEOUT(find<QComboBox>("unknownImages")->currentData().toString(),
                                      set, kPatience);
            awaitScores();
            QCOMPARE(window().threshold(), chosen);
        }
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

    /// A window of its own speaks the language with its numbers, too, while it is open.
    void numbersFollowTheLanguage() {
        holdOut({1, 7});
        makeSteps(2);
        showScores();
        QVERIFY(figures().contains(QRegularExpression("\\d\\.\\d\\d %")));
        action("actionLanguage-de")->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(figures().contains("angenommen"), kPatience);
        QVERIFY2(figures().contains(QRegularExpression("\\d,\\d\\d %")), qPrintable(figures()));
        QCOMPARE(find<QWidget>("confusionWindow")->locale(), window_->locale());
        action("actionLanguage-en")->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(figures().contains("accepted"), kPatience);
        QVERIFY2(figures().contains(QRegularExpression("\\d\\.\\d\\d %")), qPrintable(figures()));
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
        QTRY_VERIFY_WITH_TIMEOUT(find<ValueSlider>("openSetThreshold")->isEnabled(), kPatience);
    }
    void showScores() {
        action("actionOpenSet")->trigger();
        QVERIFY(window().isVisible());
        awaitScores();
    }
};

CENTERSCOPE_TEST(OpenSetWindowTest)
#include "open_set_window_test.moc"
