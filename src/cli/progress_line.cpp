// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/progress_line.h"

#include <cstdio>
#include <unistd.h>

#include "cli/standard_output.h"
#include "core/number_text.h"
#include "core/write_whole.h"
#include "runs/metrics_csv.h"

namespace centerscope {

namespace {

using Clock = std::chrono::steady_clock;
constexpr std::chrono::milliseconds kTerminalInterval(200);
constexpr std::chrono::seconds kPlainInterval(10);

std::string minutesAndSeconds(double seconds) {
    const auto whole = static_cast<long>(seconds);
    char text[32];
    std::snprintf(text, sizeof text, "%ld:%02ld", whole / 60, whole % 60);
    return text;
}

}  // namespace

ProgressLine::ProgressLine(const Preset& preset, std::int64_t firstStep, std::int64_t totalSteps)
    : headName_(preset.headName()),
      embeddingLossName_(preset.embeddingLossName()),
      firstStep_(firstStep),
      totalSteps_(totalSteps),
      terminal_(isatty(STDOUT_FILENO) != 0),
      started_(Clock::now()) {}

void ProgressLine::show(const StepMetrics& metrics) {
    // The speed of the last twenty steps or so, so that the figure can be read.
    constexpr double kNewest = 0.05;
    smoothedSpeed_ = smoothedSpeed_ == 0
                         ? metrics.imagesPerSecond
                         : (1 - kNewest) * smoothedSpeed_ + kNewest * metrics.imagesPerSecond;
    const auto now = Clock::now();
    const bool last = metrics.step == totalSteps_;
    const auto interval = terminal_ ? Clock::duration(kTerminalInterval) : kPlainInterval;
    if (metrics.step > 1 && !last && now - shown_ < interval)
        return;
    shown_ = now;
    const double elapsed = std::chrono::duration<double>(now - started_).count();
    const double left = static_cast<double>(totalSteps_ - metrics.step) * elapsed /
                        static_cast<double>(metrics.step - firstStep_);
    const std::string line =
        "step " + std::to_string(metrics.step) + " of " + std::to_string(totalSteps_) + "  epoch " +
        std::to_string(metrics.epoch) + "  total " + fixedText(metrics.totalLoss, 4) +
        lossesText(metrics.headLoss, metrics.embeddingLoss) + "  accuracy " +
        fixedText(100 * metrics.batchAccuracy, 0) + " %  " + fixedText(smoothedSpeed_, 0) +
        " images/s  " + minutesAndSeconds(left) + " left";
    if (!terminal_) {
        printLine(line);
        return;
    }
    put(std::string("\r\033[K") + line);
    open_ = true;
}

void ProgressLine::show(const Evaluation& evaluation) {
    printLine("step " + std::to_string(evaluation.step) + "  " + splitName(evaluation.split) +
              " accuracy " + fixedText(100 * evaluation.accuracy, 2) + " %" +
              lossesText(evaluation.headLoss, evaluation.embeddingLoss));
}

/// "  softmax 0.0123  center 0.0045".
std::string ProgressLine::lossesText(double headLoss, double embeddingLoss) const {
    return std::string("  ") + headName_ + " " + fixedText(headLoss, 4) + "  " +
           embeddingLossName_ + " " + fixedText(embeddingLoss, 4);
}

void ProgressLine::printLine(const std::string& line) {
    finish();
    put(line + "\n");
}

void ProgressLine::warn(const Message& message) {
    finish();
    std::fprintf(stderr, "centerscope: %s\n", english(message).c_str());
}

void ProgressLine::finish() {
    if (open_)
        put("\n");
    open_ = false;
}

/// A reader that is gone, or a full disk, costs what is said from then on and nothing of the run.
void ProgressLine::put(const std::string& text) {
    if (isLost_)
        return;
    try {
        print("%s", text.c_str());
    } catch (const WriteError&) {
        isLost_ = true;
    }
}

}  // namespace centerscope
