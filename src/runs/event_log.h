// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/message.h"
#include "training/run_event.h"

namespace centerscope {

// The lines of events.jsonl, one JSON object each:
//     {"step":31,"change":"lambda","from":0.01,"to":1.0,"cause":"user"}
//     {"step":41,"change":"halving_rule","to":{"rule":"every","steps":10}}
//     {"step":51,"change":"alpha","from":0.25,"to":0.0,"cause":"schedule"}
//     {"step":551,"change":"validation_loss","of_step":550,"to":0.31}
//     {"step":61,"change":"center_rule","to":{"rule":"frozen"}}
//     {"step":812,"change":"health","to":"collapse"}
// change: learning_rate, lambda, alpha or batch_size; cause: user, halving (by hand), rule, undo or
// schedule (resumed, by Undo); a halving_rule has a cause only where it is undo. health:
// "still-guessing", "dead-units" or "collapse", and "well" where it ends. Numbers read back to the
// same bits; a loss that is not finite is null.

/// With its line feed.
std::string eventLine(const RunEvent& event);
std::string eventLines(const std::vector<RunEvent>& events);
/// Steps must not descend; "from" may be missing. Throws an Error with place and line.
std::vector<RunEvent> parseEvents(std::string_view lines, const MessageArgument& place);

}  // namespace centerscope
