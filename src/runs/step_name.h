// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace centerscope {

/// 000120.png and the like: files of a run that sort by their step.
std::string stepName(std::int64_t step, const char* ending);

/// The step at the beginning of a name or line that continues with this, if there is one.
std::optional<std::int64_t> leadingStep(std::string_view text, std::string_view after);

}  // namespace centerscope
