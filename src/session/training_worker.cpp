// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/training_worker.h"

#include <exception>
#include <utility>

#include "core/error.h"
#include "core/write_whole.h"
#include "data/dataset_catalogue.h"
#include "runs/event_log.h"
#include "session/file_name.h"
#include "session/first_news.h"
#include "session/mailbox.h"

namespace centerscope {

TrainingWorker::TrainingWorker(int threads, RunArchive archive, Mailbox& mailbox)
    : pool_(threads), mailbox_(mailbox), archive_(std::move(archive)) {}

void TrainingWorker::leave() {
    attempt([this] {
        waiting_.clear();
        giveUpReturn();
        if (trainer_)
            keeper_->writeCheckpoint(trainer_->state());
    });
}

void TrainingWorker::obey(std::function<void()> command) {
    if (return_)
        waiting_.push_back(std::move(command));
    else
        attempt(command);
}

/// One of them may be to return once more; then the others wait again.
void TrainingWorker::obeyWaiting() {
    for (auto& command : std::exchange(waiting_, {}))
        obey(std::move(command));
}

bool TrainingWorker::start(const Preset& preset, const std::filesystem::path& datasetFolder,
                           std::uint64_t seed) {
    return attempt([&] {
        const std::filesystem::path folder = datasetFolder.empty() ? bundledMnist() : datasetFolder;
        RunStart start = newStart(
            {0, std::make_shared<const Preset>(preset), loadDataset(folder), seed, datasetFolder});
        start.origin = unrelatedOrigin();
        const bool isOfDataset =
            run_.preset && *run_.preset == preset && run_.datasetFolder != datasetFolder;
        beginInstead(std::move(start), isOfDataset ? RunLeft::By::Dataset : RunLeft::By::Preset);
    });
}

void TrainingWorker::startPlaying(const Preset& preset, const std::filesystem::path& datasetFolder,
                                  std::uint64_t seed) {
    if (start(preset, datasetFolder, seed))
        play();
}

void TrainingWorker::reset(std::uint64_t seed) {
    if (!trainer_)
        return;
    attempt([&] {
        RunDescription run = run_;
        run.seed = seed;
        RunStart start = newStart(std::move(run));
        start.origin = RunOrigin{run_.run, 0};
        beginInstead(std::move(start), RunLeft::By::Reset);
    });
}

void TrainingWorker::continueRun(const std::filesystem::path& folder) {
    attempt([&] {
        const auto say = [this](const Message& message) { emit failed(message); };
        RunStart start = continuedStart(folder, say, reporter());
        start.origin = unrelatedOrigin();
        beginInstead(std::move(start), RunLeft::By::PastRun);
        reportOtherNumerics();
    });
}

void TrainingWorker::openCheckpoint(const std::filesystem::path& file) {
    attempt([&] {
        RunStart start = openedStart(file, run_);
        start.origin = unrelatedOrigin();
        beginInstead(std::move(start), RunLeft::By::Checkpoint);
        reportOtherNumerics();
    });
}

void TrainingWorker::saveCheckpoint(const std::filesystem::path& file) {
    if (!trainer_)
        return;
    attempt([&] {
        writeWhole(file, checkpointBytes(recipe_, trainer_->state()));
        emit checkpointSaved(textOf(file));
    });
}

/// The run under way where another has nothing to do with it.
std::optional<RunOrigin> TrainingWorker::unrelatedOrigin() const {
    return trainer_ ? std::optional(RunOrigin{run_.run, 0, false}) : std::nullopt;
}

void TrainingWorker::beginInstead(RunStart start, RunLeft::By by) {
    keepForUndo(begin(std::move(start)), by);
    tell(mailbox_.setUndoable(undoable()));
}

/// A run without a step is not worth it: then the one before it stays.
void TrainingWorker::keepForUndo(RunStart left, RunLeft::By by) {
    if (!left.state || left.state->step == 0)
        return;
    left.origin->isDrawn =
        by == RunLeft::By::Reset || by == RunLeft::By::Return || by == RunLeft::By::SoundState;
    left_ = std::move(left);
    leftBy_ = {by};
}

/// The run goes on from where the trainer stands now, in a folder of its own. As it was until now,
/// at the later state, it stays on disk and can be brought back.
void TrainingWorker::branchOff(const TrainingState<float>& later,
                               const std::vector<StepMetrics>& again, RunLeft::By by) {
    keeper_->writeCheckpoint(later);
    std::unique_ptr<RunKeeper> branch = keeper_->branchAt(trainer_->state(), again);
    keepForUndo(leftRun(later, std::exchange(keeper_, std::move(branch))), by);
}

/// Returns the run that is left.
RunStart TrainingWorker::begin(RunStart start) {
    auto trainer =
        std::make_unique<Trainer<float>>(start.recipe.preset, start.run.dataset, start.recipe.seed,
                                         pool_, start.recipe.instructionSet);
    TrainingState<float> initial = trainer->state();
    if (start.state)
        trainer->restore(std::move(*start.state));
    if (!start.recipe.evaluateEvery)
        start.recipe.evaluateEvery = validationInterval_;
    if (!start.keeper) {
        RunRecord record{start.recipe, {}, start.run.datasetFolder};
        record.plan.checkpointEvery = checkpointInterval_;
        start.keeper =
            std::make_unique<RunKeeper>(archive_, std::move(record), start.rows, reporter());
    }
    RunStart left = leaveRun();
    start.run.run = run_.run;
    run_ = std::move(start.run);
    recipe_ = std::move(start.recipe);
    trainer_ = std::move(trainer);
    initial_ = std::move(initial);
    keeper_ = std::move(start.keeper);
    tellRun(start.origin, std::move(start.rows));
    return left;
}

RunStart TrainingWorker::leaveRun() {
    if (!trainer_)
        return {};
    waiting_.clear();
    giveUpReturn();
    setPlaying(false);
    keeper_->writeCheckpoint(trainer_->state());
    return leftRun(trainer_->state(), std::move(keeper_));
}

/// What the run under way goes on with from this state of it.
RunStart TrainingWorker::leftRun(TrainingState<float> state,
                                 std::unique_ptr<RunKeeper> keeper) const {
    RunStart left;
    left.run = run_;
    left.recipe = recipe_;
    left.origin = RunOrigin{run_.run, state.step};
    left.state = std::move(state);
    left.keeper = std::move(keeper);
    return left;
}

/// The run under way is another one for the window from here on. runStarted comes when everything
/// of the new run is in place, and its news behind it.
void TrainingWorker::tellRun(const std::optional<RunOrigin>& origin, RunRows rows) {
    ++run_.run;
    passes_.startRun(*trainer_, run_.seed);
    stopAfter_.reset();
    trainer_->takeChanges();
    const TrainingState<float>& state = trainer_->state();
    eventsSeen_ = firstEvents_ = state.history.size();
    SessionUpdate first = firstNews(run_.run, origin, *trainer_, std::move(rows));
    first.undoable = undoable();
    const bool news = mailbox_.begin(std::move(first));
    emit runStarted(run_);
    tell(news);
    firstStep_ = state.step;
    requestStagePass();
}

/// Where the run has been taken up, the fixed sample stands in until there is a live batch.
void TrainingWorker::requestStagePass() {
    const std::int64_t step = trainer_->state().step;
    if (stage_.source != StageSource::LiveBatches)
        requestPass(stage_.source);
    else if (step > 0 && step == firstStep_)
        requestPass(StageSource::FixedSample);
}

void TrainingWorker::play() {
    if (!trainer_)
        return;
    publishHealth();
    setPlaying(true);
    clock_.start();
    scheduleAdvance();
}

void TrainingWorker::pause() {
    setPlaying(false);
}

void TrainingWorker::singleStep() {
    if (!trainer_)
        return;
    publishHealth();
    setPlaying(false);
    clock_.start();
    attempt([this] { makeStep(); });
    scheduleAdvance();
}

/// What is given up stays behind in grey, as with any return.
void TrainingWorker::returnToSoundState() {
    if (!trainer_)
        return;
    setPlaying(false);
    attempt([this] {
        TrainingState<float> later = trainer_->state();
        trainer_->returnToSoundState();
        try {
            branchOff(later, {}, RunLeft::By::SoundState);
        } catch (...) {
            trainer_->stayAt(std::move(later));
            throw;
        }
        tellRun(RunOrigin{run_.run, trainer_->state().step});
        play();
    });
}

void TrainingWorker::change(const std::function<void(Trainer<float>&)>& edit) {
    if (!trainer_)
        return;
    try {
        edit(*trainer_);
    } catch (const std::exception& error) {
        report(error);
        emit refused(messageOf(error));
    }
    publishChanges();
    publishHealth();
}

/// What was changed before the last run was left is for when that has been brought back.
std::optional<Takeable> TrainingWorker::lastTakeable() const {
    return lastChange(trainer_->state().history, initial_.halvingRule, trainer_->preset().schedules,
                      left_ ? firstEvents_ : 0);
}

std::optional<Undoable> TrainingWorker::undoable() const {
    const auto widened = [](const auto& change) { return Undoable(change); };
    if (const auto last = lastTakeable())
        return std::visit(widened, last->change);
    return left_ ? std::optional<Undoable>(leftBy_) : std::nullopt;
}

void TrainingWorker::undo() {
    if (!trainer_)
        return;
    if (const auto last = lastTakeable())
        change([&last](Trainer<float>& trainer) { takeBack(trainer, *last); });
    else if (left_)
        attempt([this] { begin(*std::exchange(left_, std::nullopt)); });
}

void TrainingWorker::returnTo(std::int64_t step) {
    if (!trainer_ || step < 0 || step > trainer_->state().step)
        return;
    setPlaying(false);
    passes_.suspend();
    tell(mailbox_.setPass(std::nullopt));
    attempt([this, step] {
        auto near = keeper_->stateBefore(step, trainer_->state().history);
        return_.emplace(*trainer_, near ? *std::move(near) : initial_, step);
        sinceReturnTold_.start();
        emit returning(0, return_->total());
    });
    scheduleAdvance();  // where it has failed, the passes go on
}

void TrainingWorker::advanceReturn() {
    try {
        if (return_->advance())
            return endReturn();
    } catch (const std::exception& error) {
        report(error);
        return giveUpReturn();
    }
    constexpr qint64 kTellEvery = 50;  // ms
    if (sinceReturnTold_.elapsed() < kTellEvery)
        return;
    sinceReturnTold_.start();
    emit returning(return_->done(), return_->total());
}

void TrainingWorker::endReturn() {
    RunRows again{return_->steps(), {}};
    branchOff(return_->left(), again.steps, RunLeft::By::Return);
    const std::int64_t total = return_->total();
    return_.reset();
    emit returning(total, total);
    tellRun(RunOrigin{run_.run, trainer_->state().step}, std::move(again));
    obeyWaiting();
}

void TrainingWorker::giveUpReturn() {
    if (!return_)
        return;
    const std::int64_t total = return_->total();
    return_->giveUp();
    return_.reset();
    emit returning(total, total);
    scheduleAdvance();
    obeyWaiting();
}

void TrainingWorker::tellEvents() {
    if (trainer_)
        emit eventsTold(QString::fromStdString(eventLines(trainer_->state().history)));
}

void TrainingWorker::setStopAfter(std::optional<std::int64_t> step) {
    stopAfter_.reset();
    const std::int64_t reached = trainer_ ? trainer_->state().step : 0;
    if (step && *step <= reached)
        emit stopRefused(*step, reached);
    else
        stopAfter_ = step;
}

void TrainingWorker::setStage(const StageRequest& request) {
    if (std::exchange(stage_, request).source != request.source)
        passes_.forget(StageSource::FixedSample);  // nobody sees it now, and it may be long
    passes_.setSampleSize(request.sampleSize);
    tell(mailbox_.setPass(passes_.progress()));
    tell(mailbox_.setStage(request.source == StageSource::LiveBatches, request.livePoints));
    if (trainer_)
        requestStagePass();
}

void TrainingWorker::evaluate(SplitKind split) {
    if (trainer_ && split != SplitKind::Train)
        requestPass(split == SplitKind::Test ? StageSource::Test : StageSource::Validation);
}

void TrainingWorker::setValidationInterval(std::int64_t steps) {
    validationInterval_ = steps;
    if (!trainer_ || trainer_->state().step > 0)
        return;
    keeper_->setValidationInterval(steps);
    recipe_.evaluateEvery = keeper_->record().recipe.evaluateEvery;
}

/// What goes wrong here has nobody else to tell it; the run stays as far as it has come.
void TrainingWorker::advance() {
    advanceScheduled_ = false;
    if (stopping_ || !trainer_)
        return;
    try {
        if (return_) {
            advanceReturn();
        } else {
            if (playing_)
                makeStep();
            advancePass();
        }
    } catch (const std::exception& error) {
        setPlaying(false);
        passes_.clear();
        report(error);
    }
    if (playing_ || !passes_.isEmpty() || return_)
        scheduleAdvance();
}

/// Through the event queue, so that commands that came during the step run before the next one.
void TrainingWorker::scheduleAdvance() {
    if (std::exchange(advanceScheduled_, true))
        return;
    QMetaObject::invokeMethod(this, &TrainingWorker::advance, Qt::QueuedConnection);
}

void TrainingWorker::setPlaying(bool playing) {
    if (std::exchange(playing_, playing) == playing)
        return;
    emit playingChanged(playing);
    if (!playing)
        keeper_->writeCheckpoint(trainer_->state());
}

void TrainingWorker::makeStep() {
    StepMetrics metrics;
    try {
        metrics = trainer_->step();
    } catch (const Divergence& divergence) {
        tell(mailbox_.setFinding(divergence.finding));
        setPlaying(false);
        return;
    } catch (const std::exception& error) {
        setPlaying(false);
        report(error);
        return;
    }
    metrics.imagesPerSecond = clock_.imagesPerSecond(metrics.batchSize);
    publishStep(metrics);
    keeper_->append(metrics, trainer_->state());
    validateAfterStep();
    publishChanges();
    if (metrics.step % checkpointInterval_ == 0)
        keeper_->writeCheckpoint(trainer_->state());
    publishHealth();

    if (stage_.source != StageSource::LiveBatches && metrics.step % stage_.interval == 0)
        requestPass(stage_.source);
    if (stopAfter_ == metrics.step) {
        stopAfter_.reset();
        setPlaying(false);
        emit stopped(metrics.step);
    }
}

void TrainingWorker::publishStep(const StepMetrics& metrics) {
    const Batch<float>& batch = trainer_->batch();
    const Matrix<float>& x = trainer_->embeddings();
    points_.clear();
    for (std::size_t n = 0; n < batch.labels.size(); ++n) {
        const auto row = static_cast<Eigen::Index>(n);
        points_.push_back({{x(row, 0), x(row, 1)},
                           static_cast<std::int32_t>(batch.sampleIds[n]),
                           static_cast<std::uint8_t>(batch.labels[n]),
                           trainer_->predicted()[n],
                           metrics.step});
    }
    tell(mailbox_.addStep(metrics, points_, positions(trainer_->state().centers)));
}

void TrainingWorker::publishChanges() {
    const TrainingState<float>& state = trainer_->state();
    tell(mailbox_.addChanges(trainer_->takeChanges(), state.hyperparameters, state.halvingRule,
                             trainer_->scheduled(), state.endedSchedules));
    if (std::exchange(eventsSeen_, state.history.size()) == state.history.size())
        return;
    tell(mailbox_.setUndoable(undoable()));
    keeper_->recordEvents(state);
}

/// A divergence is published by the step that it has stopped; whatever is done about it takes it
/// back.
void TrainingWorker::publishHealth() {
    tell(mailbox_.setFinding(trainer_->health().finding(trainer_->state().health)));
}

/// What a rule sees is a part of the run: before the checkpoint and the next step. Else it may take
/// its time.
void TrainingWorker::validateAfterStep() {
    if (!recipe_.isValidationDue(trainer_->state().step, trainer_->isEpochOver()))
        return;
    if (trainer_->watchesValidation())
        publishPass({StageSource::Validation, validate(*trainer_)});
    else
        requestPass(StageSource::Validation);
}

void TrainingWorker::requestPass(StageSource source) {
    passes_.request(source);
    scheduleAdvance();
}

void TrainingWorker::advancePass() {
    if (passes_.isEmpty())
        return;
    if (const auto finished = passes_.advance())
        publishPass(*finished);
    tell(mailbox_.setPass(passes_.progress()));
}

void TrainingWorker::publishPass(const PassQueue::Pass& finished) {
    if (finished.source != StageSource::FixedSample) {
        const Evaluation evaluation = finished.pass.evaluation();
        if (evaluation.isFinite()) {
            tell(mailbox_.addEvaluation(evaluation));
            keeper_->append(evaluation);
        }
    }
    const bool isStandIn = stage_.source == StageSource::LiveBatches &&
                           finished.source == StageSource::FixedSample &&
                           trainer_->state().step == firstStep_;
    if (stage_.source == finished.source || isStandIn)
        tell(mailbox_.setCloud(
            std::make_shared<const EmbeddingCloud>(finished.pass.cloud(finished.source))));
}

void TrainingWorker::reportOtherNumerics() {
    if (recipe_.numerics != kNumerics)
        emit failed(otherNumerics(recipe_));
}

/// False where it failed, which has then been told.
template <typename Action>
bool TrainingWorker::attempt(Action&& action) {
    try {
        action();
        return true;
    } catch (const std::exception& error) {
        report(error);
        return false;
    }
}

RunFolder::Report TrainingWorker::reporter() {
    return [this](const Message& message) { emit failed({MessageCode::TrainingGoesOn, message}); };
}

void TrainingWorker::report(const std::exception& error) {
    emit failed(messageOf(error));
}

void TrainingWorker::tell(bool news) {
    if (news)
        emit newsWaiting();
}

}  // namespace centerscope
