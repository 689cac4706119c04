// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/last_stage.h"

#include <utility>

#include "data/dataset.h"
#include "data/known_part.h"
#include "runs/run_checkpoints.h"
#include "runs/run_source.h"
#include "training/evaluator.h"

namespace centerscope {

LastStage loadLastStage(const std::filesystem::path& folder, ThreadPool& pool) {
    const RunManifest manifest = loadRunManifest(folder);
    const auto checkpoint = newestGoodCheckpoint(folder, manifest, [](const Message&) {});
    if (!checkpoint)
        return {};
    const RunConfig& config = manifest.config;
    const auto dataset = knownPart(openRecordedDataset(manifest), config.preset.heldOut);
    requireDataset(config, *dataset, folder.string());
    Trainer<float> trainer = makeTrainer(manifest, dataset, pool);
    trainer.restore(checkpoint->state);
    constexpr SplitKind kKind = SplitKind::Validation;
    const Evaluator<float> evaluator =
        evaluateAll(trainer, kKind, allIndices(dataset->split(kKind)));
    return {std::make_shared<const EmbeddingCloud>(evaluator.cloud(PointSource::Validation)),
            dataset->classNames, dataset->labelsOfWhole};
}

}  // namespace centerscope
