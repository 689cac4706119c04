// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>

#include "core/error.h"

namespace centerscope {

/// What can go wrong with a run, the least first.
enum class Issue {
    StillGuessing,  ///< softmax loss near ln C, as early steps have it: no fault yet
    DeadUnits,      ///< channels that have learnt nothing for a while
    Collapse,       ///< guessing for longer than expected while everything lies on its center
    Explosion,      ///< the loss is a thousand times what it was
    NonFinite,      ///< a loss, gradient or center is no finite number
};
/// "collapse" and so on, as files and logs call it.
const char* issueName(Issue issue);
/// None for a name that no issue has.
std::optional<Issue> issueFromName(std::string_view name);

/// One thing that is wrong, for machines and for people.
struct Diagnosis {
    Issue issue = Issue::StillGuessing;
    std::int64_t step = 0;
    Message message;

    bool operator==(const Diagnosis&) const = default;
};

/// A step that was not made, because its numbers are not finite or have exploded. The state is as
/// it was before the step.
struct Divergence : Error {
    explicit Divergence(Diagnosis what) : Error(what.message), diagnosis(std::move(what)) {}
    Diagnosis diagnosis;
};

}  // namespace centerscope
