// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <variant>
#include <vector>

#include "presets/halving_rule.h"
#include "presets/hyperparameters.h"
#include "presets/value_schedule.h"
#include "runs/undo_entry.h"
#include "session/tracked_image.h"
#include "training/diagnosis.h"
#include "training/embedding_cloud.h"
#include "training/evaluation.h"
#include "training/open_set_scores.h"
#include "training/step_anatomy.h"
#include "training/step_metrics.h"

namespace centerscope {

/// Where the centers stood after one step; the stage draws trails from them.
struct CenterPositions {
    std::int64_t step = 0;
    std::vector<EmbeddingPosition> centers;  ///< one per class
    std::vector<int> counts = {};            ///< images of each class in the step's batch
    /// [class] how far it has moved in this step, in all dimensions; empty: positions tell.
    std::vector<float> moves = {};
};

/// How far the evaluation of a split or the fixed sample has come.
struct EvaluationProgress {
    PointSource source = PointSource::Validation;
    std::int64_t done = 0;   ///< images
    std::int64_t total = 0;  ///< images
};

/// How far an earlier step that is looked at has been made again.
struct RecallProgress {
    std::int64_t step = 0;   ///< that is looked at
    std::int64_t done = 0;   ///< steps on the way
    std::int64_t total = 0;  ///< steps
};

/// The run that this one comes from. What is measured up to this step of it is this run's own.
struct ForkPoint {
    std::uint64_t run = 0;
    std::int64_t step = 0;
    bool isUndo = false;  ///< it is that run, which Undo has brought back
};

/// A run that Undo brings back, by what it was left for.
struct RunLeft {
    static constexpr std::size_t kMost = 10;  ///< that are remembered
    enum class By { Reset, Preset, Dataset, Checkpoint, PastRun, Fork, LastGoodState };
    By by = By::Reset;

    bool operator==(const RunLeft&) const = default;
};

/// What Undo would take back.
using Undoable = std::variant<HyperparameterChange, RuleChange, CenterRuleSwitch, RunLeft>;

/// Everything that happened since the window last asked. Steps, changes and evaluations are
/// lossless and in order; the cloud is the newest only.
struct SessionUpdate {
    std::uint64_t run = 0;  ///< which run this belongs to; another value starts a new history
    std::optional<ForkPoint> origin;  ///< only in the run's first update
    /// With that: what was not yet taken of the run that was left; null: nothing.
    std::shared_ptr<const SessionUpdate> left;
    /// Another than before: what has been placed until then is on other axes. Null: no other.
    std::shared_ptr<const StageProjection> projection;
    std::vector<StepMetrics> steps;
    std::vector<CenterPositions> centers;
    std::vector<HyperparameterChange> changes;
    std::vector<Evaluation> evaluations;
    std::vector<TrackedPlace> tracked;            ///< of TrainingSession::track(), ascending steps
    std::shared_ptr<const EmbeddingCloud> cloud;  ///< null: nothing new to draw
    /// Due by the plan of setSnapshotInterval(), ascending; none is left out while the run lasts.
    /// Those that were not taken when it was left are dropped.
    std::vector<std::shared_ptr<const EmbeddingCloud>> snapshots;
    std::optional<EvaluationProgress> evaluationProgress;  ///< none: no evaluation under way
    std::shared_ptr<const EmbeddingCloud> recalled;        ///< an earlier step; null: none has come
    std::optional<RecallProgress> recallProgress;          ///< none: no step is being recalled
    std::shared_ptr<const OpenSetState> openSet;           ///< null: nothing new of unknown images
    std::shared_ptr<const StepAnatomy> anatomy;            ///< of TrainingSession::slowStep()
    std::optional<Diagnosis> diagnosis;       ///< the worst that is wrong with the run now
    Hyperparameters hyperparameters;          ///< in force for the next step
    ScheduledValues scheduled;                ///< which of them a schedule holds
    OverriddenSchedules overridden;           ///< which of them are no longer the preset's
    std::optional<CenterRule> centerRule;     ///< in force; none: the run has no center loss
    HalvingRule halvingRule;                  ///< in force
    std::optional<std::int64_t> nextHalving;  ///< the rate halves after this step
    std::optional<Undoable> undoable;         ///< none: nothing to undo
};

}  // namespace centerscope
