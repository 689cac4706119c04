// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/sample_images.h"

#include <utility>

#include "core/rng.h"
#include "training/training_images.h"

namespace centerscope {

namespace {

bool holds(const Split& split, std::int64_t sample) {
    return sample >= split.firstId && sample < split.firstId + split.size();
}

std::span<const std::uint8_t> imageOf(const Split& split, std::int64_t sample) {
    return {split.image(sample - split.firstId), static_cast<std::size_t>(split.shape.size())};
}

}  // namespace

SampleImages::SampleImages(std::shared_ptr<const Preset> preset,
                           std::shared_ptr<const Dataset> dataset, std::uint64_t seed)
    : preset_(std::move(preset)),
      dataset_(std::move(dataset)),
      parts_(trainingParts(*preset_, *dataset_)),
      seed_(seed) {}

std::span<const std::uint8_t> SampleImages::clean(PointSource source, std::int64_t sample) const {
    if (source == PointSource::Test)
        return holds(dataset_->test, sample) ? imageOf(dataset_->test, sample)
                                             : std::span<const std::uint8_t>();
    for (const Split* split : {&dataset_->train, &dataset_->validation})
        if (holds(*split, sample))
            return imageOf(*split, sample);
    return {};
}

std::vector<std::uint8_t> SampleImages::augmented(std::int64_t sample, std::int64_t epoch) const {
    if (!preset_->augmentation.actsIn(epoch))
        return {};
    std::int64_t before = 0;  // images of the parts before; the loader numbers them all
    for (const Split* part : parts_) {
        if (holds(*part, sample)) {
            const Rng rng(seed_, RandomPurpose::Augmentation);
            const std::int64_t index = before + sample - part->firstId;
            std::vector<std::uint8_t> warped(static_cast<std::size_t>(part->shape.size()));
            preset_->augmentation.warp(rng, epoch, index)(
                part->shape, imageOf(*part, sample).data(), warped.data());
            return warped;
        }
        before += part->size();
    }
    return {};
}

}  // namespace centerscope
