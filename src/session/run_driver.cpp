// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/run_driver.h"

#include <algorithm>
#include <exception>
#include <memory>
#include <utility>
#include <variant>

#include "core/error.h"
#include "core/write_whole.h"
#include "runs/checkpoint.h"
#include "runs/event_log.h"
#include "session/file_name.h"
#include "session/run_loop.h"

namespace centerscope {

RunDriver::RunDriver(RunLoop& loop, RunLibrary library, UpdateQueue& updates)
    : loop_(loop),
      publisher_(updates, [this] { emit updateAvailable(); }),
      current_(loop, std::move(library), publisher_, this),
      fork_([this](std::int64_t done, std::int64_t total) { emit forkProgress(done, total); }),
      opener_(
          current_, publisher_, loop, fork_,
          [this](ForkTask::Way way, ForkTask::Arrival arrive) {
              startWay(std::move(way), std::move(arrive));
          },
          this) {
    loop_.add(*this);
    clock_.start();
    stepTimer_.setSingleShot(true);
    stepTimer_.setTimerType(Qt::PreciseTimer);
    connect(&stepTimer_, &QTimer::timeout, this, [this] { loop_.schedule(); });
    connect(&current_, &RunUnderWay::leaving, this, [this] {
        dropFork();
        opener_.stopFollowing();
        setPlaying(false);
    });
    connect(&current_, &RunUnderWay::started, this, [this](const RunInfo& run) {
        playback_.setStopAfter(std::nullopt);
        emit runStarted(run);
    });
    connect(&current_, &RunUnderWay::folderMade, this, &RunDriver::folderMade);
    connect(&current_, &RunUnderWay::libraryFull, this, &RunDriver::libraryFull);
    connect(&current_, &RunUnderWay::roomMade, this, &RunDriver::roomMade);
    connect(&current_, &RunUnderWay::recordingChanged, this, &RunDriver::recordingChanged);
    connect(&current_, &RunUnderWay::failed, this, &RunDriver::failed);
    connect(&opener_, &RunOpener::followedRunWritten, this, &RunDriver::followedRunWritten);
    connect(&opener_, &RunOpener::followedBookmarksChanged, this,
            &RunDriver::followedBookmarksChanged);
    connect(&opener_, &RunOpener::deletedRunsPassedOver, this, &RunDriver::deletedRunsPassedOver);
}

RunDriver::~RunDriver() {
    loop_.remove(*this);
    if (twin_)
        twin_->setTwin(nullptr);
}

void RunDriver::shutdown() {
    attempt([this] {
        dropFork();
        if (run())
            run()->writeCheckpoint();
    });
}

void RunDriver::enqueueOrRun(std::function<void()> command) {
    if (fork_.isUnderWay())
        fork_.holdBack(std::move(command));
    else
        attempt(command);
}

void RunDriver::enqueueFor(std::uint64_t run, std::function<void()> command) {
    enqueueOrRun([this, run, command = std::move(command)] {
        if (current_.isOf(run))
            command();
    });
}

bool RunDriver::start(const Preset& preset, const std::filesystem::path& datasetFolder,
                      const Seeds& seeds) {
    return attempt([&] { opener_.start(preset, datasetFolder, seeds); });
}

void RunDriver::leadTwin(RunDriver& other) {
    setTwin(&other);
    other.setTwin(this);
    other.isLed_ = true;
    publisher_.leadTwin();
}

void RunDriver::setTwin(RunDriver* twin) {
    twin_ = twin;
    current_.setTwin(twin != nullptr);
}

void RunDriver::prepareTwin(std::optional<std::int64_t> step) {
    if (!run())
        return;
    setPlaying(false);
    attempt([&] {
        const std::int64_t reached = run()->state().step;
        const std::int64_t from = std::min(step.value_or(reached), reached);
        if (reached > 0)
            run()->writeCheckpoint();  // with the rows that come along
        if (from == reached)
            return emit twinReady(current_.twinStart(run()->state()));
        if (from < run()->firstRepeatableStep())
            throw Error(MessageCode::NoTwinsBefore, from, run()->firstRepeatableStep());
        const std::shared_ptr<Trainer<float>> past = run()->anotherTrainer();
        startWay(StepFork(*past, run()->stateBefore(from), from), [this, past](ForkTask::Way&) {
            emit twinReady(current_.twinStart(past->state()));
            loop_.schedule();
        });
    });
}

void RunDriver::startTwin(const TwinStart& twin) {
    attempt([&] { opener_.startTwin(twin); });
}

void RunDriver::startPlaying(const Preset& preset, const std::filesystem::path& datasetFolder,
                             const Seeds& seeds) {
    if (start(preset, datasetFolder, seeds))
        play();
}

void RunDriver::reset(std::uint64_t seed) {
    if (run())
        attempt([this, seed] { opener_.reset(seed); });
}

void RunDriver::continueRun(const std::filesystem::path& folder) {
    attempt([&] { opener_.continueRun(folder); });
}

void RunDriver::openCheckpoint(const std::filesystem::path& file) {
    attempt([&] { opener_.openCheckpoint(file); });
}

void RunDriver::saveCheckpoint(const std::filesystem::path& file) {
    if (!run())
        return;
    attempt([&] {
        if (!isFinite(run()->state()))
            throw Error(MessageCode::StateIsNotFinite, run()->state().step);
        writeWhole(file, checkpointBytes(run()->config(), run()->state()));
        emit checkpointSaved(textOf(file));
    });
}

std::optional<Message> RunDriver::whyLost() {
    std::optional<Message> why;
    attempt([&] {
        if (run() && !fork_.isUnderWay())  // else its trainer is on the way
            run()->writeCheckpoint();
        why = current_.whyUnrecorded();
    });
    return why;
}

void RunDriver::play() {
    if (!isReady())
        return;
    prepareToPlay();
    if (twin_)
        twin_->prepareToPlay();
    setPlaying(true);
    loop_.schedule();
}

void RunDriver::prepareToPlay() {
    publisher_.publishHealth();
    run()->startClock();
}

void RunDriver::setPace(int stepsPerSecond) {
    playback_.setPace(stepsPerSecond);
    loop_.schedule();
}

void RunDriver::singleStep() {
    makeOfBoth(&RunDriver::makeSingleStep);
}

void RunDriver::slowStep() {
    makeOfBoth(&RunDriver::makeSlowStep);
}

/// The one that is behind, since the other could not continue with it, catches up first.
void RunDriver::makeOfBoth(Make make) {
    if (!isReady())
        return;
    if (twin_ && twin_->fork_.isUnderWay())
        return twin_->enqueueOrRun([this, make] { makeOfBoth(make); });
    const std::int64_t ahead = twin_ ? run()->state().step - twin_->run()->state().step : 0;
    const bool isDone = ahead > 0 || (this->*make)();
    if (twin_ && isDone && ahead >= 0)
        (twin_->*make)();
}

std::optional<StepMetrics> RunDriver::makeSlowStep() {
    const StepDissection dissection(run()->trainer());
    const auto metrics = makeSingleStep();
    if (metrics)
        publisher_.publishAnatomy(dissection.finish(run()->trainer(), *metrics));
    return metrics;
}

/// None where no step could be made.
std::optional<StepMetrics> RunDriver::makeSingleStep() {
    publisher_.publishHealth();
    setPlaying(false);
    run()->startClock();
    std::optional<StepMetrics> made;
    attempt([&] {
        made = makeStep();
        publisher_.publishPause();
    });
    loop_.schedule();
    return made;
}

/// What is left stays in grey, as with any fork.
void RunDriver::returnToLastGoodState() {
    if (!current_.isOwn())
        return;
    setPlaying(false);
    attempt([this] {
        current_.returnToLastGoodState();
        play();
    });
}

void RunDriver::change(const std::function<void(Trainer<float>&)>& edit) {
    if (!current_.isOwn())
        return;
    try {
        run()->change(edit);
    } catch (const std::exception& error) {
        report(error);
        emit refused(messageOf(error));
    }
    current_.publishChanges();
    publisher_.publishHealth();
}

void RunDriver::undo() {
    if (!run())
        return;
    if (const auto last = current_.undoEntry())
        change([&last](Trainer<float>& trainer) { undoChange(trainer, *last); });
    else if (!current_.former().isEmpty())
        attempt([this] { opener_.bringBackLast(); });
}

void RunDriver::forkShownAt(std::uint64_t run, std::int64_t step) {
    if (!twin_ && current_.isOf(run))
        dropFork();
    enqueueFor(run, [this, step] { forkAt(step); });
}

void RunDriver::forkAt(std::int64_t step) {
    if (!current_.isOwn() || step < 0 || step > run()->state().step)
        return;
    if (twin_ && !isLed_) {
        if (!twin_->current_.isOwn())
            return;  // it could not begin
        if (twin_->fork_.isUnderWay())
            return twin_->enqueueOrRun([this, step] { forkAt(step); });
        twin_->forkAt(step = std::min(step, twin_->run()->state().step));
    }
    setPlaying(false);
    attempt([this, step] {
        startWay(run()->startFork(step),
                 [this](ForkTask::Way& way) { current_.takeFork(std::get<StepFork>(way)); });
    });
}

/// The run under way waits; another way ends with all that it has held back.
void RunDriver::startWay(ForkTask::Way way, ForkTask::Arrival arrive) {
    dropFork();
    setPlaying(false);
    publisher_.suspendEvaluations();
    fork_.start(std::move(way), std::move(arrive));
    loop_.schedule();
}

void RunDriver::advanceFork() {
    try {
        if (fork_.advance())
            arrive();
    } catch (const std::exception& error) {
        report(error);
        cancelFork();
    }
}

/// What is asked for from here on does not wait any more.
void RunDriver::arrive() {
    const auto heldBack = fork_.takeHeldBack();
    attempt([this] { fork_.arrive(); });
    runHeldBack(heldBack);
}

void RunDriver::cancelFork() {
    if (twin_ && !isLed_)
        twin_->cancelFork();
    runHeldBack(dropFork());
}

/// Returns what it has held back.
std::vector<ForkTask::Command> RunDriver::dropFork() {
    if (!fork_.isUnderWay())
        return {};
    fork_.cancel();
    loop_.schedule();
    return fork_.takeHeldBack();
}

/// One of them may be to fork once more; then the others wait again.
void RunDriver::runHeldBack(const std::vector<ForkTask::Command>& commands) {
    for (const ForkTask::Command& command : commands)
        enqueueOrRun(command);
}

/// What is wrong on the way to a step that is looked back at is nothing to the run.
void RunDriver::advanceRecall() {
    try {
        publisher_.advanceRecall();
    } catch (const std::exception& error) {
        publisher_.recall(std::nullopt);
        report(error);
    }
}

void RunDriver::publishEvents() {
    if (run())
        emit eventsReady(QString::fromStdString(eventLines(run()->state().history)));
}

void RunDriver::setStopAfter(std::optional<std::int64_t> step) {
    const std::int64_t reached = run() ? run()->state().step : 0;
    const bool isOver = step && *step <= reached;
    playback_.setStopAfter(isOver ? std::nullopt : step);
    if (isOver)
        emit stopRefused(*step, reached);
}

/// Until it pauses, for whatever reason.
void RunDriver::playTo(const StopGoal& goal) {
    play();
    if (playback_.isPlaying())
        playback_.setGoal(goal);
}

void RunDriver::setStage(const EmbeddingViewOptions& options) {
    publisher_.setStage(options);
    loop_.schedule();
}

void RunDriver::project(const std::optional<StageUnits>& units) {
    if (isLed_ && twin_)
        return twin_->project(units);
    attempt([&] {
        for (RunDriver* each : {this, twin_})
            if (each && each->run() && !each->sharesProjection())
                each->publisher_.project(units);
        if (twin_ && twin_->sharesProjection())
            twin_->publisher_.setProjection(run()->trainer().projection());
    });
    loop_.schedule();
}

/// Where the network has turned away from its start.
void RunDriver::fitProjection() {
    if (sharesProjection())
        return;
    if (const auto better = run()->betterProjection()) {
        publisher_.setProjection(*better);
        if (twin_ && twin_->sharesProjection())
            twin_->publisher_.setProjection(*better);
    }
}

/// With the twin that leads it.
bool RunDriver::sharesProjection() const {
    return isLed_ && twin_ && twin_->run() && run() &&
           twin_->run()->trainer().projection().dimensions ==
               run()->trainer().projection().dimensions;
}

void RunDriver::track(std::vector<TrackedImage> images) {
    publisher_.track(std::move(images));
}

void RunDriver::followOpenSet(const OpenSetRequest& request) {
    publisher_.followOpenSet(request);
    loop_.schedule();
}

void RunDriver::evaluate(SplitKind split) {
    if (!run() || split == SplitKind::Train)
        return;
    publisher_.requestEvaluation(split == SplitKind::Test ? PointSource::Test
                                                          : PointSource::Validation);
    loop_.schedule();
}

void RunDriver::recall(std::optional<std::int64_t> step) {
    if (!run())
        return;
    publisher_.recall(step);
    loop_.schedule();
}

void RunDriver::setValidationInterval(std::int64_t steps) {
    current_.setValidationInterval(steps);
    enqueueOrRun([this, steps] {
        if (run() && run()->state().step == 0)
            run()->recorder().setValidationInterval(steps);
    });
}

bool RunDriver::advance() {
    const bool hasMore = advanceRound();
    if (isLed_ && twin_)
        twin_->publisher_.releaseUpdates();
    return hasMore;
}

/// No caller would report what goes wrong here; the run stays as far as it has come.
bool RunDriver::advanceRound() {
    if (!run() && !fork_.isUnderWay())
        return false;
    try {
        if (fork_.isUnderWay()) {
            advanceFork();
        } else {
            if (isStepDue()) {
                playback_.startStep(clock_.elapsed());
                makeSteps();
            }
            advanceRecall();
            publisher_.advanceEvaluation();
        }
    } catch (const std::exception& error) {
        setPlaying(false);
        publisher_.clearEvaluations();
        report(error);
    }
    const std::int64_t wait = waitForStep();
    if (playback_.isPlaying() && !isLed_ && wait > 0)
        stepTimer_.start(static_cast<int>(wait));
    return isStepDue() || publisher_.isEvaluating() || fork_.isUnderWay();
}

void RunDriver::setPlaying(bool playing) {
    if (!playback_.setPlaying(playing))
        return;
    emit playingChanged(playing);
    if (twin_)
        twin_->setPlaying(playing);
    if (playing)
        return;
    run()->writeCheckpoint();
    current_.reportRecording();
    publisher_.publishPause();
}

/// Both are made before the first is published, so that whoever looks seldom comes in between, and
/// both are published before either pauses: then both are at rest.
void RunDriver::makeSteps() {
    const std::int64_t ahead = twin_ ? run()->state().step - twin_->run()->state().step : 0;
    const auto one = ahead > 0 ? std::nullopt : std::optional(tryStep());
    const bool isOthersTurn = twin_ && ahead >= 0 && !(one && one->problem);
    const auto other = isOthersTurn ? std::optional(twin_->tryStep()) : std::nullopt;
    const auto made = one ? publish(*one) : std::nullopt;
    const auto madeByOther = other ? twin_->publish(*other) : std::nullopt;
    if (one)
        stopAfter(made);
    if (other)
        twin_->stopAfter(madeByOther);
    publisher_.releaseUpdates();
}

RunDriver::StepResult RunDriver::tryStep() {
    try {
        return {run()->step(), nullptr};
    } catch (const std::exception&) {
        return {std::nullopt, std::current_exception()};
    }
}

std::optional<StepMetrics> RunDriver::makeStep() {
    const auto made = publish(tryStep());
    stopAfter(made);
    return made;
}

/// None where it failed: the run cannot play on.
std::optional<StepMetrics> RunDriver::publish(const StepResult& result) {
    try {
        if (result.problem)
            std::rethrow_exception(result.problem);
        publishStep(*result.step);
        return result.step->metrics;
    } catch (const Divergence& divergence) {
        publisher_.publishDivergence(divergence.diagnosis);
    } catch (const std::exception& error) {
        report(error);
    }
    return std::nullopt;
}

void RunDriver::publishStep(const RunStep& step) {
    fitProjection();  // first: the batch is kept on the new axes
    publisher_.publishStep(step.metrics);
    if (step.validation == RunStep::Validation::Now)
        publisher_.publishEvaluation(PointSource::Validation, run()->validate());
    if (step.validation == RunStep::Validation::Later)
        publisher_.requestEvaluation(PointSource::Validation);
    current_.publishChanges();
    run()->keep(current_.checkpointInterval());
    publisher_.publishHealth();
}

/// This step; or none, where it failed.
void RunDriver::stopAfter(const std::optional<StepMetrics>& made) {
    if (made && !playback_.isOver(*made))
        return;
    setPlaying(false);
    if (made)
        emit stopped(made->step);
}

/// False where it failed, which has then been reported.
template <typename Action>
bool RunDriver::attempt(Action&& action) {
    try {
        action();
        return true;
    } catch (const std::exception& error) {
        report(error);
        return false;
    }
}

void RunDriver::report(const std::exception& error) {
    emit failed(messageOf(error));
}

}  // namespace centerscope

#include "moc_run_driver.cpp"
