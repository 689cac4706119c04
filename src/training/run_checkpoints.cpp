// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/run_checkpoints.h"

#include <algorithm>
#include <cmath>
#include <system_error>
#include <utility>
#include <vector>

#include "training/line_file.h"
#include "training/metrics_csv.h"
#include "training/run_folder.h"
#include "training/run_health.h"
#include "training/run_rows.h"
#include "training/step_name.h"

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
/// for rounding. Without all of them, as in a run that was taken up elsewhere, or where the means
/// are those of another arithmetic, nothing can be said.
void requireRowsOf(const Checkpoint& checkpoint, const fs::path& folder) {
    if (checkpoint.recipe.numerics != kNumerics)
        return;
    const Preset& preset = checkpoint.recipe.preset;
    const ParameterLayout layout(preset.network);
    const RunHealth health(layout, preset.network.classes, preset.expectedPlateau);
    const std::vector<float> gradients(layout.size());
    const HealthMemory& expected = checkpoint.state.health;
    HealthMemory memory(layout);
    for (const StepMetrics& row : loadRunRows(folder, checkpoint.recipe, checkpoint.state).steps) {
        if (memory.firstStep == 0 && row.step > expected.firstStep)
            return;
        if (row.step >= expected.firstStep)
            health.see<float>(memory, row, 0, gradients);
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

bool isByHand(const RunEvent& event) {
    const auto* change = std::get_if<HyperparameterChange>(&event);
    return std::holds_alternative<HalvingRuleChange>(event) ||
           (change && change->cause != HyperparameterChange::Cause::Rule);
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
    const fs::path& folder, const RunRecord& record,
    const std::function<void(const std::string&)>& report) {
    const std::int64_t rows = lastRecordedStep(folder);
    std::vector<PassedOver> passedOver;
    for (const auto& [step, path] : checkpointsIn(folder)) {
        try {
            Checkpoint checkpoint = loadCheckpoint(path);
            requireSameRun(record.recipe, checkpoint.recipe, path.string());
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

void requireSameBeginning(Trainer<float>& trainer, const RunRecipe& recipe,
                          const fs::path& folder) {
    const fs::path events = folder / "events.jsonl";
    if (std::ranges::any_of(parseEvents(wholeLines(events), events.string()), isByHand))
        throw CheckpointError((folder / kCheckpoints).string() +
                              ": expected a checkpoint with the changes in events.jsonl, found "
                              "none; replay with --out makes the run again.");
    if (recipe.numerics != kNumerics)
        return;  // its rows are those of another arithmetic
    TrainingState<float> beginning = trainer.state();
    TrainingState<float> end = beginning;
    end.step = kMostSteps;
    const std::vector<StepMetrics> rows = loadRunRows(folder, recipe, end).steps;
    if (rows.empty())
        return;
    const std::string expected = metricsCsvRow(trainer.step());
    trainer.restore(std::move(beginning));
    const std::string found = metricsCsvRow(rows.front());
    if (withoutSpeed(found) != withoutSpeed(expected))
        throw CheckpointError((folder / "metrics.csv").string() + ": expected the first row " +
                              std::string(withoutSpeed(expected)) + " of this run, found " +
                              std::string(withoutSpeed(found)) +
                              "; put run.json and preset.json right, or choose another folder.");
}

std::optional<Checkpoint> checkpointOnTheWay(const fs::path& folder, const RunRecord& record,
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
            requireSameRun(record.recipe, checkpoint.recipe, path.string());
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
