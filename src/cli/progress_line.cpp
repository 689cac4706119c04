// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/progress_line.h"

#include <cstdio>
#include <unistd.h>

#include "cli/standard_output.h"
#include "core/write_whole.h"
#include "training/metrics_csv.h"

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

ProgressLine::ProgressLine(std::int64_t firstStep, std::int64_t totalSteps)
    : firstStep_(firstStep),
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
    char line[256];
    std::snprintf(line, sizeof line,
                  "step %lld of %lld  epoch %lld  total %.4f  softmax %.4f  center %.4f  "
                  "accuracy %.0f %%  %.0f images/s  %s left",
                  static_cast<long long>(metrics.step), static_cast<long long>(totalSteps_),
                  static_cast<long long>(metrics.epoch), metrics.totalLoss, metrics.softmaxLoss,
                  metrics.centerLoss, 100 * metrics.batchAccuracy, smoothedSpeed_,
                  minutesAndSeconds(left).c_str());
    if (!terminal_) {
        say(line);
        return;
    }
    put(std::string("\r\033[K") + line);
    open_ = true;
}

void ProgressLine::show(const Evaluation& evaluation) {
    char line[160];
    std::snprintf(line, sizeof line, "step %lld  %s accuracy %.2f %%  softmax %.4f  center %.4f",
                  static_cast<long long>(evaluation.step), splitName(evaluation.split),
                  100 * evaluation.accuracy, evaluation.softmaxLoss, evaluation.centerLoss);
    say(line);
}

void ProgressLine::say(const std::string& line) {
    finish();
    put(line + "\n");
}

void ProgressLine::warn(const std::string& sentence) {
    finish();
    std::fprintf(stderr, "centerscope: %s\n", sentence.c_str());
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
