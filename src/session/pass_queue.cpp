// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/pass_queue.h"

#include <algorithm>
#include <utility>

namespace centerscope {

namespace {

SplitKind splitOf(StageSource source) {
    switch (source) {
        case StageSource::Validation:
            return SplitKind::Validation;
        case StageSource::Test:
            return SplitKind::Test;
        case StageSource::LiveBatches:
        case StageSource::FixedSample:
            break;
    }
    return SplitKind::Train;
}

}  // namespace

void PassQueue::startRun(Trainer<float>& trainer, std::uint64_t seed) {
    clear();
    trainer_ = &trainer;
    seed_ = seed;
}

void PassQueue::setSampleSize(std::int64_t images) {
    if (std::exchange(sampleSize_, images) != images)
        forget(StageSource::FixedSample);
}

void PassQueue::request(StageSource source) {
    const bool waits = std::ranges::find(waiting_, source) != waiting_.end();
    if (waits || (current_ && current_->source == source))
        return;
    waiting_.push_back(source);
    if (!current_ && !suspended_)
        beginNext();
}

void PassQueue::forget(StageSource source) {
    std::erase(waiting_, source);
    if (current_ && current_->source == source) {
        current_.reset();
        beginNext();
    }
}

void PassQueue::clear() {
    waiting_.clear();
    current_.reset();
    suspended_ = false;
}

void PassQueue::suspend() {
    if (current_)
        waiting_.push_front(std::exchange(current_, std::nullopt)->source);
    suspended_ = true;
}

std::optional<PassProgress> PassQueue::progress() const {
    if (!current_)
        return std::nullopt;
    return PassProgress{current_->source, current_->pass.done(), current_->pass.total()};
}

std::optional<PassQueue::Pass> PassQueue::advance() {
    suspended_ = false;
    if (!current_)
        beginNext();
    if (!current_ || !current_->pass.advance(trainer_->network(), trainer_->evaluationBatch()))
        return std::nullopt;
    std::optional<Pass> finished = std::exchange(current_, std::nullopt);
    beginNext();
    return finished;
}

void PassQueue::beginNext() {
    if (waiting_.empty())
        return;
    const StageSource source = waiting_.front();
    waiting_.pop_front();
    const SplitKind kind = splitOf(source);
    const Split& split = trainer_->dataset().split(kind);
    current_.emplace(
        Pass{source,
             {*trainer_, kind,
              source == StageSource::FixedSample ? fixedSample(split, sampleSize_, seed_)
                                                 : allIndices(split)}});
}

}  // namespace centerscope
