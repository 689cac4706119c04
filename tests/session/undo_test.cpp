// SPDX-License-Identifier: GPL-3.0-or-later
#include <QSignalSpy>
#include <QTest>

#include "kept_run.h"
#include "runs/run_folder.h"
#include "runs/run_lock.h"
#include "runs/run_metrics.h"
#include "support/idx_files.h"
#include "support/patience.h"
#include "support/room_test.h"
#include "support/small_preset.h"

using namespace centerscope;
using namespace centerscope::testing;

namespace fs = std::filesystem;

/// Changes and resets that are taken back.
class UndoTest : public QObject, private KeptRun {
    Q_OBJECT

private slots:
    void initTestCase() { writeDataset(other_.path(), 100, 30); }

    void init() { openAnew(); }

    void cleanup() { close(); }

    void undoRevertsOneChangeAfterTheOther() {
        HalvingRule rule;
        rule.kind = HalvingRule::Kind::EveryNSteps;
        rule.every = 1000;
        session_->setLambda(0.1);
        step(1);
        session_->setHalvingRule(rule);
        session_->setLambda(0.5);
        settle();
        const auto* named = std::get_if<HyperparameterChange>(&*update_.undoable);
        QVERIFY(named);
        QCOMPARE(named->to, 0.5);
        session_->undo();
        step(1);
        QCOMPARE(history_.steps.back().lambda, 0.1);
        QCOMPARE(history_.changes.back().step, 2);
        QVERIFY(std::holds_alternative<RuleChange>(*update_.undoable));
        session_->undo();
        settle();
        QCOMPARE(update_.halvingRule, HalvingRule());
        session_->undo();
        settle();
        QCOMPARE(update_.hyperparameters.lambda, 0.01);
        QVERIFY(!update_.undoable);
    }

    void undoOfAResetBringsTheOldRunBack() {
        session_->setLambda(0.3);
        trainTo(20);
        const std::vector<StepMetrics> before = history_.steps;
        begun([&] { session_->reset(2); });
        QCOMPARE(history_.former->steps.size(), std::size_t{20});
        step(3);
        QCOMPARE(std::get<RunLeft>(*update_.undoable).by, RunLeft::By::Reset);
        begun([&] { session_->undo(); });
        compare(history_.steps, before);
        QCOMPARE(session_->run().seeds.seed, std::uint64_t{1});
        QCOMPARE(update_.hyperparameters.lambda, 0.3);
        trainTo(30);
        const std::vector<StepMetrics> after = history_.steps;

        open();
        session_->setLambda(0.3);
        trainTo(30);
        compare(after, history_.steps);
    }

    void undoBringsBackTheRunThatWasLeft_data() {
        QTest::addColumn<RunLeft::By>("by");
        QTest::newRow("choosing a preset") << RunLeft::By::Preset;
        QTest::newRow("choosing a data set") << RunLeft::By::Dataset;
        QTest::newRow("opening a checkpoint") << RunLeft::By::Checkpoint;
        QTest::newRow("continuing a run") << RunLeft::By::PastRun;
        QTest::newRow("fork at a step") << RunLeft::By::Fork;
    }

    /// Changes of the run under way first, then the run that was left, then its own changes.
    void undoBringsBackTheRunThatWasLeft() {
        QFETCH(RunLeft::By, by);
        trainTo(10);
        const fs::path past = runFolder();
        open();
        session_->setLambda(0.3);
        trainTo(20);
        QTRY_VERIFY_WITH_TIMEOUT((pull(), !history_.evaluations.empty()), kPatience);  // of epoch 1
        const std::vector<StepMetrics> before = history_.steps;
        const std::vector<Evaluation> evaluations = history_.evaluations;
        begun([&] { leave(by, past); });
        settle();
        compare(history_.former->steps, before);  // in grey, whatever it was left for
        QCOMPARE(std::get<RunLeft>(*update_.undoable).by, by);
        const std::size_t left = history_.steps.size();
        session_->setAlpha(0.25);
        step(2);
        QCOMPARE(history_.steps.size(), left + 2);
        session_->undo();
        settle();
        QCOMPARE(update_.hyperparameters.alpha, 0.5);
        QCOMPARE(std::get<RunLeft>(*update_.undoable).by, by);
        begun([&] { session_->undo(); });
        compare(history_.steps, before);
        QCOMPARE(history_.evaluations.size(), evaluations.size());
        QVERIFY(!history_.former);  // as before
        QCOMPARE(std::get<HyperparameterChange>(*update_.undoable).to, 0.3);
        trainTo(30);
        const std::vector<StepMetrics> after = history_.steps;
        QCOMPARE(lastRecordedStep(runFolder()), 30);

        openAnew();
        session_->setLambda(0.3);
        trainTo(30);
        compare(after, history_.steps);
    }

    /// Each with what was in grey then, and its own changes last.
    void threeRunsThatWereLeftComeBackOneByOne() {
        session_->setLambda(0.3);
        trainTo(12);
        const std::vector<StepMetrics> first = history_.steps;
        const fs::path folder = runFolder();
        begun([&] { leave(RunLeft::By::Preset, {}); });
        session_->setAlpha(0.25);
        step(3);
        const std::vector<StepMetrics> second = history_.steps;
        QVERIFY(isInUse(folder));
        const Preset preset = *session_->run().preset;
        begun([&] { session_->start(preset, other_.path().toStdString(), 1); });
        step(4);
        const std::vector<StepMetrics> third = history_.steps;
        QVERIFY(!isInUse(folder));  // only the last that was left is held open
        begun([&] { leave(RunLeft::By::Checkpoint, folder); });
        step(1);

        QCOMPARE(std::get<RunLeft>(*update_.undoable).by, RunLeft::By::Checkpoint);
        begun([&] { session_->undo(); });
        compare(history_.steps, third);
        compare(history_.former->steps, second);
        QCOMPARE(std::get<RunLeft>(*update_.undoable).by, RunLeft::By::Dataset);
        begun([&] { session_->undo(); });
        compare(history_.steps, second);
        compare(history_.former->steps, first);
        QCOMPARE(std::get<HyperparameterChange>(*update_.undoable).to, 0.25);
        session_->undo();
        settle();
        QCOMPARE(std::get<RunLeft>(*update_.undoable).by, RunLeft::By::Preset);
        begun([&] { session_->undo(); });
        compare(history_.steps, first);
        QVERIFY(!history_.former);
        QCOMPARE(std::get<HyperparameterChange>(*update_.undoable).to, 0.3);
        QTRY_COMPARE_WITH_TIMEOUT(runFolder(), folder, kPatience);  // the other is let go
        trainTo(20);
        const std::vector<StepMetrics> after = history_.steps;

        openAnew();
        session_->setLambda(0.3);
        trainTo(20);
        compare(after, history_.steps);
    }

    /// Also where a run was opened again meanwhile: as it is now, and with what it was left for.
    void undoLeadsBackThroughEveryLeaving() {
        trainTo(5);
        const fs::path first = session_->run().folder;
        begun([&] { leave(RunLeft::By::Preset, {}); });
        step(3);
        const fs::path second = session_->run().folder;
        begun([&] { session_->continueRun(first); });
        step(1);
        const std::vector<StepMetrics> rows = history_.steps;
        QCOMPARE(rows.size(), std::size_t{6});
        begun([&] { session_->undo(); });
        settle();
        QCOMPARE(session_->run().folder, second);
        QCOMPARE(std::get<RunLeft>(*update_.undoable).by, RunLeft::By::Preset);
        begun([&] { session_->undo(); });
        settle();
        QCOMPARE(session_->run().folder, first);
        compare(history_.steps, rows);
        QVERIFY(!update_.undoable);
        step(1);
        QCOMPARE(history_.steps.size(), std::size_t{7});
    }

    void nothingLeadsBackFromARunToItself() {
        trainTo(5);
        const fs::path first = session_->run().folder;
        begun([&] { leave(RunLeft::By::Preset, {}); });  // makes no step
        begun([&] { session_->continueRun(first); });
        settle();
        QCOMPARE(session_->run().folder, first);
        QVERIFY(!update_.undoable);
    }

    /// Also where what led to it in between has been deleted.
    void aRunIsNotItsOwnFormerRunEither() {
        trainTo(5);
        const fs::path first = session_->run().folder;
        begun([&] { leave(RunLeft::By::Preset, {}); });
        step(1);
        const fs::path second = session_->run().folder;
        begun([&] { session_->continueRun(first); });
        begun([&] { session_->reset(7); });
        step(1);
        fs::remove_all(second);
        begun([&] { session_->undo(); });
        QSignalSpy passedOver(session_.get(), &TrainingSession::deletedRunsPassedOver);
        QSignalSpy failed(session_.get(), &TrainingSession::failed);
        session_->undo();
        QVERIFY(passedOver.wait(kPatience));
        settle();
        QCOMPARE(failed.size(), 0);
        QCOMPARE(session_->run().folder, first);
        QVERIFY(!update_.undoable);
    }

    /// With its own changes last, whether it comes as it was or by a way.
    void aClosedRunThatLacksItsLastCheckpointComesBackToWhereItWas() {
        session_->setLambda(0.3);
        trainTo(12);
        const std::vector<StepMetrics> first = history_.steps;
        const fs::path folder = runFolder();
        for (const std::uint64_t seed : {2, 3}) {
            begun([&] { session_->reset(seed); });
            step(1);
        }
        begun([&] { session_->undo(); });
        fs::remove(checkpointPath(folder, 12));
        begun([&] { session_->undo(); });
        settle();
        compare(history_.steps, first);
        QVERIFY(!history_.former);
        QCOMPARE(std::get<HyperparameterChange>(*update_.undoable).to, 0.3);
        QCOMPARE(runFolder(), folder);
    }

    void tenRunsAreRemembered() {
        for (std::uint64_t seed = 2; seed <= 13; ++seed) {
            step(1);
            begun([&] { session_->reset(seed); });
        }
        for (std::uint64_t seed = 12; seed >= 3; --seed) {
            begun([&] { session_->undo(); });
            QCOMPARE(session_->run().seeds.seed, seed);
            QCOMPARE(history_.steps.size(), std::size_t{1});
        }
        QVERIFY(!update_.undoable);
        QVERIFY(!history_.former);
    }

    void aRunWithoutAStepIsNotBroughtBack() {
        trainTo(5);
        for (const std::uint64_t seed : {2, 3})
            begun([&] { session_->start(smallPreset(), data_.path().toStdString(), seed); });
        settle();
        begun([&] { session_->undo(); });
        QCOMPARE(history_.steps.size(), std::size_t{5});
        QCOMPARE(session_->run().seeds.seed, std::uint64_t{1});
        QVERIFY(!update_.undoable);
    }

    void undoLetsAScheduleResumeAndAForkHonoursIt() {
        Preset preset = smallPreset();
        preset.schedules.alpha.knots = {{20, 0}, {21, 0.5}};
        begun([&] { session_->start(preset, data_.path().toStdString(), 1); });
        session_->setCheckpointInterval(10);
        trainTo(4);
        session_->setAlpha(0.25);
        trainTo(12);
        session_->undo();
        trainTo(30);
        QVERIFY(!update_.undoable);
        QCOMPARE(history_.steps[4].alpha, 0.25);
        QCOMPARE(history_.steps[12].alpha, 0.0);
        QCOMPARE(history_.steps[20].alpha, 0.5);
        QCOMPARE(update_.overridden, OverriddenSchedules());
        const std::vector<StepMetrics> whole = history_.steps;
        begun([&] { session_->forkAt(15); });
        QVERIFY(update_.scheduled.alpha);
        trainTo(30);
        compare(history_.steps, whole);
    }

private:
    void leave(RunLeft::By by, const fs::path& past) {
        Preset preset = smallPreset();
        switch (by) {
            case RunLeft::By::Preset:
                preset.id = "another";
                return session_->start(preset, data_.path().toStdString(), 1);
            case RunLeft::By::Dataset:
                preset.id = "another";  // as the preview of the data may choose
                return session_->start(preset, other_.path().toStdString(), 1);
            case RunLeft::By::Checkpoint:
                return session_->openCheckpoint(checkpointPath(past, 10));
            case RunLeft::By::PastRun:
                return session_->continueRun(past);
            default:
                return session_->forkAt(15);
        }
    }

    QTemporaryDir other_;
};

CENTERSCOPE_GUILESS_TEST(UndoTest)
#include "undo_test.moc"
