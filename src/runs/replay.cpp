// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/replay.h"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <utility>

#include "runs/event_log.h"
#include "runs/metrics_csv.h"
#include "runs/run_metrics.h"

namespace centerscope {

namespace {

using Change = HyperparameterChange;

struct Applier {
    Trainer<float>& trainer;

    void operator()(const Change& change) const {
        if (change.cause == Change::Cause::Rule)
            return;
        if (change.cause == Change::Cause::Halving)
            return trainer.halveLearningRate();
        if (change.cause == Change::Cause::Schedule)
            return trainer.resumeSchedule(change.which);
        switch (change.which) {
            case Change::Which::LearningRate:
                return trainer.setLearningRate(change.to);
            case Change::Which::Lambda:
                return trainer.setLambda(change.to);
            case Change::Which::Alpha:
                return trainer.setAlpha(change.to);
            case Change::Which::BatchSize:
                return trainer.setBatchSize(static_cast<int>(change.to));
        }
    }
    void operator()(const HalvingRuleChange& change) const { trainer.setHalvingRule(change.to); }
    void operator()(const ValidationLossSeen& seen) const {
        trainer.observeValidationLoss(seen.ofStep, seen.totalLoss);
    }
    void operator()(const HealthChange&) const {}
};

bool isByHand(const RunEvent& event) {
    const auto* change = std::get_if<Change>(&event);
    return std::holds_alternative<HalvingRuleChange>(event) ||
           (change && change->cause != Change::Cause::Rule);
}

std::vector<RunEvent> wholeEvents(const std::filesystem::path& file) {
    std::ostringstream text;
    text << std::ifstream(file, std::ios::binary).rdbuf();
    std::string lines = std::move(text).str();
    lines.resize(lines.rfind('\n') + 1);  // npos + 1: 0
    return parseEvents(lines, file.string());
}

/// A row of metrics.csv but for the speed, which is never the same.
std::string rowOf(StepMetrics metrics) {
    metrics.imagesPerSecond = 0;
    return metricsCsvRow(metrics);
}

}  // namespace

void applyDueEvents(Trainer<float>& trainer, std::span<const RunEvent>& left) {
    while (!left.empty() && stepOf(left.front()) <= trainer.state().step + 1) {
        std::visit(Applier{trainer}, left.front());
        left = left.subspan(1);
    }
}

void requireSameBeginning(Trainer<float>& trainer, const RunConfig& config,
                          const std::filesystem::path& folder) {
    if (std::ranges::any_of(wholeEvents(folder / "events.jsonl"), isByHand))
        throw CheckpointError((folder / "checkpoints").string() +
                              ": expected a checkpoint with the changes in events.jsonl, found "
                              "none; replay with --out makes the run again.");
    if (config.numerics != kNumerics)
        return;  // its rows are those of another arithmetic
    TrainingState<float> beginning = trainer.state();
    TrainingState<float> end = beginning;
    end.step = kMostSteps;
    const std::vector<StepMetrics> rows = loadRunMetrics(folder, config, end).steps;
    if (rows.empty())
        return;
    const std::string expected = rowOf(trainer.step());
    trainer.restore(std::move(beginning));
    const std::string found = rowOf(rows.front());
    if (found != expected)
        throw CheckpointError((folder / "metrics.csv").string() + ": expected the first row " +
                              expected.substr(0, expected.rfind(',')) + " of this run, found " +
                              found.substr(0, found.rfind(',')) +
                              "; put run.json and preset.json right, or choose another folder.");
}

}  // namespace centerscope
