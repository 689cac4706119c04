// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>

#include "core/message.h"
#include "core/number_text.h"
#include "data/dataset.h"

namespace centerscope {

// What each value of a run may be. All that takes a value (command line, window, presets) and
// everything that reads one back (presets, events, checkpoints, run.json) asks here, so that
// whatever is taken can be read again.

struct NumberRange {
    double least = 0;
    double most = 0;
    bool isOpen = false;  ///< the least itself does not belong to it

    constexpr bool contains(double value) const {
        return (isOpen ? value > least : value >= least) && value <= most;
    }
    /// "from 0 to 1" or "above 0 and at most 1e+06".
    std::string text() const {
        return isOpen ? "above " + numberText(least) + " and at most " + numberText(most)
                      : "from " + numberText(least) + " to " + numberText(most);
    }
    /// "a number from 0 to 1" and so on.
    Message message() const {
        const Decimal from{numberText(least)};
        const Decimal to{numberText(most)};
        return isOpen ? Message(MessageCode::ANumberAboveAndAtMost, from, to)
                      : Message(MessageCode::ANumberFromTo, from, to);
    }
};

struct CountRange {
    std::int64_t least = 0;
    std::int64_t most = 0;

    constexpr bool contains(std::int64_t value) const { return value >= least && value <= most; }
    /// Whether the number is a count at all and one of these.
    constexpr bool containsWhole(double value) const {
        return value >= static_cast<double>(least) && value <= static_cast<double>(most) &&
               value == static_cast<double>(static_cast<std::int64_t>(value));
    }
    /// "from 1 to 10000".
    std::string text() const {
        return "from " + std::to_string(least) + " to " + std::to_string(most);
    }
    /// "an integer from 1 to 10000".
    Message message() const { return {MessageCode::AnIntegerFromTo, least, most}; }
};

/// Counts that ascend.
struct AscendingCounts {
    CountRange each;
    CountRange howMany;
    CodeFor<0> order;  ///< what is expected where they do not ascend
};

/// What files and folders can be named by.
struct FileNames {
    bool contains(std::string_view name) const {
        return !name.empty() && name.size() <= 64 && name.front() != '.' &&
               name.find_first_not_of(
                   "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                   "0123456789-_.") == std::string_view::npos;
    }
    Message message() const { return {MessageCode::AShortName}; }
};

/// No sum of steps overflows, and no batch exhausts memory.
inline constexpr std::int64_t kMostSteps = 10'000'000;
/// Where every run ends: a change after its last step still acts within kMostSteps.
inline constexpr std::int64_t kLastStep = kMostSteps - 1;

inline constexpr NumberRange kLearningRates{0, 1e6, true};
/// Where halving ends, however often: above 0, and no denormal.
inline constexpr double kLeastLearningRate = std::numeric_limits<double>::min();
inline constexpr NumberRange kLambdas{0, 1e6};
inline constexpr NumberRange kAlphas{0, 1};
inline constexpr CountRange kBatchSizes{1, 10'000};

inline constexpr CountRange kRunLengths{1, kLastStep};
/// A step that something is planned for, or a number of steps between two of its kind: one of
/// kMostSteps never comes.
inline constexpr CountRange kPlannedSteps{1, kMostSteps};
inline constexpr CountRange kEpochs{1, 1'000'000};

inline constexpr NumberRange kHalvingFactors{1e-6, 1 - 1e-6};
inline constexpr NumberRange kPlateauThresholds{0, 1};
inline constexpr CountRange kListedSteps{0, 5'000};  ///< how many steps a rule may list
inline constexpr AscendingCounts kHalvingSteps{kPlannedSteps, kListedSteps,
                                               MessageCode::AscendingSteps};
inline constexpr AscendingCounts kHalvingEpochs{kEpochs, kListedSteps,
                                                MessageCode::AscendingEpochs};

inline constexpr CountRange kBlockCounts{1, 64};
inline constexpr CountRange kKernels{1, 11};
inline constexpr CountRange kChannels{1, 1024};
inline constexpr CountRange kEmbeddingSizes{2, 512};
inline constexpr CountRange kPools{1, 8};                 ///< their size and their stride
inline constexpr std::int64_t kMostWeights = 50'000'000;  ///< LeNet++ has 0.8 million
inline constexpr NumberRange kSlopeStarts{-10, 10};
inline constexpr NumberRange kDataDependentScales{1e-3, 1e3};

/// Of the most classes that a data set can have, two at least are learnt.
inline constexpr AscendingCounts kHeldOutLabels{
    {0, kMostClasses - 1}, {0, kMostClasses - 2}, MessageCode::AscendingLabels};

inline constexpr std::int64_t kMostInputSide = 64;
inline constexpr NumberRange kInputOffsets{-255, 255};
inline constexpr NumberRange kInputDivisors{1e-3, 1e6};
inline constexpr NumberRange kRotations{0, 180};
inline constexpr NumberRange kResizings{0, 0.9};

inline constexpr NumberRange kMomenta{0, 0.9999999};  ///< of Adam (β₁, β₂), SGD and centers
inline constexpr NumberRange kAdamEpsilons{1e-12, 1};
inline constexpr NumberRange kWeightDecays{0, 1};
inline constexpr NumberRange kBiasFactors{0, 100};

inline constexpr NumberRange kRingRadii{1e-6, 1e6};
inline constexpr NumberRange kLastWeightLengths{0, 1e6};
inline constexpr CountRange kExpectedPlateaus{0, kMostSteps};

inline constexpr NumberRange kAxisLimits{1e-3, 1e6};
inline constexpr CountRange kLivePoints{100, 20'000};
inline constexpr CountRange kThreads{1, 256};
inline constexpr std::int64_t kMostBookmarks = 1'000;  ///< of a run
/// What can be asked for; files may hold any seed of 64 bits.
inline constexpr CountRange kSeeds{0, std::numeric_limits<std::int64_t>::max()};

}  // namespace centerscope
