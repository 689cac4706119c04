// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/message.h"
#include "training/halving_rule.h"
#include "training/hyperparameters.h"
#include "training/run_health.h"

namespace centerscope {

struct HalvingRuleChange {
    std::int64_t step = 0;  ///< the first step under the new rule
    HalvingRule to;

    bool operator==(const HalvingRuleChange&) const = default;
};

/// A rule that watches the validation loss was told it. Recorded because it depends on how often
/// the run validates, so that the moment is not a function of the seed.
struct ValidationLossSeen {
    std::int64_t step = 0;    ///< the first step that could feel it
    std::int64_t ofStep = 0;  ///< updates the validated network had seen
    double totalLoss = 0;

    /// A loss that is no number is equal to itself here.
    bool operator==(const ValidationLossSeen& other) const;
};

/// What is wrong with a run has begun, changed or ended. It acts on nothing: a run that is made
/// again finds it again.
struct HealthChange {
    std::int64_t step = 0;      ///< the one that has shown it
    std::optional<Ailment> to;  ///< none: all is well

    bool operator==(const HealthChange&) const = default;
};

/// What happened to a run from outside or by rule, and what was found in it; preset, seed, data set
/// and these decide every bit of it.
using RunEvent =
    std::variant<HyperparameterChange, HalvingRuleChange, ValidationLossSeen, HealthChange>;

/// The first step an event acts on, or the one that has shown it.
std::int64_t stepOf(const RunEvent& event);
/// Whether a rule was shown this after the step, or did it then, though it acts on the next one.
bool isOfStep(std::int64_t step, const RunEvent& event);

// The lines of events.jsonl, one JSON object each:
//     {"step":31,"change":"lambda","from":0.01,"to":1.0,"cause":"user"}
//     {"step":41,"change":"halving_rule","to":{"rule":"every","steps":10}}
//     {"step":51,"change":"alpha","from":0.25,"to":0.0,"cause":"schedule"}
//     {"step":551,"change":"validation_loss","of_step":550,"to":0.31}
//     {"step":812,"change":"health","to":"collapse"}
// change: learning_rate, lambda, alpha or batch_size; cause: user, halving (by hand), rule or
// schedule (given back to it, by Undo). health: "still-guessing", "dead-units" or "collapse", and
// "well" where it ends.
// Numbers read back to the same bits; a loss that is not finite is null.

/// With its line feed.
std::string eventLine(const RunEvent& event);
std::string eventLines(const std::vector<RunEvent>& events);
/// Steps must not descend; "from" may be missing. Throws an Error with place and line.
std::vector<RunEvent> parseEvents(std::string_view lines, const MessageArgument& place);

}  // namespace centerscope
