// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>

namespace centerscope {

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
