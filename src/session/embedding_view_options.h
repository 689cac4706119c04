// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include "training/embedding_cloud.h"

namespace centerscope {

/// What the stage shows and how often it is renewed.
struct EmbeddingViewOptions {
    PointSource source = PointSource::LiveBatches;
    int livePoints = 2000;        ///< K, in kLivePoints: the last K live points
    int sampleSize = 1000;        ///< fixed sample: how many training images; clipped to all
    std::int64_t interval = 100;  ///< steps between evaluations of fixed sample, validation or test

    bool operator==(const EmbeddingViewOptions&) const = default;
};

}  // namespace centerscope
