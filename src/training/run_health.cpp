// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/run_health.h"

#include <algorithm>
#include <cmath>
#include <iterator>

#include "core/elementary.h"
#include "core/number_text.h"

namespace centerscope {

namespace {

Decimal significant(double value, int digits) {
    return {significantText(value, digits)};
}

/// Of the convolution blocks: one entry per channel.
std::vector<Parameter> convolutionBiases(const ParameterLayout& layout) {
    std::vector<Parameter> biases;
    std::ranges::copy_if(
        layout.parameters(), std::back_inserter(biases), [](const Parameter& parameter) {
            return parameter.role == Parameter::Role::Bias && parameter.name.starts_with("blocks.");
        });
    return biases;
}

}  // namespace

HealthMemory::HealthMemory(const ParameterLayout& layout) {
    std::size_t units = 0;
    for (const Parameter& bias : convolutionBiases(layout))
        units += bias.size;
    lastAlive.resize(units);
}

void HealthMemory::restart() {
    firstStep = 0;
    lastStep = 0;
    guessingSince = 0;
}

RunHealth::RunHealth(const ParameterLayout& layout, int classes, std::int64_t expectedPlateau)
    : chance_(elementary::log(classes)),
      expectedPlateau_(expectedPlateau),
      biases_(convolutionBiases(layout)) {}

std::optional<Diagnosis> RunHealth::divergence(const HealthMemory& memory,
                                               const StepMetrics& metrics) const {
    if (!std::isfinite(metrics.headLoss) || !std::isfinite(metrics.totalLoss))
        return Diagnosis{Issue::NonFinite,
                         metrics.step,
                         {MessageCode::LossIsNotFinite, metrics.step,
                          significant(metrics.learningRate, 6), significant(metrics.lambda, 6)}};
    const double before = memory.headLoss + metrics.lambda * memory.embeddingLoss;
    if (memory.firstStep > 0 && metrics.totalLoss > kExplosion * std::max(chance_, before))
        return Diagnosis{Issue::Explosion,
                         metrics.step,
                         {MessageCode::LossHasExploded, metrics.step,
                          significant(metrics.totalLoss, 3), significant(before, 3),
                          significant(metrics.learningRate, 6), significant(metrics.lambda, 6)}};
    return std::nullopt;
}

template <typename T>
void RunHealth::observe(HealthMemory& memory, const StepMetrics& metrics, double halfMeanCenterLoss,
                        std::span<const T> gradients) const {
    if (memory.firstStep == 0) {
        memory.firstStep = metrics.step;
        std::ranges::fill(memory.lastAlive, metrics.step);
    }
    memory.lastStep = metrics.step;
    observeLosses(memory, metrics, halfMeanCenterLoss);
    auto alive = memory.lastAlive.begin();
    for (const Parameter& bias : biases_) {
        for (std::size_t k = bias.offset; k < bias.offset + bias.size; ++k, ++alive) {
            if (gradients[k] != 0)
                *alive = metrics.step;
        }
    }
}

void RunHealth::observeLosses(HealthMemory& memory, const StepMetrics& metrics,
                              double halfMeanCenterLoss) const {
    const bool first = metrics.step == memory.firstStep;
    const auto follow = [first](double& mean, double value) {
        constexpr double kNewest = 0.02;
        mean = first ? value : (1 - kNewest) * mean + kNewest * value;
    };
    const auto followSlowly = [&](double& mean, double least, double value) {
        follow(mean, first ? value : std::min(value, kMostOfOneStep * std::max(mean, least)));
    };
    followSlowly(memory.headLoss, chance_, metrics.headLoss);
    followSlowly(memory.embeddingLoss, chance_ / metrics.lambda, metrics.embeddingLoss);
    follow(memory.halfMeanCenterLoss, halfMeanCenterLoss);
    const double above = memory.headLoss - chance_;
    const bool isNear = std::abs(above) <= kGuessing * chance_;
    const bool isWorse = above > 0 && memory.halfMeanCenterLoss < kOnItsCenter;
    if (!isNear && !isWorse)
        memory.guessingSince = 0;
    else if (memory.guessingSince == 0)
        memory.guessingSince = metrics.step;
}

std::int64_t RunHealth::guessing(const HealthMemory& memory) {
    return memory.guessingSince > 0 ? memory.lastStep - memory.guessingSince + 1 : 0;
}

std::optional<Issue> RunHealth::issue(const HealthMemory& memory) const {
    if (guessing(memory) > expectedPlateau_ && memory.halfMeanCenterLoss < kOnItsCenter)
        return Issue::Collapse;
    if (2 * deadUnits(memory) > static_cast<int>(memory.lastAlive.size()))
        return Issue::DeadUnits;
    if (guessing(memory) >= kGuessingSteps)
        return Issue::StillGuessing;
    return std::nullopt;
}

std::optional<Diagnosis> RunHealth::diagnosis(const HealthMemory& memory) const {
    const std::optional<Issue> found = issue(memory);
    if (!found)
        return std::nullopt;
    return Diagnosis{*found, memory.lastStep, messageOf(*found, memory)};
}

Message RunHealth::messageOf(Issue found, const HealthMemory& memory) const {
    const Decimal softmaxLoss{fixedText(memory.headLoss, 2)};
    if (found == Issue::Collapse)
        return {MessageCode::NetworkHasCollapsed, guessing(memory), softmaxLoss,
                significant(memory.halfMeanCenterLoss, 2)};
    if (found == Issue::DeadUnits)
        return {MessageCode::ChannelsAreDead, deadUnits(memory), memory.lastAlive.size(),
                kDeadSteps};
    return {MessageCode::StillGuessing, softmaxLoss, expectedPlateau_};
}

int RunHealth::deadUnits(const HealthMemory& memory) {
    return static_cast<int>(std::ranges::count_if(memory.lastAlive, [&](std::int64_t alive) {
        return memory.lastStep - alive >= kDeadSteps;
    }));
}

template void RunHealth::observe(HealthMemory&, const StepMetrics&, double,
                                 std::span<const float>) const;
template void RunHealth::observe(HealthMemory&, const StepMetrics&, double,
                                 std::span<const double>) const;

}  // namespace centerscope
