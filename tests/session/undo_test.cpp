// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "kept_run.h"
#include "support/room_test.h"
#include "support/small_preset.h"

using namespace centerscope;
using namespace centerscope::testing;

namespace fs = std::filesystem;

/// Changes and resets that are taken back.
class UndoTest : public QObject, private KeptRun {
    Q_OBJECT

private slots:
    void init() { openAnew(); }

    void cleanup() { close(); }

    void undoTakesBackOneChangeAfterTheOther() {
        HalvingRule rule;
        rule.kind = HalvingRule::Kind::EveryNSteps;
        rule.every = 1000;
        session_->setLambda(0.1);
        step(1);
        session_->setHalvingRule(rule);
        session_->setLambda(0.5);
        settle();
        const auto* named = std::get_if<HyperparameterChange>(&*news_.undoable);
        QVERIFY(named);
        QCOMPARE(named->to, 0.5);
        session_->undo();
        step(1);
        QCOMPARE(history_.steps.back().lambda, 0.1);
        QCOMPARE(history_.changes.back().step, 2);
        QVERIFY(std::holds_alternative<RuleChange>(*news_.undoable));
        session_->undo();
        settle();
        QCOMPARE(news_.halvingRule, HalvingRule());
        session_->undo();
        settle();
        QCOMPARE(news_.hyperparameters.lambda, 0.01);
        QVERIFY(!news_.undoable);
    }

    void undoOfAResetBringsTheOldRunBack() {
        session_->setLambda(0.3);
        trainTo(20);
        const std::vector<StepMetrics> before = history_.steps;
        begun([&] { session_->reset(2); });
        QCOMPARE(history_.former->steps.size(), std::size_t{20});
        step(3);
        QVERIFY(std::holds_alternative<ResetTaken>(*news_.undoable));
        begun([&] { session_->undo(); });
        compare(history_.steps, before);
        QCOMPARE(session_->run().seed, std::uint64_t{1});
        QCOMPARE(news_.hyperparameters.lambda, 0.3);
        trainTo(30);
        const std::vector<StepMetrics> after = history_.steps;

        open();
        session_->setLambda(0.3);
        trainTo(30);
        compare(after, history_.steps);
    }

    void undoLetsAScheduleGoOnAndAReturnHonoursIt() {
        Preset preset = smallPreset();
        preset.schedules.alpha.knots = {{20, 0}, {21, 0.5}};
        begun([&] { session_->start(preset, data_.path().toStdString(), 1); });
        session_->setCheckpointInterval(10);
        trainTo(4);
        session_->setAlpha(0.25);
        trainTo(12);
        session_->undo();
        trainTo(30);
        QVERIFY(!news_.undoable);
        QCOMPARE(history_.steps[4].alpha, 0.25);
        QCOMPARE(history_.steps[12].alpha, 0.0);
        QCOMPARE(history_.steps[20].alpha, 0.5);
        QCOMPARE(news_.changed, EndedSchedules());
        const std::vector<StepMetrics> whole = history_.steps;
        begun([&] { session_->returnTo(15); });
        QVERIFY(news_.scheduled.alpha);
        trainTo(30);
        compare(history_.steps, whole);
    }
};

CENTERSCOPE_GUILESS_TEST(UndoTest)
#include "undo_test.moc"
