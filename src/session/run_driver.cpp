// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/run_driver.h"

#include <algorithm>
#include <exception>
#include <memory>
#include <utility>
#include <variant>

#include "core/error.h"
#include "core/write_whole.h"
#include "data/dataset_catalogue.h"
#include "presets/preset_in_force.h"
#include "runs/checkpoint.h"
#include "runs/event_log.h"
#include "runs/run_checkpoints.h"
#include "runs/run_lock.h"
#include "session/file_name.h"
#include "session/initial_update.h"
#include "session/run_loop.h"
#include "session/trash.h"
#include "training/training_images.h"

namespace centerscope {

RunDriver::RunDriver(RunLoop& loop, RunLibrary library, UpdateQueue& updates)
    : loop_(loop),
      library_(std::move(library)),
      publisher_(updates, [this] { emit updateAvailable(); }) {
    loop_.add(*this);
    paceClock_.start();
    paceTimer_.setSingleShot(true);
    paceTimer_.setTimerType(Qt::PreciseTimer);
    connect(&paceTimer_, &QTimer::timeout, this, [this] { loop_.schedule(); });
}

RunDriver::~RunDriver() {
    loop_.remove(*this);
    if (twin_)
        twin_->twin_ = nullptr;
}

void RunDriver::shutdown() {
    attempt([this] {
        dropFork();
        if (run_)
            run_->writeCheckpoint();
    });
}

void RunDriver::enqueueOrRun(std::function<void()> command) {
    if (fork_)
        fork_->holdBack(std::move(command));
    else
        attempt(command);
}

void RunDriver::enqueueFor(std::uint64_t run, std::function<void()> command) {
    enqueueOrRun([this, run, command = std::move(command)] {
        if (run == info_.run || run == forkOf_)
            command();
    });
}

bool RunDriver::start(const Preset& preset, const std::filesystem::path& datasetFolder,
                      const Seeds& seeds) {
    return attempt([&] {
        const bool isOfDataset =
            run_ && *info_.preset == preset && info_.datasetFolder != datasetFolder;
        RunInfo info;
        info.preset = std::make_shared<const Preset>(preset);
        info.dataset = loadDataset(datasetFolder);
        info.seeds = seeds;
        info.datasetFolder = datasetFolder;
        loadInstead(newRun(info, validationInterval_),
                    isOfDataset ? RunLeft::By::Dataset : RunLeft::By::Preset);
    });
}

void RunDriver::leadTwin(RunDriver& other) {
    twin_ = &other;
    other.twin_ = this;
    other.isLed_ = true;
}

/// A run that has no step yet has no folder either: its twins begin with what is set now.
void RunDriver::prepareTwin(std::optional<std::int64_t> step) {
    if (!run_)
        return;
    setPlaying(false);
    attempt([&] {
        const std::int64_t reached = run_->state().step;
        if (reached == 0)
            return publishNewTwin();
        run_->writeCheckpoint();  // with the rows that come along
        if (step.value_or(reached) == reached)
            return publishTwin(run_->state());
        if (*step < run_->firstRepeatableStep())
            throw Error(MessageCode::NoTwinsBefore, *step, run_->firstRepeatableStep());
        publisher_.suspendEvaluations();
        const std::shared_ptr<Trainer<float>> past = run_->anotherTrainer();
        startOnTheWay(StepFork(*past, run_->stateBefore(*step), *step),
                      [this, past](const StepFork&) {
                          publishTwin(past->state());
                          loop_.schedule();
                      });
    });
}

void RunDriver::publishTwin(const TrainingState<float>& state) {
    TwinStart start;
    start.run = info_;
    start.checkpoint = std::make_shared<const Checkpoint>(run_->config(), state);
    if (const RunFolder* own = run_->folder(); own || info_.isFollowed())
        start.file = checkpointPath(own ? own->path() : info_.followed, state.step);
    emit twinReady(start);
}

void RunDriver::publishNewTwin() {
    const TrainingState<float>& state = run_->state();
    TwinStart start;
    start.run = info_;
    start.run.preset = std::make_shared<const Preset>(
        presetInForce(*info_.preset, state.hyperparameters, state.halvingRule,
                      state.overriddenSchedules, stepsPerEpoch(*info_.preset, *info_.dataset)));
    emit twinReady(start);
}

void RunDriver::startTwin(const TwinStart& twin) {
    attempt([&] {
        std::vector<Message> passedOver;
        IdleRun next = twin.checkpoint
                           ? runAtCheckpoint(*twin.checkpoint, twin.file, twin.run, passedOver)
                           : newRun(twin.run, validationInterval_);
        next.firstChanges = [&twin](Trainer<float>& trainer) {
            if (twin.centerRule)
                trainer.setCenterRule(*twin.centerRule);
            for (const TwinStart::Value& each : twin.values)
                trainer.set(each.which, each.value);
        };
        loadInstead(std::move(next), RunLeft::By::PastRun);
        reportAfterStart(passedOver);
    });
}

std::optional<std::int64_t> RunDriver::undoableStep() const {
    const auto last = undoEntry();
    return last ? std::optional(last->step) : std::nullopt;
}

void RunDriver::startPlaying(const Preset& preset, const std::filesystem::path& datasetFolder,
                             const Seeds& seeds) {
    if (start(preset, datasetFolder, seeds))
        play();
}

void RunDriver::reset(std::uint64_t seed) {
    if (!run_)
        return;
    attempt([&] {
        RunInfo info = info_;
        info.run = 0;
        info.followed.clear();
        if (info.seeds.seed != seed)
            info.seeds = seed;
        loadInstead(newRun(info, validationInterval_), RunLeft::By::Reset);
    });
}

void RunDriver::continueRun(const std::filesystem::path& folder) {
    const bool isUnderWay = run_ && run_->folder() && run_->folder()->path() == folder;
    const bool isWritten = isInUse(folder);
    if (isUnderWay || isOnItsWay(folder) || (info_.followed == folder && isWritten))
        return;
    attempt([&] {
        const bool isHere = former_.isOpenIn(folder);
        if (isWritten && !isHere)
            return follow(folder, [this](IdleRun next) {
                loadInstead(std::move(next), RunLeft::By::PastRun);
            });
        std::vector<Message> passedOver;
        IdleRun next = isHere ? former_.take() : runInFolder(folder, passedOver);
        resume(std::move(next), std::move(passedOver),
               [this](IdleRun run, const std::vector<Message>& messages) {
                   show(std::move(run), messages);
               });
    });
}

/// The run under way stays in the window until the other has come to where it was.
void RunDriver::resume(IdleRun next, std::vector<Message> passedOver, const Show& show) {
    if (next.recorded.isEmpty())
        return show(std::move(next), passedOver);
    const auto run = std::make_shared<CutOffRun>(
        CatchUp(std::move(next.source), std::move(next.recorded), loop_.pool()),
        std::move(next.info), std::move(passedOver));
    StepFork way = run->catchUp.start();
    dropFork();
    setPlaying(false);
    publisher_.suspendEvaluations();
    cutOff_ = run;
    startOnTheWay(std::move(way), [this, run, show](const StepFork& made) {
        IdleRun there = whereItWas(*run, made);
        show(std::move(there), run->passedOver);
        if (const auto owed = run_->validateWhereOwed())
            publisher_.publishEvaluation(PointSource::Validation, *owed);
        publishChanges();
    });
}

bool RunDriver::isOnItsWay(const std::filesystem::path& folder) const {
    const auto run = cutOff_.lock();
    return run && run->info.folder == folder;
}

IdleRun RunDriver::whereItWas(CutOffRun& run, const StepFork& way) {
    try {
        return {run.catchUp.finish(way), run.info, {}, 0, {}};
    } catch (const Error& error) {
        run.passedOver.push_back(error.message());
        return forkOfCutOffRun(run.catchUp.source(), run.catchUp.recorded(), run.passedOver);
    }
}

void RunDriver::show(IdleRun next, const std::vector<Message>& passedOver) {
    if (info_.isFollowed() && info_.followed == next.info.folder)
        load(std::move(next));  // it is the same run, so Undo has nothing new
    else
        loadInstead(std::move(next), RunLeft::By::PastRun);
    reportAfterStart(passedOver);
}

void RunDriver::follow(const std::filesystem::path& folder,
                       const std::function<void(IdleRun)>& load) {
    std::vector<Message> passedOver;
    auto [run, tail, eventsSince] = followedRun(folder, passedOver);
    load(std::move(run));
    follower_ = std::make_unique<RunFollower>(std::move(tail));
    connect(follower_.get(), &RunFollower::added, this, [this](const RunTail::Addition& addition) {
        publisher_.publishAddition(addition);
        loop_.schedule();
    });
    connect(follower_.get(), &RunFollower::writtenChanged, this, [this](bool isWritten) {
        if (!isOnItsWay(info_.followed))  // else it is this program that holds the folder
            emit followedRunWritten(isWritten);
    });
    publisher_.publishAddition({.rows = {}, .events = std::move(eventsSince), .state = {}});
    reportAfterStart(passedOver);
}

void RunDriver::openCheckpoint(const std::filesystem::path& file) {
    attempt([&] {
        std::vector<Message> passedOver;
        loadInstead(runAtCheckpoint(file, info_, passedOver), RunLeft::By::Checkpoint);
        reportAfterStart(passedOver);
    });
}

void RunDriver::saveCheckpoint(const std::filesystem::path& file) {
    if (!run_)
        return;
    attempt([&] {
        if (!isFinite(run_->state()))
            throw Error(MessageCode::StateIsNotFinite, run_->state().step);
        writeWhole(file, checkpointBytes(run_->config(), run_->state()));
        emit checkpointSaved(textOf(file));
    });
}

std::optional<Message> RunDriver::whyLost() {
    std::optional<Message> why;
    attempt([&] {
        if (run_) {
            if (!fork_)  // else its trainer is on the way
                run_->writeCheckpoint();
            why = run_->whyUnrecorded();
        }
        if (!why)
            why = former_.whyUnrecorded();
    });
    return why;
}

void RunDriver::keepPicture(std::uint64_t run, const QByteArray& png) {
    const std::string_view picture(png.data(), static_cast<std::size_t>(png.size()));
    if (run_ && info_.run == run)
        run_->writePicture(picture);
    else if (const IdleRun* former = former_.open(run))
        former->source.recorder->writePicture(picture);
}

RunRecorder::MakeFolder RunDriver::folderMaker() {
    if (library_.isEmpty())
        return {};
    return [this](const RunConfig& config) {
        const RunLibrary::Room room = library_.makeRoom(libraryBudget_, moveToTrash);
        if (!room.removed.empty())
            emit roomMade(room.removed);
        if (room.excess() > 0)
            emit libraryFull(room);
        return library_.makeFolder(config);
    };
}

/// Returns the run that is left; it continues where the other cannot be made.
std::optional<IdleRun> RunDriver::load(IdleRun next, bool isUndo) {
    RunManifest& manifest = next.source.manifest;
    if (!manifest.config.evaluateEvery)
        manifest.config.evaluateEvery = validationInterval_;
    if (!next.source.folder)
        manifest.options.checkpointEvery = checkpointInterval_;
    std::optional<ForkPoint> origin = originOf(next);
    if (origin)
        origin->isUndo = isUndo;
    RunMetrics rows = next.source.rows;
    auto makeFolder = next.info.isFollowed() ? RunRecorder::MakeFolder() : folderMaker();
    auto run = std::make_unique<Run>(std::move(next.source), std::move(makeFolder), reporter(),
                                     loop_.pool());
    if (next.firstChanges) {
        run->change(next.firstChanges);
        next.info.preset = std::make_shared<const Preset>(run->trainer().preset());
    }
    if (isUndo)
        former_.dropLast();
    std::optional<IdleRun> left = leaveRun();
    next.info.run = info_.run;
    info_ = std::move(next.info);
    run_ = std::move(run);
    publishRunStarted(origin, std::move(rows),
                      isUndo ? next.firstEvents : run_->state().history.size());
    return left;
}

void RunDriver::loadInstead(IdleRun next, RunLeft::By by) {
    if (auto left = load(std::move(next)))
        former_.keep(*std::move(left), by);
    publisher_.publishUndoable(undoable());
}

/// One that is brought back comes from its own last step; another has nothing to do with the run
/// under way.
std::optional<ForkPoint> RunDriver::originOf(const IdleRun& next) const {
    if (next.info.run > 0)
        return ForkPoint{next.info.run, next.source.step()};
    return run_ ? std::optional(ForkPoint{info_.run, 0}) : std::nullopt;
}

std::optional<IdleRun> RunDriver::leaveRun() {
    dropFork();
    if (!run_)
        return std::nullopt;
    stopFollowing();
    setPlaying(false);
    return idle(run_->leave());
}

IdleRun RunDriver::idle(RunSource left) const {
    return {std::move(left), info_, {}, firstEvents_, {}};
}

/// The run under way is another one for the window from here on. runStarted comes when everything
/// of the new run is in place, and its first update after it.
void RunDriver::publishRunStarted(const std::optional<ForkPoint>& origin, RunMetrics rows,
                                  std::size_t firstEvents) {
    ++info_.run;
    forkOf_ = 0;
    stopAfter_.reset();
    if (!info_.isFollowed())
        info_.folder = run_->folder() ? run_->folder()->path() : std::filesystem::path();
    info_.archive = run_->archive();
    info_.bookmarks = run_->bookmarks();
    firstEvents_ = firstEvents;
    SessionUpdate first = initialUpdate(info_.run, origin, run_->trainer(), std::move(rows));
    first.undoable = undoable();
    publisher_.startRun(*run_, std::move(first), info_.seeds.dataSeed,
                        [this] { emit runStarted(info_); });
    whyUnrecorded_.reset();
    reportRecording();
    loop_.schedule();
}

/// From the run that has just been left.
void RunDriver::publishFork(RunMetrics rows) {
    publishRunStarted(ForkPoint{info_.run, run_->state().step}, std::move(rows),
                      run_->state().history.size());
    forkOf_ = info_.run - 1;
}

void RunDriver::play() {
    if (!isOwn() || (twin_ && !twin_->isOwn()))
        return;
    prepareToPlay();
    if (twin_)
        twin_->prepareToPlay();
    setPlaying(true);
    loop_.schedule();
}

void RunDriver::prepareToPlay() {
    publisher_.publishHealth();
    run_->startClock();
}

void RunDriver::setPace(int stepsPerSecond) {
    pace_.set(stepsPerSecond);
    loop_.schedule();
}

void RunDriver::singleStep() {
    makeOfBoth(&RunDriver::makeSingleStep);
}

void RunDriver::slowStep() {
    makeOfBoth(&RunDriver::makeSlowStep);
}

/// The one that is behind, since the other could not go on with it, catches up first.
void RunDriver::makeOfBoth(Make make) {
    if (!isOwn() || (twin_ && !twin_->isOwn()))
        return;
    if (twin_ && twin_->fork_)
        return twin_->enqueueOrRun([this, make] { makeOfBoth(make); });
    const std::int64_t ahead = twin_ ? run_->state().step - twin_->run_->state().step : 0;
    const bool isDone = ahead > 0 || (this->*make)();
    if (twin_ && isDone && ahead >= 0)
        (twin_->*make)();
}

std::optional<StepMetrics> RunDriver::makeSlowStep() {
    const StepDissection dissection(run_->trainer());
    const auto metrics = makeSingleStep();
    if (metrics)
        publisher_.publishAnatomy(dissection.finish(run_->trainer(), *metrics));
    return metrics;
}

/// None where there is none.
std::optional<StepMetrics> RunDriver::makeSingleStep() {
    publisher_.publishHealth();
    setPlaying(false);
    run_->startClock();
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
    if (!isOwn())
        return;
    setPlaying(false);
    attempt([this] {
        former_.keep(idle(run_->returnToLastGoodState()), RunLeft::By::LastGoodState);
        publishFork({});
        play();
    });
}

void RunDriver::change(const std::function<void(Trainer<float>&)>& edit) {
    if (!isOwn())
        return;
    try {
        run_->change(edit);
    } catch (const std::exception& error) {
        report(error);
        emit refused(messageOf(error));
    }
    publishChanges();
    publisher_.publishHealth();
}

/// What was changed before the last run was left is for when that has been brought back, and what
/// twins differ by stays.
std::optional<UndoEntry> RunDriver::undoEntry() const {
    if (info_.isFollowed())
        return std::nullopt;
    return run_->lastUndoEntry(former_.isEmpty() && !twin_ ? 0 : firstEvents_);
}

std::optional<Undoable> RunDriver::undoable() const {
    const auto widened = [](const auto& change) { return Undoable(change); };
    if (const auto last = undoEntry())
        return std::visit(widened, last->change);
    return former_.undoable();
}

void RunDriver::undo() {
    if (!run_)
        return;
    if (const auto last = undoEntry())
        change([&last](Trainer<float>& trainer) { undoChange(trainer, *last); });
    else if (!former_.isEmpty())
        attempt([this] { bringBackLast(); });
}

/// Those that were deleted meanwhile are passed over.
void RunDriver::bringBackLast() {
    std::optional<QString> deleted;
    while (!former_.isEmpty() && former_.last().isDeleted()) {
        deleted = textOf(former_.last().info.place());
        former_.dropLast();
    }
    publisher_.publishUndoable(undoable());
    const auto report = [this, deleted] {  // a run that starts takes away what was said before
        if (deleted)
            emit deletedRunPassedOver(*deleted);
    };
    former_.isEmpty() ? report() : bringBack(report);
}

/// One that was followed may have come further since, and one that was closed is opened again. It
/// stays the last until it is here.
void RunDriver::bringBack(const std::function<void()>& afterwards) {
    IdleRun& former = former_.last();
    const bool isFollowed = former.info.isFollowed();
    if (!isFollowed && !former.isClosed()) {
        load(std::move(former), true);
        return afterwards();
    }
    const std::filesystem::path folder = former.info.place();
    if (isFollowed && isInUse(folder)) {
        follow(folder, [this](IdleRun next) { comeBack(std::move(next)); });
        return afterwards();
    }
    std::vector<Message> passedOver;
    IdleRun next = runInFolder(folder, passedOver);
    resume(std::move(next), std::move(passedOver),
           [this, afterwards](IdleRun run, const std::vector<Message>& messages) {
               comeBack(std::move(run));
               reportAfterStart(messages);
               afterwards();
           });
}

/// As the one that was left last.
void RunDriver::comeBack(IdleRun next) {
    next.info.run = former_.last().info.run;
    next.firstEvents = former_.last().firstEvents;
    load(std::move(next), true);
}

void RunDriver::forkAt(std::int64_t step) {
    if (!isOwn() || step < 0 || step > run_->state().step)
        return;
    if (twin_ && !isLed_)
        twin_->forkAt(step = std::min(step, twin_->run_->state().step));
    setPlaying(false);
    publisher_.suspendEvaluations();
    attempt([this, step] {
        startOnTheWay(run_->startFork(step), [this](const StepFork& way) { takeFork(way); });
    });
    loop_.schedule();  // where it has failed, the evaluations continue
}

void RunDriver::startOnTheWay(StepFork way, ForkTask::Arrival arrive) {
    fork_.emplace(std::move(way), std::move(arrive), [this](std::int64_t done, std::int64_t total) {
        emit forkProgress(done, total);
    });
    loop_.schedule();
}

void RunDriver::advanceFork() {
    try {
        if (fork_->advance())
            arrive();
    } catch (const std::exception& error) {
        report(error);
        cancelFork();
    }
}

/// What is asked for from here on does not wait any more.
void RunDriver::arrive() {
    ForkTask task = *std::exchange(fork_, std::nullopt);
    const auto heldBack = task.finish();
    if (!attempt([&task] { task.arrive(); }))
        task.cancel();
    runHeldBack(heldBack);
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

void RunDriver::takeFork(const StepFork& way) {
    former_.keep(idle(run_->finishFork(way)), RunLeft::By::Fork);
    publishFork({way.steps(), {}});
}

void RunDriver::cancelFork() {
    if (twin_ && !isLed_)
        twin_->cancelFork();
    runHeldBack(dropFork());
}

/// Returns what it has held back.
std::vector<ForkTask::Command> RunDriver::dropFork() {
    if (!fork_)
        return {};
    fork_->cancel();
    auto heldBack = fork_->finish();
    fork_.reset();
    loop_.schedule();
    return heldBack;
}

/// One of them may be to fork once more; then the others wait again.
void RunDriver::runHeldBack(const std::vector<ForkTask::Command>& commands) {
    for (const ForkTask::Command& command : commands)
        enqueueOrRun(command);
}

void RunDriver::publishEvents() {
    if (run_)
        emit eventsReady(QString::fromStdString(eventLines(run_->state().history)));
}

void RunDriver::setStopAfter(std::optional<std::int64_t> step) {
    stopAfter_.reset();
    const std::int64_t reached = run_ ? run_->state().step : 0;
    if (step && *step <= reached)
        emit stopRefused(*step, reached);
    else
        stopAfter_ = step;
}

/// Until it pauses, for whatever reason.
void RunDriver::playTo(const StopGoal& goal) {
    play();
    if (playing_)
        goal_.emplace(goal);
}

void RunDriver::setStage(const EmbeddingViewOptions& options) {
    publisher_.setStage(options);
    loop_.schedule();
}

void RunDriver::track(std::vector<TrackedImage> images) {
    publisher_.track(std::move(images));
}

void RunDriver::followOpenSet(const OpenSetRequest& request) {
    publisher_.followOpenSet(request);
    loop_.schedule();
}

void RunDriver::evaluate(SplitKind split) {
    if (!run_ || split == SplitKind::Train)
        return;
    publisher_.requestEvaluation(split == SplitKind::Test ? PointSource::Test
                                                          : PointSource::Validation);
    loop_.schedule();
}

void RunDriver::recall(std::optional<std::int64_t> step) {
    if (!run_)
        return;
    publisher_.recall(step);
    loop_.schedule();
}

void RunDriver::setBookmarks(std::uint64_t run, const std::vector<Bookmark>& bookmarks) {
    if (run_ && info_.run == run)
        run_->setBookmarks(bookmarks);
    else if (const IdleRun* former = former_.open(run))
        former->source.recorder->setBookmarks(bookmarks);
}

void RunDriver::setValidationInterval(std::int64_t steps) {
    validationInterval_ = steps;
    enqueueOrRun([this, steps] {
        if (run_ && run_->state().step == 0)
            run_->setValidationInterval(steps);
    });
}

/// No caller would report what goes wrong here; the run stays as far as it has come.
bool RunDriver::advance() {
    if (!run_ && !fork_)
        return false;
    try {
        if (fork_) {
            advanceFork();
        } else {
            if (isStepDue()) {
                pace_.begin(paceClock_.elapsed());
                makeOfBoth(&RunDriver::makeStep);
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
    if (playing_ && !isLed_ && wait > 0)
        paceTimer_.start(static_cast<int>(wait));
    return isStepDue() || publisher_.isEvaluating() || fork_.has_value();
}

void RunDriver::setPlaying(bool playing) {
    goal_.reset();
    if (std::exchange(playing_, playing) == playing)
        return;
    emit playingChanged(playing);
    if (twin_)
        twin_->setPlaying(playing);
    if (playing)
        return;
    run_->writeCheckpoint();
    reportRecording();
    publisher_.publishPause();
}

/// None where it has paused instead.
std::optional<StepMetrics> RunDriver::makeStep() {
    std::optional<RunStep> step;
    try {
        step = run_->step();
    } catch (const Divergence& divergence) {
        publisher_.publishDivergence(divergence.diagnosis);
        setPlaying(false);
        return std::nullopt;
    } catch (const std::exception& error) {
        setPlaying(false);
        report(error);
        return std::nullopt;
    }
    publisher_.publishStep(step->metrics);
    if (step->validation == RunStep::Validation::Now)
        publisher_.publishEvaluation(PointSource::Validation, run_->validate());
    if (step->validation == RunStep::Validation::Later)
        publisher_.requestEvaluation(PointSource::Validation);
    publishChanges();
    run_->keep(checkpointInterval_);
    publisher_.publishHealth();
    const bool isReached = goal_ && goal_->observe(step->metrics);
    if (isReached || stopAfter_ == step->metrics.step) {
        if (!isReached)
            stopAfter_.reset();
        setPlaying(false);
        emit stopped(step->metrics.step);
    }
    return step->metrics;
}

/// Once per trouble, and once more where a run in trouble comes back.
void RunDriver::reportRecording() {
    const std::optional<Message> why = run_->whyUnrecorded();
    if (std::exchange(whyUnrecorded_, why).has_value() != why.has_value())
        emit recordingChanged(why);
}

void RunDriver::publishChanges() {
    reportRecording();
    if (!publisher_.publishChanges())
        return;
    publisher_.publishUndoable(undoable());
}

/// A run that starts takes away what was said before.
void RunDriver::reportAfterStart(const std::vector<Message>& passedOver) {
    for (const Message& message : passedOver)
        emit failed(message);
    if (run_->config().numerics != kNumerics)
        emit failed(otherNumerics(run_->config()));
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

RunFolder::Report RunDriver::reporter() {
    return [this](const Message& message) {
        emit failed({MessageCode::TrainingContinues, message});
    };
}

void RunDriver::report(const std::exception& error) {
    emit failed(messageOf(error));
}

}  // namespace centerscope
