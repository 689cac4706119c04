// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/run_marks.h"

#include <QLocale>
#include <QTest>

#include "support/room_test.h"

using namespace centerscope;
using Which = Hyperparameter;
using Cause = HyperparameterChange::Cause;

namespace {

RunHistory stepsIn(std::int64_t steps, std::int64_t stepsPerEpoch = 1000) {
    RunHistory history;
    for (std::int64_t step = 1; step <= steps; ++step) {
        StepMetrics metrics;
        metrics.step = step;
        metrics.epoch = 1 + (step - 1) / stepsPerEpoch;
        history.steps.push_back(metrics);
    }
    return history;
}

/// λ rises to 1 over 100 steps; centers are held for 200.
Preset scheduledPreset() {
    Preset preset;
    preset.schedules.lambda.knots = {{1, 0}, {100, 1}};
    preset.schedules.alpha.knots = {{200, 0}, {201, 0.5}};
    return preset;
}

QStringList marksOf(const RunHistory& history, const Preset& preset) {
    QStringList texts;
    for (const StepMark& mark : RunMarks::of(history, &preset).marks(1e6, QLocale::c()))
        texts << QStringLiteral("%1: %2").arg(mark.step).arg(mark.text);
    return texts;
}

}  // namespace

class RunMarksTest : public QObject {
    Q_OBJECT

private slots:
    void whatSchedulesHaveDoneLeavesMarks() {
        QCOMPARE(marksOf(stepsIn(300), scheduledPreset()),
                 (QStringList{"2: λ 0 → 1", "201: centers released"}));
    }

    void whatSchedulesWillDoLeavesNone() {
        QCOMPARE(marksOf(stepsIn(200), scheduledPreset()), QStringList{"2: λ 0 → 1"});
        QCOMPARE(marksOf(stepsIn(201), scheduledPreset()).size(), 2);
    }

    void aScheduleThatTheUserHasOverriddenDoesNothing() {
        RunHistory history = stepsIn(300);
        history.changes = {{150, Which::Alpha, 0, 0.3, Cause::User}};
        QCOMPARE(marksOf(history, scheduledPreset()),
                 (QStringList{"2: λ 0 → 1", "150: α 0 → 0.3"}));
        history.changes.push_back({160, Which::Alpha, 0.3, 0, Cause::Schedule});
        QVERIFY(marksOf(history, scheduledPreset()).contains("201: centers released"));
    }

    /// At one paused step: what is undone leaves no mark, what is replaced leaves one.
    void changesBeforeTheSameStepLeaveWhatTheyHaveComeTo() {
        RunHistory history = stepsIn(300);
        history.changes = {{150, Which::LearningRate, 0.001, 0.004, Cause::User},
                           {150, Which::Lambda, 1, 0.1, Cause::User},
                           {150, Which::LearningRate, 0.004, 0.001, Cause::Undo, 0},
                           {150, Which::Lambda, 0.1, 0.01, Cause::User},
                           {151, Which::Lambda, 0.01, 1, Cause::User}};
        const RunMarks marks = RunMarks::of(history, nullptr);
        QCOMPARE(marks.changes.size(), std::size_t{2});
        QCOMPARE(marks.changes[0].which, Which::Lambda);
        QCOMPARE(marks.changes[0].from, 1.0);
        QCOMPARE(marks.changes[0].to, 0.01);
        QCOMPARE(marks.changes[1].step, std::int64_t{151});
    }

    /// A factor of the whole change would hide what the slider has done.
    void changesOfDifferentCausesBeforeTheSameStepAreOneByHand() {
        for (const Cause second : {Cause::Halving, Cause::Rule, Cause::Undo}) {
            RunHistory history = stepsIn(300);
            history.changes = {{150, Which::LearningRate, 0.001, 0.004, Cause::User},
                               {150, Which::LearningRate, 0.004, 0.002, second}};
            const auto marks = RunMarks::of(history, nullptr).marks(1e6, QLocale::c());
            QCOMPARE(marks.size(), std::size_t{1});
            QCOMPARE(marks[0].text, QString("lr 0.001 → 0.002"));
            QCOMPARE(marks[0].full,
                     QString("Learning rate from step 150 on: 0.001 → 0.002, by hand."));
        }
        RunHistory twice = stepsIn(300);
        twice.changes = {{150, Which::LearningRate, 0.004, 0.002, Cause::Halving},
                         {150, Which::LearningRate, 0.002, 0.001, Cause::Halving}};
        QCOMPARE(marksOf(twice, Preset()), QStringList{"150: lr × 0.25"});
    }

    void aRuleWithoutAlphaReleasesNothing() {
        Preset preset = scheduledPreset();
        preset.embeddingLoss = CenterLossDescription{.rule = {CenterRule::Kind::Frozen}};
        QCOMPARE(marksOf(stepsIn(300), preset), QStringList{"2: λ 0 → 1"});
    }

    void augmentationBeginsWithItsEpoch() {
        Preset preset;
        preset.augmentation = {.shift = 2, .rotation = 10, .scale = 0.1, .fromEpoch = 2};
        QCOMPARE(marksOf(stepsIn(549, 550), preset), QStringList());
        QCOMPARE(marksOf(stepsIn(600, 550), preset), QStringList{"551: augmentation"});
        const StepMark mark =
            RunMarks::of(stepsIn(600, 550), &preset).marks(1e6, QLocale::c()).front();
        for (const char* part : {"551", "2 pixels", "10°", "10 %"})
            QVERIFY2(mark.full.contains(part), qPrintable(mark.full));
    }

    void augmentationFromTheStartOrAtAnUnknownStepLeavesNone() {
        Preset preset;
        preset.augmentation = {.shift = 2};
        QCOMPARE(marksOf(stepsIn(600, 550), preset), QStringList());
        preset.augmentation.fromEpoch = 2;
        RunHistory history = stepsIn(600, 550);
        for (std::size_t k = 0; k < 570; ++k)
            history.steps[k] = unknownStep(static_cast<std::int64_t>(k) + 1);
        QCOMPARE(marksOf(history, preset), QStringList());
    }

    void theWholeTextSaysWhatWhenAndWhy() {
        RunHistory history = stepsIn(300);
        history.changes = {{250, Which::LearningRate, 0.001, 0.0005, Cause::Rule}};
        const auto marks = RunMarks::of(history, nullptr).marks(1e6, QLocale::c());
        QCOMPARE(marks.size(), std::size_t{1});
        QCOMPARE(marks[0].text, QString("lr ÷ 2"));
        QCOMPARE(marks[0].full,
                 QString("Learning rate from step 250 on: 0.001 → 0.0005, by the halving rule."));
        const Preset preset = scheduledPreset();
        const auto scheduled = RunMarks::of(stepsIn(300), &preset).marks(1e6, QLocale::c());
        QCOMPARE(scheduled[1].full, QString("The centers were held in place before step 201. By "
                                            "its schedule α goes from 0 to 0.5 at step 201."));
    }

    void allStandInTheOrderOfTheirSteps() {
        RunHistory history = stepsIn(300);
        history.changes = {{50, Which::LearningRate, 0.001, 0.0005, Cause::Halving},
                           {250, Which::BatchSize, 100, 200, Cause::User}};
        history.nextHalving = 400;
        QCOMPARE(marksOf(history, scheduledPreset()),
                 (QStringList{"2: λ 0 → 1", "50: lr ÷ 2", "201: centers released",
                              "250: batch 100 → 200", "400: next ÷ 2"}));
    }
};

CENTERSCOPE_GUILESS_TEST(RunMarksTest)
#include "run_marks_test.moc"
