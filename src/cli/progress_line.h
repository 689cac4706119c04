// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <string>

#include "core/message.h"
#include "presets/preset.h"
#include "training/evaluation.h"
#include "training/step_metrics.h"

namespace centerscope {

/// What the command line prints while it trains: on a terminal one line that renews itself a few
/// times per second, else a plain line every so often.
class ProgressLine {
public:
    /// Of a run of this preset. firstStep: updates made before.
    ProgressLine(const Preset& preset, std::int64_t firstStep, std::int64_t totalSteps);

    void show(const StepMetrics& metrics);
    void show(const Evaluation& evaluation);
    /// A line of its own.
    void printLine(const std::string& line);
    /// One sentence on stderr.
    void warn(const Message& message);
    /// Ends a line that renews itself.
    void finish();

private:
    void put(const std::string& text);
    std::string lossesText(double headLoss, double embeddingLoss) const;

    const char* headName_;
    const char* embeddingLossName_;
    std::int64_t firstStep_;
    std::int64_t totalSteps_;
    bool terminal_;
    bool isLost_ = false;  // standard output has failed
    bool open_ = false;    // a line without its line feed is on the terminal
    double smoothedSpeed_ = 0;
    std::chrono::steady_clock::time_point started_;
    std::chrono::steady_clock::time_point shown_;
};

}  // namespace centerscope
