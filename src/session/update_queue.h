// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

#include "session/session_update.h"

namespace centerscope {

/// Finds the moments of automatic snapshots: every multiple of so many steps.
class SnapshotSchedule {
public:
    /// From the first multiple of every after `step`; 0: never.
    void start(std::int64_t every, std::int64_t step) {
        every_ = every;
        next_ = every > 0 ? (step / every + 1) * every : 0;
    }
    void stop() { every_ = 0; }

    /// True once for each moment: at it or, where not every step is seen, first after it.
    bool isDue(std::int64_t step) {
        if (every_ == 0 || step < next_)
            return false;
        start(every_, step);
        return true;
    }

private:
    std::int64_t every_ = 0;
    std::int64_t next_ = 0;
};

/// Where training leaves what is new and the window picks it up. Points are a ring of the last K,
/// and of clouds there is the newest only. Scalars, centers and tracked places are lossless, and so
/// are automatic snapshots: they grow until the window takes them.
///
/// Locking: one mutex guards everything; each call takes it once and does little more than copy.
class UpdateQueue {
public:
    // Called by training. Each returns true when the window should be notified that there is an
    // update: once, until it has taken it.

    /// Starts a new run, whose first update this is. Of the run that is left only the scalars stay
    /// that have not been taken, and only where the new one has it as its origin. The window is
    /// always to be notified, after it has heard of the run itself.
    void startRun(SessionUpdate first);
    /// Of a step whose positions are a projection.
    struct AllDimensions {
        std::optional<double> varianceShare;  ///< of its batch
        /// What fitted axes would show of it; none: not looked at, the one before holds.
        std::optional<double> attainableShare;
        std::vector<float> moves;  ///< as of CenterPositions
    };
    /// One step: its metrics, its points in batch order and where the centers stand after it.
    bool addStep(const StepMetrics& metrics, const std::vector<EmbeddedPoint>& points,
                 std::vector<EmbeddingPosition> centers, AllDimensions all = {});
    /// How embeddings of more than two dimensions are placed from here on. What was placed before
    /// and has not been taken is gone.
    bool setProjection(std::shared_ptr<const StageProjection> projection);
    /// A step that was trained elsewhere: its metrics are all that is known.
    bool addRow(const StepMetrics& metrics);
    /// What changed, and what is in force after it.
    bool addChanges(const std::vector<HyperparameterChange>& changes,
                    const Hyperparameters& inForce, const HalvingRule& rule,
                    const ScheduledValues& scheduled, const OverriddenSchedules& overridden);
    bool setUndoable(const std::optional<Undoable>& undoable);
    bool setCenterRule(const std::optional<CenterRule>& rule);
    bool addEvaluation(const Evaluation& evaluation);
    bool addTracked(const std::vector<TrackedPlace>& places);
    bool setCloud(std::shared_ptr<const EmbeddingCloud> cloud);
    bool setOpenSet(std::shared_ptr<const OpenSetState> state);
    bool setEvaluationProgress(const std::optional<EvaluationProgress>& progress);
    bool setRecallProgress(const std::optional<RecallProgress>& progress);
    /// The stage as it was at an earlier step, which ends the progress.
    bool setRecalled(std::shared_ptr<const EmbeddingCloud> cloud);
    bool setAnatomy(std::shared_ptr<const StepAnatomy> anatomy);
    /// What is wrong with the run now; none: all is well.
    bool setDiagnosis(const std::optional<Diagnosis>& diagnosis);
    /// What the stage shows. Live batches are kept at any time and shown again at once.
    bool setStage(bool live, int livePoints);
    /// Nothing is taken together with a twin's until release(), for that has yet to come as far.
    void hold();
    bool release();

    // Called by the window.

    /// Keeps a cloud every so many steps, from the next multiple on, for as long as this run lasts;
    /// 0: no longer. Drops those that have not been taken.
    void setSnapshotInterval(std::int64_t steps);
    /// Everything new of this run; an update of run 0 while another one has begun, of which the
    /// window has not been notified yet.
    SessionUpdate take(std::uint64_t run);
    /// The same of a twin and of the other one, which it leads, in one moment; none while it is
    /// held.
    static std::optional<std::array<SessionUpdate, 2>> takeTogether(UpdateQueue& leader,
                                                                    std::uint64_t run,
                                                                    UpdateQueue& other,
                                                                    std::uint64_t otherRun);

private:
    SessionUpdate taken(std::uint64_t run);
    bool announce();
    std::shared_ptr<const SessionUpdate> takeRemaining();
    std::shared_ptr<const EmbeddingCloud> liveCloud() const;
    void forgetBatches();
    void keepLast(std::size_t capacity);
    void setRule(const HalvingRule& rule);

    std::mutex mutex_;
    SessionUpdate update_;
    bool announced_ = false;
    bool isHeld_ = false;
    bool live_ = true;
    bool liveChanged_ = false;
    std::size_t capacity_ = 2000;
    std::size_t oldest_ = 0;  // where the ring starts once it is full
    std::vector<EmbeddedPoint> ring_;
    std::vector<EmbeddingPosition> centers_;
    std::shared_ptr<const StageProjection> projection_;
    std::optional<double> varianceShare_;    // of the last batch
    std::optional<double> attainableShare_;  // of the last that was looked at
    std::int64_t step_ = 0;                  // that the run has come to
    SnapshotSchedule snapshots_;
};

}  // namespace centerscope
