// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/keyframe_queue.h"

#include <utility>

#include "data/dataset.h"

namespace centerscope {

void KeyframeQueue::startRun(Trainer<float>& trainer, std::uint64_t seed) {
    trainer_ = &trainer;
    seed_ = seed;
    plan_ = {};
    startAnew();
}

void KeyframeQueue::startAnew() {
    begun_.reset();
    clear();
}

void KeyframeQueue::noteChange() {
    plan_.noteChange(trainer_->state().step);
}

bool KeyframeQueue::isDue() const {
    return plan_.isDue(trainer_->state().step, trainer_->state().hyperparameters.batchSize);
}

void KeyframeQueue::begin(std::int64_t images) {
    const std::int64_t step = trainer_->state().step;
    if (underWay_.size() >= kMostUnderWay || std::exchange(begun_, step) == step)
        return;
    underWay_.emplace_back(*trainer_, SplitKind::Train,
                           fixedSample(trainer_->dataset().train, images, seed_));
}

std::optional<EmbeddingCloud> KeyframeQueue::advance() {
    Evaluator<float>& first = underWay_.front();
    if (!first.advance(trainer_->network(), trainer_->evaluationBatch()))
        return std::nullopt;
    EmbeddingCloud cloud = first.cloud(PointSource::FixedSample);
    underWay_.pop_front();
    return cloud;
}

}  // namespace centerscope
