// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/run_files.h"

#include <charconv>
#include <cstdio>

namespace centerscope {

std::string stepName(std::int64_t step, const char* ending) {
    char name[64];
    std::snprintf(name, sizeof name, "%06lld%s", static_cast<long long>(step), ending);
    return name;
}

std::optional<std::int64_t> leadingStep(std::string_view text, std::string_view after) {
    std::int64_t step = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), step);
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    return error == std::errc() && text.starts_with(after) ? std::optional(step) : std::nullopt;
}

}  // namespace centerscope
