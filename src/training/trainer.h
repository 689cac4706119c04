// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "core/thread_pool.h"
#include "data/data_loader.h"
#include "data/dataset.h"
#include "nn/losses/embedding_loss.h"
#include "nn/losses/softmax_cross_entropy.h"
#include "nn/network.h"
#include "presets/preset.h"
#include "training/last_good_state.h"
#include "training/run_health.h"
#include "training/stage_projection.h"
#include "training/step_metrics.h"
#include "training/step_times.h"
#include "training/training_state.h"

namespace centerscope {

/// Trains one network on one data set: step() is Algorithm 1 of Wen et al. (ECCV 2016). Everything
/// that changes is in state(). Not thread-safe: one thread owns it.
template <typename T>
class Trainer {
public:
    /// A run at step 0 of the preset's network, fitted to the known part of the data set. pool must
    /// outlive the trainer. projection: of an embedding of more than two dimensions; none: on the
    /// axes that fittedProjection() finds at step 0, the same ones each time.
    Trainer(const Preset& preset, std::shared_ptr<const Dataset> dataset, const Seeds& seeds,
            ThreadPool& pool, InstructionSet instructionSet = bestInstructionSet(),
            std::optional<StageProjection> projection = {});

    /// One iteration of Algorithm 1. imagesPerSecond is left 0: time is the caller's.
    /// Throws Divergence instead of making a step whose losses, gradients or centers are not finite
    /// or whose loss has exploded, and another Error instead of one after kLastStep.
    StepMetrics step();

    /// Which values of the next step a schedule holds.
    ScheduledValues scheduled() const;

    /// Says what is wrong with the run, by state().health, if anything.
    const RunHealth& health() const { return health_; }
    /// After a Divergence: back to the newest state that is known to be good, with half of the
    /// learning rate that this state would have by now, its schedule followed, or half of that in
    /// force where it has been lowered since. The rate stays there: the schedule that led to the
    /// divergence is over. At most 2 · LastGoodState::kEvery steps are lost.
    void returnToLastGoodState();
    /// Where that cannot be carried through: to the state that it has left. The last good state
    /// stays.
    void stayAt(TrainingState<T> state);
    std::int64_t lastGoodStep() const { return lastGood_.get().step; }
    const LastGoodState<T>& lastGood() const { return lastGood_; }

    using Cause = HyperparameterChange::Cause;

    /// Each acts from the next step and overrides the value's schedule; a value equal to the one in
    /// force is no change unless a schedule holds that. Throws an Error for a value
    /// out of range (see Hyperparameters), also for a batch size that is not whole.
    void set(Hyperparameter which, double value, const ChangeReason& reason = {});
    void setLearningRate(double learningRate) { set(Hyperparameter::LearningRate, learningRate); }
    void setLambda(double lambda) { set(Hyperparameter::Lambda, lambda); }
    /// Refused where the preset's centers have no α.
    void setAlpha(double alpha) { set(Hyperparameter::Alpha, alpha); }
    void setBatchSize(int batchSize) { set(Hyperparameter::BatchSize, batchSize); }
    void halveLearningRate();
    void setHalvingRule(const HalvingRule& rule, const ChangeReason& reason = {});
    /// How the centers move from the next step on, in place of the preset's rule. Throws an Error
    /// where the preset has no center loss. α, where the new rule has one, stays as it is.
    void setCenterRule(const CenterRule& rule, const ChangeReason& reason = {});
    /// Resumes the preset's schedule of a value that was changed: from the next step it is as if
    /// it had been left alone. Without a schedule nothing happens. undoes: as in the history.
    void resumeSchedule(Hyperparameter which, std::optional<std::size_t> undoes = {});
    /// Whether the halving rule in force does: then what it sees, and when, is a part of the run.
    bool watchesValidation() const;
    /// For a rule that watches the validation loss: what it was at this step.
    void observeValidationLoss(std::int64_t step, double totalLoss);

    /// The changes since the last call, in order, the rule's own included.
    std::vector<HyperparameterChange> takeChanges() { return std::exchange(changes_, {}); }

    const TrainingState<T>& state() const { return state_; }
    /// Continues from a state of the same preset, data set and seed. Throws an Error for one of
    /// another number of classes. Then, and where memory runs out, nothing has changed.
    void restore(TrainingState<T> state);
    /// Back to a state that this trainer has been in, and to what it then knew to be good.
    void restore(TrainingState<T> state, LastGoodState<T> lastGood);

    /// Its network fitted to dataset(), with the center rule in force.
    const Preset& preset() const { return preset_; }
    /// Without the classes that the preset holds out.
    const Dataset& dataset() const { return *dataset_; }
    std::shared_ptr<const Dataset> sharedDataset() const { return dataset_; }
    /// Whether the next batch begins another epoch, at the batch size in force.
    bool isEpochOver() const;
    /// How many images an epoch has, and how each is handed to the network.
    std::int64_t trainingImages() const { return loader_.size(); }
    const InputTransform<T>& inputTransform() const { return loader_.transform(); }
    /// L_C of the joint loss.
    std::shared_ptr<const EmbeddingLoss<T>> embeddingLoss() const { return embeddingLoss_; }

    /// How its embeddings are shown in two dimensions; no part of the state.
    const StageProjection& projection() const { return *projection_; }
    /// Of two dimensions, which are shown as they are, it is the first two units.
    std::shared_ptr<const StageProjection> sharedProjection() const { return projection_; }
    void setProjection(StageProjection projection) {
        projection_ = std::make_shared<const StageProjection>(std::move(projection));
    }
    /// On the first two principal axes of training images that are the same for a data seed, as the
    /// network has them now.
    StageProjection fittedProjection();
    /// What takes the place of the axes of before the first step, once the network has turned away
    /// from its start: after step 10, where it shows clearly more. None after any other step, and
    /// where the axes were asked for. So it depends on the run alone.
    std::optional<StageProjection> betterProjection();

    /// Where the time of the last step that was made went.
    const StepTimes& times() const { return times_; }

    // Of the last step that was computed, before its update; after a Divergence that is the one
    // which was refused. d: the size of an embedding.
    const Batch<T>& batch() const { return batch_; }
    const Matrix<T>& embeddings() const { return proposal_.embeddings; }         ///< (m, d)
    const std::vector<Prediction>& predictions() const { return predictions_; }  ///< m
    const std::vector<T>& gradients() const { return proposal_.gradients; }      ///< of all weights

    /// For evaluations between steps; takes up to evaluationBatch() images at once.
    Network<T>& network() { return *network_; }
    int evaluationBatch() const { return kEvaluationBatch; }

private:
    static constexpr int kEvaluationBatch = 100;
    static constexpr std::int64_t kProjected = 1000;  // images that axes are fitted to

    /// What a batch makes of the state, all of it from the values before the update. It stays
    /// outside the state until it has been judged.
    struct Proposal {
        LoaderPosition loader;      // after the batch
        std::vector<T> statistics;  // running averages with the batch
        Matrix<T> embeddings;       // (m, d)
        std::vector<T> gradients;   // ∂L/∂w, laid out as the weights
        EmbeddingLossSums<T> lossSums;
        EmbeddingLossState<T> embeddingLoss;  // its centers moved (Eq. 4)
    };

    bool overrideValue(Hyperparameter which, double value, const ChangeReason& reason);
    void record(Hyperparameter which, double from, double to, const ChangeReason& reason);
    void startFromData();
    void changeBatchSize(double value, const ChangeReason& reason);
    void followCenterRule(const std::vector<RunEvent>& history);
    void restartPlateaus(Hyperparameter which);
    StepMetrics computeGradient();
    void recordHealth(std::int64_t step);
    void judge(const StepMetrics& metrics) const;
    void commit(const StepMetrics& metrics);
    StepMetrics measure(const Matrix<T>& embeddings, const Matrix<T>& logits);
    void applyHalvingRule(double totalLoss);
    void applySchedules();
    void multiplyLearningRate(double factor, Cause cause);
    void fitNetwork(int batchSize);
    std::vector<float> projectedSample();

    std::shared_ptr<const Dataset> dataset_;
    Preset preset_;
    ThreadPool& pool_;
    DataLoader<T> loader_;
    InstructionSet instructionSet_;
    int largestBatch_ = 0;
    std::unique_ptr<Network<T>> network_;
    EmbeddingLossDescription firstEmbeddingLoss_;  // the preset's
    std::shared_ptr<const EmbeddingLoss<T>> embeddingLoss_;
    TrainingState<T> state_;
    LastGoodState<T> lastGood_;
    RunHealth health_;
    std::optional<Issue> issue_;  // that the history has
    std::vector<Parameter> biases_;
    std::uint64_t dataSeed_;
    std::shared_ptr<const StageProjection> projection_;
    std::vector<HyperparameterChange> changes_;

    StepTimes times_;
    Batch<T> batch_;
    std::vector<Prediction> predictions_;
    Matrix<T> embeddingGradients_;  // λ ∂L_C/∂x, (m, d)
    Matrix<T> logitGradients_;      // ∂L_S/∂z, (m, classes)
    Proposal proposal_;             // of the step under way or, between steps, of the last one
};

extern template class Trainer<float>;
extern template class Trainer<double>;

}  // namespace centerscope
