// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/recorded_steps.h"

#include <algorithm>
#include <string_view>
#include <variant>

#include "runs/event_log.h"
#include "runs/line_file.h"
#include "runs/run_files.h"

namespace centerscope {

namespace {

bool isByHand(const RunEvent& event) {
    const auto* change = std::get_if<HyperparameterChange>(&event);
    return std::holds_alternative<HalvingRuleChange>(event) ||
           std::holds_alternative<CenterRuleChange>(event) ||
           (change && change->cause != HyperparameterChange::Cause::Rule);
}

}  // namespace

std::int64_t RecordedSteps::last(const TrainingState<float>& after) const {
    const std::int64_t row = after.step + static_cast<std::int64_t>(rows.size());
    return events.empty() ? row : std::max(row, stepOf(events.back()));
}

int RecordedSteps::changesByHand() const {
    return static_cast<int>(std::ranges::count_if(events, isByHand));
}

Message RecordedSteps::leftOut(const std::filesystem::path& folder,
                               const TrainingState<float>& at) const {
    return {MessageCode::StepsAreLeftOut, at.step + 1, last(at), folder, changesByHand()};
}

RecordedSteps recordedAfter(const std::filesystem::path& folder,
                            const TrainingState<float>& state) {
    RecordedSteps recorded;
    std::int64_t next = state.step + 1;
    forEachLine(wholeLines(folder / kMetricsFile), [&](std::string_view line) {
        if (leadingStep(line, ",") == next) {
            recorded.rows.emplace_back(line);
            ++next;
        }
    });
    const std::filesystem::path file = folder / kEventsFile;
    recorded.events = parseEvents(wholeLines(file), file);
    const std::size_t known = std::min(state.history.size(), recorded.events.size());
    recorded.events.erase(recorded.events.begin(),
                          recorded.events.begin() + static_cast<std::ptrdiff_t>(known));
    return recorded;
}

}  // namespace centerscope
