// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/training_images.h"

#include <algorithm>

namespace centerscope {

std::vector<const Split*> trainingParts(const Preset& preset, const Dataset& dataset) {
    if (preset.trainingImages == TrainingImages::All)
        return {&dataset.validation, &dataset.train};
    return {&dataset.train};
}

std::int64_t trainingImageCount(const Preset& preset, const Dataset& dataset) {
    std::int64_t images = 0;
    for (const Split* part : trainingParts(preset, dataset))
        images += part->size();
    return images;
}

std::int64_t stepsPerEpoch(const Preset& preset, const Dataset& dataset) {
    const std::int64_t images = trainingImageCount(preset, dataset);
    return images / std::min<std::int64_t>(preset.hyperparameters.batchSize, images);
}

}  // namespace centerscope
