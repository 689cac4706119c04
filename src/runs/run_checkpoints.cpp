// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/run_checkpoints.h"

#include <algorithm>
#include <cmath>
#include <system_error>
#include <utility>
#include <vector>

#include "runs/run_folder.h"
#include "runs/run_metrics.h"
#include "runs/step_name.h"
#include "training/run_health.h"

namespace centerscope {

namespace {

namespace fs = std::filesystem;

constexpr const char* kCheckpoints = "checkpoints";
constexpr const char* kEnding = ".safetensors";

struct PassedOver {
    fs::path path;
    std::string sentence;
    bool isDamaged;
};

void passOver(const std::vector<PassedOver>& all,
              const std::function<void(const std::string&)>& report) {
    for (const auto& [path, sentence, isDamaged] : all) {
        report(sentence + " It is passed over.");
        std::error_code stays;
        if (isDamaged)
            fs::rename(path, fs::path(path) += ".damaged", stays);
    }
}

void requireStep(const Checkpoint& checkpoint, std::int64_t step, const fs::path& path) {
    if (checkpoint.state.step != step)
        throw CheckpointError(path.string() +
                              ": expected the checkpoint of the step in its name, " +
                              "found that of step " + std::to_string(checkpoint.state.step) + ".");
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
    if (isKnown && (differ(memory.softmaxLoss, expected.softmaxLoss) ||
                    differ(memory.centerLoss, expected.centerLoss)))
        throw CheckpointError((folder / "metrics.csv").string() +
                              ": expected the rows that lead to the checkpoint of step " +
                              std::to_string(checkpoint.state.step) + ", found other rows.");
}

}  // namespace

fs::path checkpointPath(const fs::path& folder, std::int64_t step) {
    return folder / kCheckpoints / stepName(step, kEnding);
}

std::map<std::int64_t, fs::path, std::greater<>> checkpointsIn(const fs::path& folder) {
    std::map<std::int64_t, fs::path, std::greater<>> all;
    std::error_code unreadable;  // here or further on: what has been found until then counts
    for (fs::directory_iterator entry(folder / kCheckpoints, unreadable), end;
         !unreadable && entry != end; entry.increment(unreadable)) {
        const std::string name = entry->path().filename().string();
        const auto step = leadingStep(name, kEnding);
        if (step && *step >= 0 && name == stepName(*step, kEnding))
            all.emplace(*step, entry->path());
    }
    return all;
}

std::optional<Checkpoint> newestGoodCheckpoint(
    const fs::path& folder, const RunManifest& manifest,
    const std::function<void(const std::string&)>& report) {
    const std::int64_t rows = lastRecordedStep(folder);
    std::vector<PassedOver> passedOver;
    for (const auto& [step, path] : checkpointsIn(folder)) {
        try {
            Checkpoint checkpoint = loadCheckpoint(path);
            requireSameRun(manifest.config, checkpoint.config, path.string());
            requireStep(checkpoint, step, path);
            if (step <= rows) {
                requireRowsOf(checkpoint, folder);
                passOver(passedOver, report);
                return checkpoint;
            }
            passedOver.push_back({path,
                                  path.string() +
                                      ": expected the rows up to its step in metrics.csv, found "
                                      "them up to " +
                                      std::to_string(rows) + ".",
                                  false});
        } catch (const DamagedCheckpoint& error) {
            passedOver.push_back({path, error.what(), true});
        }
    }
    if (!passedOver.empty())
        throw CheckpointError(passedOver.front().sentence);
    return std::nullopt;
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
        } catch (const CheckpointError&) {
            continue;  // an earlier one only takes longer
        }
    }
    return std::nullopt;
}

std::optional<std::int64_t> newestCheckpointStep(const fs::path& folder) {
    const auto all = checkpointsIn(folder);
    return all.empty() ? std::nullopt : std::optional(all.begin()->first);
}

}  // namespace centerscope
