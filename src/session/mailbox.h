// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <mutex>
#include <vector>

#include "session/session_update.h"

namespace centerscope {

/// Where training leaves its news and the window picks it up. Scalars are lossless, points are a
/// ring of the last K, so memory is bounded by what is shown however seldom the window looks.
///
/// Locking: one mutex guards everything; each call takes it once and does little more than copy.
class Mailbox {
public:
    // Called by training. Each returns true when the window should be told that there is news:
    // once, until it has taken it.

    /// Drops everything and starts a new run.
    bool begin(std::uint64_t run, const Hyperparameters& hyperparameters,
               std::optional<std::int64_t> nextHalving);
    /// One step: its metrics, its points in batch order and where the centers stand behind it.
    bool addStep(const StepMetrics& metrics, const std::vector<EmbeddedPoint>& points,
                 std::vector<EmbeddingPosition> centers);
    bool addChanges(const std::vector<HyperparameterChange>& changes,
                    const Hyperparameters& inForce, std::optional<std::int64_t> nextHalving);
    bool addEvaluation(const Evaluation& evaluation);
    bool setCloud(std::shared_ptr<const EmbeddingCloud> cloud);
    bool setPass(const std::optional<PassProgress>& pass);
    /// What the stage shows. Live batches are kept at any time and shown again at once.
    bool setStage(bool live, int livePoints);

    /// Called by the window: everything new.
    SessionUpdate take();

private:
    bool announce();
    std::shared_ptr<const EmbeddingCloud> liveCloud() const;
    void keepLast(std::size_t capacity);

    std::mutex mutex_;
    SessionUpdate news_;
    bool announced_ = false;
    bool live_ = true;
    bool liveChanged_ = false;
    std::size_t capacity_ = 2000;
    std::size_t oldest_ = 0;  // where the ring starts once it is full
    std::vector<EmbeddedPoint> ring_;
    std::vector<EmbeddingPosition> centers_;
};

}  // namespace centerscope
