// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/run_checkpoints.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>
#include <span>
#include <sstream>
#include <system_error>
#include <unistd.h>
#include <utility>
#include <vector>

#include "core/error.h"
#include "runs/event_log.h"
#include "runs/line_file.h"
#include "runs/metrics_csv.h"
#include "runs/recorded_steps.h"
#include "runs/run_files.h"
#include "runs/run_metrics.h"
#include "training/run_health.h"

namespace centerscope {

namespace {

namespace fs = std::filesystem;

constexpr const char* kEnding = ".safetensors";
constexpr std::size_t kNewestCheckpoints = 5;
constexpr std::size_t kOlderCheckpoints = 5;

void requireStep(const Checkpoint& checkpoint, std::int64_t step, const fs::path& path) {
    if (checkpoint.state.step != step)
        throw Error(MessageCode::CheckpointOfAnotherStep, path, checkpoint.state.step);
}

/// From the first step of the folder, or an earlier one that was made again since, to that of the
/// checkpoint the rows follow one another. Older folders do not say where they begin.
void requireConsecutiveRows(const fs::path& folder, std::optional<std::int64_t> first,
                            std::int64_t upTo) {
    const fs::path file = folder / kMetricsFile;
    requireRowsOnly(file);
    std::istringstream lines(wholeLines(file));
    std::optional<std::int64_t> last;  // none yet
    for (std::string line; last.value_or(0) < upTo && std::getline(lines, line);) {
        const auto step = leadingStep(line, ",");
        if (!step)
            continue;
        if (last && *step <= *last)
            throw Error(MessageCode::RowTwice, file, *step);
        if (*step > (last ? *last + 1 : first.value_or(*step)))
            break;
        last = step;
    }
    const std::int64_t next = last ? *last + 1 : first.value_or(1);
    if (next <= upTo)
        throw Error(MessageCode::RowMissing, file, next);
}

/// What the program has written there: the events that lead to the state, of which the last may be
/// missing, and those of the steps since, as far as rows or checkpoints tell of them; rows alone do
/// not where a kill came while the run went back. All else would be lost.
void requireEventsOf(const fs::path& folder, const TrainingState<float>& state) {
    const std::int64_t last =
        std::max(lastRecordedStep(folder), newestCheckpointStep(folder).value_or(0));
    const fs::path file = folder / kEventsFile;
    const std::vector<RunEvent> found = parseEvents(wholeLines(file), file);
    for (std::size_t k = 0; k < found.size(); ++k) {
        const bool isBefore = k < state.history.size();
        const std::int64_t step = stepOf(found[k]);
        if (isBefore ? found[k] == state.history[k] : step > state.step && step <= last + 1)
            continue;
        const auto text = [](const RunEvent& event) {
            const std::string line = eventLine(event);
            return line.substr(0, line.size() - 1);
        };
        if (isBefore)
            throw Error(MessageCode::EventOfAnotherRun, file, k + 1, text(state.history[k]),
                        state.step, text(found[k]));
        throw Error(MessageCode::EventTooMany, file, k + 1, state.step, text(found[k]));
    }
}

/// A state remembers running means of the losses on its way: the rows must lead to the same, but
/// for rounding. Without all of them, as in a run that was resumed elsewhere, or where the means
/// are those of another arithmetic, nothing can be said.
void requireRowsOf(const Checkpoint& checkpoint, const fs::path& folder) {
    if (checkpoint.config.numerics != kNumerics)
        return;
    const Preset& preset = checkpoint.config.preset;
    const ParameterLayout layout(preset.network);
    const RunHealth health(layout, preset.network.classes, preset.expectedPlateau);
    const std::vector<float> gradients(layout.size());
    const HealthMemory& expected = checkpoint.state.health;
    HealthMemory memory(layout);
    for (const StepMetrics& row :
         loadRunMetrics(folder, checkpoint.config, checkpoint.state).steps) {
        if (memory.firstStep == 0 && row.step > expected.firstStep)
            return;
        if (row.step >= expected.firstStep)
            health.observe<float>(memory, row, 0, gradients);
    }
    const auto differ = [](double a, double b) {
        return std::abs(a - b) > 1e-9 * (1 + std::abs(b));
    };
    const bool isKnown = expected.firstStep > 0 && memory.firstStep > 0;
    if (isKnown && (differ(memory.headLoss, expected.headLoss) ||
                    differ(memory.embeddingLoss, expected.embeddingLoss)))
        throw Error(MessageCode::RowsOfAnotherRun, folder / kMetricsFile, checkpoint.state.step);
}

}  // namespace

fs::path checkpointPath(const fs::path& folder, std::int64_t step) {
    return folder / kCheckpointsFolder / stepName(step, kEnding);
}

std::map<std::int64_t, fs::path, std::greater<>> checkpointsIn(const fs::path& folder) {
    std::map<std::int64_t, fs::path, std::greater<>> all;
    std::error_code unreadable;  // here or further on: what has been found until then counts
    for (fs::directory_iterator entry(folder / kCheckpointsFolder, unreadable), end;
         !unreadable && entry != end; entry.increment(unreadable)) {
        const std::string name = entry->path().filename().string();
        const auto step = leadingStep(name, kEnding);
        if (step && *step >= 0 && name == stepName(*step, kEnding))
            all.emplace(*step, entry->path());
    }
    return all;
}

std::optional<Checkpoint> newestGoodCheckpoint(const fs::path& folder, const RunManifest& manifest,
                                               const std::function<void(const Message&)>& report) {
    std::vector<Message> damaged;
    for (const auto& [step, path] : checkpointsIn(folder)) {
        try {
            Checkpoint checkpoint = loadCheckpoint(path);
            requireSameRun(manifest.config, checkpoint.config, path.string());
            requireStep(checkpoint, step, path);
            requireConsecutiveRows(folder, manifest.options.firstStep, step);
            requireRowsOnly(folder / kEvaluationFile);
            requireRowsOf(checkpoint, folder);
            requireEventsOf(folder, checkpoint.state);
            if (!damaged.empty() && recordedAfter(folder, checkpoint.state).changesByHand() > 0)
                throw Error(damaged.front());
            for (const Message& message : damaged)
                report({MessageCode::PassedOver, message});
            return checkpoint;
        } catch (const DamagedCheckpoint& error) {
            damaged.push_back(error.message());
        }
    }
    if (!damaged.empty())
        throw Error(damaged.front());
    if (manifest.options.firstStep.value_or(1) > 1 || lastRecordedStep(folder) > 0 ||
        !wholeLines(folder / kEventsFile).empty())
        throw Error(MessageCode::NoCheckpointInFolder, folder / kCheckpointsFolder);
    return std::nullopt;
}

void requireEveryValidation(const fs::path& folder, const RunManifest& manifest,
                            const TrainingState<float>& state, std::int64_t trainingImages) {
    if (!manifest.options.holdsEveryValidation)
        return;
    const auto [steps, evaluations] = loadRunMetrics(folder, manifest.config, state);
    const fs::path file = folder / kEvaluationFile;
    std::map<std::pair<std::int64_t, SplitKind>, int> rows;
    for (const Evaluation& found : evaluations)
        if (++rows[{found.step, found.split}] > 1)
            throw Error(MessageCode::EvaluationTwice, file, splitName(found.split), found.step);
    for (std::size_t k = 0; k < steps.size(); ++k) {
        const bool isEpochOver = k + 1 < steps.size()
                                     ? steps[k + 1].epoch != steps[k].epoch
                                     : state.loader.next + steps[k].batchSize > trainingImages;
        if (manifest.config.isValidationDue(steps[k].step, isEpochOver) &&
            !rows.contains({steps[k].step, SplitKind::Validation}))
            throw Error(MessageCode::EvaluationMissing, file, steps[k].step);
    }
}

std::optional<Checkpoint> checkpointOnTheWay(const fs::path& folder, const RunManifest& manifest,
                                             std::int64_t step,
                                             const std::vector<RunEvent>& history) {
    const auto isOnTheWay = [&](const std::vector<RunEvent>& events) {
        return events.size() <= history.size() &&
               std::equal(events.begin(), events.end(), history.begin()) &&
               (events.empty() || stepOf(events.back()) <= step || isOfStep(step, events.back()));
    };
    for (const auto& [made, path] : checkpointsIn(folder)) {
        if (made > step)
            continue;
        try {
            Checkpoint checkpoint = loadCheckpoint(path);
            requireSameRun(manifest.config, checkpoint.config, path.string());
            if (checkpoint.state.step == made && isOnTheWay(checkpoint.state.history))
                return checkpoint;
        } catch (const Error&) {
            continue;  // an earlier one only takes longer
        }
    }
    return std::nullopt;
}

/// Of the older ones, but the first, that goes which leaves the smallest gap, as a share of the
/// step after it: so the gaps grow with the distance from the newest. Steps are so few early on
/// that they count for less.
void dropOldCheckpoints(const fs::path& folder) {
    std::vector<std::pair<std::int64_t, fs::path>> kept;  // newest first
    std::ranges::copy(checkpointsIn(folder), std::back_inserter(kept));
    while (kept.size() > kNewestCheckpoints + kOlderCheckpoints) {
        const auto gapWithout = [&kept](std::size_t k) {
            constexpr double kFew = 2000;  // steps
            const auto after = static_cast<double>(kept[k - 1].first);
            return (after - static_cast<double>(kept[k + 1].first)) / (after + kFew);
        };
        std::size_t least = kNewestCheckpoints;
        for (std::size_t k = least + 1; k + 1 < kept.size(); ++k)
            if (gapWithout(k) < gapWithout(least))
                least = k;
        unlink(kept[least].second.c_str());
        kept.erase(kept.begin() + static_cast<std::ptrdiff_t>(least));
    }
}

void setCheckpointsAsideAfter(std::int64_t step, const fs::path& folder) {
    for (const auto& [made, path] : checkpointsIn(folder))
        if (made > step)
            fs::rename(path, fs::path(path) += ".damaged");
}

std::optional<std::int64_t> newestCheckpointStep(const fs::path& folder) {
    const auto all = checkpointsIn(folder);
    return all.empty() ? std::nullopt : std::optional(all.begin()->first);
}

}  // namespace centerscope
