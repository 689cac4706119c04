// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "training/evaluation.h"
#include "training/step_metrics.h"

namespace centerscope {

// The lines of metrics.csv and evaluation.csv, each with its line feed. Numbers are the shortest
// decimals that read back to the same bits, with a point whatever the locale.

/// step,epoch,learning_rate,lambda,alpha,softmax_loss,center_loss,total_loss,batch_accuracy,
/// images_per_second: the values in force and the losses before update step; center_loss before λ.
std::string metricsCsvHeader();
std::string metricsCsvRow(const StepMetrics& metrics);

/// step,split,softmax_loss,center_loss,accuracy: of the network behind update step.
std::string evaluationCsvHeader();
std::string evaluationCsvRow(const Evaluation& evaluation);

/// "train", "validation" or "test", as files and options call it.
const char* splitName(SplitKind split);

}  // namespace centerscope
