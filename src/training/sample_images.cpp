// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/sample_images.h"

#include <utility>

#include "core/rng.h"
#include "presets/preset_fit.h"

namespace centerscope {

namespace {

std::span<const std::uint8_t> imageAt(const Split& split, std::int64_t index) {
    return {split.image(index), static_cast<std::size_t>(split.shape.size())};
}

}  // namespace

SampleImages::SampleImages(std::shared_ptr<const Preset> preset,
                           std::shared_ptr<const Dataset> dataset, std::uint64_t seed)
    : preset_(std::move(preset)),
      dataset_(std::move(dataset)),
      parts_(trainingParts(*preset_, *dataset_)),
      seed_(seed) {}

std::span<const std::uint8_t> SampleImages::clean(PointSource source, std::int64_t sample) const {
    const Dataset& all = dataset_->whole ? *dataset_->whole : *dataset_;
    const auto splits = source == PointSource::Test ? std::vector{&all.test}
                                                    : std::vector{&all.train, &all.validation};
    for (const Split* split : splits)
        if (const auto index = split->indexOf(sample))
            return imageAt(*split, *index);
    return {};
}

std::vector<std::uint8_t> SampleImages::augmented(std::int64_t sample, std::int64_t epoch) const {
    if (!preset_->augmentation.actsIn(epoch))
        return {};
    std::int64_t before = 0;  // images of the parts before; the loader numbers them all
    for (const Split* part : parts_) {
        if (const auto index = part->indexOf(sample)) {
            const Rng rng(seed_, RandomPurpose::Augmentation);
            std::vector<std::uint8_t> warped(static_cast<std::size_t>(part->shape.size()));
            preset_->augmentation.warp(rng, epoch, before + *index)(
                part->shape, part->image(*index), warped.data());
            return warped;
        }
        before += part->size();
    }
    return {};
}

}  // namespace centerscope
