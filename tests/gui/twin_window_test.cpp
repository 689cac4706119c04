// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/twin_window.h"

#include <filesystem>

#include <QAbstractButton>
#include <QApplication>
#include <QComboBox>
#include <QDir>
#include <QFile>
#include <QFileDialog>
#include <QFontInfo>
#include <QImage>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPointer>
#include <QScrollBar>
#include <QSpinBox>
#include <QTabWidget>
#include <QTest>
#include <QTimer>
#include <QToolButton>

#include "charts/twin_chart.h"
#include "charts/twin_page.h"
#include "gui/window_test.h"
#include "runs/bookmark.h"
#include "runs/run_library.h"
#include "runs/run_manifest.h"
#include "support/patience.h"
#include "support/room_test.h"
#include "widgets/film_dialog.h"
#include "widgets/inspector_panel.h"
#include "widgets/look_back.h"
#include "widgets/message_bar.h"
#include "widgets/pin_card.h"
#include "widgets/point_inspector.h"
#include "widgets/stage_panel.h"
#include "widgets/time_line.h"
#include "widgets/time_panel.h"

using namespace centerscope;
using namespace centerscope::testing;

using Twin = TwinSession::Twin;

/// Two clicks away from a run: two in lock-step, in a window of their own.
class TwinWindowTest : public WindowTest {
    Q_OBJECT

private slots:
    void init() {
        runs_ = std::make_unique<QTemporaryDir>();
        WindowTest::init();
    }

    void twinsBeginWhereTheRunStandsAndDifferByWhatIsTurned() {
        makeSteps(5);
        session_->play();
        openTwins([this] { action("actionTwins")->trigger(); });
        QVERIFY(!session_->isPlaying());
        QTRY_VERIFY_WITH_TIMEOUT(reached(Twin::A) >= 5 && reached(Twin::B) == reached(Twin::A),
                                 kPatience);
        const std::int64_t from = reached(Twin::A);
        QCOMPARE(twins_->windowTitle(), QString("Twins: λ 0.01 in both"));
        enter("lambdaCardB", "1");
        QTRY_COMPARE_WITH_TIMEOUT(twins_->windowTitle(), QString("Twins: λ 0.01 | λ 1"), kPatience);
        QVERIFY(child<QLabel>("headingB")->text().contains("λ 1"));
        QTest::keyClick(twins_, Qt::Key_Space);  // train, and pause
        QTRY_VERIFY_WITH_TIMEOUT(reached(Twin::A) >= from + 3, kPatience);
        QTest::keyClick(twins_, Qt::Key_Space);
        QTRY_VERIFY_WITH_TIMEOUT(!twins_->session().isToPlay() && !twins_->session().isPlaying(),
                                 kPatience);
        QTRY_COMPARE_WITH_TIMEOUT(reached(Twin::A), reached(Twin::B), kPatience);
        const auto at = static_cast<std::size_t>(from);
        const auto& a = twins_->feed(Twin::A).history().steps;
        const auto& b = twins_->feed(Twin::B).history().steps;
        QCOMPARE(a[at].headLoss, b[at].headLoss);  // of the same state and batch
        QCOMPARE(a[at].lambda, 0.01);
        QCOMPARE(b[at].lambda, 1.0);
        QVERIFY(a[at + 2].headLoss != b[at + 2].headLoss);
    }

    void aControlThatIsNotVariedTurnsBothAndUndoCoversBoth() {
        openPair(1);
        enter("alphaCardA", "0.25");
        step(1);
        QCOMPARE(twins_->feed(Twin::A).hyperparameters().alpha, 0.25);
        QCOMPARE(twins_->feed(Twin::B).hyperparameters().alpha, 0.25);
        child<QAction>("twinHalve")->trigger();
        for (const Twin twin : TwinSession::kBoth)
            QTRY_COMPARE_WITH_TIMEOUT(twins_->feed(twin).hyperparameters().learningRate, 0.005,
                                      kPatience);
        child<QAction>("twinUndo")->trigger();
        for (const Twin twin : TwinSession::kBoth)
            QTRY_COMPARE_WITH_TIMEOUT(twins_->feed(twin).hyperparameters().learningRate, 0.01,
                                      kPatience);
        child<QAction>("twinUndo")->trigger();
        for (const Twin twin : TwinSession::kBoth)
            QTRY_COMPARE_WITH_TIMEOUT(twins_->feed(twin).hyperparameters().alpha, 0.5, kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(!child<QAction>("twinUndo")->isEnabled(), kPatience);
        QCOMPARE(twins_->feed(Twin::A).hyperparameters().lambda, 0.0);
        QCOMPARE(twins_->feed(Twin::B).hyperparameters().lambda, 1.0);
    }

    void everyPairTrainsAndSaysWhatToLookAt() {
        const auto pairs = static_cast<int>(TwinPairs::all().size());
        QVERIFY(pairs >= 7);
        for (int pair = 1; pair <= pairs; ++pair) {
            openPair(pair);
            const auto all = TwinPairs::all();
            const auto* hint = child<QLabel>("twinHint");
            QCOMPARE(hint->toolTip(), all[std::size_t(pair) - 1].hint);
            const QRect column(0, 0, hint->width(), 1000);
            const QRect words =
                hint->fontMetrics().boundingRect(column, Qt::TextWordWrap, hint->text());
            QVERIFY(words.height() <= hint->height());
            step(1);
            step(2);
            const QStringList names = twins_->windowTitle().mid(7).split(" | ");
            QCOMPARE(names.size(), 2);
            QVERIFY(names[0] != names[1]);
            const auto& a = twins_->feed(Twin::A).history().steps;
            const auto& b = twins_->feed(Twin::B).history().steps;
            QVERIFY2(a[1].totalLoss != b[1].totalLoss, qUtf8Printable(twins_->windowTitle()));
            const auto frame = [this](Twin twin) {
                return twins_->session().session(twin).run().archive->nearest(
                    PointSource::LiveBatches, 2);
            };
            QVERIFY(*frame(Twin::A)->images == *frame(Twin::B)->images);
        }
    }

    void theStagesShowTheSame() {
        openPair(1);
        step(1);
        step(2);
        EmbeddingChart& a = twins_->stage(Twin::A).chart();
        EmbeddingChart& b = twins_->stage(Twin::B).chart();
        QTRY_VERIFY_WITH_TIMEOUT(
            a.cloud() && b.cloud() && a.cloud()->lastStep == 2 && b.cloud()->lastStep == 2,
            kPatience);
        QVERIFY(rangeOf(a) == rangeOf(b));
        a.zoomBy(2, a.mapping().area.center());
        QVERIFY(rangeOf(a) == rangeOf(b));
        b.panBy({20, 10});
        QVERIFY(rangeOf(a) == rangeOf(b));
        b.resetZoom();
        QVERIFY(!a.isZoomed());
        a.setFocus();
        QTest::keyClick(&a, Qt::Key_Right);  // walks to a point
        QVERIFY(a.hovered());
        QVERIFY(b.hovered());
        QCOMPARE(b.hovered()->sample, a.hovered()->sample);
        QTest::keyClick(&a, Qt::Key_Return);
        QCOMPARE(pinnedSamples(Twin::A), (std::vector<std::int32_t>{a.hovered()->sample}));
        QCOMPARE(pinnedSamples(Twin::B), pinnedSamples(Twin::A));
        b.select({a.hovered()->sample});
        QCOMPARE(a.selectedSamples(), b.selectedSamples());
        a.setClassVisible(3, false);
        QVERIFY(!b.isClassVisible(3));
        child<QAction>("twinFixedSample")->trigger();
        QCOMPARE(twins_->stage(Twin::A).viewOptions().source, PointSource::FixedSample);
        QCOMPARE(twins_->stage(Twin::B).viewOptions().source, PointSource::FixedSample);
        QTRY_VERIFY_WITH_TIMEOUT(a.cloud() && b.cloud(), kPatience);
        for (std::size_t k = 0; k < a.cloud()->points.size(); ++k)
            QCOMPARE(a.cloud()->points[k].sample, b.cloud()->points[k].sample);
    }

    /// Also where one of them alone has a line about its projection, or a pixel is left over.
    void bothStagesHaveOneScaleAtEverySizeOfTheWindow() {
        openPair(8);  // 2 | 32 dimensions
        step(1);
        QTRY_VERIFY_WITH_TIMEOUT(twins_->stage(Twin::B).chart().projection(), kPatience);
        QVERIFY(!twins_->stage(Twin::A).chart().projection());
        auto* tabs = twins_->findChild<QTabWidget*>();
        for (const QSize size : {QSize(1280, 800), QSize(1024, 700), QSize(1023, 699),
                                 QSize(1601, 700), QSize(900, 1100)})
            for (int tab = 0; tab < tabs->count(); ++tab) {
                tabs->setCurrentIndex(tab);
                twins_->resize(size);
                QTRY_COMPARE_WITH_TIMEOUT(twins_->size(), size, kPatience);
                const ChartView& a = twins_->stage(Twin::A).chart();
                const ChartView& b = twins_->stage(Twin::B).chart();
                QTRY_COMPARE_WITH_TIMEOUT(a.mapping().area, b.mapping().area, kPatience);
                QVERIFY(a.mapping().area.width() > 100);
                QCOMPARE(rangeOf(twins_->stage(Twin::A).chart()),
                         rangeOf(twins_->stage(Twin::B).chart()));
            }
    }

    void lookingBackShowsTheSameStepOfBoth() {
        openPair(1);
        for (int k = 1; k <= 6; ++k)
            step(k);
        lookAt(3);
        QTRY_VERIFY_WITH_TIMEOUT(
            twins_->stage(Twin::A).looksBack() && twins_->stage(Twin::B).looksBack(), kPatience);
        for (const Twin twin : TwinSession::kBoth)
            QTRY_COMPARE_WITH_TIMEOUT(twins_->stage(twin).chart().cloud()->lastStep, 3, kPatience);
        QCOMPARE(child<QLabel>("twinSteps")->text(), QString("step 3"));
        QCOMPARE(twins_->findChild<TwinChart*>()->plot().viewed, std::optional<std::int64_t>(3));
        QVERIFY(!child<QWidget>("twinControls")->isEnabled());
        QTest::keyClick(twins_, Qt::Key_Escape);
        QVERIFY(!twins_->findChild<TwinChart*>()->plot().viewed);
        QVERIFY(!twins_->stage(Twin::A).looksBack());
        QVERIFY(!twins_->stage(Twin::B).looksBack());
        QVERIFY(child<QWidget>("twinControls")->isEnabled());
    }

    void aBookmarkIsOneOfBoth() {
        openPair(1);
        for (int k = 1; k <= 3; ++k)
            step(k);
        lookAt(2);
        child<QAction>("twinBookmark")->trigger();
        auto* caption = child<QLineEdit>("captionEdit");
        QTRY_VERIFY_WITH_TIMEOUT(caption->isVisible(), kPatience);
        QTest::keyClicks(caption, "here");
        const std::vector<Bookmark> expected{{2, "here"}};
        for (const RunSummary& run : library().runs())
            QTRY_VERIFY_WITH_TIMEOUT(loadBookmarks(run.folder) == expected, kPatience);
        QCOMPARE(library().runs().size(), std::size_t{2});
        child<QAction>("twinBookmark")->trigger();
        for (const RunSummary& run : library().runs())
            QTRY_VERIFY_WITH_TIMEOUT(loadBookmarks(run.folder).empty(), kPatience);
    }

    void bothAreForkedWithinTheWindowAndUndoTakesThatBack() {
        openPair(1);
        for (int k = 1; k <= 3; ++k)
            step(k);
        twins_->session().set(Twin::B, Hyperparameter::Alpha, 0.25);  // a mark at step 4
        step(4);
        auto* chart = child<TwinChart>("twinChart");
        emit chart->forkRequested(2);
        for (const Twin twin : TwinSession::kBoth)
            QTRY_COMPARE_WITH_TIMEOUT(reached(twin), 2, kPatience);
        for (const StepCurve& curve : chart->plot().curves)
            QTRY_COMPARE_WITH_TIMEOUT(curve.size(), std::size_t{2}, kPatience);
        chart->grab();  // without the mark, which lies after the fork
        step(3);
        lookAt(1);
        QTest::mouseClick(child<QToolButton>("forkButton"), Qt::LeftButton);
        for (const Twin twin : TwinSession::kBoth)
            QTRY_COMPARE_WITH_TIMEOUT(reached(twin), 1, kPatience);
        for (const int before : {3, 4}) {
            QTRY_VERIFY_WITH_TIMEOUT(child<QAction>("twinUndo")->isEnabled(), kPatience);
            child<QAction>("twinUndo")->trigger();
            for (const Twin twin : TwinSession::kBoth)
                QTRY_COMPARE_WITH_TIMEOUT(reached(twin), before, kPatience);
        }
    }

    void twinsBeginAtTheStepThatIsLookedAt() {
        makeSteps(6);
        action("actionLookBack")->trigger();
        window_->findChild<LookBack*>()->choose(4);
        openTwins([this] { action("actionTwins")->trigger(); });
        for (const Twin twin : TwinSession::kBoth)
            QTRY_COMPARE_WITH_TIMEOUT(reached(twin), 4, kPatience);
        QCOMPARE(session_->run().run, std::uint64_t{1});  // which is where it was
        action("actionBackToLive")->trigger();
        singleStep(7);
    }

    /// Of the fixed sample step 10 is kept, and 13 is made again; the way to the twins ends that.
    void twinsAtAStepThatIsBeingMadeAgainLeaveTheStageOnIt() {
        makeSteps(16);
        action("actionFixedSample")->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(stage().cloud(), kPatience);
        auto* lookBack = window_->findChild<LookBack*>();
        const auto isKept = [lookBack] {
            return std::ranges::count(lookBack->keptSteps(PointSource::FixedSample), 10) == 1;
        };
        QTRY_VERIFY_WITH_TIMEOUT(isKept(), kPatience);
        lookBack->choose(13);
        openTwins([this] { action("actionTwins")->trigger(); });
        for (const Twin twin : TwinSession::kBoth)
            QTRY_COMPARE_WITH_TIMEOUT(reached(twin), 13, kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(stage().cloud() && stage().cloud()->lastStep == 13, kPatience);
    }

    void whatIsPinnedBeginsWithItsTitleAndNothingPinnedSaysHowToPin() {
        openPair(1);
        step(1);
        auto* tabs = twins_->findChild<QTabWidget*>();
        tabs->setCurrentIndex(tabs->count() - 1);
        QVERIFY(child<QLabel>("twinPinHint")->isVisible());
        EmbeddingChart& a = twins_->stage(Twin::A).chart();
        QTRY_VERIFY_WITH_TIMEOUT(a.cloud(), kPatience);
        emit a.pinRequested(a.cloud()->points[0], false);
        QVERIFY(!child<QLabel>("twinPinHint")->isVisible());
        const auto panels = twins_->findChildren<InspectorPanel*>();
        for (const auto* panel : panels) {
            QTRY_VERIFY_WITH_TIMEOUT(panel->isVisible(), kPatience);
            QTRY_VERIFY_WITH_TIMEOUT(panel->verticalScrollBar()->maximum() > 0, kPatience);
            QCOMPARE(panel->verticalScrollBar()->value(), 0);
        }
        panels[0]->verticalScrollBar()->setValue(7);
        QCOMPARE(panels[1]->verticalScrollBar()->value(), 7);
    }

    void aMessageCoversNothing() {
        openPair(1);
        emit twins_->session().session(Twin::A).failed({MessageCode::NotEnoughMemory});
        auto* bar = twins_->findChild<MessageBar*>();
        QTRY_VERIFY_WITH_TIMEOUT(bar->isVisible(), kPatience);
        twins_->layout()->activate();
        QVERIFY(twins_->rect().contains(bar->geometry()));
        for (const QWidget* each : twins_->findChildren<QWidget*>(Qt::FindDirectChildrenOnly))
            QVERIFY2(
                each == bar || !each->isVisible() || !each->geometry().intersects(bar->geometry()),
                qUtf8Printable(each->objectName()));
    }

    void itIsClosedByItsKey() {
        openPair(1);
        QVERIFY(QTest::qWaitForWindowActive(twins_, kPatience));
        QTest::keyClick(twins_, Qt::Key_W, Qt::ControlModifier);
        QTRY_VERIFY_WITH_TIMEOUT(!twins_, kPatience);
        QVERIFY(window_->isVisible());
        openPair(1);
        QVERIFY(QTest::qWaitForWindowActive(twins_, kPatience));
        QTest::keyClick(twins_, Qt::Key_Q, Qt::ControlModifier);
        QTRY_VERIFY_WITH_TIMEOUT(!window_->isVisible(), kPatience);
    }

    /// As while its images are being evaluated for the first time.
    void aClickPinsInBothAlsoWhereTheOtherStageIsStillEmpty() {
        openPair(1);
        step(1);
        EmbeddingChart& a = twins_->stage(Twin::A).chart();
        QTRY_VERIFY_WITH_TIMEOUT(a.cloud(), kPatience);
        const EmbeddedPoint point = a.cloud()->points[0];
        twins_->stage(Twin::B).chart().awaitCloud();
        emit a.pinRequested(point, false);
        QCOMPARE(pinnedSamples(Twin::A), std::vector<std::int32_t>{point.sample});
        QCOMPARE(pinnedSamples(Twin::B), pinnedSamples(Twin::A));
        emit twins_->findChildren<PinCard*>()[0]->unpinRequested();
        QVERIFY(pinnedSamples(Twin::A).empty() && pinnedSamples(Twin::B).empty());
    }

    void aBookmarkLeadsBothToItsVeryStep() {
        openPair(1);
        for (int k = 1; k <= 16; ++k)
            step(k);
        child<QAction>("twinFixedSample")->trigger();
        lookAt(13);
        child<QAction>("twinBookmark")->trigger();
        QTest::keyClick(twins_, Qt::Key_Escape);
        auto& line = twins_->findChild<TimePanel*>()->line();
        const auto areBothAt = [this](std::int64_t step) {
            return std::ranges::all_of(TwinSession::kBoth, [&](Twin twin) {
                const auto& cloud = twins_->stage(twin).chart().cloud();
                return cloud && cloud->lastStep == step;
            });
        };
        emit line.bookmarkSought(-1);
        QTRY_VERIFY_WITH_TIMEOUT(areBothAt(13), kPatience);
        emit line.firstRequested();
        QTRY_VERIFY_WITH_TIMEOUT(areBothAt(0), kPatience);
    }

    /// As in a run that has just been opened.
    void aStepWhosePointsAreAwaitedIsOneOfBothUntilEscape() {
        openPair(1);
        for (int k = 1; k <= 4; ++k)
            step(k);
        for (const Twin twin : TwinSession::kBoth) {
            twins_->session().session(twin).run().archive->clear();
            twins_->stage(twin).chart().awaitCloud();
        }
        QVERIFY(!child<QAction>("twinEndPresentation")->isEnabled());
        emit twins_->findChild<TimePanel*>()->line().chosen(2);
        const auto lookBacks = twins_->findChildren<LookBack*>();
        QCOMPARE(lookBacks.size(), 2);
        lookBacks[0]->showKept();  // as each update does
        for (const LookBack* each : lookBacks)
            QCOMPARE(each->state().awaited, std::optional<std::int64_t>(2));
        child<QAction>("twinEndPresentation")->trigger();
        for (const LookBack* each : lookBacks)
            QVERIFY(!each->soughtStep());
        QVERIFY(!child<QAction>("twinEndPresentation")->isEnabled());
    }

    /// As in the window of one run: the marks and bookmarks are the stops of a talk.
    void thePresentationHasTheKeysOfTheOther() {
        openPair(1);
        for (int k = 1; k <= 6; ++k)
            step(k);
        lookAt(3);
        child<QAction>("twinBookmark")->trigger();
        QTest::keyClick(twins_, Qt::Key_Escape);
        const auto& line = *twins_->findChild<TwinChart*>();
        QVERIFY(QTest::qWaitForWindowActive(twins_));
        QTest::keyClick(twins_, Qt::Key_PageUp);
        QVERIFY(!line.plot().viewed);  // they act while it is presented
        child<QAction>("twinPresentation")->trigger();
        QVERIFY(QTest::qWaitForWindowActive(twins_));
        QTest::keyClick(twins_, Qt::Key_PageUp);
        for (const Twin twin : TwinSession::kBoth)
            QTRY_VERIFY_WITH_TIMEOUT(twins_->stage(twin).looksBack() &&
                                         twins_->stage(twin).chart().cloud()->lastStep == 3,
                                     kPatience);
        QTest::keyClick(twins_, Qt::Key_End);
        QTRY_VERIFY_WITH_TIMEOUT(!twins_->stage(Twin::B).looksBack(), kPatience);
        QTest::keyClick(twins_, Qt::Key_B);
        QTRY_VERIFY_WITH_TIMEOUT(reached(Twin::B) > 6, kPatience);
        QTest::keyClick(twins_, Qt::Key_B);
        QTRY_VERIFY_WITH_TIMEOUT(!twins_->session().isToPlay(), kPatience);
        QTest::keyClick(twins_, Qt::Key_Escape);
    }

    void anotherPresetIsADifferenceToo() {
        Preset other = smallPreset();
        other.id = other.name = "other";
        other.hyperparameters.lambda = 1;
        close();
        open(std::vector{smallPreset(), other});
        emit find<QMenu>("pairsMenu")->aboutToShow();
        openTwins([this] { action("actionTwinPreset-other")->trigger(); });
        QTRY_VERIFY2_WITH_TIMEOUT(twins_->windowTitle().endsWith(", λ 1"),
                                  qUtf8Printable(twins_->windowTitle()), kPatience);
        QVERIFY(twins_->windowTitle().contains("| other"));
        step(1);
        QCOMPARE(twins_->feed(Twin::A).history().steps[0].headLoss,
                 twins_->feed(Twin::B).history().steps[0].headLoss);
    }

    void regionsAreThoseOfBothInOneVersionEach() {
        openPair(1);
        step(1);
        child<QAction>("twinRegionsSoftmax")->trigger();
        for (const Twin twin : TwinSession::kBoth) {
            QCOMPARE(twins_->stage(twin).chart().regions(), RegionKind::Softmax);
            QCOMPARE(twins_->stage(twin).viewOptions().source, PointSource::FixedSample);
        }
        const auto* bar = twins_->findChild<MessageBar*>();
        QVERIFY(bar->current() && bar->current()->words().startsWith("Regions are of one version"));
        child<QAction>("twinLiveBatches")->trigger();
        QCOMPARE(twins_->stage(Twin::A).viewOptions().source, PointSource::LiveBatches);
        QVERIFY(!bar->current());  // it was that the stages show the fixed sample
        child<QAction>("twinRegionsNone")->trigger();
        QCOMPARE(twins_->stage(Twin::B).chart().regions(), RegionKind::None);
    }

    void aPinnedImageHasACardOfEach() {
        openPair(1);
        step(1);
        EmbeddingChart& a = twins_->stage(Twin::A).chart();
        QTRY_VERIFY_WITH_TIMEOUT(a.cloud() && twins_->stage(Twin::B).chart().cloud(), kPatience);
        a.setFocus();
        QTest::keyClick(&a, Qt::Key_Right);
        QTest::keyClick(&a, Qt::Key_Return);
        const auto cards = twins_->findChildren<PinCard*>();
        QCOMPARE(cards.size(), qsizetype{2});
        const QString title = QString("P · image %1").arg(a.hovered()->sample);
        for (const PinCard* card : cards) {
            QVERIFY(card->isVisible());
            QTRY_VERIFY_WITH_TIMEOUT(textOf(*card).contains("predicted"), kPatience);
            QVERIFY2(textOf(*card).contains(title), qUtf8Printable(textOf(*card)));
        }
        const EmbeddingChart& b = twins_->stage(Twin::B).chart();
        QTRY_VERIFY_WITH_TIMEOUT(a.longestPull() > 0 && b.longestPull() > 0, kPatience);
        QVERIFY(a.longestPull() != b.longestPull());
        QTRY_COMPARE_WITH_TIMEOUT(a.pullScale(), b.pullScale(), kPatience);
        emit cards[1]->unpinRequested();
        QVERIFY(pinnedSamples(Twin::A).empty() && pinnedSamples(Twin::B).empty());
    }

    void theKeptStepsOfBothAreAFilm() {
        makeSteps(2);
        openTwins([this] { action("actionTwins")->trigger(); });
        QTRY_COMPARE_WITH_TIMEOUT(reached(Twin::B), 2, kPatience);
        enter("lambdaCardB", "1");
        for (int k = 3; k <= 4; ++k)
            step(k);
        for (const Twin twin : TwinSession::kBoth) {
            QPalette dark = twins_->stage(twin).chart().palette();
            dark.setColor(QPalette::Base, QColor(0x10, 0x20, 0x30));
            dark.setColor(QPalette::Text, Qt::white);
            twins_->stage(twin).chart().setPalette(dark);
        }
        const QByteArray path = qgetenv("PATH");
        qputenv("PATH", "");  // no ffmpeg: pictures
        child<QAction>("twinMakeFilm")->trigger();
        qputenv("PATH", path);
        auto* dialog = twins_->findChild<FilmDialog*>();
        QVERIFY(dialog && dialog->isVisible());
        QCOMPARE(dialog->findChild<QLabel*>("count")->text(), QString("Pictures: 4"));
        dialog->findChild<QSpinBox*>("side")->setValue(300);
        const QString folder = folder_.filePath("twin-film");
        dialog->findChild<QLineEdit*>("path")->setText(folder);
        dialog->findChild<QAbstractButton*>("startButton")->click();
        QTRY_VERIFY_WITH_TIMEOUT(!dialog->isVisible(), kPatience);
        QCOMPARE(QDir(folder).entryList(QDir::Files),
                 (QStringList{"000001.png", "000002.png", "000003.png", "000004.png"}));
        const QImage before(folder + "/000002.png");
        const QImage after(folder + "/000004.png");
        QCOMPARE(before.size(), TwinPage::sizeFor(300, false).toSize());
        QVERIFY2(before.text("Description").contains("λ 0.01 in both"),
                 qUtf8Printable(before.text("Description")));
        QVERIFY2(after.text("Description").contains("λ 0.01 | λ 1"),
                 qUtf8Printable(after.text("Description")));
        QVERIFY2(before.text("Description").endsWith("live batches, steps 1-2"),
                 qUtf8Printable(before.text("Description")));
        QVERIFY2(after.text("Description").endsWith("live batches, steps 1-4"),
                 qUtf8Printable(after.text("Description")));
        for (const QPoint& place : {QPoint(1, 1), QPoint(1, before.height() - 2)})
            QCOMPARE(before.pixelColor(place), QColor(0x10, 0x20, 0x30));  // as the stages
    }

    void anotherCenterRuleCanBeTriedFromHere() {
        makeSteps(3);
        openTwins([this] { action("actionTwins")->trigger(); });
        QTRY_COMPARE_WITH_TIMEOUT(reached(Twin::B), 3, kPatience);
        choose("vary", 3);
        choose("centerRuleB", 2);
        QCOMPARE(twins_->windowTitle(), QString("Twins: centers by Eq. 4 | centers frozen"));
        step(4);
        const auto frame = [this](Twin twin, std::int64_t at) {
            return twins_->session().session(twin).run().archive->nearest(PointSource::LiveBatches,
                                                                          at);
        };
        QVERIFY(frame(Twin::B, 4)->centers == frame(Twin::B, 3)->centers);
        QVERIFY(frame(Twin::A, 4)->centers != frame(Twin::A, 3)->centers);
    }

    void bothCanBeExportedAndPresented() {
        openPair(1);
        step(1);
        const QString file = folder_.filePath("twins.svg");
        QTimer::singleShot(0, this, [file] {
            auto* dialog = qobject_cast<QFileDialog*>(QApplication::activeModalWidget());
            QVERIFY(dialog);
            dialog->findChild<QLineEdit*>()->setText(file);
            QMetaObject::invokeMethod(dialog, "accept");
        });
        child<QAction>("twinExport")->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(file), kPatience);
        QFile page(file);
        QVERIFY(page.open(QIODevice::ReadOnly));
        const QByteArray svg = page.readAll();
        QVERIFY(svg.contains("λ 0") && svg.contains("λ 1") && svg.contains("Softmax loss"));
        const int before = child<QLabel>("headingA")->font().pixelSize();
        auto* plot = child<TwinChart>("twinChart");
        const auto typeOf = [](const QWidget* widget) {
            return QFontInfo(widget->font()).pixelSize();
        };
        const int usual = typeOf(plot);
        child<QAction>("twinPresentation")->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(typeOf(plot) > usual, kPatience);
        for (const Twin twin : TwinSession::kBoth) {
            QCOMPARE(typeOf(&twins_->stage(twin).chart()), typeOf(plot));
            QVERIFY(!twins_->stage(twin).findChild<QWidget*>("selectButton")->isVisible());
        }
        QVERIFY(!child<QWidget>("twinControls")->isVisible());
        QVERIFY(twins_->stage(Twin::A).isVisible());
        QVERIFY(child<QLabel>("headingA")->font().pixelSize() >= before);
        QVERIFY(QTest::qWaitForWindowActive(twins_));
        QTest::keyClick(twins_, Qt::Key_Escape);
        QVERIFY(child<QWidget>("twinControls")->isVisible());
        QCOMPARE(typeOf(plot), usual);
        QVERIFY(twins_->stage(Twin::A).findChild<QWidget*>("selectButton")->isVisible());
    }

    /// The same one of them is hovered and pinned in both.
    void unknownImagesStandHollowInBoth() {
        Preset preset = smallPreset();
        preset.heldOut = {1, 7};
        begun([&] { session_->start(preset, folder_.filePath("data").toStdString(), 1); });
        openPair(1);
        step(1);
        EmbeddingChart& a = twins_->stage(Twin::A).chart();
        EmbeddingChart& b = twins_->stage(Twin::B).chart();
        QTRY_VERIFY_WITH_TIMEOUT(a.unknownCloud() && b.unknownCloud(), kPatience);
        QCOMPARE(a.unknownNames(), QStringList({"1", "7"}));
        QCOMPARE(b.unknownNames(), a.unknownNames());
        for (int label = 0; label < 8; ++label)
            a.setClassVisible(label, false);
        a.setFocus();
        const auto walkToOne = [&a] {
            for (const Qt::Key key : {Qt::Key_Left, Qt::Key_Right, Qt::Key_Up, Qt::Key_Down})
                if (!a.hovered())
                    QTest::keyClick(&a, key);
            return a.hovered().has_value();
        };
        QTRY_VERIFY_WITH_TIMEOUT(walkToOne(), kPatience);
        QVERIFY(!a.unknownName(*a.hovered()).isEmpty());
        QVERIFY(b.hovered());
        QCOMPARE(b.hovered()->sample, a.hovered()->sample);
        QCOMPARE(b.unknownName(*b.hovered()), a.unknownName(*a.hovered()));
        QTest::keyClick(&a, Qt::Key_Return);
        QCOMPARE(pinnedSamples(Twin::A), std::vector<std::int32_t>{a.hovered()->sample});
        QCOMPARE(pinnedSamples(Twin::B), pinnedSamples(Twin::A));
    }

    void closingGivesThreadsAndMemoryBackAndKeepsBothRuns() {
        openPair(1);
        closeTwins();
        const qsizetype threads = threadsNow();
        const qint64 memory = memoryNow();
        for (int k = 0; k < 8; ++k) {
            openPair(1);
            step(1);
            closeTwins();
        }
        QCOMPARE(threadsNow(), threads);
        QVERIFY2(memoryNow() < memory + 60'000,
                 qUtf8Printable(QString::number(memoryNow())));  // KB
        QCOMPARE(library().runs().size(), std::size_t{16});
    }

protected:
    RunLibrary library() const override {
        return RunLibrary(runs_ ? runs_->path().toStdString() : std::string());
    }

private:
    template <typename T>
    T* child(const QString& name) {
        T* found = twins_->findChild<T*>(name);
        if (!found)
            qFatal("There is no %s", qUtf8Printable(name));
        return found;
    }

    void openTwins(const std::function<void()>& command) {
        closeTwins();
        command();
        QTRY_VERIFY_WITH_TIMEOUT((twins_ = window_->findChild<TwinWindow*>()), kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(
            twins_->feed(Twin::A).history().run > 0 && twins_->feed(Twin::B).history().run > 0,
            kPatience);
    }
    void openPair(int number) {
        openTwins([&] { action(QString("actionPair%1").arg(number))->trigger(); });
    }
    void closeTwins() {
        if (!twins_)
            return;
        twins_->close();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        QTRY_VERIFY_WITH_TIMEOUT(!twins_, kPatience);
    }

    std::vector<std::int32_t> pinnedSamples(Twin twin) {
        std::vector<std::int32_t> samples;
        for (const auto* inspector : twins_->findChildren<PointInspector*>())
            if (inspector->objectName().endsWith(twin == Twin::A ? 'A' : 'B'))
                for (const PinnedImage& pin : inspector->pins())
                    samples.push_back(static_cast<std::int32_t>(pin.sample));
        return samples;
    }

    std::int64_t reached(Twin twin) {
        const auto& steps = twins_->feed(twin).history().steps;
        return steps.empty() ? 0 : steps.back().step;
    }
    void lookAt(std::int64_t step) {
        emit twins_->findChild<TimePanel*>()->line().chosen(step);
        for (const Twin twin : TwinSession::kBoth)
            QTRY_VERIFY_WITH_TIMEOUT(twins_->stage(twin).looksBack() &&
                                         twins_->stage(twin).chart().cloud()->lastStep == step,
                                     kPatience);
    }
    static QString textOf(const QWidget& widget) {
        QString text;
        for (const QLabel* label : widget.findChildren<QLabel*>())
            text += label->text() + u'\n';
        return text;
    }

    void step(std::int64_t to) {
        child<QAction>("twinStep")->trigger();
        for (const Twin twin : TwinSession::kBoth)
            QTRY_COMPARE_WITH_TIMEOUT(reached(twin), to, kPatience);
    }
    void enter(const QString& card, const QString& text) {
        auto* edit = child<QWidget>(card)->findChild<QLineEdit*>();
        QVERIFY(edit);
        auto* tabs = twins_->findChild<QTabWidget*>();
        for (int tab = 0; tab < tabs->count() && !edit->isVisible(); ++tab)
            tabs->setCurrentIndex(tab);
        edit->setFocus();
        edit->selectAll();
        QTest::keyClicks(edit, text);
        QTest::keyClick(edit, Qt::Key_Return);
    }
    void choose(const QString& box, int item) {
        auto* found = child<QComboBox>(box);
        found->setCurrentIndex(item);
        emit found->activated(item);
    }

    static QRectF rangeOf(const EmbeddingChart& chart) {
        const PlotRange& range = chart.mapping().range;
        return {range.left, range.bottom, range.width(), range.top - range.bottom};
    }
    static qsizetype threadsNow() { return QDir("/proc/self/task").entryList(QDir::Dirs).size(); }
    static qint64 memoryNow() {
        QFile status("/proc/self/status");
        if (!status.open(QIODevice::ReadOnly))
            return 0;
        for (const QByteArray& line : status.readAll().split('\n'))
            if (line.startsWith("VmRSS:"))
                return line.mid(6).simplified().split(' ').first().toLongLong();
        return 0;
    }

    std::unique_ptr<QTemporaryDir> runs_;
    QPointer<TwinWindow> twins_;
};

CENTERSCOPE_TEST(TwinWindowTest)
#include "twin_window_test.moc"
