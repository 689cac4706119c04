// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/training_session.h"

#include <algorithm>
#include <utility>

#include "session/run_driver.h"
#include "session/run_loop.h"
#include "session/update_queue.h"

namespace centerscope {

TrainingSession::TrainingSession(int threads, RunLibrary library, QObject* parent)
    : TrainingSession(std::make_shared<TrainingThread>(threads), std::move(library), parent) {}

TrainingSession::TrainingSession(std::shared_ptr<TrainingThread> thread, RunLibrary library,
                                 QObject* parent)
    : QObject(parent),
      library_(std::move(library)),
      updates_(std::make_unique<UpdateQueue>()),
      thread_(std::move(thread)),
      driver_(std::make_unique<RunDriver>(thread_->loop(), library_, *updates_)) {
    connect(driver_.get(), &RunDriver::updateAvailable, this, &TrainingSession::updateAvailable);
    connect(driver_.get(), &RunDriver::failed, this, &TrainingSession::failed);
    connect(driver_.get(), &RunDriver::refused, this, &TrainingSession::refused);
    connect(driver_.get(), &RunDriver::deletedRunsPassedOver, this,
            &TrainingSession::deletedRunsPassedOver);
    connect(driver_.get(), &RunDriver::recordingChanged, this, &TrainingSession::recordingChanged);
    connect(driver_.get(), &RunDriver::spaceTaken, this, &TrainingSession::spaceTaken);
    connect(driver_.get(), &RunDriver::libraryFull, this, &TrainingSession::libraryFull);
    connect(driver_.get(), &RunDriver::roomMade, this, &TrainingSession::roomMade);
    connect(driver_.get(), &RunDriver::followedRunWritten, this,
            &TrainingSession::followedRunWritten);
    connect(driver_.get(), &RunDriver::followedBookmarksChanged, this,
            &TrainingSession::followedBookmarksChanged);
    connect(&thread_->thread(), &QThread::finished, driver_.get(), &RunDriver::stopFollowing,
            Qt::DirectConnection);
    connect(driver_.get(), &RunDriver::stopped, this, &TrainingSession::stopped);
    connect(driver_.get(), &RunDriver::stopRefused, this, &TrainingSession::stopRefused);
    connect(driver_.get(), &RunDriver::checkpointSaved, this, &TrainingSession::checkpointSaved);
    connect(driver_.get(), &RunDriver::forkProgress, this, &TrainingSession::forkProgress);
    connect(driver_.get(), &RunDriver::twinReady, this, &TrainingSession::twinReady);
    connect(driver_.get(), &RunDriver::eventsReady, this, &TrainingSession::eventsReady);
    connect(driver_.get(), &RunDriver::playingChanged, this, [this](bool playing) {
        playing_ = playing;
        emit playingChanged(playing);
    });
    connect(driver_.get(), &RunDriver::runStarted, this, [this](const RunInfo& run) {
        run_ = run;
        emit runStarted(run);
    });
    connect(driver_.get(), &RunDriver::folderMade, this, [this](const RunInfo& run) {
        run_.folder = run.folder;
        run_.identity = run.identity;
        emit folderMade();
    });
    driver_->moveToThread(&thread_->thread());
}

TrainingSession::~TrainingSession() {
    thread_->end();
    driver_->disconnect();  // nothing is left to notify
    if (lastPicture_)
        lastPicture_(*driver_);
    driver_->shutdown();
}

/// Queues a call of the driver's; it runs between two steps.
template <typename Call, typename... Values>
void TrainingSession::post(Call call, Values&&... values) {
    QMetaObject::invokeMethod(
        driver_.get(),
        [driver = driver_.get(), call, ... values = std::forward<Values>(values)] {
            (driver->*call)(values...);
        },
        Qt::QueuedConnection);
}

/// The same for what acts on the run under way, which may first have to arrive at a step.
template <typename Call, typename... Values>
void TrainingSession::postToRun(Call call, Values&&... values) {
    post(&RunDriver::enqueueOrRun,
         [driver = driver_.get(), call, ... values = std::forward<Values>(values)] {
             (driver->*call)(values...);
         });
}

/// The same for what is meant for the run that is shown and no other. Before the first is shown,
/// that is the first.
template <typename Call, typename... Values>
void TrainingSession::postToShown(Call call, Values&&... values) {
    post(&RunDriver::enqueueFor, std::max<std::uint64_t>(1, run_.run),
         [driver = driver_.get(), call, ... values = std::forward<Values>(values)] {
             (driver->*call)(values...);
         });
}

/// Notes whether what has just been posted lets it play. It holds until the driver has come this
/// far; from then on what the driver emits counts.
void TrainingSession::ask(bool playing) {
    asked_ = playing;
    const auto answer = [this, question = ++questions_] {
        if (question == questions_)
            asked_.reset();
    };
    const auto relay = [this, answer] {
        QMetaObject::invokeMethod(this, answer, Qt::QueuedConnection);
    };
    post(&RunDriver::enqueueOrRun, relay);
}

void TrainingSession::start(const Preset& preset, const std::filesystem::path& datasetFolder,
                            const Seeds& seeds) {
    post(&RunDriver::start, preset, datasetFolder, seeds);
    ask(false);
}

void TrainingSession::startPlaying(const Preset& preset, const std::filesystem::path& datasetFolder,
                                   const Seeds& seeds) {
    post(&RunDriver::startPlaying, preset, datasetFolder, seeds);
    ask(true);
}

void TrainingSession::reset(std::uint64_t seed) {
    post(&RunDriver::reset, seed);
    ask(false);
}

void TrainingSession::continueRun(const std::filesystem::path& folder) {
    post(&RunDriver::continueRun, folder);
    ask(false);
}

void TrainingSession::openCheckpoint(const std::filesystem::path& file) {
    post(&RunDriver::openCheckpoint, file);
    ask(false);
}

void TrainingSession::saveCheckpoint(const std::filesystem::path& file) {
    postToShown(&RunDriver::saveCheckpoint, file);
}

std::optional<Message> TrainingSession::whyLost() {
    std::optional<Message> why;
    QMetaObject::invokeMethod(
        driver_.get(), [&] { why = driver_->whyLost(); }, Qt::BlockingQueuedConnection);
    return why;
}

void TrainingSession::setLibraryBudget(const std::function<std::uint64_t()>& bytes) {
    post(&RunDriver::setLibraryBudget, bytes);
}

void TrainingSession::requestSpaceTaken() {
    post(&RunDriver::publishSpaceTaken);
}

void TrainingSession::readNames() {
    post(&RunDriver::readNames);
}

void TrainingSession::keepPicture(std::uint64_t run, const QByteArray& png) {
    post(&RunDriver::keepPicture, run, png);
    lastPicture_ = [run, png](RunDriver& driver) { driver.keepPicture(run, png); };
}

void TrainingSession::setCheckpointInterval(std::int64_t steps) {
    post(&RunDriver::setCheckpointInterval, steps);
}

void TrainingSession::play() {
    postToRun(&RunDriver::play);
    ask(true);
}

void TrainingSession::pause() {
    postToRun(&RunDriver::pause);
    ask(false);
}

void TrainingSession::stop() {
    QMetaObject::invokeMethod(
        driver_.get(), [this] { driver_->pause(); }, Qt::BlockingQueuedConnection);
}

void TrainingSession::setPace(int stepsPerSecond) {
    post(&RunDriver::setPace, stepsPerSecond);
}

void TrainingSession::singleStep() {
    postToRun(&RunDriver::singleStep);
    ask(false);
}

void TrainingSession::slowStep() {
    postToRun(&RunDriver::slowStep);
    ask(false);
}

void TrainingSession::returnToLastGoodState() {
    postToShown(&RunDriver::returnToLastGoodState);
    ask(true);
}

void TrainingSession::edit(std::function<void(Trainer<float>&)> change) {
    postToShown(&RunDriver::change, std::move(change));
}

void TrainingSession::set(Hyperparameter which, double value) {
    edit([=](Trainer<float>& trainer) { trainer.set(which, value); });
}

void TrainingSession::halveLearningRate() {
    edit([](Trainer<float>& trainer) { trainer.halveLearningRate(); });
}

void TrainingSession::setHalvingRule(const HalvingRule& rule) {
    edit([=](Trainer<float>& trainer) { trainer.setHalvingRule(rule); });
}

void TrainingSession::undo() {
    postToShown(&RunDriver::undo);
}

void TrainingSession::forkAt(std::int64_t step) {
    post(&RunDriver::forkShownAt, std::max<std::uint64_t>(1, run_.run), step);
    ask(false);
}

void TrainingSession::prepareTwin(std::optional<std::int64_t> step) {
    postToShown(&RunDriver::prepareTwin, step);
    ask(false);
}

void TrainingSession::cancelFork() {
    post(&RunDriver::cancelFork);
}

void TrainingSession::requestEvents() {
    postToRun(&RunDriver::publishEvents);
}

void TrainingSession::setStopAfter(std::optional<std::int64_t> step) {
    postToRun(&RunDriver::setStopAfter, step);
}

void TrainingSession::playTo(const StopGoal& goal) {
    postToRun(&RunDriver::playTo, goal);
    ask(true);
}

void TrainingSession::setStage(const EmbeddingViewOptions& options) {
    post(&RunDriver::setStage, options);
}

void TrainingSession::project(const std::optional<StageUnits>& units) {
    postToShown(&RunDriver::project, units);
}

void TrainingSession::setValidationInterval(std::int64_t steps) {
    post(&RunDriver::setValidationInterval, steps);
}

void TrainingSession::evaluate(SplitKind split) {
    postToRun(&RunDriver::evaluate, split);
}

void TrainingSession::track(std::vector<TrackedImage> images) {
    postToRun(&RunDriver::track, std::move(images));
}

void TrainingSession::followOpenSet(const OpenSetRequest& request) {
    postToRun(&RunDriver::followOpenSet, request);
}

void TrainingSession::recall(std::optional<std::int64_t> step) {
    postToRun(&RunDriver::recall, step);
}

void TrainingSession::setBookmarks(const std::vector<Bookmark>& bookmarks) {
    post(&RunDriver::setBookmarks, run_.run, bookmarks);
}

void TrainingSession::setSnapshotInterval(std::int64_t steps) {
    updates_->setSnapshotInterval(steps);
}

SessionUpdate TrainingSession::takeUpdate() {
    return updates_->take(run_.run);
}

std::optional<std::array<SessionUpdate, 2>> TrainingSession::takeUpdateWith(TrainingSession& twin) {
    return UpdateQueue::takeTogether(*updates_, run_.run, *twin.updates_, twin.run_.run);
}

}  // namespace centerscope

#include "moc_training_session.cpp"
