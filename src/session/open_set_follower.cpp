// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/open_set_follower.h"

#include <utility>

#include "data/dataset.h"
#include "data/known_part.h"

namespace centerscope {

namespace {

constexpr std::uint64_t kSampleSeed = 1;  // the same images each time

}  // namespace

void OpenSetFollower::startRun(Trainer<float>& trainer) {
    trainer_ = &trainer;
    chooseUnknown();
}

void OpenSetFollower::setRequest(const OpenSetRequest& request) {
    request_ = request;
    if (trainer_)
        chooseUnknown();
}

void OpenSetFollower::chooseUnknown() {
    clear();
    const Dataset& dataset = trainer_->dataset();
    const bool fits = request_.outsiders && request_.outsiders->test.shape == dataset.test.shape;
    unknownImages_ = std::make_shared<const Split>(fits ? request_.outsiders->test
                                                        : heldOutImages(dataset, SplitKind::Test));
}

void OpenSetFollower::clear() {
    known_.reset();
    unknown_.reset();
    begunAt_.reset();
    spent_ = 0;
}

void OpenSetFollower::begin(bool isAtRest) {
    if (isUnderWay() && begunAtRest_ && !isAtRest)
        clear();
    const bool isRested =
        isAtRest || !sinceFinished_.isValid() || sinceFinished_.nsecsElapsed() >= kRest * spent_;
    const bool isBegun = begunAt_ == trainer_->state().step && (begunAtRest_ || !isAtRest);
    if (isUnderWay() || !unknownImages_ || unknownImages_->size() == 0 || !isRested || isBegun)
        return;
    begunAt_ = trainer_->state().step;
    begunAtRest_ = isAtRest;
    spent_ = 0;
    const auto chosen = [&](const Split& split) {
        if (request_.isScored && isAtRest)
            return allIndices(split);
        return fixedSample(split, request_.isScored ? kScored : kPlaced, kSampleSeed);
    };
    unknown_.emplace(*trainer_, unknownImages_, chosen(*unknownImages_));
    if (!request_.isScored)
        return;
    const Split& test = trainer_->dataset().test;  // which the trainer holds
    known_.emplace(*trainer_, std::shared_ptr<const Split>(std::shared_ptr<void>(), &test),
                   chosen(test));
}

std::shared_ptr<const OpenSetState> OpenSetFollower::advance() {
    QElapsedTimer timer;
    timer.start();
    const int images = trainer_->evaluationBatch();
    const bool isDone = unknown_->advance(trainer_->network(), images) &&
                        (!known_ || known_->advance(trainer_->network(), images));
    if (!begunAtRest_)
        spent_ += timer.nsecsElapsed();
    if (!isDone)
        return nullptr;
    auto state = std::make_shared<OpenSetState>();
    state->step = unknown_->step();
    if (known_)
        state->known = known_->images();
    state->unknown = unknown_->images();
    state->centers = unknown_->centers();
    known_.reset();
    unknown_.reset();
    sinceFinished_.start();
    return state;
}

}  // namespace centerscope
