// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/last_stage.h"

#include <utility>

#include "runs/placed_split.h"
#include "runs/run_checkpoints.h"
#include "runs/run_source.h"

namespace centerscope {

LastStage loadLastStage(const std::filesystem::path& folder, ThreadPool& pool) {
    const RunManifest manifest = loadRunManifest(folder);
    const auto checkpoint = newestGoodCheckpoint(folder, manifest, [](const Message&) {});
    if (!checkpoint)
        return {};
    auto dataset = openRecordedDataset(manifest);
    requireDataset(manifest.config, *dataset, folder.string());
    PlacedSplit placed = placeSplit(*checkpoint, dataset, SplitKind::Validation, pool);
    return {std::make_shared<const EmbeddingCloud>(std::move(placed.cloud)), dataset->classNames};
}

}  // namespace centerscope
