// SPDX-License-Identifier: GPL-3.0-or-later
#include <cmath>
#include <map>
#include <memory>

#include <QAction>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QMenuBar>
#include <QSettings>
#include <QSignalSpy>
#include <QSplitter>
#include <QTest>
#include <QToolBar>

#include "gui/window_test.h"
#include "support/patience.h"
#include "support/room_test.h"
#include "widgets/presentation.h"
#include "widgets/sample_card.h"
#include "widgets/stage_pictures.h"
#include "widgets/time_line.h"

using namespace centerscope;
using namespace centerscope::testing;

/// Stage and loss alone, for the last row, and everything as it was afterwards.
class PresentationWindowTest : public WindowTest {
    Q_OBJECT

private slots:
    void init() {
        runs_ = std::make_unique<QTemporaryDir>();
        WindowTest::init();
    }

    void itShowsStageAndLossAlone() {
        makeSteps(3);
        begin();
        QVERIFY(window_->isFullScreen());
        QVERIFY(stage().isVisible());
        QVERIFY(lossChart().isVisible());
        for (const char* name : {"menuBar", "toolBar", "controls", "timeLine", "plots"})
            QVERIFY2(!find<QWidget>(name)->isVisible(), name);
        QTRY_COMPARE_WITH_TIMEOUT(label("presentedStep").text(), QString("Step 3"), kPatience);
        QCOMPARE(label("presentedLambda").text(), QString("λ = 0.01"));
    }

    void itsTypeIsLargerAndFitsItsLines() {
        const int usual = QFontInfo(stage().font()).pixelSize();
        begin();
        QTRY_VERIFY_WITH_TIMEOUT(QFontInfo(stage().font()).pixelSize() > usual, kPatience);
        QVERIFY(QFontInfo(lossChart().font()).pixelSize() > usual);
        for (const char* name : {"presentedStep", "presentedLambda"}) {
            const QLabel& line = label(name);
            QVERIFY(QFontInfo(line.font()).pixelSize() > 2 * usual);
            QVERIFY(line.fontMetrics().horizontalAdvance(line.text()) <= line.width());
        }
        end(Qt::Key_Escape);
        QCOMPARE(QFontInfo(stage().font()).pixelSize(), usual);
        QCOMPARE(QFontInfo(lossChart().font()).pixelSize(), usual);
    }

    void itGivesTheLayoutBack_data() {
        QTest::addColumn<Qt::Key>("key");
        QTest::newRow("Esc") << Qt::Key_Escape;
        QTest::newRow("F11") << Qt::Key_F11;
    }

    /// With a splitter that was moved.
    void itGivesTheLayoutBack() {
        QFETCH(Qt::Key, key);
        window_->showNormal();
        window_->resize(760, 600);
        makeSteps(2);
        auto* columns = find<QSplitter>("columns");
        stage().setFocus();
        columns->setSizes({columns->width() * 2 / 5, columns->width() * 3 / 5});
        QCoreApplication::processEvents();
        const auto before = layout();
        const QByteArray state = columns->saveState();
        const QSize size = window_->size();
        begin();
        QVERIFY(!movedSince(before).isEmpty());
        end(key);
        QTRY_COMPARE_WITH_TIMEOUT(window_->size(), size, kPatience);
        QTRY_COMPARE_WITH_TIMEOUT(movedSince(before), QStringList(), kPatience);
        QCOMPARE(columns->saveState(), state);
        QVERIFY(!window_->isFullScreen());
    }

    /// The offscreen desktop has no window manager; in front of one, a geometry that is set while
    /// the screen is full keeps it full.
    void aMaximisedWindowIsMaximisedAgain() {
        window_->showMaximized();
        const QRect normal = window_->normalGeometry();
        begin();
        QVERIFY(window_->isFullScreen());
        end(Qt::Key_Escape);
        QCOMPARE(window_->windowState() & ~Qt::WindowActive, Qt::WindowStates(Qt::WindowMaximized));
        QCOMPARE(window_->normalGeometry(), normal);
    }

    void aWindowThatWasStoredFullScreenOpensOtherwise() {
        window_->showFullScreen();
        const QByteArray geometry = window_->saveGeometry();
        close();
        QSettings().setValue("window/geometry", geometry);
        open();
        QVERIFY(!window_->isFullScreen());
    }

    void pageKeysLeadThroughMarksAndBookmarksAndBackToLive() {
        makeSteps(2);
        click("halveButton");  // acts from step 3
        makeSteps(8, 3);
        bookmark(6, "Here it is");
        begin();
        QTRY_COMPARE_WITH_TIMEOUT(label("presentedStep").text(), QString("Step 8"), kPatience);
        QVERIFY(!lossChart().plot().viewed);
        page(Qt::Key_PageUp, 6);
        QCOMPARE(lossChart().plot().viewed, std::optional<std::int64_t>(6));
        QCOMPARE(label("presentedCaption").text(), QString("Here it is"));
        QVERIFY(label("presentedCaption").isVisible());
        page(Qt::Key_PageUp, 3);
        QCOMPARE(label("presentedCaption").text(), QString("lr ÷ 2"));  // which mark it is
        page(Qt::Key_PageUp, 3);
        page(Qt::Key_PageDown, 6);
        page(Qt::Key_PageDown, 8);
        QVERIFY(!label("presentedCaption").isVisible());
        QVERIFY(!lossChart().plot().viewed);
        QVERIFY(!find<QAction>("actionBackToLive")->isEnabled());
        page(Qt::Key_Home, 3);
        page(Qt::Key_End, 8);
    }

    void spaceAndBPlayAndPause() {
        begin();
        for (const Qt::Key key : {Qt::Key_Space, Qt::Key_B}) {
            QTest::keyClick(window_.get(), key);
            QTRY_VERIFY_WITH_TIMEOUT(session_->isPlaying(), kPatience);
            QTest::keyClick(window_.get(), key == Qt::Key_B ? Qt::Key_Space : Qt::Key_B);
            QTRY_VERIFY_WITH_TIMEOUT(!session_->isPlaying(), kPatience);
        }
    }

    void spacePlaysTheFilmAtAnEarlierStep() {
        makeSteps(6);
        bookmark(2, "First");
        begin();
        page(Qt::Key_PageUp, 2);
        QSignalSpy playing(session_.get(), &TrainingSession::playingChanged);
        QTest::keyClick(window_.get(), Qt::Key_Space);
        QTRY_COMPARE_WITH_TIMEOUT(label("presentedStep").text(), QString("Step 6"), kPatience);
        settle();
        QCOMPARE(playing.size(), qsizetype{0});
        QCOMPARE(stepShown(), 6);
    }

    void noMessageIsShownBeforeItEnds() {
        begin();
        bar().post({Notice::Kind::Warning, QString("Space is short."), {}});
        QVERIFY(!bar().isVisible());
        QVERIFY(!label("presentedTrouble").isVisible());
        end(Qt::Key_Escape);
        QVERIFY(bar().isVisible());
        QCOMPARE(message(), QString("Space is short."));
    }

    void aDivergenceIsShown() {
        close();
        Preset preset = smallPreset();
        preset.optimizer.kind = OptimizerDescription::Kind::Sgd;
        open(preset);
        enterValue("learningRateEdit", "1");
        enterValue("lambdaEdit", "1000");
        begin();
        QTest::keyClick(window_.get(), Qt::Key_Space);
        QTRY_VERIFY_WITH_TIMEOUT(label("presentedTrouble").isVisible(), kPatience);
        QVERIFY2(label("presentedTrouble").text().startsWith("Training has diverged"),
                 qPrintable(label("presentedTrouble").text()));
        QVERIFY(!bar().isVisible());
        end(Qt::Key_Escape);
        QVERIFY(message().startsWith("Training has diverged"));
        QVERIFY(bar().isVisible());
    }

    void whatIsHoveredIsEnlarged() {
        makeSteps(1);
        QTRY_VERIFY_WITH_TIMEOUT(stage().cloud(), kPatience);
        const auto* card = find<SampleCard>("sampleCard");
        int moves = 0;
        const auto isShown = [&] {
            const QPoint place = stage().pixelOf(lonelyPoint().position).toPoint();
            QTest::mouseMove(stage().viewport(), place + QPoint(++moves % 2, 0));
            return card->isVisible();
        };
        QTRY_VERIFY_WITH_TIMEOUT(isShown(), kPatience);
        const QSize usual = card->size();
        const int usualType = QFontInfo(stage().font()).pixelSize();
        QTest::mouseMove(stage().viewport(), QPoint(2, 2));
        QTRY_VERIFY_WITH_TIMEOUT(card->isHidden(), kPatience);
        begin();
        QTRY_VERIFY_WITH_TIMEOUT(QFontInfo(stage().font()).pixelSize() > usualType, kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(isShown(), kPatience);  // at once, not only the next time
        QVERIFY(card->width() > usual.width() && card->height() > usual.height());
        QTest::mouseMove(stage().viewport(), QPoint(2, 2));
        QTRY_VERIFY_WITH_TIMEOUT(card->isHidden(), kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(isShown(), kPatience);
        const QRect room = stage().viewport()->rect();
        const QRect at = card->geometry();
        QVERIFY2(room.contains(at), qPrintable(QString("%1 x %2 at %3, %4 in %5 x %6")
                                                   .arg(at.width())
                                                   .arg(at.height())
                                                   .arg(at.x())
                                                   .arg(at.y())
                                                   .arg(room.width())
                                                   .arg(room.height())));
        QTest::mouseMove(stage().viewport(), QPoint(2, 2));
        QTRY_VERIFY_WITH_TIMEOUT(card->isHidden(), kPatience);
        end(Qt::Key_Escape);
        QTRY_COMPARE_WITH_TIMEOUT(QFontInfo(stage().font()).pixelSize(), usualType, kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(isShown(), kPatience);
        QCOMPARE(card->width(), usual.width());
    }

    void aCentersCardIsEnlarged() {
        makeSteps(1);
        QTRY_VERIFY_WITH_TIMEOUT(stage().cloud(), kPatience);
        const int usual = QFontInfo(stage().font()).pixelSize();
        begin();
        QTRY_VERIFY_WITH_TIMEOUT(QFontInfo(stage().font()).pixelSize() > usual, kPatience);
        QTest::keyClick(&stage(), Qt::Key_C);
        const auto* card = find<SampleCard>("centerCard");
        QTRY_VERIFY_WITH_TIMEOUT(card->isVisible(), kPatience);
        for (const QLabel* label : card->findChildren<QLabel*>())
            QCOMPARE(QFontInfo(label->font()).pixelSize(), QFontInfo(stage().font()).pixelSize());
    }

    /// The type for the hall is not for the library.
    void theRunsPictureIsAsEver() {
        const QByteArray usual = pictureOfTheFirstStep();
        close();
        runs_ = std::make_unique<QTemporaryDir>();
        open();
        const int type = QFontInfo(stage().font()).pixelSize();
        begin();
        QTRY_VERIFY_WITH_TIMEOUT(QFontInfo(stage().font()).pixelSize() > type, kPatience);
        QVERIFY(!usual.isEmpty());
        QVERIFY(pictureOfTheFirstStep() == usual);
    }

    /// Opened again, it leads from bookmark to bookmark, and nothing trains.
    void aRunWithBookmarksPlaysAsALesson() {
        makeSteps(8);
        bookmark(2, "All lie together");
        bookmark(5, "They part");
        settle();
        close();
        open();
        const std::optional<RunSummary> last = session_->library().newestToResume();
        QVERIFY(last);
        begun([&] { session_->continueRun(last->folder); });
        QTRY_COMPARE_WITH_TIMEOUT(stepShown(), 8, kPatience);
        QSignalSpy playing(session_.get(), &TrainingSession::playingChanged);
        begin();
        page(Qt::Key_Home, 2);
        QCOMPARE(label("presentedCaption").text(), QString("All lie together"));
        page(Qt::Key_PageDown, 5);
        QCOMPARE(label("presentedCaption").text(), QString("They part"));
        page(Qt::Key_PageDown, 8);
        QVERIFY(!label("presentedCaption").isVisible());
        settle();
        QCOMPARE(playing.size(), qsizetype{0});
        QCOMPARE(stepShown(), 8);
    }

    void aWindowThatIsClosedThereOpensAsItWas() {
        window_->showNormal();
        window_->resize(760, 600);
        QCoreApplication::processEvents();
        const QSize size = window_->size();
        begin();
        window_->close();
        close();
        open();
        QVERIFY(!window_->isFullScreen());
        QCOMPARE(window_->size(), size);
        QVERIFY(find<QWidget>("controls")->isVisible());
    }

private:
    RunLibrary library() const override { return RunLibrary(runs_->path().toStdString()); }

    void begin() {
        QTest::keyClick(window_.get(), Qt::Key_F11);
        QVERIFY(find<Presentation>("presentation")->isVisible());
        QVERIFY(action("actionPresentation")->isChecked());
    }
    void end(Qt::Key key) {
        QTest::keyClick(window_.get(), key);
        QVERIFY(!find<Presentation>("presentation")->isVisible());
        QVERIFY(!action("actionPresentation")->isChecked());
    }

    void makeSteps(int last, int first = 1) {
        for (int step = first; step <= last; ++step)
            singleStep(step);
        QTRY_VERIFY_WITH_TIMEOUT(stage().cloud() && stage().cloud()->lastStep == last, kPatience);
        const auto isDrawn = [&] {
            return lossChart().mapping().range.right >= last && !lossChart().plot().isEmpty();
        };
        QTRY_VERIFY_WITH_TIMEOUT(isDrawn(), kPatience);
    }

    QByteArray pictureOfTheFirstStep() {
        session_->singleStep();
        const auto isPlaced = [this] { return stage().cloud() && stage().cloud()->lastStep == 1; };
        if (!QTest::qWaitFor(isPlaced, kPatience))
            return {};
        window_->findChild<StagePictures*>()->keep();
        settle();
        QFile picture(QString::fromStdString(library().runs().front().picture->string()));
        return picture.open(QIODevice::ReadOnly) ? picture.readAll() : QByteArray();
    }

    /// By the time line.
    void bookmark(int step, const QString& caption) {
        auto* line = find<TimeLine>("timeLine");
        const QPoint place(static_cast<int>(std::lround(line->pixelOf(step))), line->height() / 2);
        QTest::mouseClick(line, Qt::LeftButton, {}, place);
        QTRY_VERIFY_WITH_TIMEOUT(stage().cloud() && stage().cloud()->lastStep == step, kPatience);
        action("actionBookmark")->trigger();
        auto* edit = find<QLineEdit>("captionEdit");
        QTest::keyClicks(edit, caption);
        QTest::keyClick(edit, Qt::Key_Return);
        QTest::keyClick(window_.get(), Qt::Key_Escape);
    }

    void page(Qt::Key key, int step) {
        QTest::keyClick(window_.get(), key);
        QTRY_COMPARE_WITH_TIMEOUT(label("presentedStep").text(), QString("Step %1").arg(step),
                                  kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(stage().cloud() && stage().cloud()->lastStep == step, kPatience);
    }

    QLabel& label(const QString& name) { return *find<QLabel>(name); }

    /// Where everything is that can be seen.
    std::map<QWidget*, QRect> layout() {
        std::map<QWidget*, QRect> places;
        for (auto* each : window_->findChildren<QWidget*>())
            if (each->isVisible())
                places[each] = QRect(each->mapTo(each->window(), QPoint()), each->size());
        return places;
    }

    /// What is elsewhere, came or went.
    QStringList movedSince(const std::map<QWidget*, QRect>& before) {
        const auto now = layout();
        QStringList moved;
        for (const auto& [widget, place] : before)
            if (const auto found = now.find(widget); found == now.end() || found->second != place)
                moved << nameOf(widget);
        for (const auto& [widget, place] : now)
            if (!before.contains(widget))
                moved << nameOf(widget);
        return moved;
    }

    static QString nameOf(const QWidget* widget) {
        return widget->objectName().isEmpty() ? widget->metaObject()->className()
                                              : widget->objectName();
    }

    std::unique_ptr<QTemporaryDir> runs_;
};

CENTERSCOPE_TEST(PresentationWindowTest)
#include "presentation_window_test.moc"
