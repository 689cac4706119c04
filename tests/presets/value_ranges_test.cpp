// SPDX-License-Identifier: GPL-3.0-or-later
#include "presets/value_ranges.h"

#include <cmath>
#include <limits>
#include <numeric>
#include <stdexcept>

#include <QTest>

#include "presets/preset_fit.h"
#include "presets/preset_in_force.h"
#include "runs/checkpoint.h"
#include "runs/event_log.h"
#include "runs/run_manifest.h"
#include "support/room_test.h"
#include "support/small_dataset.h"
#include "support/small_preset.h"
#include "training/trainer.h"

using namespace centerscope;
using namespace centerscope::testing;

namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

/// A trainer whose values are set one after the other; whatever it has taken must read back from
/// every file that would hold it.
struct Run {
    explicit Run(const Preset& preset = smallPreset(),
                 std::shared_ptr<const Dataset> dataset = smallDataset())
        : pool(1), trainer(preset, std::move(dataset), 1, pool) {}

    bool readsBack() const {
        const TrainingState<float>& state = trainer.state();
        const RunConfig config =
            makeRunConfig(trainer.preset(), trainer.dataset(), 1, bestInstructionSet());
        const Checkpoint checkpoint = parseCheckpoint(checkpointBytes(config, state), "checkpoint");
        const Preset saved = presetInForce(trainer.preset(), state.hyperparameters,
                                           state.halvingRule, state.overriddenSchedules,
                                           stepsPerEpoch(trainer.preset(), trainer.dataset()));
        return checkpoint.state == state && checkpoint.config == config &&
               parseEvents(eventLines(state.history), "events.jsonl") == state.history &&
               parsePreset(presetJson(saved), "saved") == saved;
    }

    /// Whether the trainer takes this, and then reads it back.
    template <typename Set>
    void takes(Set&& set) {
        set(trainer);
        QVERIFY(readsBack());
    }
    template <typename Set>
    void refuses(Set&& set) {
        const TrainingState<float> before = trainer.state();
        QVERIFY_EXCEPTION_THROWN(set(trainer), Error);
        QVERIFY(trainer.state() == before);
    }

    ThreadPool pool;
    Trainer<float> trainer;
};

}  // namespace

/// Whatever is taken reads back, and what would not is not taken.
class ValueRangesTest : public QObject {
    Q_OBJECT

private slots:
    void everyNumberThatATrainerTakes() {
        Run run;
        for (const double rate : {std::numeric_limits<double>::denorm_min(), kLeastLearningRate,
                                  1e-13, 0.1 + 0.2, kLearningRates.most})
            run.takes([rate](auto& trainer) { trainer.setLearningRate(rate); });
        for (const double rate : {0.0, -1.0, std::nextafter(1e6, 2e6), kInfinity, double{NAN}})
            run.refuses([rate](auto& trainer) { trainer.setLearningRate(rate); });
        for (const double lambda : {5e-324, 0.0, kLambdas.most})
            run.takes([lambda](auto& trainer) { trainer.setLambda(lambda); });
        for (const double lambda : {-5e-324, std::nextafter(1e6, 2e6), kInfinity, double{NAN}})
            run.refuses([lambda](auto& trainer) { trainer.setLambda(lambda); });
        for (const double alpha : {0.0, 5e-324, 1.0})
            run.takes([alpha](auto& trainer) { trainer.setAlpha(alpha); });
        for (const double alpha : {-5e-324, std::nextafter(1, 2), double{NAN}})
            run.refuses([alpha](auto& trainer) { trainer.setAlpha(alpha); });
    }

    void everyBatchSizeThatATrainerTakes() {
        Run run(smallPreset(), smallDataset(200));
        run.takes([](auto& trainer) { trainer.setBatchSize(1); });
        run.takes([](auto& trainer) { trainer.setBatchSize(200); });
        for (const int size : {0, -1, 201})
            run.refuses([size](auto& trainer) { trainer.setBatchSize(size); });
        // With images enough, it is the file that sets the limit.
        Run large(smallPreset(), smallDataset(10'001));
        large.refuses([](auto& trainer) { trainer.setBatchSize(10'001); });
    }

    void everyHalvingRuleThatATrainerTakes() {
        using Kind = HalvingRule::Kind;
        const auto plateau = [](std::int64_t patience, double threshold) {
            HalvingRule rule{.kind = Kind::OnPlateau, .steps = {}, .patience = patience};
            rule.threshold = threshold;
            return rule;
        };
        const auto every = [](std::int64_t steps, double factor) {
            HalvingRule rule{.kind = Kind::EveryNSteps, .every = steps, .steps = {}};
            rule.factor = factor;
            return rule;
        };
        const auto at = [](std::vector<std::int64_t> steps) {
            return HalvingRule{.kind = Kind::AtSteps, .steps = std::move(steps)};
        };
        std::vector<std::int64_t> longest(5000);
        std::iota(longest.begin(), longest.end(), 1);
        Run run;
        for (const HalvingRule& rule :
             {every(1, 0.5), every(10'000'000, 1e-6), every(7, 1 - 1e-6), at({1, 10'000'000}),
              at(longest), plateau(1, 0), plateau(10'000'000, 1)})
            run.takes([&rule](auto& trainer) { trainer.setHalvingRule(rule); });
        longest.push_back(5001);
        for (const HalvingRule& rule :
             {every(0, 0.5), every(20'000'000, 0.5), every(1'000'000'000, 0.5), every(5, 0),
              every(5, 1), every(5, 1e-7), every(5, NAN), at({0}), at({300, 200}), at({10'000'001}),
              at(longest), plateau(0, 0.5), plateau(10'000'001, 0.5), plateau(5, 1.5),
              plateau(5, NAN)})
            run.refuses([&rule](auto& trainer) { trainer.setHalvingRule(rule); });
    }

    void aRateHalvedWithoutEnd() {
        Run run;
        for (int k = 0; k < 1100; ++k)
            run.trainer.halveLearningRate();
        QCOMPARE(run.trainer.state().hyperparameters.learningRate, kLeastLearningRate);
        QVERIFY(run.readsBack());
    }

    void everyPresetThatIsRead() {
        for (const double rate : {5e-324, 1e-13, 1e6})
            QVERIFY(isRead([rate](Preset& preset) { preset.hyperparameters.learningRate = rate; }));
        QVERIFY(isRead([](Preset& preset) { preset.hyperparameters.batchSize = 10'000; }));
        QVERIFY(isRead([](Preset& preset) { preset.hyperparameters.lambda = 1e6; }));
        QVERIFY(isRead([](Preset& preset) {
            preset.schedules.learningRate.knots = {{1, 5e-324}, {10'000'000, 1e6}};
        }));
        for (const double rate : {0.0, 1e6 + 1})
            QVERIFY(
                !isRead([rate](Preset& preset) { preset.hyperparameters.learningRate = rate; }));
        QVERIFY(!isRead([](Preset& preset) { preset.hyperparameters.batchSize = 10'001; }));
        QVERIFY(!isRead([](Preset& preset) { preset.schedules.learningRate.knots = {{1, 0}}; }));
    }

    void aPresetThatCountsMoreEpochsThanARunHas() {
        using Kind = HalvingRule::Kind;
        for (HalvingRule rule :
             {HalvingRule{.kind = Kind::EveryNSteps, .every = 1'000'000, .steps = {}},
              HalvingRule{.kind = Kind::AtSteps, .steps = {3, 1'000'000}}}) {
            rule.inEpochs = true;
            QVERIFY(isRead([&rule](Preset& preset) { preset.halvingRule = rule; }));
            Preset preset = smallPreset();
            preset.halvingRule = rule;
            const Run run(preset);
            QVERIFY(run.readsBack());
        }
    }

    void aBatchLargerThanTheDataSetIsRefusedByItsFirstStep() {
        Preset preset = smallPreset();
        preset.hyperparameters.batchSize = 300;
        preset.halvingRule = {.kind = HalvingRule::Kind::EveryNSteps, .every = 2, .steps = {}};
        preset.halvingRule.inEpochs = true;
        Run run(preset, smallDataset(200));
        QCOMPARE(run.trainer.state().halvingRule.every, 2);
        QVERIFY_EXCEPTION_THROWN(run.trainer.step(), Error);
    }

    void everyPlanThatIsRecorded() {
        RunManifest manifest{
            makeRunConfig(smallPreset(), *smallDataset(), kSeeds.most, InstructionSet::V2),
            {.steps = kRunLengths.most,
             .checkpointEvery = kPlannedSteps.most,
             .snapshotEvery = kPlannedSteps.least,
             .snapshotLimit = kAxisLimits.least,
             .holdsEveryValidation = false,
             .firstStep = {}},
            {},
            {}};
        QVERIFY(readAgain(manifest) == manifest.options);
        manifest.options.snapshotLimit = kAxisLimits.most;
        QVERIFY(readAgain(manifest) == manifest.options);
        manifest.options.steps = kRunLengths.most + 1;
        QVERIFY_EXCEPTION_THROWN(readAgain(manifest), Error);
    }

    // Such intervals were taken once; none of them ever comes.
    void anOldIntervalBeyondEveryRunIsTheLongest() {
        RunManifest manifest;
        for (const std::int64_t interval : {std::int64_t{20'000'000}, INT64_MAX}) {
            manifest.options.checkpointEvery = interval;
            QCOMPARE(readAgain(manifest).checkpointEvery, std::optional(kPlannedSteps.most));
        }
    }

    void imagesAndStepsOfAnEpochAreOfWhatIsLearnt() {
        const auto dataset = smallDataset(200, 20);
        Preset preset = smallPreset();
        preset.hyperparameters.batchSize = 30;
        QCOMPARE(trainingImageCount(preset, *dataset), 200);
        QCOMPARE(stepsPerEpoch(preset, *dataset), 6);
        preset.trainingImages = TrainingImages::All;
        QCOMPARE(trainingImageCount(preset, *dataset), 220);
        QCOMPARE(stepsPerEpoch(preset, *dataset), 7);
        preset.hyperparameters.batchSize = 500;
        QCOMPARE(stepsPerEpoch(preset, *dataset), 1);
    }

private:
    /// Whether the reader takes a preset with this change, which then reads back as it was.
    template <typename Change>
    static bool isRead(Change&& change) {
        Preset preset = smallPreset();
        change(preset);
        try {
            return parsePreset(presetJson(preset), "preset") == preset;
        } catch (const Error&) {
            return false;
        }
    }

    static RunOptions readAgain(const RunManifest& manifest) {
        return parseRunManifest(runManifestJson(manifest), "run.json").options;
    }
};

CENTERSCOPE_GUILESS_TEST(ValueRangesTest)
#include "value_ranges_test.moc"
