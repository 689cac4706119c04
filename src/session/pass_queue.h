// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <deque>
#include <optional>

#include "session/session_update.h"
#include "session/stage_request.h"
#include "training/evaluation_pass.h"
#include "training/trainer.h"

namespace centerscope {

/// The passes over a split or the fixed sample that are asked for while a run trains: one goes on a
/// slice at a time, the others wait for it.
class PassQueue {
public:
    struct Pass {
        StageSource source;
        EvaluationPass<float> pass;
    };

    /// Forgets the passes of the run before. The trainer must outlive its run; seed: of the fixed
    /// sample.
    void startRun(Trainer<float>& trainer, std::uint64_t seed);
    /// How many images the fixed sample has from now on; a pass over another number is forgotten.
    void setSampleSize(std::int64_t images);

    /// Of the version of the network that the trainer has reached when the pass begins. One that
    /// waits or is under way is not asked for twice: it comes soon enough.
    void request(StageSource source);
    void forget(StageSource source);
    void clear();
    /// Until the next slice none begins. The one under way begins anew then: while the trainer is
    /// on its way back to an earlier step there is no version to look at.
    void suspend();

    bool isEmpty() const { return !current_ && waiting_.empty(); }
    /// Of the pass under way; none where there is none.
    std::optional<PassProgress> progress() const;
    /// The next slice. Returns the pass that has come to its end with it.
    std::optional<Pass> advance();

private:
    void beginNext();

    Trainer<float>* trainer_ = nullptr;
    std::uint64_t seed_ = 0;
    std::int64_t sampleSize_ = StageRequest().sampleSize;
    std::deque<StageSource> waiting_;
    std::optional<Pass> current_;
    bool suspended_ = false;
};

}  // namespace centerscope
