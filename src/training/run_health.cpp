// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/run_health.h"

#include <algorithm>
#include <cmath>
#include <iterator>

#include "core/elementary.h"
#include "core/number_text.h"

namespace centerscope {

namespace {

/// The values in force where training has diverged.
std::string atValues(const StepMetrics& metrics) {
    constexpr int kDigits = 6;
    return "at a learning rate of " + significantText(metrics.learningRate, kDigits) +
           " and a lambda of " + significantText(metrics.lambda, kDigits) + ".";
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

const char* issueName(Issue issue) {
    switch (issue) {
        case Issue::StillGuessing:
            return "still-guessing";
        case Issue::DeadUnits:
            return "dead-units";
        case Issue::Collapse:
            return "collapse";
        case Issue::Explosion:
            return "explosion";
        case Issue::NonFinite:
            return "non-finite";
    }
    return "";
}

std::optional<Issue> issueFromName(std::string_view name) {
    for (const Issue issue : {Issue::StillGuessing, Issue::DeadUnits, Issue::Collapse,
                              Issue::Explosion, Issue::NonFinite})
        if (name == issueName(issue))
            return issue;
    return std::nullopt;
}

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
    const auto diverged = [&metrics] {
        return "Training has diverged: the loss of step " + std::to_string(metrics.step);
    };
    if (!std::isfinite(metrics.softmaxLoss) || !std::isfinite(metrics.totalLoss))
        return Diagnosis{Issue::NonFinite, metrics.step,
                         diverged() + " is not a finite number, " + atValues(metrics)};
    const double before = memory.softmaxLoss + metrics.lambda * memory.centerLoss;
    if (memory.firstStep > 0 && metrics.totalLoss > kExplosion * std::max(chance_, before))
        return Diagnosis{Issue::Explosion, metrics.step,
                         diverged() + " is " + significantText(metrics.totalLoss, 3) +
                             ", after a mean of " + significantText(before, 3) + ", " +
                             atValues(metrics)};
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
    followSlowly(memory.softmaxLoss, chance_, metrics.softmaxLoss);
    followSlowly(memory.centerLoss, chance_ / metrics.lambda, metrics.centerLoss);
    follow(memory.halfMeanCenterLoss, halfMeanCenterLoss);
    const double above = memory.softmaxLoss - chance_;
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
    const auto because = [&](const std::string& text) {
        return Diagnosis{*found, memory.lastStep, text};
    };
    if (found == Issue::Collapse)
        return because("The network has collapsed: for " + std::to_string(guessing(memory)) +
                       " steps the softmax loss has been no better than that of guessing (" +
                       fixedText(memory.softmaxLoss, 2) +
                       "), and every image lies on its center (center loss " +
                       significantText(memory.halfMeanCenterLoss, 2) +
                       "). Lower lambda, or start anew.");
    if (found == Issue::DeadUnits)
        return because(std::to_string(deadUnits(memory)) + " of " +
                       std::to_string(memory.lastAlive.size()) +
                       " channels have learnt nothing for " + std::to_string(kDeadSteps) +
                       " steps: no image reaches them. A lower learning rate or another start "
                       "keeps more of them alive.");
    return because("Still guessing: the softmax loss is near " + fixedText(memory.softmaxLoss, 2) +
                   ", which is normal for up to " + std::to_string(expectedPlateau_) + " steps.");
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
