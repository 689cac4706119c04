// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/run_trainer.h"

#include <utility>

namespace centerscope {

/// A run can be looked at, though not trained, where its instruction set is missing.
Trainer<float> makeTrainer(const RunManifest& manifest, std::shared_ptr<const Dataset> dataset,
                           ThreadPool& pool) {
    const RunConfig& config = manifest.config;
    const InstructionSet instructionSet =
        isSupported(config.instructionSet) ? config.instructionSet : bestInstructionSet();
    return {config.preset, std::move(dataset), config.seeds(),
            pool,          instructionSet,     manifest.projection};
}

}  // namespace centerscope
