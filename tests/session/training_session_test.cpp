// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/training_session.h"

#include <cmath>

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "session/run_history.h"
#include "support/idx_files.h"
#include "support/patience.h"
#include "support/room_test.h"
#include "support/said.h"
#include "support/small_preset.h"

using namespace centerscope;
using namespace centerscope::testing;

/// Signals reach the test through queued connections on its own thread.
class TrainingSessionTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { writeDataset(folder_.path(), 200, 30); }

    void init() {
        session_ = std::make_unique<TrainingSession>(2);
        history_ = {};
        diagnosis_ = {};
        QSignalSpy started(session_.get(), &TrainingSession::runStarted);
        session_->start(smallPreset(), folder_.path().toStdString(), 1);
        QVERIFY(started.wait(kPatience));
    }

    void cleanup() { session_.reset(); }

    void aRunStartsPausedAndSaysWhatItIs() {
        QVERIFY(!session_->isPlaying());
        QCOMPARE(session_->run().preset->id, std::string("small"));
        QCOMPARE(session_->run().dataset->train.size(), 180);
        QCOMPARE(session_->run().seeds.seed, std::uint64_t{1});
        pull();
        QVERIFY(history_.steps.empty());
    }

    void playTrainsUntilPause() {
        QSignalSpy playing(session_.get(), &TrainingSession::playingChanged);
        session_->play();
        QVERIFY(playing.wait(kPatience));
        QVERIFY(session_->isPlaying());
        QTRY_VERIFY_WITH_TIMEOUT(pull() && history_.steps.size() > 20, kPatience);
        session_->pause();
        QVERIFY(playing.wait(kPatience));
        QVERIFY(!session_->isPlaying());
        pull();
        const std::size_t steps = history_.steps.size();
        settle();
        QCOMPARE(history_.steps.size(), steps);
        for (std::size_t k = 0; k < steps; ++k)
            QCOMPARE(history_.steps[k].step, static_cast<std::int64_t>(k + 1));
    }

    void singleStepMakesExactlyOne() {
        session_->singleStep();
        session_->singleStep();
        settle();
        QCOMPARE(history_.steps.size(), std::size_t{2});
        QVERIFY(!session_->isPlaying());
    }

    void aChangeActsFromTheNextStepAndSaysWhich() {
        session_->singleStep();
        session_->setLambda(1);
        session_->setAlpha(0.25);
        session_->halveLearningRate();
        session_->singleStep();
        settle();
        QCOMPARE(history_.changes.size(), std::size_t{3});
        for (const HyperparameterChange& change : history_.changes)
            QCOMPARE(change.step, 2);
        QCOMPARE(history_.steps[0].lambda, 0.01);
        QCOMPARE(history_.steps[1].lambda, 1.0);
        QCOMPARE(history_.steps[1].alpha, 0.25);
        QCOMPARE(history_.steps[1].learningRate, 0.005);
    }

    void aValueOutOfRangeIsOneSentenceAndNoChange() {
        QSignalSpy failed(session_.get(), &TrainingSession::failed);
        session_->setBatchSize(100'000);
        QVERIFY(failed.wait(kPatience));
        QCOMPARE(failed.size(), 1);
        QCOMPARE(pulled().hyperparameters.batchSize, 10);
    }

    void theHalvingRuleShowsItsNextStepAndActs() {
        HalvingRule rule;
        rule.kind = HalvingRule::Kind::AtSteps;
        rule.steps = {2};
        session_->setHalvingRule(rule);
        QTRY_COMPARE_WITH_TIMEOUT(pulled().halvingRule, rule, kPatience);
        QCOMPARE(pulled().nextHalving, 2);
        for (int k = 0; k < 3; ++k)
            session_->singleStep();
        settle();
        QVERIFY(!history_.nextHalving);
        QCOMPARE(history_.steps[1].learningRate, 0.01);
        QCOMPARE(history_.steps[2].learningRate, 0.005);
    }

    void stopAfterPausesByItself() {
        QSignalSpy playing(session_.get(), &TrainingSession::playingChanged);
        session_->setStopAfter(7);
        session_->play();
        QVERIFY(playing.wait(kPatience));
        QTRY_COMPARE_WITH_TIMEOUT(playing.size(), 2, kPatience);
        pull();
        QCOMPARE(history_.steps.size(), std::size_t{7});
    }

    void aStopThatIsOverIsRefused() {
        QSignalSpy refused(session_.get(), &TrainingSession::stopRefused);
        session_->singleStep();
        session_->setStopAfter(1);
        QVERIFY(refused.wait(kPatience));
        QCOMPARE(refused[0], (QVariantList{qint64{1}, qint64{1}}));
    }

    void everySourceDeliversItsPoints_data() {
        QTest::addColumn<int>("source");
        QTest::addColumn<int>("points");
        QTest::newRow("fixed sample") << int(PointSource::FixedSample) << 50;
        QTest::newRow("validation") << int(PointSource::Validation) << 20;
        QTest::newRow("test") << int(PointSource::Test) << 30;
    }

    void everySourceDeliversItsPoints() {
        QFETCH(int, source);
        QFETCH(int, points);
        EmbeddingViewOptions request;
        request.source = static_cast<PointSource>(source);
        request.sampleSize = 50;
        request.interval = 5;
        session_->setStage(request);
        QTRY_VERIFY_WITH_TIMEOUT(pull() && cloud_ && cloud_->source == request.source, kPatience);
        QCOMPARE(cloud_->points.size(), static_cast<std::size_t>(points));
        QCOMPARE(cloud_->lastStep, 0);
        for (int k = 0; k < 5; ++k)
            session_->singleStep();
        QTRY_VERIFY_WITH_TIMEOUT(pull() && cloud_->lastStep == 5, kPatience);
        QCOMPARE(cloud_->firstStep, 5);
    }

    void validationComesAtItsInterval() {
        session_->setValidationInterval(10);
        session_->setStopAfter(25);
        session_->play();
        QTRY_COMPARE_WITH_TIMEOUT((pull(), history_.evaluations.size()), std::size_t{3}, kPatience);
        QCOMPARE(history_.evaluations[0].step, 10);
        QCOMPARE(history_.evaluations[1].step, 18);  // the end of the epoch
        QCOMPARE(history_.evaluations[2].step, 20);
        QCOMPARE(history_.evaluations[0].split, SplitKind::Validation);
    }

    void lookingOnChangesNoRun() {
        session_->setStopAfter(40);
        session_->play();
        QTRY_COMPARE_WITH_TIMEOUT((pull(), history_.steps.size()), std::size_t{40}, kPatience);
        const std::vector<StepMetrics> plain = history_.steps;

        QSignalSpy started(session_.get(), &TrainingSession::runStarted);
        session_->reset(1);
        QVERIFY(started.wait(kPatience));
        EmbeddingViewOptions request;
        request.source = PointSource::Test;
        request.interval = 3;
        session_->setStage(request);
        session_->setValidationInterval(7);
        session_->setStopAfter(40);
        session_->play();
        QTRY_COMPARE_WITH_TIMEOUT((pull(), history_.steps.size()), std::size_t{40}, kPatience);
        for (std::size_t k = 0; k < plain.size(); ++k)
            QCOMPARE(history_.steps[k].totalLoss, plain[k].totalLoss);
    }

    void resetStartsAnewWithTheSeedAndThePresetsValues() {
        session_->setLambda(1);
        session_->singleStep();
        QSignalSpy started(session_.get(), &TrainingSession::runStarted);
        session_->reset(7);
        QVERIFY(started.wait(kPatience));
        QCOMPARE(session_->run().seeds.seed, std::uint64_t{7});
        const SessionUpdate update = pulled();
        QVERIFY(history_.steps.empty());
        QVERIFY(history_.changes.empty());
        QCOMPARE(update.hyperparameters.lambda, 0.01);
    }

    void aBadDataSetIsOneSentenceAndTheRunContinues() {
        session_->play();
        QTRY_VERIFY_WITH_TIMEOUT(pull() && !history_.steps.empty(), kPatience);
        QSignalSpy failed(session_.get(), &TrainingSession::failed);
        session_->start(smallPreset(), "/nowhere", 1);
        QVERIFY(failed.wait(kPatience));
        QVERIFY(said(failed).contains("/nowhere"));
        const std::size_t steps = history_.steps.size();
        QTRY_VERIFY_WITH_TIMEOUT(pull() && history_.steps.size() > steps, kPatience);
        QVERIFY(session_->isPlaying());
        QCOMPARE(history_.run, std::uint64_t{1});
    }

    void aDataSetSmallerThanTheBatchTrainsWithWhatItHas() {
        const QTemporaryDir tiny;
        writeDataset(tiny.path(), 10, 3);  // 9 are for training, the preset's batch is 10
        QSignalSpy started(session_.get(), &TrainingSession::runStarted);
        session_->start(smallPreset(), tiny.path().toStdString(), 1);
        QVERIFY(started.wait(kPatience));
        session_->singleStep();
        settle();
        QCOMPARE(history_.steps.size(), std::size_t{1});
        QCOMPARE(history_.steps[0].batchSize, 9);
    }

    void aDivergencePausesAndTheRemedyTrainsOn() {
        diverge();
        QVERIFY(!session_->isPlaying());
        const std::size_t before = history_.steps.size();
        for (const StepMetrics& step : history_.steps)
            QVERIFY(std::isfinite(step.totalLoss));

        QSignalSpy playing(session_.get(), &TrainingSession::playingChanged);
        session_->returnToLastGoodState();
        QVERIFY(playing.wait(kPatience));
        QVERIFY(session_->isPlaying());
        QTRY_VERIFY_WITH_TIMEOUT(pull() && history_.steps.size() > before + 100, kPatience);
        QVERIFY(!diagnosis_ || diagnosis_->issue == Issue::StillGuessing);
        QVERIFY(history_.former);  // what has been given up, in grey
        for (std::size_t k = 0; k < history_.steps.size(); ++k) {
            QCOMPARE(history_.steps[k].step, static_cast<std::int64_t>(k + 1));
            QVERIFY(std::isfinite(history_.steps[k].totalLoss));
        }
        QCOMPARE(history_.changes.size(), std::size_t{1});  // those of the ruined steps are gone
        QCOMPARE(history_.changes[0].to, 0.005);
        QCOMPARE(history_.steps.back().learningRate, 0.005);
    }

    void undoTakesTheReturnToTheSoundStateBack() {
        diverge();
        const std::size_t before = history_.steps.size();
        QSignalSpy started(session_.get(), &TrainingSession::runStarted);
        session_->returnToLastGoodState();
        QVERIFY(started.wait(kPatience));
        session_->pause();
        settle();
        QVERIFY(history_.former);
        QCOMPARE(pulled().undoable, Undoable(RunLeft{RunLeft::By::LastGoodState}));
        session_->undo();
        QVERIFY(started.wait(kPatience));
        const SessionUpdate update = pulled();
        QCOMPARE(history_.steps.size(), before);
        QCOMPARE(update.hyperparameters.learningRate, 1e6);
        QCOMPARE(history_.changes.size(), std::size_t{1});
    }

    void playingAfterADivergenceReportsItAgain() {
        diverge();
        const Diagnosis found = *diagnosis_;
        QSignalSpy playing(session_.get(), &TrainingSession::playingChanged);
        QSignalSpy update(session_.get(), &TrainingSession::updateAvailable);
        session_->play();
        QTRY_COMPARE_WITH_TIMEOUT(playing.size(), 2, kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(!update.isEmpty(), kPatience);
        pull();
        QCOMPARE(diagnosis_, std::optional(found));
    }

    void aChangeEndsTheDiagnosis() {
        diverge();
        session_->setLearningRate(0.001);
        QTRY_VERIFY_WITH_TIMEOUT(pull() && !diagnosis_, kPatience);
    }

    void endsCleanlyWhileTraining() {
        session_->play();
        QTRY_VERIFY_WITH_TIMEOUT(pull() && !history_.steps.empty(), kPatience);
        session_.reset();  // joins the thread; a hang fails by the test's time limit
    }

private:
    /// A run by plain gradient descent whose learning rate is absurd from step 61 on.
    void diverge() {
        Preset preset = smallPreset();
        preset.optimizer.kind = OptimizerDescription::Kind::Sgd;
        QSignalSpy started(session_.get(), &TrainingSession::runStarted);
        session_->start(preset, folder_.path().toStdString(), 1);
        QVERIFY(started.wait(kPatience));
        for (int k = 0; k < 60; ++k)
            session_->singleStep();
        session_->setLearningRate(1e6);
        // The diagnosis may be taken before the window's thread hears that it plays.
        QSignalSpy playing(session_.get(), &TrainingSession::playingChanged);
        session_->play();
        QTRY_COMPARE_WITH_TIMEOUT(playing.size(), 2, kPatience);
        QVERIFY(!session_->isPlaying());
        QTRY_VERIFY_WITH_TIMEOUT(pull() && diagnosis_, kPatience);
        QVERIFY(diagnosis_->issue == Issue::NonFinite || diagnosis_->issue == Issue::Explosion);
    }

    SessionUpdate pulled() {
        SessionUpdate update = session_->takeUpdate();
        history_.append(update);
        diagnosis_ = update.diagnosis;
        if (update.cloud)
            cloud_ = update.cloud;
        return update;
    }

    bool pull() {
        pulled();
        return true;
    }

    /// All commands given so far have run: a refused one comes back after them.
    void settle() {
        QSignalSpy failed(session_.get(), &TrainingSession::failed);
        session_->setAlpha(-1);
        QVERIFY(failed.wait(kPatience));
        pull();
    }

    QTemporaryDir folder_;
    std::unique_ptr<TrainingSession> session_;
    RunHistory history_;
    std::shared_ptr<const EmbeddingCloud> cloud_;
    std::optional<Diagnosis> diagnosis_;
};

CENTERSCOPE_GUILESS_TEST(TrainingSessionTest)
#include "training_session_test.moc"
