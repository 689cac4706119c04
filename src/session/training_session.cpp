// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/training_session.h"

#include <utility>

#include "session/training_worker.h"
#include "session/update_queue.h"

namespace centerscope {

TrainingSession::TrainingSession(int threads, RunArchive archive, QObject* parent)
    : QObject(parent),
      archive_(std::move(archive)),
      updates_(std::make_unique<UpdateQueue>()),
      worker_(std::make_unique<TrainingWorker>(threads, archive_, *updates_)) {
    connect(worker_.get(), &TrainingWorker::updateAvailable, this,
            &TrainingSession::updateAvailable);
    connect(worker_.get(), &TrainingWorker::failed, this, &TrainingSession::failed);
    connect(worker_.get(), &TrainingWorker::refused, this, &TrainingSession::refused);
    connect(worker_.get(), &TrainingWorker::stopped, this, &TrainingSession::stopped);
    connect(worker_.get(), &TrainingWorker::stopRefused, this, &TrainingSession::stopRefused);
    connect(worker_.get(), &TrainingWorker::checkpointSaved, this,
            &TrainingSession::checkpointSaved);
    connect(worker_.get(), &TrainingWorker::returning, this, &TrainingSession::returning);
    connect(worker_.get(), &TrainingWorker::eventsReady, this, &TrainingSession::eventsReady);
    connect(worker_.get(), &TrainingWorker::playingChanged, this, [this](bool playing) {
        playing_ = playing;
        emit playingChanged(playing);
    });
    connect(worker_.get(), &TrainingWorker::runStarted, this, [this](const RunInfo& run) {
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
    worker_->disconnect();  // nothing is left to notify
    worker_->shutdown();
}

/// Queues a call of the worker's; it runs between two steps.
template <typename Call, typename... Values>
void TrainingSession::post(Call call, Values&&... values) {
    QMetaObject::invokeMethod(
        worker_.get(),
        [worker = worker_.get(), call, ... values = std::forward<Values>(values)] {
            (worker->*call)(values...);
        },
        Qt::QueuedConnection);
}

/// The same for what acts on the run under way, which may first have to arrive at a step.
template <typename Call, typename... Values>
void TrainingSession::postToRun(Call call, Values&&... values) {
    post(&TrainingWorker::enqueueOrRun,
         [worker = worker_.get(), call, ... values = std::forward<Values>(values)] {
             (worker->*call)(values...);
         });
}

/// Notes whether what has just been posted lets it play. It holds until the worker has come this
/// far; from then on what the worker emits counts.
void TrainingSession::ask(bool playing) {
    asked_ = playing;
    const auto answer = [this, question = ++questions_] {
        if (question == questions_)
            asked_.reset();
    };
    const auto relay = [this, answer] {
        QMetaObject::invokeMethod(this, answer, Qt::QueuedConnection);
    };
    post(&TrainingWorker::enqueueOrRun, relay);
}

void TrainingSession::start(const Preset& preset, const std::filesystem::path& datasetFolder,
                            std::uint64_t seed) {
    post(&TrainingWorker::start, preset, datasetFolder, seed);
    ask(false);
}

void TrainingSession::startPlaying(const Preset& preset, const std::filesystem::path& datasetFolder,
                                   std::uint64_t seed) {
    post(&TrainingWorker::startPlaying, preset, datasetFolder, seed);
    ask(true);
}

void TrainingSession::reset(std::uint64_t seed) {
    post(&TrainingWorker::reset, seed);
    ask(false);
}

void TrainingSession::continueRun(const std::filesystem::path& folder) {
    post(&TrainingWorker::continueRun, folder);
    ask(false);
}

void TrainingSession::openCheckpoint(const std::filesystem::path& file) {
    post(&TrainingWorker::openCheckpoint, file);
    ask(false);
}

void TrainingSession::saveCheckpoint(const std::filesystem::path& file) {
    postToRun(&TrainingWorker::saveCheckpoint, file);
}

void TrainingSession::setCheckpointInterval(std::int64_t steps) {
    post(&TrainingWorker::setCheckpointInterval, steps);
}

void TrainingSession::play() {
    postToRun(&TrainingWorker::play);
    ask(true);
}

void TrainingSession::pause() {
    postToRun(&TrainingWorker::pause);
    ask(false);
}

void TrainingSession::singleStep() {
    postToRun(&TrainingWorker::singleStep);
    ask(false);
}

void TrainingSession::returnToLastGoodState() {
    postToRun(&TrainingWorker::returnToLastGoodState);
    ask(true);
}

void TrainingSession::change(std::function<void(Trainer<float>&)> edit) {
    postToRun(&TrainingWorker::change, std::move(edit));
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

void TrainingSession::undo() {
    postToRun(&TrainingWorker::undo);
}

void TrainingSession::returnTo(std::int64_t step) {
    postToRun(&TrainingWorker::returnTo, step);
    ask(false);
}

void TrainingSession::giveUpReturn() {
    post(&TrainingWorker::giveUpReturn);
}

void TrainingSession::requestEvents() {
    postToRun(&TrainingWorker::publishEvents);
}

void TrainingSession::setStopAfter(std::optional<std::int64_t> step) {
    postToRun(&TrainingWorker::setStopAfter, step);
}

void TrainingSession::setStage(const EmbeddingViewOptions& options) {
    post(&TrainingWorker::setStage, options);
}

void TrainingSession::setValidationInterval(std::int64_t steps) {
    post(&TrainingWorker::setValidationInterval, steps);
}

void TrainingSession::evaluate(SplitKind split) {
    postToRun(&TrainingWorker::evaluate, split);
}

void TrainingSession::setSnapshotInterval(std::int64_t steps) {
    updates_->setSnapshotInterval(steps);
}

SessionUpdate TrainingSession::takeUpdate() {
    return updates_->take(run_.run);
}

}  // namespace centerscope
