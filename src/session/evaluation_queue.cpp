// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/evaluation_queue.h"

#include <algorithm>
#include <utility>

#include "data/dataset.h"

namespace centerscope {

void EvaluationQueue::startRun(Trainer<float>& trainer, std::uint64_t seed) {
    clear();
    trainer_ = &trainer;
    seed_ = seed;
}

void EvaluationQueue::setSampleSize(std::int64_t images) {
    if (std::exchange(sampleSize_, images) != images)
        forget(PointSource::FixedSample);
}

void EvaluationQueue::request(PointSource source) {
    const bool waits = std::ranges::find(pending_, source) != pending_.end();
    if (waits || (current_ && current_->source == source))
        return;
    pending_.push_back(source);
    if (!current_ && !suspended_)
        beginNext();
}

void EvaluationQueue::forget(PointSource source) {
    std::erase(pending_, source);
    if (current_ && current_->source == source) {
        current_.reset();
        beginNext();
    }
}

void EvaluationQueue::clear() {
    pending_.clear();
    current_.reset();
    suspended_ = false;
}

void EvaluationQueue::suspend() {
    if (current_)
        pending_.push_front(std::exchange(current_, std::nullopt)->source);
    suspended_ = true;
}

std::optional<EvaluationProgress> EvaluationQueue::progress() const {
    if (!current_)
        return std::nullopt;
    return EvaluationProgress{current_->source, current_->evaluator.done(),
                              current_->evaluator.total()};
}

std::optional<EvaluationQueue::Entry> EvaluationQueue::advance() {
    suspended_ = false;
    if (!current_)
        beginNext();
    if (!current_ || !current_->evaluator.advance(trainer_->network(), trainer_->evaluationBatch()))
        return std::nullopt;
    std::optional<Entry> finished = std::exchange(current_, std::nullopt);
    beginNext();
    return finished;
}

void EvaluationQueue::beginNext() {
    if (pending_.empty())
        return;
    const PointSource source = pending_.front();
    pending_.pop_front();
    const SplitKind kind = splitOf(source);
    const Split& split = trainer_->dataset().split(kind);
    current_.emplace(
        Entry{source,
              {*trainer_, kind,
               source == PointSource::FixedSample ? fixedSample(split, sampleSize_, seed_)
                                                  : allIndices(split)}});
}

}  // namespace centerscope
