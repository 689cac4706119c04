// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/run_health.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <iterator>

namespace centerscope {

namespace {

template <typename... Values>
std::string sentence(const char* format, Values... values) {
    char text[400];
    std::snprintf(text, sizeof text, format, values...);
    return text;
}

bool isConvolutionBias(const Parameter& parameter) {
    return parameter.role == Parameter::Role::Bias && parameter.name.starts_with("blocks.");
}

}  // namespace

const char* ailmentName(Ailment ailment) {
    switch (ailment) {
        case Ailment::StillGuessing:
            return "still-guessing";
        case Ailment::DeadUnits:
            return "dead-units";
        case Ailment::Collapse:
            return "collapse";
        case Ailment::Explosion:
            return "explosion";
        case Ailment::NonFinite:
            return "non-finite";
    }
    return "";
}

RunHealth::RunHealth(const ParameterLayout& layout, int classes, std::int64_t expectedPlateau)
    : chance_(std::log(classes)), expectedPlateau_(expectedPlateau) {
    std::ranges::copy_if(layout.parameters(), std::back_inserter(biases_), isConvolutionBias);
    std::size_t units = 0;
    for (const Parameter& bias : biases_)
        units += bias.size;
    lastAlive_.resize(units);
}

std::optional<Finding> RunHealth::divergence(const StepMetrics& metrics) const {
    const auto step = static_cast<long long>(metrics.step);
    if (!std::isfinite(metrics.softmaxLoss) || !std::isfinite(metrics.totalLoss))
        return Finding{Ailment::NonFinite, metrics.step,
                       sentence("Training has diverged: the loss of step %lld is not a finite "
                                "number, at a learning rate of %g and a lambda of %g.",
                                step, metrics.learningRate, metrics.lambda)};
    const double before = softmaxLoss_ + metrics.lambda * centerLoss_;
    if (firstStep_ > 0 && metrics.totalLoss > kExplosion * std::max(chance_, before))
        return Finding{
            Ailment::Explosion, metrics.step,
            sentence("Training has diverged: the loss of step %lld is %.3g, after a "
                     "mean of %.3g, at a learning rate of %g and a lambda of %g.",
                     step, metrics.totalLoss, before, metrics.learningRate, metrics.lambda)};
    return std::nullopt;
}

template <typename T>
void RunHealth::see(const StepMetrics& metrics, double halfMeanCenterLoss,
                    std::span<const T> gradients) {
    if (firstStep_ == 0) {
        firstStep_ = metrics.step;
        std::ranges::fill(lastAlive_, metrics.step);
    }
    step_ = metrics.step;
    seeLosses(metrics, halfMeanCenterLoss);
    auto alive = lastAlive_.begin();
    for (const Parameter& bias : biases_) {
        for (std::size_t k = bias.offset; k < bias.offset + bias.size; ++k, ++alive) {
            if (gradients[k] != 0)
                *alive = metrics.step;
        }
    }
}

void RunHealth::seeLosses(const StepMetrics& metrics, double halfMeanCenterLoss) {
    const bool first = metrics.step == firstStep_;
    const auto follow = [first](double& mean, double value) {
        constexpr double kNewest = 0.02;
        mean = first ? value : (1 - kNewest) * mean + kNewest * value;
    };
    follow(softmaxLoss_, metrics.softmaxLoss);
    follow(centerLoss_, metrics.centerLoss);
    follow(halfMeanCenterLoss_, halfMeanCenterLoss);
    if (std::abs(softmaxLoss_ - chance_) > kGuessing * chance_)
        guessingSince_ = 0;
    else if (guessingSince_ == 0)
        guessingSince_ = metrics.step;
}

void RunHealth::restart() {
    firstStep_ = 0;
    step_ = 0;
    guessingSince_ = 0;
}

std::optional<Finding> RunHealth::finding() const {
    const std::int64_t guessing = guessingSince_ > 0 ? step_ - guessingSince_ + 1 : 0;
    if (guessing > expectedPlateau_ && halfMeanCenterLoss_ < kOnItsCenter)
        return Finding{
            Ailment::Collapse, step_,
            sentence("The network has collapsed: for %lld steps the softmax loss has "
                     "been that of guessing (%.2f), and every image lies on its center "
                     "(center loss %.2g). Lower lambda, or start anew.",
                     static_cast<long long>(guessing), softmaxLoss_, halfMeanCenterLoss_)};
    const int dead = deadUnits();
    if (2 * dead > units())
        return Finding{Ailment::DeadUnits, step_,
                       sentence("%d of %d channels have learnt nothing for %lld steps: no image "
                                "reaches them. A lower learning rate or another start keeps more "
                                "of them alive.",
                                dead, units(), static_cast<long long>(kDeadSteps))};
    if (guessing >= kGuessingSteps)
        return Finding{Ailment::StillGuessing, step_,
                       sentence("Still guessing: the softmax loss is near %.2f, which is normal "
                                "for up to %lld steps.",
                                chance_, static_cast<long long>(expectedPlateau_))};
    return std::nullopt;
}

int RunHealth::deadUnits() const {
    return static_cast<int>(std::ranges::count_if(
        lastAlive_, [this](std::int64_t alive) { return step_ - alive >= kDeadSteps; }));
}

template void RunHealth::see(const StepMetrics&, double, std::span<const float>);
template void RunHealth::see(const StepMetrics&, double, std::span<const double>);

}  // namespace centerscope
