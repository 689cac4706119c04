// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>
#include <functional>
#include <ranges>
#include <set>

#include <QComboBox>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QSlider>
#include <QTableView>
#include <QTest>

#include "charts/embedding_chart.h"
#include "charts/stage_readout.h"
#include "gui/window_test.h"
#include "support/patience.h"
#include "support/room_test.h"
#include "training/class_dispersion.h"
#include "widgets/image_gallery.h"
#include "widgets/inspection.h"
#include "widgets/inspector_panel.h"
#include "widgets/item_value.h"
#include "widgets/pin_card.h"
#include "widgets/pull_legend.h"
#include "widgets/sample_card.h"
#include "widgets/sample_picture.h"
#include "widgets/stage_panel.h"

using namespace centerscope;
using namespace centerscope::testing;

/// Points are asked in the real window with mouse and keys.
class InspectorWindowTest : public WindowTest {
    Q_OBJECT

private slots:
    /// Each made-up image is another one: its first pixel is its number.
    void aHoveredPointShowsItsOwnImage() {
        makeSteps(3);
        for (const EmbeddedPoint& point : {topmostPoint(), lonelyPoint()}) {
            hover(point);
            const EmbeddedPoint& hovered = *stage().hovered();
            QVERIFY(card().isVisible());
            QCOMPARE(card().image(), imageOf(hovered.sample));
            QVERIFY(card().text().startsWith(QStringLiteral("Label %1, predicted %2 (")
                                                 .arg(hovered.label)
                                                 .arg(hovered.predicted)));
            QVERIFY(!card().geometry().contains(stage().pixelOf(hovered.position).toPoint()));
            QVERIFY(stage().viewport()->rect().contains(card().geometry()));
        }
        QTest::mouseMove(stage().viewport(), {2, 2});
        QTRY_VERIFY_WITH_TIMEOUT(card().isHidden(), kPatience);
    }

    /// Its card counts the batch, its circle has the radius of its class, its arrow the way of the
    /// last move.
    void aHoveredCenterTellsOfItsClass() {
        makeSteps(3);
        QTRY_COMPARE_WITH_TIMEOUT(stage().trail().size(), std::size_t{3}, kPatience);
        stage().setFocus();
        QTest::keyClick(&stage(), Qt::Key_C);
        const auto label = stage().hoveredCenter();
        QVERIFY(label);
        auto& card = *find<SampleCard>("centerCard");
        QVERIFY(card.isVisible());
        QVERIFY(card.text().contains(
            QStringLiteral("Images in the batch: %1 of 10")
                .arg(stage().trail().back().counts[static_cast<std::size_t>(*label)])));
        const StageOverlay& overlay = stage().overlay(OverlayOf::Hovered);
        const auto spread = classDispersions(*stage().cloud())[static_cast<std::size_t>(*label)];
        QCOMPARE(overlay.rings.size(), spread ? std::size_t{1} : std::size_t{0});
        if (spread)
            QCOMPARE(overlay.rings[0].radius, spread->radius);
        QTest::mouseMove(stage().viewport(), {2, 2});
        QTest::mouseMove(stage().viewport(), {3, 3});
        QTRY_VERIFY_WITH_TIMEOUT(card.isHidden(), kPatience);
        QVERIFY(stage().overlay(OverlayOf::Hovered).rings.empty());
    }

    /// Two arrows from where the point is, and their lengths in words.
    void aPinnedPointShowsWhatPullsAtIt() {
        makeSteps(3);
        clickOn(lonelyPoint());
        QTRY_COMPARE_WITH_TIMEOUT(stage().overlay(OverlayOf::Pins).arrows.size(), std::size_t{2},
                                  kPatience);
        const StageOverlay::Arrow center = stage().overlay(OverlayOf::Pins).arrows[1];
        const QString pulls = inspector().card(0).findChild<PullLegend*>()->lines()[1];
        QCOMPARE(pulls, QStringLiteral("λ · center pulls by %1")
                            .arg(measureText(std::hypot(center.x, center.y), QLocale("en"))));
        session_->setLambda(session_->run().preset->hyperparameters.lambda / 2);
        QTRY_COMPARE_WITH_TIMEOUT(stage().overlay(OverlayOf::Pins).arrows[1].x, center.x / 2,
                                  kPatience);
        stage().setFocus();
        QTest::keyClick(&stage(), Qt::Key_Escape);
        QVERIFY(stage().overlay(OverlayOf::Pins).arrows.empty());
    }

    void aClickPinsAndEscapeUnpins() {
        makeSteps(3);
        const EmbeddedPoint point = lonelyPoint();
        clickOn(point);
        QTRY_VERIFY_WITH_TIMEOUT(inspector().isVisible(), kPatience);
        QCOMPARE(inspector().card(0).findChild<SamplePicture*>()->image(), imageOf(point.sample));
        QVERIFY(allText(inspector()).contains(QStringLiteral("A · image %1").arg(point.sample)));
        QTRY_VERIFY_WITH_TIMEOUT(allText(inspector()).contains("Re-embedded after step 3"),
                                 kPatience);
        singleStep(4);
        QTRY_VERIFY_WITH_TIMEOUT(allText(inspector()).contains("Re-embedded after step 4"),
                                 kPatience);
        stage().setFocus();
        QTest::keyClick(&stage(), Qt::Key_Escape);
        QVERIFY(inspector().isHidden());
    }

    /// One layer per press, from a button as from the stage; a field takes back what is typed.
    void escapeEndsThePinsAndTheCardWhereverTheFocusIs() {
        makeSteps(3);
        stage().setFocus();
        QTest::keyClick(&stage(), Qt::Key_Left);
        QTest::keyClick(&stage(), Qt::Key_Return);
        QVERIFY(inspector().isVisible());
        QVERIFY(card().isVisible());
        singleStep(4);  // the card stays, though the pointer is nowhere
        QVERIFY(card().isVisible());
        QTest::keyClick(window_.get(), Qt::Key_G);
        auto* field = find<QLineEdit>("lambdaEdit");
        field->setFocus();
        QTest::keyClick(field, Qt::Key_Escape);
        QVERIFY(gallery().isOpen());
        auto* button = find<QWidget>("halveButton");
        button->setFocus();
        QTest::keyClick(button, Qt::Key_Escape);
        QVERIFY(!gallery().isOpen());
        QVERIFY(inspector().isVisible());
        QTest::keyClick(button, Qt::Key_Escape);
        QVERIFY(inspector().isHidden());
        QVERIFY(card().isVisible());
        QTest::keyClick(button, Qt::Key_Escape);
        QVERIFY(card().isHidden());
        QVERIFY(!stage().hovered());
    }

    void aPinnedImageIsCalledInTheWindowsLanguage() {
        makeSteps(3);
        clickOn(lonelyPoint());
        QTRY_VERIFY_WITH_TIMEOUT(allText(inspector()).contains("Re-embedded after"), kPatience);
        action("actionLanguage-de")->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(allText(inspector()).contains(" · Bild "), kPatience);
        QVERIFY2(!allText(inspector()).contains("Re-embedded"), qPrintable(allText(inspector())));
        QCOMPARE(stage().overlay(OverlayOf::Pins).scale, QString("Zug von %1"));
    }

    void atMostThreeArePinnedAndAClickBesideThemUnpinsAll() {
        makeSteps(3);
        stage().setFocus();
        std::set<std::int32_t> walked;
        for (const Qt::Key key : {Qt::Key_Left, Qt::Key_Right, Qt::Key_Up, Qt::Key_Down}) {
            QTest::keyClick(&stage(), key);
            if (!stage().hovered() || !walked.insert(stage().hovered()->sample).second)
                continue;  // another return to the same would unpin it
            QTest::keyClick(&stage(), Qt::Key_Return);
        }
        QVERIFY(walked.size() >= 2);
        QCOMPARE(static_cast<std::size_t>(allText(inspector()).count(" · image ")),
                 std::min<std::size_t>(3, walked.size()));
        QTest::mouseClick(stage().viewport(), Qt::LeftButton, {}, emptyPlace());
        QVERIFY(inspector().isHidden());
    }

    void pinsStayOverResetAndFollowTheNewRun() {
        makeSteps(3);
        clickOn(lonelyPoint());
        begun([this] { session_->reset(2); });
        QVERIFY(inspector().isVisible());
        QTRY_VERIFY_WITH_TIMEOUT(allText(inspector()).contains("Re-embedded after step 0"),
                                 kPatience);
    }

    void aHiddenClassIsNeitherHoveredNorPinned() {
        makeSteps(3);
        const EmbeddedPoint point = lonelyPoint();
        stage().setClassVisible(point.label, false);
        clickOn(point);
        QVERIFY(inspector().isHidden());
    }

    void aSelectionListsItsImagesAndAClickPinsOne() {
        makeSteps(3);
        selectAll();
        QVERIFY(gallery().isVisible());
        QCOMPARE(gallery().model().points().size(), stage().selectedPoints().size());
        QCOMPARE(gallery().model().points().size(), std::size_t{30});  // three batches of ten
        auto* view = gallery().findChild<QListView*>();
        const QModelIndex second = view->model()->index(1, 0);
        QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, view->visualRect(second).center());
        QVERIFY(
            allText(inspector())
                .contains(QStringLiteral("A · image %1").arg(gallery().model().point(1).sample)));
        click("galleryClose");
        QVERIFY(inspector().isVisible());  // the pin is still there
        QVERIFY(gallery().isHidden());
    }

    /// By the menu and its key, since some window managers take Alt and a drag for themselves.
    void aLassoIsAModeOfItsOwn() {
        makeSteps(3);
        QTest::keyClick(window_.get(), Qt::Key_S, Qt::ShiftModifier);
        QVERIFY(action("actionSelectByLasso")->isChecked());
        QVERIFY(find<QToolButton>("selectButton")->isChecked());
        const auto plotArea = [this] {
            return stage().mapping().area.toRect().adjusted(1, 1, -1, -1);
        };
        constexpr double kShare = 0.7;  // of the width: no line through the middle
        const auto drawTriangle = [&] {
            const QRect plot = plotArea();
            const QPoint last(plot.left() + qRound(kShare * plot.width()), plot.top());
            QTest::mousePress(stage().viewport(), Qt::LeftButton, {}, plot.bottomLeft());
            QTest::mouseMove(stage().viewport(), plot.topLeft());
            QTest::mouseMove(stage().viewport(), last);
            QTest::mouseRelease(stage().viewport(), Qt::LeftButton, {}, last);
        };
        const auto isAbove = [&](const EmbeddedPoint& point) {
            const QRect plot = plotArea();
            const QPointF place = stage().pixelOf(point.position);
            return (place.x() - plot.left()) / (kShare * plot.width()) +
                       (place.y() - plot.top()) / plot.height() <
                   1;
        };
        const std::vector<EmbeddedPoint>& all = stage().cloud()->points;
        const auto above = static_cast<std::size_t>(std::ranges::count_if(all, isAbove));
        QVERIFY(above > 0 && above < all.size());
        drawTriangle();
        QCOMPARE(stage().selectedPoints().size(), above);
        QTest::keyClick(window_.get(), Qt::Key_S);
        QVERIFY(!action("actionSelectByLasso")->isChecked());
        drawTriangle();  // a rectangle now
        QVERIFY(stage().selectedPoints().size() > above);
        QTest::keyClick(window_.get(), Qt::Key_S);
        QVERIFY(!stage().isSelecting());
    }

    void theGalleryHasTheHeightOfThePanelAndAPinIsScrolledTo() {
        window_->resize(1280, 800);
        makeSteps(3);
        selectAll();
        const auto* view = gallery().findChild<QListView*>();
        QTRY_VERIFY_WITH_TIMEOUT(gallery().height() > inspector().viewport()->height() - 20,
                                 kPatience);
        QVERIFY(view->height() > 5 * view->gridSize().height());
        QTest::mouseClick(view->viewport(), Qt::LeftButton, {},
                          view->visualRect(view->model()->index(0, 0)).center());
        const QWidget* pin = inspector().findChild<PinCard*>();
        const auto isInSight = [&] {
            const QRect place(pin->mapTo(inspector().viewport(), QPoint(0, 0)), pin->size());
            return inspector().viewport()->rect().intersected(place).height() >=
                   std::min(place.height(), inspector().viewport()->height());
        };
        QTRY_VERIFY_WITH_TIMEOUT(isInSight(), kPatience);
        window_->resize(1024, 700);
        QScrollBar* bar = inspector().verticalScrollBar();
        QTRY_VERIFY_WITH_TIMEOUT(bar->maximum() > 0, kPatience);
        bar->setValue(bar->maximum());
        const std::vector<std::int32_t> all = stage().selectedSamples();
        stage().select({all.begin(), all.begin() + 3});  // whose list stands above the pin
        QTRY_COMPARE_WITH_TIMEOUT(bar->value(), 0, kPatience);
    }

    /// At the smallest of the usual sizes too.
    void theSmoothingStaysBesideTheGallery() {
        window_->resize(1024, 700);
        makeSteps(2);
        action("actionImages")->trigger();
        QCoreApplication::sendPostedEvents();
        QVERIFY(find<QSlider>("smoothingSlider")->isVisible());
        QTRY_VERIFY_WITH_TIMEOUT(lossChart().mapping().area.width() > 150, kPatience);
        QVERIFY(window_->width() == 1024);
    }

    void anEmptyStageHasNothingToCount() {
        action("actionImages")->trigger();
        QVERIFY(allText(gallery()).contains("Nothing is on the stage yet."));
    }

    void aSelectionEndsWithItsDataSet() {
        makeSteps(3);
        selectAll();
        QVERIFY(!stage().selectedSamples().empty());
        begun([this] { session_->reset(2); });
        QVERIFY(!stage().selectedSamples().empty());  // the same images
        begun([this] {
            session_->start(*session_->run().preset, folder_.filePath("other").toStdString(), 1);
        });
        QVERIFY(stage().selectedSamples().empty());
    }

    void listsCompareWithTheStepThatWasChosen() {
        makeSteps(3);
        chooseSource("actionValidation");
        action("actionImages")->trigger();
        for (const EmbeddedPoint& point : gallery().model().points())
            QVERIFY(point.predicted != point.label);
        auto* lists = find<QComboBox>("galleryLists");
        lists->setCurrentIndex(lists->findText("Moved furthest"));
        QVERIFY(gallery().model().points().empty());
        const auto before = stage().cloud();
        click("galleryCompare");
        for (int step = 4; step <= 10; ++step)
            singleStep(step);
        action("actionTest")->trigger();
        chooseSource("actionValidation");
        QTRY_VERIFY_WITH_TIMEOUT(stage().cloud() && stage().cloud()->lastStep == 10, kPatience);
        QTRY_COMPARE_WITH_TIMEOUT(gallery().model().points().size(), std::size_t{20}, kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(allText(gallery()).contains("since step 3"), kPatience);
        const auto moved = [&](const EmbeddedPoint& point) {
            const auto then =
                std::ranges::find(before->points, point.sample, &EmbeddedPoint::sample);
            return std::hypot(point.position.x - then->position.x,
                              point.position.y - then->position.y);
        };
        QVERIFY(std::ranges::is_sorted(gallery().model().points(), std::ranges::greater(), moved));
    }

    void aCellOfTheConfusionMatrixListsItsImages() {
        makeSteps(3);
        chooseSource("actionTest");
        action("actionConfusion")->trigger();
        auto* table = find<QTableView>("confusionTable");
        const auto countOf = [table](int row, int column) {
            return table->model()->index(row, column).data().toLongLong();
        };
        int row = -1, column = -1;
        qlonglong sum = 0;
        for (int r = 0; r < 10; ++r)
            for (int c = 0; c < 10; ++c)
                if (const qlonglong count = countOf(r, c); count > 0) {
                    sum += count;
                    row = r;
                    column = c;
                }
        QCOMPARE(sum, static_cast<qlonglong>(stage().cloud()->points.size()));
        QTest::mouseClick(table->viewport(), Qt::LeftButton, {},
                          table->visualRect(table->model()->index(row, column)).center());
        QVERIFY(gallery().isVisible());
        QCOMPARE(static_cast<qlonglong>(gallery().model().points().size()), countOf(row, column));
        for (const EmbeddedPoint& point : gallery().model().points()) {
            QCOMPARE(int{point.label}, row);
            QCOMPARE(int{point.predicted}, column);
        }
    }

    void aDrawingLandsOnTheStageUntilItIsCleared() {
        makeSteps(3);
        action("actionDrawDigit")->trigger();
        auto* canvas = find<QWidget>("digitCanvas");
        QTest::mousePress(canvas, Qt::LeftButton, {}, {140, 60});
        QTest::mouseMove(canvas, {140, 220});
        QTest::mouseRelease(canvas, Qt::LeftButton, {}, {140, 220});
        QTRY_VERIFY_WITH_TIMEOUT(allText(inspector()).contains("your drawing"), kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(allText(*find<QWidget>("digitPad")).contains("Predicted "),
                                 kPatience);
        click("digitClear");
        QVERIFY(inspector().isHidden());
    }

    /// As everywhere else; what the button clears it brings back.
    void spaceTrainsWhileADigitIsDrawn() {
        makeSteps(3);
        action("actionDrawDigit")->trigger();
        auto* pad = find<QDialog>("digitPad");
        QVERIFY(QTest::qWaitForWindowActive(pad, kPatience));
        auto* canvas = find<QWidget>("digitCanvas");
        QTest::mousePress(canvas, Qt::LeftButton, {}, {140, 60});
        QTest::mouseMove(canvas, {140, 220});
        QTest::mouseRelease(canvas, Qt::LeftButton, {}, {140, 220});
        QVERIFY(allText(inspector()).contains("your drawing"));
        QVERIFY(pad->focusWidget());
        QTest::keyClick(pad->focusWidget(), Qt::Key_Space);
        QTRY_VERIFY_WITH_TIMEOUT(session_->isPlaying(), kPatience);
        QVERIFY(allText(inspector()).contains("your drawing"));
        click("digitClear");
        QVERIFY(inspector().isHidden());
        click("digitClear");
        QVERIFY(allText(inspector()).contains("your drawing"));
    }

    void theHoverCardGoesWhenADragBegins() {
        makeSteps(3);
        const EmbeddedPoint point = lonelyPoint();
        hover(point);
        QVERIFY(card().isVisible());
        action("actionSelect")->trigger();
        const QPoint place = stage().pixelOf(point.position).toPoint();
        QTest::mousePress(stage().viewport(), Qt::LeftButton, {}, place);
        QVERIFY(card().isHidden());
        QTest::mouseMove(stage().viewport(), place + QPoint(30, 30));
        QTest::mouseRelease(stage().viewport(), Qt::LeftButton, {}, place + QPoint(30, 30));
        QVERIFY(card().isHidden());
    }

    void everyListFitsThePanelInEveryLanguage() {
        makeSteps(2);
        action("actionImages")->trigger();
        stage().setFocus();
        QTest::keyClick(&stage(), Qt::Key_Right);
        QTest::keyClick(&stage(), Qt::Key_Return);
        for (const char* language : {"de", "en"}) {
            action(QString("actionLanguage-") + language)->trigger();
            auto* lists = find<QComboBox>("galleryLists");
            for (int k = 0; k < lists->count(); ++k) {
                lists->setCurrentIndex(k);
                QCoreApplication::sendPostedEvents();
                QVERIFY2(inspector().widget()->minimumSizeHint().width() <=
                             inspector().viewport()->width(),
                         qPrintable(lists->currentText()));
            }
        }
    }

    void theGalleryClosesByItsKeyAndByEscape() {
        makeSteps(1);
        QTest::keyClick(window_.get(), Qt::Key_G);
        QVERIFY(gallery().isOpen());
        QTest::keyClick(window_.get(), Qt::Key_G);
        QVERIFY(!gallery().isOpen());
        QTest::keyClick(window_.get(), Qt::Key_G);
        stage().setFocus();
        QTest::keyClick(&stage(), Qt::Key_Escape);
        QVERIFY(!gallery().isOpen());
        QVERIFY(inspector().isHidden());
    }

    /// The keys that walk the stage walk the list, pin from it, and then are the stage's again.
    void theKeyOfTheListGivesItTheKeyboard() {
        makeSteps(1);
        stage().setFocus();
        QTest::keyClick(window_.get(), Qt::Key_G);
        auto* view = gallery().findChild<QListView*>();
        QVERIFY(gallery().model().rowCount() > 1);
        QVERIFY(view->hasFocus());
        QVERIFY(view->selectionModel()->isSelected(view->model()->index(0, 0)));
        QTest::keyClick(view, Qt::Key_Right);
        QCOMPARE(view->currentIndex().row(), 1);
        singleStep(2);
        gallery().refresh();  // other images now
        QCOMPARE(view->currentIndex().row(), std::min(1, gallery().model().rowCount() - 1));
        const EmbeddedPoint& chosen = gallery().model().point(view->currentIndex().row());
        QTest::keyClick(view, Qt::Key_Return);
        QVERIFY(allText(inspector()).contains(QStringLiteral("A · image %1").arg(chosen.sample)));
        QTest::keyClick(view, Qt::Key_Escape);
        QVERIFY(!gallery().isOpen());
        QVERIFY(stage().hasFocus());
    }

    /// At once, not with the next points.
    void theListOfASelectionGoesWithIt() {
        makeSteps(1);
        selectAll();
        QVERIFY(!gallery().model().points().empty());
        stage().setFocus();
        QTest::keyClick(&stage(), Qt::Key_Escape);
        QVERIFY(gallery().model().points().empty());
        QVERIFY(allText(gallery()).contains("Nothing is selected"));
    }

    /// Its list comes back, not another one.
    void theKeyOfTheListOpensThatOfASelection() {
        makeSteps(1);
        stage().select({stage().cloud()->points[0].sample});
        QTest::keyClick(window_.get(), Qt::Key_G);
        QVERIFY(!gallery().isOpen());
        QTest::keyClick(window_.get(), Qt::Key_G);
        QCOMPARE(valueOf<ImageGallery::List>(*find<QComboBox>("galleryLists")),
                 ImageGallery::List::Selected);
        stage().clearSelection();
        for (int k = 0; k < 2; ++k)
            QTest::keyClick(window_.get(), Qt::Key_G);
        QCOMPARE(valueOf<ImageGallery::List>(*find<QComboBox>("galleryLists")),
                 ImageGallery::List::Wrong);
    }

    void theEmptyListSaysWhatIsLeftToDo() {
        makeSteps(1);
        action("actionImages")->trigger();
        choose(*find<QComboBox>("galleryLists"), ImageGallery::List::Selected);
        QVERIFY(allText(gallery()).contains("Press S"));
        action("actionSelect")->trigger();
        QVERIFY(!allText(gallery()).contains("Press S"));
    }

    void regionsAreOfOneVersionSoLiveBatchesMakeWay() {
        makeSteps(3);
        QVERIFY(!stage().cloud()->head);
        QTest::keyClick(window_.get(), Qt::Key_R);
        QCOMPARE(stage().regions(), RegionKind::Softmax);
        QVERIFY(action("actionFixedSample")->isChecked());
        QVERIFY(message().startsWith("Live batches mix many versions"));
        QTRY_VERIFY_WITH_TIMEOUT(stage().cloud() && stage().cloud()->head, kPatience);
        QTest::keyClick(window_.get(), Qt::Key_R, Qt::ShiftModifier);
        QCOMPARE(stage().regions(), RegionKind::None);
        QVERIFY(!message().contains("Live batches"));
        action("actionLiveBatches")->trigger();
        QTest::keyClick(window_.get(), Qt::Key_R);
        QVERIFY(message().startsWith("Live batches mix many versions"));
        window_->findChild<StagePanel*>()->setSampleSize(500);  // and that is still so
        QVERIFY(message().startsWith("Live batches mix many versions"));
        action("actionLiveBatches")->trigger();
        QVERIFY(!message().contains("Live batches"));
    }

    void theListThatIsShownIsOfferedForExport() {
        makeSteps(3);
        action("actionImages")->trigger();
        QSignalSpy exports(&gallery(), &ImageGallery::exportRequested);
        QVERIFY(!gallery().model().points().empty());
        // No dialog that would wait for a user.
        gallery().disconnect(window_->findChild<Inspection*>());
        find<QPushButton>("galleryExport")->click();
        QCOMPARE(exports[0][0].value<std::vector<EmbeddedPoint>>().size(),
                 gallery().model().points().size());
    }

private:
    ImageGallery& gallery() { return *find<ImageGallery>("gallery"); }

    /// By a rectangle around all that the stage shows.
    void selectAll() {
        action("actionSelect")->trigger();
        const QRect plot = stage().mapping().area.toRect();
        QTest::mousePress(stage().viewport(), Qt::LeftButton, {}, plot.topLeft() + QPoint(1, 1));
        QTest::mouseMove(stage().viewport(), plot.bottomRight() - QPoint(1, 1));
        QTest::mouseRelease(stage().viewport(), Qt::LeftButton, {},
                            plot.bottomRight() - QPoint(1, 1));
    }

    void chooseSource(const QString& name) {
        action(name)->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(
            stage().cloud() && stage().cloud()->source == valueOf<PointSource>(*action(name)),
            kPatience);
    }

    InspectorPanel& inspector() { return *find<InspectorPanel>("inspector"); }
    SampleCard& card() { return *find<SampleCard>("sampleCard"); }

    void hover(const EmbeddedPoint& point) {
        QTest::mouseMove(stage().viewport(), stage().pixelOf(point.position).toPoint());
        QTRY_VERIFY_WITH_TIMEOUT(stage().hovered(), kPatience);
    }

    void clickOn(const EmbeddedPoint& point) {
        QTest::mouseClick(stage().viewport(), Qt::LeftButton, {},
                          stage().pixelOf(point.position).toPoint());
    }

    /// The last that is drawn, of those that are under no disc.
    EmbeddedPoint topmostPoint() {
        const auto isFree = [this](const EmbeddedPoint& point) {
            return awayFromCenters(point) > kDiscReach;
        };
        const auto all = std::views::reverse(stage().cloud()->points);
        return *std::ranges::find_if(all, isFree);
    }

    QPoint emptyPlace() { return stage().mapping().area.bottomRight().toPoint() - QPoint(12, 12); }

    QImage imageOf(std::int64_t sample) {
        const Split& train = session_->run().dataset->train;
        const std::uint8_t* pixels = train.image(sample - train.firstId);
        return QImage(pixels, 28, 28, 28, QImage::Format_Grayscale8).copy();
    }

    static QString allText(QWidget& widget) {
        QString text;
        for (const QLabel* label : widget.findChildren<QLabel*>())
            if (label->isVisible())
                text += label->text() + QLatin1Char('\n');
        return text;
    }
};

CENTERSCOPE_TEST(InspectorWindowTest)
#include "inspector_window_test.moc"
