// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "core/thread_pool.h"
#include "training/embedding_cloud.h"

namespace centerscope {

/// Where a run's network has placed images at last. A null cloud: the run has made no step yet, or
/// it cannot be said.
struct LastStage {
    std::shared_ptr<const EmbeddingCloud> cloud;
    std::vector<std::string> classNames;
    std::vector<std::int64_t> fileLabels = {};  ///< Dataset::labelsOfWhole
};

/// The validation images, placed by the newest checkpoint of a run folder. Throws an Error where
/// none of its checkpoints is intact, and where its data set cannot be opened.
LastStage loadLastStage(const std::filesystem::path& folder, ThreadPool& pool);

}  // namespace centerscope
