// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <map>
#include <string>

#include "presets/preset.h"

namespace centerscope {

// What preset files call the choices of the engine.

inline const std::map<std::string, Initialization> kInitializations{
    {"glorot-uniform", Initialization::GlorotUniform},
    {"he-normal", Initialization::HeNormal},
    {"normal-0.05", Initialization::PlainNormal},
    {"caffe-xavier", Initialization::CaffeXavier},
    {"pytorch", Initialization::PyTorchDefault}};
inline const std::map<std::string, ActivationDescription::Kind> kActivations{
    {"none", ActivationDescription::Kind::None},
    {"relu", ActivationDescription::Kind::ReLU},
    {"prelu", ActivationDescription::Kind::PReLU},
    {"tanh", ActivationDescription::Kind::Tanh}};
inline const std::map<std::string, SlopeSharing> kSlopeSharings{{"element", SlopeSharing::Element},
                                                                {"channel", SlopeSharing::Channel},
                                                                {"layer", SlopeSharing::Layer}};
inline const std::map<std::string, Normalization> kNormalizations{
    {"none", Normalization::None},
    {"batch", Normalization::Batch},
    {"mean-only-batch", Normalization::MeanOnlyBatch}};
inline const std::map<std::string, CenterStart> kCenterStarts{
    {"zero", CenterStart::Zero},
    {"glorot-uniform", CenterStart::GlorotUniform},
    {"caffe-xavier", CenterStart::CaffeXavier},
    {"standard-normal", CenterStart::StandardNormal},
    {"ring", CenterStart::Ring}};
inline const std::map<std::string, CenterReduction> kReductions{
    {"half-mean", CenterReduction::HalfMean},
    {"half-sum", CenterReduction::HalfSum},
    {"mean", CenterReduction::Mean}};
inline const std::map<std::string, CenterRule::Kind> kCenterRules{
    {"equation-4", CenterRule::Kind::Equation4},
    {"gradient", CenterRule::Kind::Gradient},
    {"solver", CenterRule::Kind::Solver},
    {"frozen", CenterRule::Kind::Frozen}};
inline const std::map<std::string, TrainingImages> kTrainingImages{
    {"behind-validation", TrainingImages::AfterValidation}, {"all", TrainingImages::All}};
inline const std::map<std::string, OptimizerDescription::Kind> kOptimizers{
    {"adam", OptimizerDescription::Kind::Adam}, {"sgd", OptimizerDescription::Kind::Sgd}};
inline const std::map<std::string, HalvingRule::Kind> kHalvings{
    {"never", HalvingRule::Kind::Never},
    {"every", HalvingRule::Kind::EveryNSteps},
    {"at", HalvingRule::Kind::AtSteps},
    {"plateau", HalvingRule::Kind::OnPlateau}};
inline const std::map<std::string, HalvingRule::Watch> kWatches{
    {"training-loss", HalvingRule::Watch::TrainingLoss},
    {"validation-loss", HalvingRule::Watch::ValidationLoss}};

template <typename Enum>
const std::string& nameOf(const std::map<std::string, Enum>& names, Enum value) {
    return std::ranges::find(names, value, [](const auto& entry) { return entry.second; })->first;
}

}  // namespace centerscope
