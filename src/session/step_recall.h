// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "runs/run.h"
#include "session/embedding_view_options.h"
#include "session/session_update.h"

namespace centerscope {

/// Makes an earlier step of a run again to look at it, with a trainer of its own: from the nearest
/// checkpoint, to the same bits, one training step or chunk of images at a time. The run stays as
/// it is.
class StepRecall {
public:
    /// step: made already, and repeatable. The run's threads must outlive it. Throws an Error.
    StepRecall(const Run& run, std::int64_t step, const EmbeddingViewOptions& stage);

    /// True when the stage can be shown as it was after the step. Throws as Trainer::step() does.
    bool advance();
    RecallProgress progress() const;
    /// What it has found, to be kept too.
    std::vector<StepFrame> takeFrames() { return std::exchange(frames_, {}); }
    /// The stage then; null for live batches, which are in the frames.
    std::shared_ptr<const EmbeddingCloud> cloud() const;

private:
    std::int64_t step_;
    EmbeddingViewOptions stage_;
    std::uint64_t seed_;
    std::unique_ptr<Trainer<float>> trainer_;
    StepFork way_;
    std::vector<StepFrame> frames_;
    std::optional<Evaluator<float>> evaluator_;  // none: still on the way
};

}  // namespace centerscope
