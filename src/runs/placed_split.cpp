// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/placed_split.h"

#include <utility>

#include "training/evaluated_images.h"
#include "training/evaluator.h"
#include "training/trainer.h"

namespace centerscope {

namespace {

PointSource sourceOf(SplitKind kind) {
    switch (kind) {
        case SplitKind::Train:
            return PointSource::FixedSample;
        case SplitKind::Validation:
            return PointSource::Validation;
        case SplitKind::Test:
            break;
    }
    return PointSource::Test;
}

}  // namespace

PlacedSplit placeSplit(const Checkpoint& checkpoint, std::shared_ptr<const Dataset> dataset,
                       SplitKind kind, ThreadPool& pool) {
    const RunConfig& config = checkpoint.config;
    const Split& split = dataset->split(kind);
    Trainer<float> trainer(
        config.preset, dataset, config.seed, pool,
        isSupported(config.instructionSet) ? config.instructionSet : bestInstructionSet());
    trainer.restore(checkpoint.state);
    const Evaluator<float> evaluator = evaluateAll(trainer, kind, allIndices(split));
    return {evaluator.evaluation(), evaluator.cloud(sourceOf(kind))};
}

}  // namespace centerscope
