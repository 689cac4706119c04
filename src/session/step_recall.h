// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <optional>

#include "runs/run.h"
#include "session/embedding_view_options.h"
#include "session/session_update.h"

namespace centerscope {

/// Makes an earlier step of a run again to look at it, with a trainer of its own: from the nearest
/// checkpoint, to the same bits, one training step or chunk of images at a time. The run stays as
/// it is. What it finds goes into the run's archive, too.
class StepRecall {
public:
    /// step: made already. The run's threads must outlive it. Throws an Error.
    StepRecall(const Run& run, std::int64_t step, const EmbeddingViewOptions& stage);

    /// True when the stage can be shown as it was after the step. Throws as Trainer::step() does.
    bool advance();
    RecallProgress progress() const;
    /// The stage then. Null for live batches at step 0, before any.
    std::shared_ptr<const EmbeddingCloud> cloud() const;

private:
    std::int64_t step_;
    EmbeddingViewOptions stage_;
    std::uint64_t seed_;
    std::shared_ptr<StepArchive> archive_;  // of the run
    std::unique_ptr<Trainer<float>> trainer_;
    StepReturn way_;
    std::optional<Evaluator<float>> evaluator_;  // none: still on the way
};

}  // namespace centerscope
