// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/step_recall.h"

#include <algorithm>
#include <utility>

#include "data/dataset.h"

namespace centerscope {

namespace {

/// Live batches of this many steps are on the stage at once.
std::int64_t stepsShown(const Run& run, const EmbeddingViewOptions& stage) {
    if (stage.source != PointSource::LiveBatches)
        return 0;
    const int batchSize = run.state().hyperparameters.batchSize;
    return (stage.livePoints + batchSize - 1) / batchSize;
}

TrainingState<float> stateBefore(const Run& run, std::int64_t step,
                                 const EmbeddingViewOptions& stage) {
    return run.stateBefore(std::max(run.firstRepeatableStep(), step - stepsShown(run, stage)));
}

}  // namespace

StepRecall::StepRecall(const Run& run, std::int64_t step, const EmbeddingViewOptions& stage)
    : step_(step),
      stage_(stage),
      seed_(run.config().seeds().dataSeed),
      trainer_(run.anotherTrainer()),
      way_(*trainer_, centerscope::stateBefore(run, step, stage), step) {}

bool StepRecall::advance() {
    if (evaluator_) {
        const bool isDone = evaluator_->advance(trainer_->network(), trainer_->evaluationBatch());
        if (isDone && stage_.source == PointSource::FixedSample)
            frames_.push_back(frameOf(evaluator_->cloud(stage_.source), nullptr));
        return isDone;
    }
    const std::int64_t before = trainer_->state().step;
    const bool isThere = way_.advance();
    const bool isLive = stage_.source == PointSource::LiveBatches;
    if (isLive && trainer_->state().step > before)
        frames_.push_back(batchFrame(*trainer_));
    if (!isThere || isLive)
        return isThere;
    const SplitKind kind = splitOf(stage_.source);
    const Split& split = trainer_->dataset().split(kind);
    evaluator_.emplace(*trainer_, kind,
                       stage_.source == PointSource::FixedSample
                           ? fixedSample(split, stage_.sampleSize, seed_)
                           : allIndices(split));
    return false;
}

RecallProgress StepRecall::progress() const {
    return {step_, way_.done(), way_.total()};
}

std::shared_ptr<const EmbeddingCloud> StepRecall::cloud() const {
    return evaluator_ ? std::make_shared<const EmbeddingCloud>(evaluator_->cloud(stage_.source))
                      : nullptr;
}

}  // namespace centerscope
