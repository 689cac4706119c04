// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <deque>
#include <optional>

#include "training/evaluator.h"
#include "training/trainer.h"

namespace centerscope {

/// At which steps the fixed sample is kept: dense at first and after a change, where most happens
/// in few steps, and then so seldom that it takes some two percent of the training time.
class KeyframePlan {
public:
    static constexpr std::int64_t kImages = 500;  ///< of a keyframe

    /// Values were changed after this step.
    void noteChange(std::int64_t step) { change_ = step; }

    bool isDue(std::int64_t step, int batchSize) const {
        constexpr std::array<std::int64_t, 6> kEarly{0, 1, 5, 10, 20, 50};
        constexpr std::array<std::int64_t, 5> kAfterChange{0, 1, 5, 20, 50};
        return step % interval(batchSize) == 0 || std::ranges::find(kEarly, step) != kEarly.end() ||
               (change_ && std::ranges::find(kAfterChange, step - *change_) != kAfterChange.end());
    }

    /// To place an image takes a third of the time that it takes to train on it. 100, 200, 500, …
    static std::int64_t interval(int batchSize) {
        constexpr std::int64_t kTrained = 16 * kImages;
        std::int64_t decade = 100;
        for (; 10 * decade * batchSize < kTrained; decade *= 10) {
        }
        for (const std::int64_t factor : {1, 2, 5})
            if (factor * decade * batchSize >= kTrained)
                return factor * decade;
        return 10 * decade;
    }

private:
    std::optional<std::int64_t> change_;
};

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
