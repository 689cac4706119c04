// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/small_preset.h"

namespace centerscope::testing {

std::string smallPresetJson() {
    return R"({
  "id": "small",
  "name": "Small",
  "description": "One block, for tests.",
  "network": {
    "initialization": "he-normal",
    "blocks": [{
      "kernel": 3, "padding": 1, "channels": 4,
      "activation": {"kind": "prelu", "slopes": "channel", "start": 0.25},
      "pool": {"size": 4, "stride": 4}
    }],
    "embedding_activation": {"kind": "prelu", "slopes": "channel", "start": 0.25}
  },
  "input": {"offset": 127.5, "divisor": 128},
  "hyperparameters": {"learning_rate": 0.01, "lambda": 0.01, "alpha": 0.5, "batch_size": 10},
  "optimizer": {"kind": "adam"},
  "center_start": "glorot-uniform"
})";
}

Preset smallPreset() {
    return parsePreset(smallPresetJson(), "small.json");
}

Preset smallPresetOf(int dimensions) {
    Preset preset = smallPreset();
    preset.network.embeddingSize = dimensions;
    return preset;
}

Preset smallAugmentedPreset() {
    Preset preset = smallPreset();
    preset.augmentation = {.shift = 2, .rotation = 10, .scale = 0.1, .fromEpoch = 2};
    return preset;
}

Preset smallNormalizedPreset() {
    Preset preset = smallPreset();
    preset.network.blocks[0].normalization = Normalization::Batch;
    preset.network.weightNormalization = true;
    preset.network.dataDependentScale = 1;
    return preset;
}

Preset smallWatchingPreset() {
    Preset preset = smallPreset();
    preset.halvingRule = {.kind = HalvingRule::Kind::OnPlateau,
                          .steps = {},
                          .watch = HalvingRule::Watch::ValidationLoss,
                          .patience = 1,
                          .threshold = 0.9};
    return preset;
}

}  // namespace centerscope::testing
