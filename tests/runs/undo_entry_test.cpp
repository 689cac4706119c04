// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/undo_entry.h"

#include <span>

#include <QByteArray>
#include <QStringList>
#include <QTest>

#include "runs/checkpoint.h"
#include "runs/event_log.h"
#include "runs/step_fork.h"
#include "support/room_test.h"
#include "support/small_dataset.h"
#include "support/small_preset.h"

using namespace centerscope;
using namespace centerscope::testing;

namespace {

/// α is held at 0 for ten steps, as a head start has it; the rate warms up.
Preset scheduledPreset() {
    Preset preset = smallPreset();
    preset.schedules.alpha.knots = {{10, 0}, {11, 0.5}};
    preset.schedules.learningRate.knots = {{1, 0.001}, {10, 0.01}};
    return preset;
}

Trainer<float> trainerOf(const Preset& preset, ThreadPool& pool) {
    return Trainer<float>(preset, smallDataset(), 1, pool);
}

std::optional<UndoEntry> last(const Trainer<float>& trainer) {
    return lastUndoEntry(trainer.state().history, HalvingRule(), trainer.preset());
}

/// Undo. False where there is nothing to take back.
bool undo(Trainer<float>& trainer) {
    const auto change = last(trainer);
    if (change)
        undoChange(trainer, *change);
    return change.has_value();
}

void train(Trainer<float>& trainer, std::int64_t toStep) {
    while (trainer.state().step < toStep)
        trainer.step();
}

}  // namespace

class UndoEntryTest : public QObject {
    Q_OBJECT

private slots:
    void undoingTheEndOfAScheduleLetsItResume() {
        ThreadPool pool(1);
        auto trainer = trainerOf(scheduledPreset(), pool);
        train(trainer, 2);
        trainer.setAlpha(0.25);
        train(trainer, 4);
        QVERIFY(last(trainer)->overrodeSchedule);
        QVERIFY(undo(trainer));
        QVERIFY(!last(trainer));
        QVERIFY(trainer.scheduled().alpha);
        QCOMPARE(trainer.step().alpha, 0.0);
        train(trainer, 10);
        QCOMPARE(trainer.step().alpha, 0.5);
        QCOMPARE(trainer.state().overriddenSchedules, OverriddenSchedules());
    }

    void aScheduleThatIsOverMeanwhileHasComeToItsEnd() {
        ThreadPool pool(1);
        auto trainer = trainerOf(scheduledPreset(), pool);
        trainer.setAlpha(0.25);
        train(trainer, 20);
        QVERIFY(undo(trainer));
        QCOMPARE(trainer.step().alpha, 0.5);
        QCOMPARE(trainer.takeChanges().back(),
                 (HyperparameterChange{21, Hyperparameter::Alpha, 0.25, 0.5,
                                       HyperparameterChange::Cause::Schedule, 0}));
    }

    void severalChangesAreTakenBackToTheSchedule() {
        ThreadPool pool(1);
        auto trainer = trainerOf(scheduledPreset(), pool);
        train(trainer, 2);
        trainer.halveLearningRate();
        const double halved = trainer.state().hyperparameters.learningRate;
        trainer.setLearningRate(0.5);
        QVERIFY(undo(trainer));
        QCOMPARE(trainer.state().hyperparameters.learningRate, halved);
        QVERIFY(!trainer.scheduled().learningRate);
        train(trainer, 5);
        QVERIFY(undo(trainer));
        QCOMPARE(trainer.step().learningRate, 0.006);
        QVERIFY(!undo(trainer));
    }

    void aValueSetBackByHandHasStillEndedTheSchedule() {
        ThreadPool pool(1);
        auto trainer = trainerOf(scheduledPreset(), pool);
        trainer.setAlpha(0.25);
        trainer.setAlpha(0);
        QVERIFY(undo(trainer));
        QCOMPARE(trainer.state().hyperparameters.alpha, 0.25);
        QVERIFY(undo(trainer));
        QVERIFY(trainer.scheduled().alpha);
        QVERIFY(!undo(trainer));
    }

    void aChangeBackByHandIsAChangeOfItsOwn() {
        ThreadPool pool(1);
        auto trainer = trainerOf(smallPreset(), pool);
        const double first = trainer.state().hyperparameters.lambda;
        trainer.setLambda(0.5);
        trainer.setLambda(first);
        QVERIFY(undo(trainer));
        QCOMPARE(trainer.state().hyperparameters.lambda, 0.5);
        QVERIFY(undo(trainer));
        QCOMPARE(trainer.state().hyperparameters.lambda, first);
        QVERIFY(!undo(trainer));
    }

    /// The rule before is that of the preset, with all that belongs to it.
    void howTheCentersMoveIsTakenBack() {
        ThreadPool pool(1);
        Preset preset = scheduledPreset();
        const CenterRule first{CenterRule::Kind::Gradient, true};
        std::get<CenterLossDescription>(preset.embeddingLoss).rule = first;
        auto trainer = trainerOf(preset, pool);
        trainer.setCenterRule({CenterRule::Kind::Frozen});
        trainer.step();
        trainer.setCenterRule({CenterRule::Kind::Equation4});
        const auto undone = [&] {
            const auto entry = lastUndoEntry(trainer.state().history, HalvingRule(), preset);
            if (entry)
                undoChange(trainer, *entry);
            return entry ? stepOf(trainer.state().history[entry->event]) : -1;
        };
        QCOMPARE(undone(), 2);
        QCOMPARE(centerRuleOf(trainer.preset().embeddingLoss)->kind, CenterRule::Kind::Frozen);
        QCOMPARE(undone(), 1);
        QVERIFY(centerRuleOf(trainer.preset().embeddingLoss) == first);
        QCOMPARE(undone(), -1);
        const std::string lines = eventLines(trainer.state().history);
        QVERIFY(parseEvents(lines, "mine") == trainer.state().history);
        QVERIFY(!lastUndoEntry(parseEvents(lines, "mine"), HalvingRule(), preset));
    }

    /// Four changes of four kinds, undone from the last to the first, and what the log says of it.
    void theLogSaysWhatWasUndone() {
        ThreadPool pool(1);
        auto trainer = trainerOf(smallPreset(), pool);
        const Hyperparameters first = trainer.state().hyperparameters;
        trainer.setLambda(0.5);
        trainer.setBatchSize(7);
        trainer.halveLearningRate();
        trainer.setHalvingRule({.kind = HalvingRule::Kind::AtSteps, .steps = {3, 9}});
        while (undo(trainer)) {
        }
        QCOMPARE(trainer.state().hyperparameters, first);
        QCOMPARE(trainer.state().halvingRule, HalvingRule());
        QStringList undone;
        for (const RunEvent& event : std::span(trainer.state().history).subspan(4))
            undone << QString::fromStdString(eventLine(event)).section('"', 5, 5);
        QCOMPARE(undone, QStringList({"halving_rule", "learning_rate", "batch_size", "lambda"}));
        const std::string lines = eventLines(trainer.state().history);
        QCOMPARE(QByteArray::fromStdString(lines).count(R"("cause":"undo")"), qsizetype{4});
        QVERIFY(undoneChanges(trainer.state().history, {}) ==
                (std::vector<std::optional<std::size_t>>{{}, {}, {}, {}, 3, 2, 1, 0}));
        QCOMPARE(QByteArray::fromStdString(lines).count(R"("undoes":4)"), qsizetype{1});
        QVERIFY(parseEvents(lines, "mine") == trainer.state().history);
        QVERIFY(!lastUndoEntry(parseEvents(lines, "mine"), HalvingRule(), smallPreset()));
    }

    /// Which recorded an undo as a change by hand.
    void theLogOfAnOlderProgramCanBeUndoneToItsBeginning() {
        ThreadPool pool(1);
        auto trainer = trainerOf(scheduledPreset(), pool);
        const double lambda = trainer.state().hyperparameters.lambda;
        trainer.setLearningRate(0.5);
        trainer.setLambda(0.25);
        trainer.setLambda(lambda);
        trainer.resumeSchedule(Hyperparameter::LearningRate);
        int undone = 0;
        while (undone < 10 && undo(trainer))
            ++undone;
        QVERIFY(undone < 10);
        QVERIFY(trainer.scheduled().learningRate);
        QCOMPARE(trainer.state().hyperparameters.lambda, lambda);
    }

    void whatAnOlderProgramUndidIsTheLastThatStood() {
        ThreadPool pool(1);
        auto trainer = trainerOf(scheduledPreset(), pool);
        trainer.setLambda(0.5);
        trainer.setAlpha(0.25);
        trainer.halveLearningRate();
        while (undo(trainer)) {
        }
        std::vector<RunEvent> older = trainer.state().history;
        const auto recorded = undoneChanges(older, scheduledPreset().schedules);
        QVERIFY(recorded[3] == 2 && recorded[4] == 1 && recorded[5] == 0);
        for (RunEvent& event : older)
            std::get<HyperparameterChange>(event).undoes.reset();
        QVERIFY(undoneChanges(older, scheduledPreset().schedules) == recorded);
    }

    void aReplayAndAResumedRunHonourIt() {
        ThreadPool pool(1);
        auto trainer = trainerOf(scheduledPreset(), pool);
        train(trainer, 2);
        trainer.setAlpha(0.25);
        trainer.setLearningRate(0.02);
        trainer.setLearningRate(0.03);
        trainer.setHalvingRule({.kind = HalvingRule::Kind::EveryNSteps, .every = 7, .steps = {}});
        train(trainer, 5);
        for (int k = 0; k < 4; ++k)
            QVERIFY(undo(trainer));
        const RunConfig config =
            makeRunConfig(scheduledPreset(), *smallDataset(), 1, bestInstructionSet());
        const std::string bytes = checkpointBytes(config, trainer.state());
        train(trainer, 20);

        auto resumed = trainerOf(scheduledPreset(), pool);
        resumed.restore(parseCheckpoint(bytes, "mine").state);
        train(resumed, 20);
        QVERIFY(resumed.state() == trainer.state());

        auto replayed = trainerOf(scheduledPreset(), pool);
        const auto events = parseEvents(eventLines(trainer.state().history), "mine");
        std::span<const RunEvent> left = events;
        for (applyDueEvents(replayed, left); replayed.state().step < 20;
             applyDueEvents(replayed, left))
            replayed.step();
        QVERIFY(left.empty());
        QVERIFY(replayed.state() == trainer.state());
    }
};

CENTERSCOPE_GUILESS_TEST(UndoEntryTest)
#include "undo_entry_test.moc"
