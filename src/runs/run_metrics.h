// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <vector>

#include "training/evaluation.h"
#include "training/run_event.h"
#include "training/step_metrics.h"

namespace centerscope {

struct RunConfig;
template <typename T>
struct TrainingState;

/// What a run has measured on its way.
struct RunMetrics {
    std::vector<StepMetrics> steps;       ///< ascending steps
    std::vector<Evaluation> evaluations;  ///< in the order they came
};

/// The rows of metrics.csv and evaluation.csv of a run folder up to a state of its run, batch sizes
/// from the state's events. What cannot be read is left out.
RunMetrics loadRunMetrics(const std::filesystem::path& folder, const RunConfig& config,
                          const TrainingState<float>& upTo);

/// Batch sizes are not in the rows: they follow from the one at the start and the changes.
void fillBatchSizes(std::vector<StepMetrics>& steps, int batchSize,
                    const std::vector<RunEvent>& events);

/// The step of the last row of metrics.csv, 0 where there is none.
std::int64_t lastRecordedStep(const std::filesystem::path& folder);

/// Throws an Error where a line of metrics.csv or evaluation.csv that is no row stands before a
/// row: only the header does, and what a power cut leaves comes after all of them.
void requireRowsOnly(const std::filesystem::path& csv);

}  // namespace centerscope
