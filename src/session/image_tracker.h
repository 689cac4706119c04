// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include <QElapsedTimer>

#include "core/tensor.h"
#include "session/tracked_image.h"
#include "training/trainer.h"

namespace centerscope {

/// Places a few images with the network of a run while that trains: a forward of its own, ten times
/// per second at most, so that training keeps its speed.
class ImageTracker {
public:
    static constexpr int kInterval = 100;  ///< ms
    static constexpr std::size_t kMostImages = 8;

    /// At most kMostImages. Those of another shape than the run's images are passed over.
    void setImages(std::vector<TrackedImage> images);

    /// Whether enough time has passed since the last places.
    bool isDue() const;
    /// By the network that the trainer has reached; empty where that has placed them all.
    std::vector<TrackedPlace> place(Trainer<float>& trainer);
    /// Another run, or the same at another step than it came to: all are to be placed anew.
    void restart() { placedAt_ = -1; }

private:
    std::vector<TrackedImage> images_;
    std::int64_t placedAt_ = -1;  // step of the last places; -1: not yet
    QElapsedTimer sincePlaced_;
    Matrix<float> input_;  // (images, pixels)
};

}  // namespace centerscope
