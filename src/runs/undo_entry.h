// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <variant>
#include <vector>

#include "presets/halving_rule.h"
#include "presets/preset.h"
#include "training/run_event.h"

namespace centerscope {

template <typename T>
class Trainer;

/// One halving rule in place of another.
struct RuleChange {
    HalvingRule from;
    HalvingRule to;

    bool operator==(const RuleChange&) const = default;
};

/// Centers that move by one rule in place of another.
struct CenterRuleSwitch {
    CenterRule from;
    CenterRule to;

    bool operator==(const CenterRuleSwitch&) const = default;
};

/// A change that can be undone.
struct UndoEntry {
    std::variant<HyperparameterChange, RuleChange, CenterRuleSwitch> change;
    bool overrodeSchedule = false;  ///< undoing it resumes the schedule
    std::size_t event = 0;          ///< of the history, which made the change
};

/// For each event of a run the place of the change that it has undone; none: it undoes nothing. So
/// the history says it; where an older program has not recorded which, it is the last change that
/// still stood. schedules: the preset's.
std::vector<std::optional<std::size_t>> undoneChanges(const std::vector<RunEvent>& history,
                                                      const Schedules& schedules);

/// The last change of a run that has not been undone. firstRule: in force before the first event;
/// preset: that the run began with; first: the number of events that are left alone.
std::optional<UndoEntry> lastUndoEntry(const std::vector<RunEvent>& history,
                                       const HalvingRule& firstRule, const Preset& preset,
                                       std::size_t first = 0);

/// Sets what it changed back to what it was, or to what its schedule would have made of it by now,
/// as a change of its own from the next step.
void undoChange(Trainer<float>& trainer, const UndoEntry& change);

}  // namespace centerscope
