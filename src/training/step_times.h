// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>

namespace centerscope {

/// Milliseconds by part of one training step.
struct StepTimes {
    double loader = 0;
    double forward = 0;
    double losses = 0;  ///< both losses, their gradients, accuracy
    double backward = 0;
    double optimizer = 0;  ///< and the rules for the next step
    double centers = 0;    ///< Eq. 4
};

/// Cuts a stretch of time into parts.
class LapTimer {
public:
    /// Milliseconds since the last lap.
    double lap() {
        const auto now = std::chrono::steady_clock::now();
        const std::chrono::duration<double, std::milli> elapsed = now - last_;
        last_ = now;
        return elapsed.count();
    }

private:
    std::chrono::steady_clock::time_point last_ = std::chrono::steady_clock::now();
};

/// Wall time between the ends of steps, with everything that happens in between.
class StepClock {
public:
    /// Training starts or resumes: what was before does not count.
    void start() { previousEnd_ = std::chrono::steady_clock::now(); }

    /// A step of this many images has ended: images per second since the previous one did.
    double imagesPerSecond(int images) {
        const auto now = std::chrono::steady_clock::now();
        const std::chrono::duration<double> elapsed = now - previousEnd_;
        previousEnd_ = now;
        return images / elapsed.count();
    }

private:
    std::chrono::steady_clock::time_point previousEnd_ = std::chrono::steady_clock::now();
};

}  // namespace centerscope
