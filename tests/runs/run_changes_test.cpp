// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/run_changes.h"

#include <vector>

#include <QTest>

#include "support/room_test.h"
#include "support/small_preset.h"

using namespace centerscope;
using namespace centerscope::testing;

/// What is otherwise in a run than in its preset: what stands, and what was so for a while.
class RunChangesTest : public QObject {
    Q_OBJECT

    using Cause = HyperparameterChange::Cause;

    static RunEvent lambda(std::int64_t step, double from, double to, Cause cause = Cause::User) {
        return HyperparameterChange{step, Hyperparameter::Lambda, from, to, cause};
    }
    static RunEvent rate(std::int64_t step, double from, double to, Cause cause = Cause::User) {
        return HyperparameterChange{step, Hyperparameter::LearningRate, from, to, cause};
    }
    static RunChanges changes(const std::vector<RunEvent>& events) {
        return changesOf(events, smallPreset());
    }

private slots:
    void aRunWithoutEventsHasNoChanges() { QVERIFY(changes({}) == RunChanges()); }

    void otherBatchesAndAnotherEmbeddingSizeThanTheBundledPresetsAreChanges() {
        Preset preset = bundledPresets().front();
        QVERIFY(changesOf({}, preset) == RunChanges());
        preset.balancedBatches = true;
        preset.network.embeddingSize = 32;
        QVERIFY(
            changesOf({}, preset).inForce ==
            (std::vector<RunDifference>{{"balanced_batches", 1, 0}, {"embedding_size", 32, 0}}));
    }

    void whatWasSetStandsFromItsStepOn() {
        const RunChanges found = changes(
            {lambda(11, 0.01, 0.5), rate(21, 0.1, 0.2), rate(31, 0.2, 0.1, Cause::Halving)});
        QVERIFY(found.inForce == (std::vector<RunDifference>{{"lambda", 0.5, 11}}));
        QVERIFY(found.past == (std::vector<PastChange>{{"learning_rate", 21, 30}}));
    }

    void whatUndoTookBackIsPast() {
        const RunChanges found =
            changes({lambda(11, 0.01, 0.5), lambda(21, 0.5, 0.01, Cause::Undo)});
        QVERIFY(found.inForce.empty());
        QVERIFY(found.past == (std::vector<PastChange>{{"lambda", 11, 20}}));
    }

    void whatUndoLeadsBackToStandsFromWhereItWasSet() {
        const RunChanges found = changes(
            {lambda(11, 0.01, 0.5), lambda(21, 0.5, 0.9), lambda(31, 0.9, 0.5, Cause::Undo)});
        QVERIFY(found.inForce == (std::vector<RunDifference>{{"lambda", 0.5, 11}}));
        QVERIFY(found.past.empty());
    }

    void whatNoStepWasTrainedWithIsNotPast() {
        QVERIFY(changes({lambda(11, 0.01, 0.5), lambda(11, 0.5, 0.01, Cause::Undo)}) ==
                RunChanges());
    }

    void whatWasChangedTwiceForAWhileIsPastFromTheFirstStepToTheLast() {
        const RunChanges found = changes({lambda(11, 0.01, 0.5), lambda(21, 0.5, 0.01),
                                          lambda(31, 0.01, 0.7), lambda(41, 0.7, 0.01)});
        QVERIFY(found.past == (std::vector<PastChange>{{"lambda", 11, 40}}));
    }

    void aScheduleThatResumesTakesBackWhatOverrodeIt() {
        const RunChanges found =
            changes({lambda(11, 0.01, 0.5), lambda(21, 0.5, 0.02, Cause::Schedule)});
        QVERIFY(found.inForce.empty());
        QVERIFY(found.past == (std::vector<PastChange>{{"lambda", 11, 20}}));
    }

    void whatARuleHalvesIsThePresetsOwn() {
        QVERIFY(changes({rate(11, 0.1, 0.05, Cause::Rule)}) == RunChanges());
        const RunChanges found = changes({rate(11, 0.1, 0.2), rate(21, 0.2, 0.1, Cause::Rule)});
        QVERIFY(found.inForce == (std::vector<RunDifference>{{"learning_rate", 0.2, 11}}));
    }

    void aRulesHalvingThatWasUndoneIsAChange() {
        const RunChanges found =
            changes({rate(11, 0.1, 0.05, Cause::Rule), rate(21, 0.05, 0.1, Cause::Undo)});
        QVERIFY(found.inForce == (std::vector<RunDifference>{{"learning_rate", 0.1, 21}}));
        const RunChanges set = changes(
            {rate(6, 0.1, 0.4), rate(11, 0.4, 0.2, Cause::Rule), rate(21, 0.2, 0.4, Cause::Undo)});
        QVERIFY(set.inForce == (std::vector<RunDifference>{{"learning_rate", 0.4, 6}}));
    }
};

CENTERSCOPE_GUILESS_TEST(RunChangesTest)
#include "run_changes_test.moc"
