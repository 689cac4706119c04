// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <deque>

#include "training/step_metrics.h"
#include "widgets/status_strip.h"

namespace centerscope {

/// Adds up steps to the progress the status strip shows.
class ProgressMeter {
public:
    /// The rate is the mean over the last steps that took this long together.
    static constexpr double kRateSeconds = 2;

    /// A new run on this many training images.
    void startRun(std::int64_t trainingImages);
    void observe(const std::vector<StepMetrics>& steps);
    /// What has been observed was trained at another time.
    void forgetRate();
    TrainingProgress progress(std::optional<std::int64_t> stopAfter) const;

private:
    struct Timed {
        double images;
        double seconds;
    };

    void add(const StepMetrics& step);

    std::int64_t trainingImages_ = 0;
    std::int64_t imagesInEpoch_ = 0;
    StepMetrics last_;
    double elapsed_ = 0;        // seconds
    std::deque<Timed> recent_;  // the sums below are over these
    Timed sum_{0, 0};
};

}  // namespace centerscope
