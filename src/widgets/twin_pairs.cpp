// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/twin_pairs.h"

#include <memory>
#include <utility>

#include "presets/preset_in_force.h"
#include "widgets/preset_menu.h"

namespace centerscope {

namespace {

using Change = std::function<void(Preset&)>;

constexpr double kUsualAlpha = 0.5;

/// Another network, loss or optimizer is no longer the preset of that name.
Change asVariant(const char* suffix, Change change) {
    return [suffix, change = std::move(change)](Preset& preset) {
        const Preset before = preset;
        change(preset);
        if (preset != before)
            preset.id += suffix;
    };
}

TwinStart startOf(const RunInfo& run, const Change& change) {
    Preset preset = *run.preset;
    change(preset);
    describeChanges(preset, *run.preset);
    TwinStart start;
    start.run.preset = std::make_shared<const Preset>(std::move(preset));
    start.run.dataset = run.dataset;
    start.run.datasetFolder = run.datasetFolder;
    start.run.seeds = run.seeds;
    return start;
}

void setLambda(Preset& preset, double lambda) {
    preset.hyperparameters.lambda = lambda;
    preset.schedules.lambda.knots.clear();
}

/// Where the rule has no α there is none, and where it has one there must be one.
void setRule(Preset& preset, CenterRule::Kind kind) {
    auto* loss = std::get_if<CenterLossDescription>(&preset.embeddingLoss);
    if (!loss || loss->rule.kind == kind)
        return;
    loss->rule = {.kind = kind};
    double& alpha = preset.hyperparameters.alpha;
    if (!loss->rule.hasAlpha()) {
        alpha = 0;
        preset.schedules.alpha.knots.clear();
    } else if (alpha == 0) {
        alpha = kUsualAlpha;
    }
}

void setReduction(Preset& preset, CenterReduction reduction) {
    if (auto* loss = std::get_if<CenterLossDescription>(&preset.embeddingLoss))
        loss->reduction = reduction;
}

void setLastBias(Preset& preset, bool bias) {
    if (auto* head = std::get_if<SoftmaxHeadDescription>(&preset.network.head))
        head->bias = bias;
}

void setEmbeddingActivation(Preset& preset, ActivationDescription::Kind kind) {
    preset.network.embeddingActivation = {.kind = kind};
    preset.network.embeddingAfterActivation = kind != ActivationDescription::Kind::None;
}

void setOptimizer(Preset& preset, OptimizerDescription::Kind kind) {
    if (preset.optimizer.kind != kind)
        preset.optimizer = {.kind = kind};
    setLambda(preset, 1);
}

}  // namespace

TwinPair TwinPairs::from(const TwinStart& start) {
    return {.a = start, .b = start, .labelOfA = {}, .labelOfB = {}, .hint = {}};
}

TwinPair TwinPairs::withPreset(const RunInfo& run, const Preset& other) {
    const auto unchanged = [](Preset&) {};
    TwinPair pair{.a = startOf(run, unchanged),
                  .b = startOf(run, unchanged),
                  .labelOfA = presetName(*run.preset),
                  .labelOfB = presetName(other),
                  .hint = tr("The same images in the same order: all that differs is what the "
                             "presets differ by, and weights of the same name and shape begin "
                             "alike.")};
    Preset preset = other;
    preset.heldOut = run.preset->heldOut;
    pair.b.run.preset = std::make_shared<const Preset>(std::move(preset));
    return pair;
}

std::vector<InstructivePair> TwinPairs::all() {
    std::vector<InstructivePair> pairs;
    const auto add = [&pairs](const QString& a, const QString& b, const QString& hint,
                              const Change& toA, const Change& toB) {
        const auto make = [=](const RunInfo& run) {
            return TwinPair{.a = startOf(run, toA),
                            .b = startOf(run, toB),
                            .labelOfA = a,
                            .labelOfB = b,
                            .hint = hint};
        };
        pairs.push_back({tr("%1 | %2").arg(a, b), hint, make});
    };
    add(
        QStringLiteral("λ 0"), QStringLiteral("λ 1"),
        tr("Softmax alone spreads each class along a ray; with center loss the rays shrink to "
           "clusters."),
        [](Preset& preset) { setLambda(preset, 0); }, [](Preset& preset) { setLambda(preset, 1); });
    pairs.back().make = [make = pairs.back().make](const RunInfo& run) {
        TwinPair pair = make(run);
        pair.labelOfA.clear();  // a value that can be turned says itself what it is
        pair.labelOfB.clear();
        return pair;
    };
    add(tr("with a last bias"), tr("without"),
        tr("With a bias in the last layer one class can sit at the origin, where no direction "
           "tells "
           "it apart; without one that class has to move away."),
        asVariant("-last-bias", [](Preset& preset) { setLastBias(preset, true); }),
        asVariant("-no-last-bias", [](Preset& preset) { setLastBias(preset, false); }));
    add(tr("Eq. 4"), tr("gradient rule"),
        tr("Eq. 4 moves a center by a share of the way to its images, whatever λ is; by its "
           "gradient "
           "it moves as slowly as λ is small."),
        asVariant("-equation-4",
                  [](Preset& preset) { setRule(preset, CenterRule::Kind::Equation4); }),
        asVariant("-gradient",
                  [](Preset& preset) { setRule(preset, CenterRule::Kind::Gradient); }));
    add(tr("centers moving"), tr("frozen"),
        tr("Centers that move follow their classes outwards; frozen ones stay where they began, "
           "and their clusters are pulled there."),
        asVariant("-moving", [](Preset& preset) { setRule(preset, CenterRule::Kind::Equation4); }),
        asVariant("-frozen", [](Preset& preset) { setRule(preset, CenterRule::Kind::Frozen); }));
    add(tr("sum"), tr("mean"),
        tr("As a sum over the batch the same λ pulls as many times harder as the batch has images: "
           "watch the clusters of the sum collapse or tighten first."),
        asVariant("-sum", [](Preset& preset) { setReduction(preset, CenterReduction::HalfSum); }),
        asVariant("-mean",
                  [](Preset& preset) { setReduction(preset, CenterReduction::HalfMean); }));
    add(tr("ReLU after the embedding"), tr("none"),
        tr("After a ReLU no coordinate is below zero, so classes have only the first quadrant; and "
           "one that is zero for every image learns no more, so that often all stay at the "
           "origin. Without one they use the whole plane."),
        asVariant("-relu",
                  [](Preset& preset) {
                      setEmbeddingActivation(preset, ActivationDescription::Kind::ReLU);
                  }),
        asVariant("-linear", [](Preset& preset) {
            setEmbeddingActivation(preset, ActivationDescription::Kind::None);
        }));
    add(tr("Adam"), tr("SGD"),
        tr("At λ = 1: Adam scales each step by the size of the gradients, SGD does not, so the "
           "pull "
           "of the centers acts on its first steps in full."),
        asVariant("-adam",
                  [](Preset& preset) { setOptimizer(preset, OptimizerDescription::Kind::Adam); }),
        asVariant("-sgd",
                  [](Preset& preset) { setOptimizer(preset, OptimizerDescription::Kind::Sgd); }));
    const QString bottleneck =
        tr("Does the bottleneck hurt? Two dimensions can be seen as they are; of more the stage "
           "shows a projection. Compare the error of both, and how long each takes to get there.");
    pairs.push_back({tr("2 | 32 dimensions"), bottleneck, [bottleneck](const RunInfo& run) {
                         constexpr int kMany = 32;
                         const int own = run.preset->network.embeddingSize;
                         const int many = own > 2 ? own : kMany;
                         const auto with = [&run](int dimensions) {
                             return startOf(run, asVariant(dimensions == 2 ? "-2d" : "-many-d",
                                                           [dimensions](Preset& preset) {
                                                               preset.network.embeddingSize =
                                                                   dimensions;
                                                           }));
                         };
                         return TwinPair{.a = with(2),
                                         .b = with(many),
                                         .labelOfA = tr("%1 dimensions").arg(2),
                                         .labelOfB = tr("%1 dimensions").arg(many),
                                         .hint = bottleneck};
                     }});
    pairs.push_back({tr("seed | the next seed"),
                     tr("The same images in the same order, from other first weights and centers: "
                        "the picture turns and classes change places, what counts stays."),
                     [](const RunInfo& run) {
                         const auto unchanged = [](Preset&) {};
                         TwinPair pair{.a = startOf(run, unchanged),
                                       .b = startOf(run, unchanged),
                                       .labelOfA = tr("seed %1").arg(run.seeds.seed),
                                       .labelOfB = tr("seed %1").arg(run.seeds.seed + 1),
                                       .hint = tr("The same images in the same order, from other "
                                                  "first weights and centers: the picture turns "
                                                  "and classes change places, what counts stays.")};
                         ++pair.b.run.seeds.seed;
                         return pair;
                     }});
    return pairs;
}

}  // namespace centerscope
