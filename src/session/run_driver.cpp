// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/run_driver.h"

#include <algorithm>
#include <exception>
#include <utility>
#include <variant>

#include "core/error.h"
#include "core/write_whole.h"
#include "data/dataset_catalogue.h"
#include "presets/preset_in_force.h"
#include "runs/event_log.h"
#include "session/file_name.h"
#include "session/initial_update.h"
#include "session/run_loop.h"
#include "training/training_images.h"

namespace centerscope {

namespace {

RunInfo infoOf(const RunSource& source) {
    const RunManifest& manifest = source.manifest;
    RunInfo info;
    info.preset = std::make_shared<const Preset>(manifest.config.preset);
    info.dataset = source.dataset;
    info.seed = manifest.config.seed;
    info.datasetFolder = manifest.datasetFolder;
    if (source.recorder && source.recorder->folder())
        info.folder = source.recorder->folder()->path();
    else
        info.folder = source.folder.value_or(std::filesystem::path());
    return info;
}

/// Whether the rest of the run that was left is a part of the picture.
bool isDrawn(RunLeft::By by) {
    return by == RunLeft::By::Reset || by == RunLeft::By::Return ||
           by == RunLeft::By::LastGoodState;
}

/// The newest of a run whose instruction set is missing here: it can be forked only.
std::optional<std::filesystem::path> checkpointOfOtherBits(const std::filesystem::path& folder) {
    try {
        const auto checkpoints = checkpointsIn(folder);
        if (!checkpoints.empty() && !isSupported(loadRunManifest(folder).config.instructionSet))
            return checkpoints.begin()->second;
    } catch (const Error&) {
        return std::nullopt;  // what is wrong with it is reported where it is read again
    }
    return std::nullopt;
}

RunFolder::Report listIn(std::vector<Message>& messages) {
    return [&messages](const Message& message) { messages.push_back(message); };
}

}  // namespace

RunDriver::RunDriver(RunLoop& loop, RunLibrary library, UpdateQueue& updates)
    : loop_(loop),
      library_(std::move(library)),
      publisher_(updates, [this] { emit updateAvailable(); }) {
    loop_.add(*this);
}

RunDriver::~RunDriver() {
    loop_.remove(*this);
}

void RunDriver::shutdown() {
    attempt([this] {
        pendingCommands_.clear();
        giveUpReturn();
        if (run_)
            run_->writeCheckpoint();
    });
}

void RunDriver::enqueueOrRun(std::function<void()> command) {
    if (return_)
        pendingCommands_.push_back(std::move(command));
    else
        attempt(command);
}

/// One of them may be to return once more; then the others wait again.
void RunDriver::drainPending() {
    for (auto& command : std::exchange(pendingCommands_, {}))
        enqueueOrRun(std::move(command));
}

bool RunDriver::start(const Preset& preset, const std::filesystem::path& datasetFolder,
                      std::uint64_t seed) {
    return attempt([&] {
        const bool isOfDataset =
            run_ && *info_.preset == preset && info_.datasetFolder != datasetFolder;
        RunInfo info;
        info.preset = std::make_shared<const Preset>(preset);
        info.dataset = loadDataset(datasetFolder);
        info.seed = seed;
        info.datasetFolder = datasetFolder;
        RunSource source = newSource(info);
        loadInstead(std::move(source), std::move(info), unrelatedOrigin(),
                    isOfDataset ? RunLeft::By::Dataset : RunLeft::By::Preset);
    });
}

void RunDriver::startPlaying(const Preset& preset, const std::filesystem::path& datasetFolder,
                             std::uint64_t seed) {
    if (start(preset, datasetFolder, seed))
        play();
}

void RunDriver::reset(std::uint64_t seed) {
    if (!run_)
        return;
    attempt([&] {
        RunInfo info = info_;
        info.seed = seed;
        RunSource source = newSource(info);
        loadInstead(std::move(source), std::move(info), ForkPoint{info_.run, 0},
                    RunLeft::By::Reset);
    });
}

void RunDriver::continueRun(const std::filesystem::path& folder) {
    const auto isThat = [&folder](const RunFolder* of) { return of && of->path() == folder; };
    if (run_ && isThat(run_->folder()))
        return;
    if (left_ && isThat(left_->source.recorder->folder()))
        return bringBack();
    if (const auto checkpoint = checkpointOfOtherBits(folder))
        return openCheckpoint(*checkpoint);
    attempt([&] {
        std::vector<Message> passedOver;
        RunSource source = sourceFromFolder(folder, openRecordedDataset, listIn(passedOver));
        if (source.state && isChangedByHandAfter(folder, *source.state))
            return openCheckpoint(checkpointPath(folder, source.step()));  // a fork loses nothing
        // The window leaves out the validations that come too fast.
        source.manifest.options.holdsEveryValidation = false;
        RunInfo info = infoOf(source);
        loadInstead(std::move(source), std::move(info), unrelatedOrigin(), RunLeft::By::PastRun);
        reportAfterStart(passedOver);
    });
}

/// Undo then leads back to the run of now.
void RunDriver::bringBack() {
    attempt([this] {
        Left left = *std::exchange(left_, std::nullopt);
        loadInstead(std::move(left.source), std::move(left.info), left.origin,
                    RunLeft::By::PastRun);
    });
}

void RunDriver::openCheckpoint(const std::filesystem::path& file) {
    attempt([&] {
        std::vector<Message> passedOver;
        RunSource source = sourceFromCheckpoint(
            file, [this](RunManifest& manifest) { return loadedOrRecorded(manifest); },
            listIn(passedOver));
        source.manifest.options = {};
        RunInfo info = infoOf(source);
        loadInstead(std::move(source), std::move(info), unrelatedOrigin(), RunLeft::By::Checkpoint);
        reportAfterStart(passedOver);
    });
}

void RunDriver::saveCheckpoint(const std::filesystem::path& file) {
    if (!run_)
        return;
    attempt([&] {
        writeWhole(file, checkpointBytes(run_->config(), run_->state()));
        emit checkpointSaved(textOf(file));
    });
}

void RunDriver::keepPicture(std::uint64_t run, const QByteArray& png) {
    const std::string_view picture(png.data(), static_cast<std::size_t>(png.size()));
    if (run_ && info_.run == run)
        run_->writePicture(picture);
    else if (left_ && left_->info.run == run)
        left_->source.recorder->writePicture(picture);
}

/// A small data set may hold less than the preset's batch.
RunSource RunDriver::newSource(const RunInfo& info) const {
    Preset preset = *info.preset;
    int& batchSize = preset.hyperparameters.batchSize;
    batchSize = static_cast<int>(
        std::min<std::int64_t>(batchSize, trainingImageCount(preset, *info.dataset)));
    describeChanges(preset, *info.preset);
    RunSource source =
        sourceOfNewRun(preset, info.dataset, info.datasetFolder, info.seed, bestInstructionSet());
    source.manifest.config.evaluateEvery = validationInterval_;
    return source;
}

/// The data set that is loaded need not be read again.
std::shared_ptr<const Dataset> RunDriver::loadedOrRecorded(RunManifest& manifest) const {
    if (!run_ || fingerprint(*info_.dataset) != manifest.config.datasetFingerprint)
        return openRecordedDataset(manifest);
    manifest.datasetFolder = info_.datasetFolder;
    return info_.dataset;
}

RunRecorder::MakeFolder RunDriver::folderMaker() {
    if (library_.isEmpty())
        return {};
    return [this](const RunConfig& config) {
        const auto [removed, excess] = library_.makeRoom(libraryBudget_);
        if (!removed.empty())
            emit roomMade(removed);
        if (excess > 0)
            emit libraryFull(excess);
        return library_.makeFolder(config);
    };
}

/// The run under way where another has nothing to do with it.
std::optional<ForkPoint> RunDriver::unrelatedOrigin() const {
    return run_ ? std::optional(ForkPoint{info_.run, 0, false}) : std::nullopt;
}

/// Returns the run that is left; it continues where the other cannot be made.
std::optional<RunDriver::Left> RunDriver::load(RunSource source, RunInfo info,
                                               const std::optional<ForkPoint>& origin) {
    RunManifest& manifest = source.manifest;
    if (!manifest.config.evaluateEvery)
        manifest.config.evaluateEvery = validationInterval_;
    if (!source.folder)
        manifest.options.checkpointEvery = checkpointInterval_;
    RunMetrics rows = source.rows;
    auto run = std::make_unique<Run>(std::move(source), folderMaker(), reporter(), loop_.pool());
    std::optional<Left> left = leaveRun();
    info.run = info_.run;
    info_ = std::move(info);
    run_ = std::move(run);
    publishRunStarted(origin, std::move(rows));
    return left;
}

void RunDriver::loadInstead(RunSource source, RunInfo info, const std::optional<ForkPoint>& origin,
                            RunLeft::By by) {
    if (auto left = load(std::move(source), std::move(info), origin))
        keepForUndo(*std::move(left), by);
    publisher_.publishUndoable(undoable());
}

std::optional<RunDriver::Left> RunDriver::leaveRun() {
    if (!run_)
        return std::nullopt;
    pendingCommands_.clear();
    giveUpReturn();
    setPlaying(false);
    return leftAt(run_->leave());
}

RunDriver::Left RunDriver::leftAt(RunSource source) const {
    const ForkPoint origin{info_.run, source.step()};
    return {std::move(source), info_, origin, {}};
}

/// A run without a step is not worth it: then the one before it stays.
void RunDriver::keepForUndo(Left left, RunLeft::By by) {
    if (left.source.step() == 0)
        return;
    left.origin.isDrawn = isDrawn(by);
    left.why = {by};
    left_ = std::move(left);
}

/// The run under way is another one for the window from here on. runStarted comes when everything
/// of the new run is in place, and its first update after it.
void RunDriver::publishRunStarted(const std::optional<ForkPoint>& origin, RunMetrics rows) {
    ++info_.run;
    stopAfter_.reset();
    firstEvents_ = run_->state().history.size();
    SessionUpdate first = initialUpdate(info_.run, origin, run_->trainer(), std::move(rows));
    first.undoable = undoable();
    publisher_.startRun(*run_, std::move(first), info_.seed, [this] { emit runStarted(info_); });
    loop_.schedule();
}

void RunDriver::play() {
    if (!run_)
        return;
    publisher_.publishHealth();
    setPlaying(true);
    run_->startClock();
    loop_.schedule();
}

void RunDriver::singleStep() {
    if (!run_)
        return;
    publisher_.publishHealth();
    setPlaying(false);
    run_->startClock();
    attempt([this] { makeStep(); });
    loop_.schedule();
}

/// What is given up stays in grey, as with any return.
void RunDriver::returnToLastGoodState() {
    if (!run_)
        return;
    setPlaying(false);
    attempt([this] {
        keepForUndo(leftAt(run_->returnToLastGoodState()), RunLeft::By::LastGoodState);
        publishRunStarted(ForkPoint{info_.run, run_->state().step});
        play();
    });
}

void RunDriver::change(const std::function<void(Trainer<float>&)>& edit) {
    if (!run_)
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

/// What was changed before the last run was left is for when that has been brought back.
std::optional<UndoEntry> RunDriver::undoEntry() const {
    return run_->lastUndoEntry(left_ ? firstEvents_ : 0);
}

std::optional<Undoable> RunDriver::undoable() const {
    const auto widened = [](const auto& change) { return Undoable(change); };
    if (const auto last = undoEntry())
        return std::visit(widened, last->change);
    return left_ ? std::optional<Undoable>(left_->why) : std::nullopt;
}

void RunDriver::undo() {
    if (!run_)
        return;
    if (const auto last = undoEntry())
        change([&last](Trainer<float>& trainer) { undoChange(trainer, *last); });
    else if (left_)
        attempt([this] {
            Left left = *std::exchange(left_, std::nullopt);
            load(std::move(left.source), std::move(left.info), left.origin);
        });
}

void RunDriver::returnTo(std::int64_t step) {
    if (!run_ || step < 0 || step > run_->state().step)
        return;
    setPlaying(false);
    publisher_.suspendEvaluations();
    attempt([this, step] {
        return_.emplace(run_->wayBackTo(step));
        sinceReturnReported_.start();
        emit returning(0, return_->total());
    });
    loop_.schedule();  // where it has failed, the evaluations continue
}

void RunDriver::advanceReturn() {
    try {
        if (return_->advance())
            return endReturn();
    } catch (const std::exception& error) {
        report(error);
        return giveUpReturn();
    }
    constexpr qint64 kReportEvery = 50;  // ms
    if (sinceReturnReported_.elapsed() < kReportEvery)
        return;
    sinceReturnReported_.start();
    emit returning(return_->done(), return_->total());
}

void RunDriver::endReturn() {
    keepForUndo(leftAt(run_->forkedBy(*return_)), RunLeft::By::Return);
    RunMetrics again{return_->steps(), {}};
    const std::int64_t total = return_->total();
    return_.reset();
    emit returning(total, total);
    publishRunStarted(ForkPoint{info_.run, run_->state().step}, std::move(again));
    drainPending();
}

void RunDriver::giveUpReturn() {
    if (!return_)
        return;
    const std::int64_t total = return_->total();
    return_->giveUp();
    return_.reset();
    emit returning(total, total);
    loop_.schedule();
    drainPending();
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

void RunDriver::setStage(const EmbeddingViewOptions& options) {
    publisher_.setStage(options);
    loop_.schedule();
}

void RunDriver::evaluate(SplitKind split) {
    if (!run_ || split == SplitKind::Train)
        return;
    publisher_.requestEvaluation(split == SplitKind::Test ? PointSource::Test
                                                          : PointSource::Validation);
    loop_.schedule();
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
    if (!run_)
        return false;
    try {
        if (return_) {
            advanceReturn();
        } else {
            if (playing_)
                makeStep();
            publisher_.advanceEvaluation();
        }
    } catch (const std::exception& error) {
        setPlaying(false);
        publisher_.clearEvaluations();
        report(error);
    }
    return playing_ || publisher_.isEvaluating() || return_;
}

void RunDriver::setPlaying(bool playing) {
    if (std::exchange(playing_, playing) == playing)
        return;
    emit playingChanged(playing);
    if (!playing)
        run_->writeCheckpoint();
}

void RunDriver::makeStep() {
    std::optional<RunStep> step;
    try {
        step = run_->step();
    } catch (const Divergence& divergence) {
        publisher_.publishDivergence(divergence.diagnosis);
        return setPlaying(false);
    } catch (const std::exception& error) {
        setPlaying(false);
        return report(error);
    }
    publisher_.publishStep(step->metrics);
    if (step->validation == RunStep::Validation::Now)
        publisher_.publishEvaluation(PointSource::Validation, run_->validate());
    if (step->validation == RunStep::Validation::Later)
        publisher_.requestEvaluation(PointSource::Validation);
    publishChanges();
    run_->keep(checkpointInterval_);
    publisher_.publishHealth();
    if (stopAfter_ == step->metrics.step) {
        stopAfter_.reset();
        setPlaying(false);
        emit stopped(step->metrics.step);
    }
}

void RunDriver::publishChanges() {
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
