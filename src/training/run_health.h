// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "nn/parameter_layout.h"
#include "training/diagnosis.h"
#include "training/step_metrics.h"

namespace centerscope {

/// What is remembered of the steps gone by to judge a run. A part of its state, so that a run that
/// is resumed is judged as if it had never been stopped.
struct HealthMemory {
    std::int64_t firstStep = 0;  ///< of those seen since the restart, 0: none
    std::int64_t lastStep = 0;
    std::int64_t guessingSince = 0;  ///< first step of the guessing under way, 0: not guessing
    // Running means over about 100 steps. Not of the total loss, so that λ may change meanwhile.
    double headLoss = 0;                  ///< follows no explosion; see RunHealth::kMostOfOneStep
    double embeddingLoss = 0;             ///< the same, in the preset's reduction
    double halfMeanCenterLoss = 0;        ///< as a half mean
    std::vector<std::int64_t> lastAlive;  ///< [unit] the last step with a gradient

    HealthMemory() = default;
    /// Before the first step of a network of this layout.
    explicit HealthMemory(const ParameterLayout& layout);

    /// Another batch size: what was seen before says nothing about it.
    void restart();
    /// A user has changed λ: the plateau that is to be expected begins again.
    void restartPlateau() { guessingSince = 0; }

    bool operator==(const HealthMemory&) const = default;
};

/// Watches a run and says what is wrong with it. Whatever it says, training does not change.
class RunHealth {
public:
    /// "Near ln C" is within this, relative. Where everything lies on its center, whatever is above
    /// counts too: a network that collapses under a large λ guesses worse than chance.
    static constexpr double kGuessing = 0.05;
    /// "On its center": a center loss before λ below this, as a half mean.
    static constexpr double kOnItsCenter = 0.01;
    /// The loss has exploded when it is this many times the mean of the steps before.
    static constexpr double kExplosion = 1000;
    /// In the running means a step counts for at most this many times the mean (of the center loss:
    /// or what makes λ times it ln C). So they grow by 8 % per step at most, and a loss that grows
    /// faster outruns them until it has exploded.
    static constexpr double kMostOfOneStep = 5;
    /// Guessing is diagnosed after this many steps of it: every run begins with a few.
    static constexpr std::int64_t kGuessingSteps = 100;
    /// A unit is dead when its bias has had no gradient at all for this many steps.
    static constexpr std::int64_t kDeadSteps = 100;

    /// expectedPlateau: steps of guessing that are normal; see Preset.
    RunHealth(const ParameterLayout& layout, int classes, std::int64_t expectedPlateau);

    /// Whether a step with these losses may be made.
    std::optional<Diagnosis> divergence(const HealthMemory& memory,
                                        const StepMetrics& metrics) const;
    /// Takes in a step: its losses, its center loss as a half mean, and its gradients.
    template <typename T>
    void observe(HealthMemory& memory, const StepMetrics& metrics, double halfMeanCenterLoss,
                 std::span<const T> gradients) const;

    /// The worst that is wrong now; none when all is well.
    std::optional<Issue> issue(const HealthMemory& memory) const;
    /// The same with what there is to say of it.
    std::optional<Diagnosis> diagnosis(const HealthMemory& memory) const;
    /// Convolution channels whose bias has had no gradient for kDeadSteps; memory.lastAlive has
    /// all.
    static int deadUnits(const HealthMemory& memory);

private:
    /// Steps of guessing up to now.
    static std::int64_t guessing(const HealthMemory& memory);
    Message messageOf(Issue found, const HealthMemory& memory) const;
    void observeLosses(HealthMemory& memory, const StepMetrics& metrics,
                       double halfMeanCenterLoss) const;

    double chance_;  // ln C
    std::int64_t expectedPlateau_;
    std::vector<Parameter> biases_;  // of the convolution blocks
};

}  // namespace centerscope
