// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "runs/run.h"
#include "runs/run_tail.h"
#include "session/embedding_view_options.h"
#include "session/evaluation_queue.h"
#include "session/image_tracker.h"
#include "session/keyframe_queue.h"
#include "session/open_set_follower.h"
#include "session/session_update.h"
#include "session/step_recall.h"
#include "session/update_queue.h"

namespace centerscope {

/// Puts what happens in a run into the queue from which the window takes it, keeps where images
/// were put step by step, and evaluates a split or the fixed sample for the window's stage, also as
/// it was at an earlier step: a chunk at a time, so that this never holds up training.
class RunPublisher {
public:
    /// isAvailable is called when the window should be notified of an update.
    RunPublisher(UpdateQueue& updates, std::function<void()> isAvailable)
        : updates_(updates), isAvailable_(std::move(isAvailable)) {}

    /// From here on it is this run that is published, under the number of its first update; it must
    /// outlive that. announce is called when the queue has that update and before the window is
    /// notified of it. sampleSeed: of the fixed sample.
    void startRun(Run& run, SessionUpdate first, std::uint64_t sampleSeed,
                  const std::function<void()>& announce);

    /// From here on what is drawn of it waits until its twin has come as far.
    void leadTwin() { isLeading_ = true; }
    void releaseUpdates();

    void publishStep(const StepMetrics& metrics);
    /// What the last step made of its batch.
    void publishAnatomy(StepAnatomy anatomy);
    void publishEvaluation(PointSource source, const Evaluator<float>& evaluator);
    /// Whether events have been added to the run's history since the last call.
    bool publishChanges();
    /// What has been added to a run that another program writes. Where there is a newer checkpoint,
    /// the run's trainer takes it over.
    void publishAddition(const RunTail::Addition& addition);
    void publishUndoable(const std::optional<Undoable>& undoable);
    /// What is wrong with the run, if anything. A divergence is published by the step that it has
    /// stopped, and whatever is done about it calls this.
    void publishHealth();
    void publishDivergence(const Diagnosis& diagnosis);

    /// Where these images are from now on is published, while training at most every
    /// ImageTracker::kInterval.
    void track(std::vector<TrackedImage> images);
    /// From now on where images of unknown classes are is published at a calm rate.
    void followOpenSet(const OpenSetRequest& request);
    /// The run stands still: what the window shows is to be of the step that it has come to. Splits
    /// stay at their intervals, for each of their evaluations is recorded.
    void publishPause();

    void setStage(const EmbeddingViewOptions& options);
    // How the run's embeddings are shown from here on, where they have more than two dimensions.
    /// As Run::projectionOn() has it and throws.
    void project(const std::optional<StageUnits>& units);
    void setProjection(const StageProjection& projection);
    /// What the stage shows, if it needs to be evaluated.
    void requestViewEvaluation();
    void requestEvaluation(PointSource source) { evaluations_.request(source); }
    /// While a fork of the run is under way.
    void suspendEvaluations();
    void clearEvaluations();
    bool isEvaluating() const {
        return !evaluations_.isEmpty() || !keyframes_.isEmpty() || openSet_.isUnderWay() || recall_;
    }
    /// The next chunk.
    void advanceEvaluation();
    /// The next step or chunk of what is looked back at, if anything is. Throws.
    void advanceRecall();
    /// Brings the stage as it was after this step, which has been made; none: no longer. Throws.
    void recall(std::optional<std::int64_t> step);

private:
    static constexpr std::size_t kMostKept = 2000;  // images of a keyframe

    std::optional<double> attainable(std::int64_t step) const;
    std::vector<float> centerMoves();
    void publishTracked();
    void adopt(const TrainingState<float>& state);
    void notify(bool available) const;
    void holdForTwin();
    void keep(EmbeddingCloud sample);
    void beginKeyframe();
    void beginOpenSet();
    void advanceOpenSet();
    bool isKept(const StepFrame& frame) const;

    UpdateQueue& updates_;
    std::function<void()> isAvailable_;
    Run* run_ = nullptr;
    bool isLeading_ = false;
    std::optional<std::int64_t> firstStep_;  // where there has been no batch since
    std::size_t eventsSeen_ = 0;
    std::vector<EmbeddedPoint> points_;  // of the last step
    std::vector<float> centers_;         // after it, (classes, d), of more than two dimensions
    bool isKeyframesTurn_ = false;
    bool isAtRest_ = false;                      // no step has been made since publishPause()
    std::shared_ptr<const FrameImages> sample_;  // of the last keyframe
    EmbeddingViewOptions stage_;
    EvaluationQueue evaluations_;
    ImageTracker tracker_;
    KeyframeQueue keyframes_;
    OpenSetFollower openSet_;
    bool isOpenSetsTurn_ = false;
    std::optional<StepRecall> recall_;
};

}  // namespace centerscope
