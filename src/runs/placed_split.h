// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "core/thread_pool.h"
#include "data/dataset.h"
#include "runs/checkpoint.h"
#include "training/embedding_cloud.h"
#include "training/evaluation.h"

namespace centerscope {

/// A whole split, placed by the network of a checkpoint.
struct PlacedSplit {
    Evaluation evaluation;
    EmbeddingCloud cloud;
};

/// With the instruction set of the run where this processor has it. The data set may be another
/// than that of the run, of the same shape and as many classes; else throws an Error.
PlacedSplit placeSplit(const Checkpoint& checkpoint, std::shared_ptr<const Dataset> dataset,
                       SplitKind kind, ThreadPool& pool);

}  // namespace centerscope
