// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/progress_meter.h"

namespace centerscope {

void ProgressMeter::startRun(std::int64_t trainingImages) {
    *this = {};
    trainingImages_ = trainingImages;
}

void ProgressMeter::observe(const std::vector<StepMetrics>& steps) {
    for (const StepMetrics& step : steps)
        add(step);
}

void ProgressMeter::add(const StepMetrics& step) {
    if (step.epoch != last_.epoch)
        imagesInEpoch_ = 0;
    imagesInEpoch_ += step.batchSize;
    last_ = step;
    if (step.imagesPerSecond <= 0)
        return;
    const Timed timed{static_cast<double>(step.batchSize), step.batchSize / step.imagesPerSecond};
    elapsed_ += timed.seconds;
    recent_.push_back(timed);
    sum_.images += timed.images;
    sum_.seconds += timed.seconds;
    while (recent_.size() > 1 && sum_.seconds - recent_.front().seconds > kRateSeconds) {
        sum_.images -= recent_.front().images;
        sum_.seconds -= recent_.front().seconds;
        recent_.pop_front();
    }
}

void ProgressMeter::forgetRate() {
    recent_.clear();
    sum_ = {0, 0};
}

TrainingProgress ProgressMeter::progress(std::optional<std::int64_t> stopAfter) const {
    TrainingProgress progress;
    progress.stopAfter = stopAfter;
    progress.step = last_.step;
    if (last_.batchSize == 0)  // before the first step, or a step that nothing is known of
        return progress;
    progress.epoch = last_.epoch;
    progress.batchSize = last_.batchSize;
    progress.batchInEpoch = imagesInEpoch_ / last_.batchSize;
    progress.batchesPerEpoch = trainingImages_ / last_.batchSize;
    progress.imagesPerSecond = sum_.seconds > 0 ? sum_.images / sum_.seconds : 0;
    progress.elapsed = std::chrono::milliseconds(static_cast<std::int64_t>(elapsed_ * 1000));
    return progress;
}

}  // namespace centerscope
