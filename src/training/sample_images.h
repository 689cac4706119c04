// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "data/dataset.h"
#include "presets/preset.h"
#include "training/embedding_cloud.h"

namespace centerscope {

/// The images of a run, found by what points carry: their sample id, never their place in a cloud.
class SampleImages {
public:
    /// seed: the run's, from which its augmentation follows.
    SampleImages(std::shared_ptr<const Preset> preset, std::shared_ptr<const Dataset> dataset,
                 std::uint64_t seed);

    /// Height and width of every image.
    const ImageShape& shape() const { return dataset_->train.shape; }

    /// The shape().size() pixels of a sample as the data set has them; empty: it has no such
    /// sample. Those of held-out classes too. source: where the point comes from, since test ids
    /// count anew.
    std::span<const std::uint8_t> clean(PointSource source, std::int64_t sample) const;
    /// Of a training image, as a step of this epoch has fed it to the network; empty: the epoch
    /// shows it as it is.
    std::vector<std::uint8_t> augmented(std::int64_t sample, std::int64_t epoch) const;

private:
    std::shared_ptr<const Preset> preset_;
    std::shared_ptr<const Dataset> dataset_;
    std::vector<const Split*> parts_;  // that the run learns, in the order of its loader
    std::uint64_t seed_;
};

}  // namespace centerscope
