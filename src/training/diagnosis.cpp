// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/diagnosis.h"

namespace centerscope {

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

}  // namespace centerscope
