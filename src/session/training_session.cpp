// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/training_session.h"

#include <utility>

#include "session/mailbox.h"
#include "session/training_worker.h"

namespace centerscope {

TrainingSession::TrainingSession(int threads, QObject* parent)
    : QObject(parent),
      mailbox_(std::make_unique<Mailbox>()),
      worker_(std::make_unique<TrainingWorker>(threads, *mailbox_)) {
    connect(worker_.get(), &TrainingWorker::newsWaiting, this, &TrainingSession::newsWaiting);
    connect(worker_.get(), &TrainingWorker::failed, this, &TrainingSession::failed);
    connect(worker_.get(), &TrainingWorker::stopped, this, &TrainingSession::stopped);
    connect(worker_.get(), &TrainingWorker::stopRefused, this, &TrainingSession::stopRefused);
    connect(worker_.get(), &TrainingWorker::playingChanged, this, [this](bool playing) {
        playing_ = playing;
        emit playingChanged(playing);
    });
    connect(worker_.get(), &TrainingWorker::runStarted, this, [this](const RunDescription& run) {
        run_ = run;
        emit runStarted(run);
    });
    worker_->moveToThread(&thread_);
    thread_.setObjectName("training");
    thread_.start();
}

TrainingSession::~TrainingSession() {
    worker_->stop();
    thread_.quit();
    thread_.wait();
}

/// Queues a call of the worker's; it runs between two steps.
template <typename... Arguments, typename... Values>
void TrainingSession::post(void (TrainingWorker::*call)(Arguments...), Values&&... values) {
    QMetaObject::invokeMethod(
        worker_.get(),
        [worker = worker_.get(), call, ... values = std::forward<Values>(values)] {
            (worker->*call)(values...);
        },
        Qt::QueuedConnection);
}

void TrainingSession::start(const Preset& preset, const std::filesystem::path& datasetFolder,
                            std::uint64_t seed) {
    post(&TrainingWorker::start, preset, datasetFolder, seed);
}

void TrainingSession::reset(std::uint64_t seed) {
    post(&TrainingWorker::reset, seed);
}

void TrainingSession::play() {
    post(&TrainingWorker::play);
}

void TrainingSession::pause() {
    post(&TrainingWorker::pause);
}

void TrainingSession::singleStep() {
    post(&TrainingWorker::singleStep);
}

void TrainingSession::change(std::function<void(Trainer<float>&)> edit) {
    post(&TrainingWorker::change, std::move(edit));
}

void TrainingSession::setLearningRate(double learningRate) {
    change([=](Trainer<float>& trainer) { trainer.setLearningRate(learningRate); });
}

void TrainingSession::setLambda(double lambda) {
    change([=](Trainer<float>& trainer) { trainer.setLambda(lambda); });
}

void TrainingSession::setAlpha(double alpha) {
    change([=](Trainer<float>& trainer) { trainer.setAlpha(alpha); });
}

void TrainingSession::setBatchSize(int batchSize) {
    change([=](Trainer<float>& trainer) { trainer.setBatchSize(batchSize); });
}

void TrainingSession::halveLearningRate() {
    change([](Trainer<float>& trainer) { trainer.halveLearningRate(); });
}

void TrainingSession::setHalvingRule(const HalvingRule& rule) {
    change([=](Trainer<float>& trainer) { trainer.setHalvingRule(rule); });
}

void TrainingSession::setStopAfter(std::optional<std::int64_t> step) {
    post(&TrainingWorker::setStopAfter, step);
}

void TrainingSession::setStage(const StageRequest& request) {
    post(&TrainingWorker::setStage, request);
}

void TrainingSession::setValidationInterval(std::int64_t steps) {
    post(&TrainingWorker::setValidationInterval, steps);
}

void TrainingSession::evaluate(SplitKind split) {
    post(&TrainingWorker::evaluate, split);
}

void TrainingSession::setSnapshotInterval(std::int64_t steps) {
    mailbox_->setSnapshotInterval(steps);
}

SessionUpdate TrainingSession::takeUpdate() {
    return mailbox_->take();
}

}  // namespace centerscope
