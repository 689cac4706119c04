// SPDX-License-Identifier: GPL-3.0-or-later
#include "presets/preset_fit.h"

#include <algorithm>

#include "core/error.h"
#include "data/known_part.h"
#include "nn/parameter_layout.h"
#include "presets/value_ranges.h"

namespace centerscope {

namespace {

bool hasInputOfItsOwn(const NetworkDescription& network) {
    return network.input.height != kMnistShape.image.height;
}

}  // namespace

void requireFit(const Preset& preset, const Dataset& dataset) {
    const Dataset& whole = dataset.whole ? *dataset.whole : dataset;
    if (!preset.heldOut.empty())
        requireHeldOut(whole, preset.heldOut);
    DataShape data = whole.shape();
    data.classes -= static_cast<int>(preset.heldOut.size());
    const int side = std::max(data.image.height, data.image.width);
    if (hasInputOfItsOwn(preset.network) && side > preset.network.input.height)
        throw Error(MessageCode::ImagesExceedPresetsInput, preset.id, preset.network.input.height,
                    side);
    const std::size_t weights = ParameterLayout(preset.network.fittedTo(data)).size();
    if (weights > kMostWeights)
        throw Error(MessageCode::PresetHasTooManyWeights, preset.id, kMostWeights, weights);
}

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
