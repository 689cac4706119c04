// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <deque>
#include <optional>

#include "session/keyframe_plan.h"
#include "training/evaluator.h"
#include "training/trainer.h"

namespace centerscope {

/// Places the first images of the fixed sample at the steps of the plan, a chunk at a time. Each
/// keyframe is of exactly its step, however long it takes: it has its own copy of the weights.
class KeyframeQueue {
public:
    /// Forgets the keyframes of the run before. The trainer must outlive its run.
    void startRun(Trainer<float>& trainer, std::uint64_t seed);

    void noteChange();
    /// At the step that the trainer has reached.
    bool isDue() const;
    /// Each has a copy of the weights; a step that comes while so many are under way has none.
    static constexpr std::size_t kMostUnderWay = 4;
    /// Of that step, once, with so many images.
    void begin(std::int64_t images);
    void clear() { underWay_.clear(); }
    /// Those under way are forgotten, and one may begin again at the same step.
    void startAnew();

    bool isEmpty() const { return underWay_.empty(); }
    /// The next chunk; not where it is empty. Returns the keyframe that it has completed, if any.
    std::optional<EmbeddingCloud> advance();

private:
    Trainer<float>* trainer_ = nullptr;
    std::uint64_t seed_ = 0;
    KeyframePlan plan_;
    std::optional<std::int64_t> begun_;  // the step of the last one
    std::deque<Evaluator<float>> underWay_;
};

}  // namespace centerscope
