// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>

#include "core/translation_mark.h"
#include "presets/preset.h"

namespace centerscope {

/// What one choice of the engine is called.
template <typename Enum>
struct Choice {
    const char* name;  ///< in preset files
    Enum value;
    /// On the page about a preset, with %1, %2, … for other fields; none where it says nothing.
    const char* shown = "";
};

template <typename Enum, std::size_t count>
using Choices = std::array<Choice<Enum>, count>;

inline constexpr auto kInitializations = std::to_array<Choice<Initialization>>({
    {"glorot-uniform", Initialization::GlorotUniform},
    {"he-normal", Initialization::HeNormal},
    {"normal-0.05", Initialization::PlainNormal},
    {"caffe-xavier", Initialization::CaffeXavier},
    {"pytorch", Initialization::PyTorchDefault},
});
inline constexpr auto kActivations = std::to_array<Choice<ActivationDescription::Kind>>({
    {"none", ActivationDescription::Kind::None},
    {"relu", ActivationDescription::Kind::ReLU},
    {"prelu", ActivationDescription::Kind::PReLU},
    {"tanh", ActivationDescription::Kind::Tanh},
});
inline constexpr auto kSlopeSharings = std::to_array<Choice<SlopeSharing>>({
    {"element", SlopeSharing::Element},
    {"channel", SlopeSharing::Channel},
    {"layer", SlopeSharing::Layer},
});
inline constexpr auto kNormalizations = std::to_array<Choice<Normalization>>({
    {"none", Normalization::None},
    {"batch", Normalization::Batch,
     QT_TRANSLATE_NOOP("centerscope::PresetPage", "batch normalization")},
    {"mean-only-batch", Normalization::MeanOnlyBatch,
     QT_TRANSLATE_NOOP("centerscope::PresetPage", "mean-only batch normalization")},
});
inline constexpr auto kCenterStarts = std::to_array<Choice<CenterStart>>({
    {"zero", CenterStart::Zero,
     QT_TRANSLATE_NOOP("centerscope::PresetPage", "start at the origin")},
    {"glorot-uniform", CenterStart::GlorotUniform,
     QT_TRANSLATE_NOOP("centerscope::PresetPage", "start at random, evenly around the origin")},
    {"caffe-xavier", CenterStart::CaffeXavier,
     QT_TRANSLATE_NOOP("centerscope::PresetPage", "start at random, evenly around the origin")},
    {"standard-normal", CenterStart::StandardNormal,
     QT_TRANSLATE_NOOP("centerscope::PresetPage", "start at random, N(0, 1)")},
    {"ring", CenterStart::Ring,
     QT_TRANSLATE_NOOP("centerscope::PresetPage", "start evenly on a ring of radius %1")},
});
inline constexpr auto kReductions = std::to_array<Choice<CenterReduction>>({
    {"half-mean", CenterReduction::HalfMean,
     QT_TRANSLATE_NOOP("centerscope::PresetPage", "1/(2m) Σ ‖x − c‖², a mean over the batch")},
    {"half-sum", CenterReduction::HalfSum,
     QT_TRANSLATE_NOOP("centerscope::PresetPage",
                       "½ Σ ‖x − c‖², a sum over the batch: λ = %1 weighs as much as %2 would on a "
                       "mean of %3 images")},
    {"mean", CenterReduction::Mean,
     QT_TRANSLATE_NOOP("centerscope::PresetPage",
                       "1/m Σ ‖x − c‖², a mean over the batch without the ½")},
});
inline constexpr auto kCenterRules = std::to_array<Choice<CenterRule::Kind>>({
    {"equation-4", CenterRule::Kind::Equation4,
     QT_TRANSLATE_NOOP("centerscope::PresetPage", "move by Eq. 4: c −= α Δc")},
    {"gradient", CenterRule::Kind::Gradient,
     QT_TRANSLATE_NOOP("centerscope::PresetPage", "move by their gradient times α")},
    {"solver", CenterRule::Kind::Solver,
     QT_TRANSLATE_NOOP("centerscope::PresetPage",
                       "move by Eq. 4's Δc times the learning rate, with momentum %1")},
    {"frozen", CenterRule::Kind::Frozen,
     QT_TRANSLATE_NOOP("centerscope::PresetPage", "never move")},
});
inline constexpr auto kTrainingImages = std::to_array<Choice<TrainingImages>>({
    {"behind-validation", TrainingImages::AfterValidation,
     QT_TRANSLATE_NOOP("centerscope::PresetPage",
                       "the training images but for those kept for validation")},
    {"all", TrainingImages::All,
     QT_TRANSLATE_NOOP("centerscope::PresetPage",
                       "all training images, the validation images among them")},
});
inline constexpr auto kOptimizers = std::to_array<Choice<OptimizerDescription::Kind>>({
    {"adam", OptimizerDescription::Kind::Adam,
     QT_TRANSLATE_NOOP("centerscope::PresetPage", "Adam, β₁ = %1, β₂ = %2")},
    {"sgd", OptimizerDescription::Kind::Sgd,
     QT_TRANSLATE_NOOP("centerscope::PresetPage", "SGD, momentum %1, weight decay %2")},
});
inline constexpr auto kHalvings = std::to_array<Choice<HalvingRule::Kind>>({
    {"never", HalvingRule::Kind::Never},
    {"every", HalvingRule::Kind::EveryNSteps},
    {"at", HalvingRule::Kind::AtSteps},
    {"plateau", HalvingRule::Kind::OnPlateau},
});
inline constexpr auto kWatches = std::to_array<Choice<HalvingRule::Watch>>({
    {"training-loss", HalvingRule::Watch::TrainingLoss},
    {"validation-loss", HalvingRule::Watch::ValidationLoss},
});

template <typename Enum, std::size_t count>
constexpr const Choice<Enum>& choiceOf(const Choices<Enum, count>& choices, Enum value) {
    return *std::ranges::find(choices, value, &Choice<Enum>::value);
}

}  // namespace centerscope
