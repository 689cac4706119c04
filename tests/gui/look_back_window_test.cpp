// SPDX-License-Identifier: GPL-3.0-or-later
#include <utility>

#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QSettings>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>
#include <QToolButton>

#include "data/dataset.h"
#include "gui/window_test.h"
#include "presets/value_ranges.h"
#include "support/patience.h"
#include "support/room_test.h"
#include "training/evaluator.h"
#include "widgets/look_back.h"
#include "widgets/stage_panel.h"
#include "widgets/time_line.h"
#include "widgets/value_slider.h"

using namespace centerscope;
using namespace centerscope::testing;

/// Looking at earlier steps of the run while it trains.
class LookBackWindowTest : public WindowTest {
    Q_OBJECT

private slots:
    void draggingTheTimeLineShowsTheStepUnderTheHand() {
        trainTo(30);
        press(12);
        QCOMPARE(stage().cloud()->lastStep, 12);
        QVERIFY2(text().startsWith("Viewing step 12; training is paused at 30."),
                 qPrintable(text()));
        move(20);
        QCOMPARE(stage().cloud()->lastStep, 20);
        release(20);
        QCOMPARE(stage().cloud()->lastStep, 20);
        QVERIFY(cardIsAmber());
        const auto& archive = *session_->run().archive;
        const auto expected = archive.liveCloud(20, 2000);
        QCOMPARE(stage().cloud()->points.size(), expected->points.size());
        for (std::size_t k = 0; k < expected->points.size(); ++k) {
            QCOMPARE(stage().cloud()->points[k].sample, expected->points[k].sample);
            QCOMPARE(stage().cloud()->points[k].position, expected->points[k].position);
        }
    }

    /// As on a run of the command line, of which nothing is kept, while its first sample is placed.
    void aStepThatIsChosenBeforeTheStageHasPointsIsShownWhenItHas() {
        trainTo(30);
        session_->run().archive->clear();
        action("actionTest")->trigger();
        QVERIFY(!stage().cloud());
        choose(12);
        QVERIFY2(text().startsWith("Step 12 is shown as soon as"), qPrintable(text()));
        QTRY_VERIFY_WITH_TIMEOUT(stage().cloud() && stage().cloud()->lastStep == 12, kPatience);
        QVERIFY(cardIsAmber());
        QTest::keyClick(window_.get(), Qt::Key_Escape);
        action("actionValidation")->trigger();
        session_->run().archive->clear();
        choose(12);
        line().setFocus();
        QTest::keyClick(&line(), Qt::Key_End);  // which takes it back
        QTRY_VERIFY_WITH_TIMEOUT(stage().cloud(), kPatience);
        QCOMPARE(stage().cloud()->lastStep, 30);
        QVERIFY(!cardIsAmber());
    }

    void escapeReturnsToTheNewestStep() {
        trainTo(30);
        choose(12);
        QTest::keyClick(window_.get(), Qt::Key_Escape);
        QCOMPARE(stage().cloud()->lastStep, 30);
        QVERIFY(!cardIsAmber());
        QVERIFY2(text().contains("Steps kept: 30"), qPrintable(text()));
        QVERIFY(!button("liveButton")->isVisible());
    }

    /// The step is made again for what the stage shows now, not for what it showed.
    void anotherSourceShowsTheSameStep() {
        trainTo(30);
        choose(12);
        action("actionFixedSample")->trigger();
        const auto isOfTheStep = [this](PointSource source) {
            const auto& cloud = stage().cloud();
            return cloud && cloud->source == source && cloud->lastStep == 12;
        };
        QTRY_VERIFY_WITH_TIMEOUT(isOfTheStep(PointSource::FixedSample), kPatience);
        QVERIFY(stage().cloud()->head);
        action("actionTest")->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(isOfTheStep(PointSource::Test), kPatience);
    }

    /// What is not known of that step is not made up.
    void aPinnedImageIsShownAsItWasThen() {
        trainTo(30);
        pinOne();
        const auto says = [this](const QString& words) { return textOfPins().contains(words); };
        QTRY_VERIFY_WITH_TIMEOUT(says("Re-embedded after step 30"), kPatience);
        choose(12);
        QVERIFY(says("Where it was at step 12 is not known."));
        QVERIFY(!says("Re-embedded"));
        QVERIFY(stage().overlay(OverlayOf::Pins).arrows.empty());
        action("actionFixedSample")->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(says("Re-embedded after step 12"), kPatience);
        QTest::keyClick(window_.get(), Qt::Key_Escape);
        QTRY_VERIFY_WITH_TIMEOUT(says("Re-embedded after step 30"), kPatience);
    }

    /// A drag on the time line would else lead to another step than the one under the pointer.
    void nothingMovesWhenALookBackBegins() {
        window_->resize(1024, 700);
        trainTo(30);
        pinOne();
        QCoreApplication::sendPostedEvents();
        const auto place = [this](const QWidget& widget) {
            return QRect(widget.mapTo(window_.get(), QPoint(0, 0)), widget.size());
        };
        settle();
        const QRect lineBefore = place(line());
        const QRect stageBefore = place(stage());
        choose(12);
        settle();
        QVERIFY(button("liveButton")->isVisible());
        QCOMPARE(place(line()), lineBefore);
        QCOMPARE(place(stage()), stageBefore);
        QVERIFY(button("liveButton")->width() >= button("liveButton")->sizeHint().width());
    }

    void trainingContinuesWhileAnEarlierStepIsLookedAt() {
        trainTo(30);
        choose(12);
        trainTo(40);
        QCOMPARE(stage().cloud()->lastStep, 12);
        QTRY_VERIFY_WITH_TIMEOUT(text().contains("paused at 40"), kPatience);
        click("liveButton");
        QCOMPARE(stage().cloud()->lastStep, 40);
    }

    void theKeysGoFromOneKeptStepToTheNext() {
        trainTo(30);
        action("actionLookBack")->trigger();
        QVERIFY(line().hasFocus());
        QCOMPARE(stage().cloud()->lastStep, 30);
        QTest::keyClick(&line(), Qt::Key_Left);
        QCOMPARE(stage().cloud()->lastStep, 29);
        QTest::keyClick(&line(), Qt::Key_Home);
        QCOMPARE(stage().cloud()->lastStep, 1);
        QTest::keyClick(&line(), Qt::Key_PageDown);
        QCOMPARE(stage().cloud()->lastStep, 11);
        QTest::keyClick(&line(), Qt::Key_End);
        QVERIFY(!cardIsAmber());
    }

    /// Of the fixed sample there is a kept step 10, and 13 is made again.
    void aStepThatIsNotKeptIsShownExactlyAsSoonAsItHasBeenMadeAgain() {
        trainTo(30);
        action("actionFixedSample")->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(stage().cloud(), kPatience);
        press(13);
        QCOMPARE(stage().cloud()->lastStep, 10);
        QVERIFY2(text().startsWith("Viewing step 10;"), qPrintable(text()));
        release(13);
        QTRY_COMPARE_WITH_TIMEOUT(stage().cloud()->lastStep, 13, kPatience);
        QTRY_VERIFY2(text().startsWith("Viewing step 13;"), qPrintable(text()));

        const RunInfo& run = session_->run();
        ThreadPool pool(1);
        Trainer<float> trainer(*run.preset, run.dataset, run.seeds.seed, pool);
        for (int k = 0; k < 13; ++k)
            trainer.step();
        const EmbeddingCloud expected =
            evaluateAll(trainer, SplitKind::Train,
                        fixedSample(run.dataset->train, 1000, run.seeds.seed))
                .cloud(PointSource::FixedSample);
        QCOMPARE(stage().cloud()->points.size(), expected.points.size());
        for (std::size_t k = 0; k < expected.points.size(); ++k)
            QCOMPARE(stage().cloud()->points[k].position, expected.points[k].position);
    }

    void theSlidersShowTheValuesOfThatStep() {
        trainTo(10);
        enterValue("lambdaEdit", "0.5");
        trainTo(20);
        auto* slider = find<ValueSlider>("lambdaSlider");
        choose(4);
        QCOMPARE(slider->value(), 0.01);
        QVERIFY(!slider->isEnabled());
        choose(15);
        QCOMPARE(slider->value(), 0.5);
        click("liveButton");
        QVERIFY(slider->isEnabled());
        QCOMPARE(slider->value(), 0.5);
    }

    void touchingAValueOfThePastOffersAForkThere() {
        trainTo(20);
        choose(8);
        QStringList offered;
        QSignalSpy started(session_.get(), &TrainingSession::runStarted);
        QTimer::singleShot(0, this, [&] {
            auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
            if (!menu)
                return;
            for (const QAction* each : menu->actions())
                offered << each->text();
            menu->setActiveAction(menu->actions().constFirst());
            QTest::keyClick(menu, Qt::Key_Return);
        });
        auto* panel = find<QWidget>("controls");
        const QWidget* slider = find<ValueSlider>("lambdaSlider");
        QTest::mouseClick(panel, Qt::LeftButton, {}, slider->mapTo(panel, slider->rect().center()));
        QCOMPARE(offered, (QStringList{"&Fork from 8", "&Back to live"}));
        QTRY_COMPARE_WITH_TIMEOUT(started.size(), qsizetype{1}, kPatience);
        QTRY_COMPARE_WITH_TIMEOUT(stepShown(), 8, kPatience);
        QVERIFY(!cardIsAmber());
        QVERIFY(find<ValueSlider>("lambdaSlider")->isEnabled());
    }

    void theButtonForksAtTheStepThatIsLookedAt() {
        trainTo(20);
        choose(8);
        begun([this] { click("forkButton"); });
        QTRY_COMPARE_WITH_TIMEOUT(stepShown(), 8, kPatience);
    }

    /// The batches that are kept, at once; never the text of the first start.
    void aForkShowsTheStepItBeginsWith() {
        trainTo(20);
        choose(8);
        begun([this] { click("forkButton"); });
        QVERIFY(!stage().isEmpty());
        QVERIFY(stage().cloud());
        QCOMPARE(stage().cloud()->source, PointSource::LiveBatches);
        QCOMPARE(stage().cloud()->lastStep, 8);
        action("actionTest")->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(stage().cloud(), kPatience);
        begun([this] { action("actionUndo")->trigger(); });
        QVERIFY(!stage().isEmpty());
    }

    void sinceWhenAValueActsIsNotSaidOfTheStepsBefore() {
        trainTo(20);
        enterValue("lambdaEdit", "0.5");
        auto* since = find<QLabel>("lambdaActsSince");
        QTRY_COMPARE_WITH_TIMEOUT(since->text(), QString("Acts from step 21."), kPatience);
        choose(8);
        QCOMPARE(since->text(), QString());
        click("liveButton");
        QCOMPARE(since->text(), QString("Acts from step 21."));
        trainTo(30);
        QTRY_COMPARE_WITH_TIMEOUT(since->text(), QString(), kPatience);  // it acts
    }

    void spacePlaysTheFilmThereAndTrainsElsewhere() {
        trainTo(20);
        choose(12);
        QTest::keyClick(window_.get(), Qt::Key_Space);
        QTRY_COMPARE_WITH_TIMEOUT(stage().cloud()->lastStep, 20, kPatience);
        settle();
        QCOMPARE(stepShown(), 20);  // nothing was trained
        QVERIFY(cardIsAmber());
        QTest::keyClick(window_.get(), Qt::Key_Escape);
        QTest::keyClick(window_.get(), Qt::Key_Space);
        QTRY_VERIFY_WITH_TIMEOUT(stepShown() > 20, kPatience);
    }

    /// Of the fixed sample step 10 is kept, and then 20.
    void eachBookmarkStandsInTheFilm() {
        trainTo(30);
        auto* caption = find<QLineEdit>("captionEdit");
        for (const auto& [step, text] : {std::pair{12, "First"}, std::pair{14, "Second"}}) {
            choose(step);
            click("bookmarkButton");
            QTest::keyClicks(caption, text);
            QTest::keyClick(caption, Qt::Key_Return);
        }
        QTest::keyClick(window_.get(), Qt::Key_Escape);
        action("actionFixedSample")->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(stage().cloud(), kPatience);
        choose(10);
        QCOMPARE(stage().cloud()->lastStep, 10);
        QTest::keyClick(window_.get(), Qt::Key_Space);
        QTRY_COMPARE_WITH_TIMEOUT(caption->text(), QString("First"), kPatience);
        QTRY_COMPARE_WITH_TIMEOUT(caption->text(), QString("Second"), kPatience);
        QVERIFY(cardIsAmber());
    }

    void aBookmarkKeepsItsCaptionAndStandsOnTheTimeLine() {
        trainTo(20);
        choose(8);
        action("actionBookmark")->trigger();
        auto* caption = find<QLineEdit>("captionEdit");
        QVERIFY(caption->hasFocus());
        QTest::keyClicks(caption, "Here it is");
        QTest::keyClick(caption, Qt::Key_Return);
        QVERIFY(line().hasFocus());
        choose(14);
        QVERIFY(!caption->isVisible());
        click("bookmarkButton");
        QVERIFY(caption->isVisible());
        QCOMPARE(caption->text(), QString());
        QTest::keyClick(&line(), Qt::Key_PageUp);
        QCOMPARE(stage().cloud()->lastStep, 8);
        QCOMPARE(caption->text(), QString("Here it is"));
        QTest::keyClick(&line(), Qt::Key_PageDown);
        QCOMPARE(stage().cloud()->lastStep, 14);
        click("bookmarkButton");
        QVERIFY(!caption->isVisible());
        QTest::keyClick(&line(), Qt::Key_PageUp);
        QCOMPARE(stage().cloud()->lastStep, 8);
    }

    /// The newest step is looked at only for as long as its caption is written; then Space trains.
    void aBookmarkAtTheNewestStepLeadsBackToLive() {
        trainTo(12);
        action("actionBookmark")->trigger();
        QVERIFY(cardIsAmber());
        auto* caption = find<QLineEdit>("captionEdit");
        QVERIFY(caption->hasFocus());
        QTest::keyClicks(caption, "Now");
        QTest::keyClick(caption, Qt::Key_Return);
        QVERIFY(!cardIsAmber());
        const auto* lookBack = window_->findChild<LookBack*>();
        QCOMPARE(lookBack->bookmarks().size(), std::size_t{1});
        QCOMPARE(lookBack->bookmarks()[0].caption, std::string("Now"));
        action("actionBookmark")->trigger();  // takes it away again
        QVERIFY(lookBack->bookmarks().empty());
        QVERIFY(!cardIsAmber());
        QVERIFY(QApplication::focusWidget());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);
        QTRY_VERIFY_WITH_TIMEOUT(stepShown() > 12, kPatience);
    }

    /// A step that a film has led to is looked at for itself.
    void aFilmEndsLookingForTheBookmarkAlone() {
        trainTo(12);
        auto* lookBack = window_->findChild<LookBack*>();
        action("actionBookmark")->trigger();
        QVERIFY(lookBack->state().isOnlyForBookmark);
        lookBack->playFilm();
        QVERIFY(lookBack->state().isFilm);
        lookBack->playFilm();  // which stops it
        QVERIFY(!lookBack->state().isFilm);
        const std::optional<std::int64_t> step = lookBack->wantedStep();
        QVERIFY(step);
        for (int k = 0; k < 2; ++k) {  // sets one and takes it away again
            action("actionBookmark")->trigger();
            QVERIFY(!lookBack->state().isOnlyForBookmark);
            QCOMPARE(lookBack->wantedStep(), step);
        }
    }

    void aRunThatHasAllItsBookmarksSaysHowToMakeRoom() {
        trainTo(4);
        RunInfo full = session_->run();
        for (std::int64_t step = 10; step < 10 + kMostBookmarks; ++step)
            full.bookmarks.push_back({step, ""});
        auto* lookBack = window_->findChild<LookBack*>();
        lookBack->startRun(full);
        choose(2);
        action("actionBookmark")->trigger();
        QVERIFY(!lookBack->caption());
        QVERIFY2(message().startsWith("A run has at most 1,000 bookmarks."),
                 qUtf8Printable(message()));
        full.bookmarks.pop_back();
        lookBack->startRun(full);
        choose(2);
        action("actionBookmark")->trigger();
        QVERIFY(lookBack->caption());
    }

    void aResetReturnsToTheNewRun() {
        trainTo(10);
        choose(5);
        begun([this] { session_->reset(2); });
        QVERIFY(!cardIsAmber());
        QVERIFY(!stage().cloud());
        QTest::mouseClick(&line(), Qt::LeftButton);  // nothing has been made yet
        QVERIFY(!cardIsAmber());
    }

private:
    QString textOfPins() {
        QStringList texts;
        for (const QLabel* label : find<QWidget>("inspector")->findChildren<QLabel*>())
            if (label->isVisible())
                texts << label->text();
        return texts.join('\n');
    }

    void pinOne() {
        stage().setFocus();
        QTest::keyClick(&stage(), Qt::Key_Left);
        QVERIFY(stage().hovered());
        QTest::keyClick(&stage(), Qt::Key_Return);
    }

    void trainTo(int step) {
        QSignalSpy stopped(session_.get(), &TrainingSession::stopped);
        session_->setStopAfter(step);
        session_->play();
        QVERIFY(stopped.wait(kPatience));
        settle();
        QTRY_COMPARE_WITH_TIMEOUT(stepShown(), step, kPatience);
        const auto isDrawn = [&] {
            return lossChart().plot().curves.size() > 0 && !lossChart().plot().isEmpty();
        };
        QTRY_VERIFY_WITH_TIMEOUT(isDrawn(), kPatience);
    }

    TimeLine& line() { return *find<TimeLine>("timeLine"); }
    QString text() { return find<QLabel>("timeText")->toolTip(); }
    bool cardIsAmber() {
        return window_->findChild<StagePanel*>()
            ->findChild<QFrame*>("card")
            ->property("past")
            .toBool();
    }
    QPoint at(int step) {
        return {static_cast<int>(std::lround(line().pixelOf(step))), line().height() / 2};
    }
    void press(int step) { QTest::mousePress(&line(), Qt::LeftButton, {}, at(step)); }
    void move(int step) { QTest::mouseMove(&line(), at(step)); }
    void release(int step) { QTest::mouseRelease(&line(), Qt::LeftButton, {}, at(step)); }
    void choose(int step) {
        press(step);
        release(step);
    }
};

CENTERSCOPE_TEST(LookBackWindowTest)
#include "look_back_window_test.moc"
