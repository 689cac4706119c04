// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "training/evaluation.h"
#include "training/step_metrics.h"

namespace centerscope {

// The lines of metrics.csv and evaluation.csv of a run, by its preset, each with its line feed.
// Numbers are the shortest decimals that read back to the same bits, with a point whatever the
// locale.

/// The columns of forEachStepColumn: the values in force and the losses before update step;
/// center_loss before λ and in the preset's own reduction. alpha, where the center loss is trained,
/// is what moves the centers by the preset's rule: Eq. 4's α, the centers' own learning rate where
/// they follow their gradient, the learning rate where they go through the solver, 0 where they are
/// frozen.
std::string metricsCsvHeader(const Preset& preset);
std::string metricsCsvRow(const Preset& preset, const StepMetrics& metrics);
/// Reads such a row back to the same bits; the batch size is not in it and stays 0. None for any
/// other text.
std::optional<StepMetrics> parseMetricsCsvRow(const Preset& preset, std::string_view line);
/// A row of metrics.csv without its last cell, the speed, which is never the same.
std::string_view withoutSpeed(std::string_view row);

/// The columns of forEachEvaluationColumn: of the network after update step.
std::string evaluationCsvHeader(const Preset& preset);
std::string evaluationCsvRow(const Preset& preset, const Evaluation& evaluation);
/// Reads such a row back to the same bits, also one of an older program, without center_to_mean
/// or all measures. None for any other text.
std::optional<Evaluation> parseEvaluationCsvRow(const Preset& preset, std::string_view line);
/// The row as programs wrote it that had no center_to_mean.
std::string withoutCenterToMean(std::string_view row);
/// Whether a recorded row is this one once more; center_to_mean need not be in it.
bool isEvaluationAgain(std::string_view recorded, std::string_view made);

/// "train", "validation" or "test", as files and options call it.
const char* splitName(SplitKind split);

/// Of these rows those of steps up to this one, after the first line, which an older program may
/// have written; the header where there is none. An evaluation that waited may come after one of a
/// later step. Other lines stay before a row that does.
std::string rowsUpTo(std::int64_t step, std::string_view rows, const std::string& header);

}  // namespace centerscope
