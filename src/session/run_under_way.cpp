// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/run_under_way.h"

#include <algorithm>
#include <filesystem>
#include <string_view>
#include <utility>
#include <variant>

#include "core/write_whole.h"
#include "presets/preset_fit.h"
#include "presets/preset_in_force.h"
#include "runs/checkpoint.h"
#include "runs/run_checkpoints.h"
#include "runs/run_files.h"
#include "runs/run_lock.h"
#include "session/initial_update.h"
#include "session/run_loop.h"
#include "session/trash.h"

namespace centerscope {

namespace {

/// Of a run that was closed before the picture came. One that has been deleted or opened since, by
/// whichever program, needs none; to wait for its lock would hold up training.
void writeLastPicture(const std::filesystem::path& folder, std::string_view png) {
    if (isInUse(folder))
        return;
    try {
        const RunLock lock(folder);
        writeWhole(folder / kPictureFile, png);
    } catch (const WriteError&) {
        return;
    }
}

}  // namespace

RunUnderWay::RunUnderWay(RunLoop& loop, RunLibrary library, RunPublisher& publisher,
                         QObject* parent)
    : QObject(parent), loop_(loop), library_(std::move(library)), publisher_(publisher) {}

RunRecorder::MakeFolder RunUnderWay::folderMaker() {
    if (library_.isEmpty())
        return {};
    return [this](const RunConfig& config) {
        if (libraryBudget_)
            makeRoom(libraryBudget_());
        return library_.makeFolder(config);
    };
}

/// A run of another folder is found there too, and continued where it is broken off.
void RunUnderWay::listInLibrary() {
    const std::filesystem::path& place = info_.place();
    const std::filesystem::path runs = place.parent_path();
    if (library_.isEmpty() || place.empty() || runs == library_.folder() ||
        std::ranges::count(library_.places(), runs) > 0)
        return;
    try {
        library_.addPlace(place);
    } catch (const Error& error) {
        emit failed(error.message());
    }
}

void RunUnderWay::makeRoom(std::uint64_t budget) {
    const RunLibrary::Room room = library_.makeRoom(budget, putInTrash);
    if (!room.removed.empty())
        emit roomMade(room.removed);
    if (room.excess() > 0)
        emit libraryFull(room);
}

RunFolder::Report RunUnderWay::reporter() {
    return [this](const Message& message) {
        emit failed({MessageCode::TrainingContinues, message});
    };
}

/// Returns the run that is left; it continues where the other cannot be made.
std::optional<IdleRun> RunUnderWay::load(IdleRun next, bool isUndo) {
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
    listInLibrary();
    publishStart(origin, std::move(rows), isUndo ? next.firstEvents : run_->state().history.size());
    return left;
}

void RunUnderWay::loadInstead(IdleRun next, RunLeft::By by) {
    if (auto left = load(std::move(next)))
        former_.keep(*std::move(left), by);
    former_.dropUnderWay(info_.place());
    publisher_.publishUndoable(undoable());
}

void RunUnderWay::show(IdleRun next, const std::vector<Message>& passedOver) {
    if (info_.isFollowed() && info_.followed == next.info.folder)
        load(std::move(next));
    else
        loadInstead(std::move(next), RunLeft::By::PastRun);
    reportAfterStart(passedOver);
}

void RunUnderWay::reopen(IdleRun next) {
    next.info.run = former_.last().info.run;
    next.firstEvents = former_.last().firstEvents;
    const std::optional<IdleRun> left = load(std::move(next), true);
    if (!left)
        return;
    undone_.emplace_back(left->info.place());
    if (undone_.size() > RunLeft::kMost)
        undone_.erase(undone_.begin());
}

void RunUnderWay::takeFork(const StepFork& way) {
    former_.keep(idle(run_->finishFork(way, isTwin_)), RunLeft::By::Fork);
    publishFork({way.steps(), {}});
}

void RunUnderWay::returnToLastGoodState() {
    former_.keep(idle(run_->returnToLastGoodState()), RunLeft::By::LastGoodState);
    publishFork({});
}

/// One that is brought back comes from its own last step; another has nothing to do with the run
/// under way.
std::optional<ForkPoint> RunUnderWay::originOf(const IdleRun& next) const {
    if (next.info.run > 0)
        return ForkPoint{next.info.run, next.source.step()};
    return run_ ? std::optional(ForkPoint{info_.run, 0}) : std::nullopt;
}

std::optional<IdleRun> RunUnderWay::leaveRun() {
    emit leaving();
    return run_ ? std::optional(idle(run_->leave())) : std::nullopt;
}

IdleRun RunUnderWay::idle(RunSource left) {
    const RunFolder* own = left.recorder->folder();
    if (own && !own->isOnlyOpened())
        written_[info_.run] = own->path();
    return {std::move(left), info_, {}, firstEvents_, {}};
}

/// The run under way is another one for the window from here on. started() comes when everything
/// of the new run is in place, and its first update after it.
void RunUnderWay::publishStart(const std::optional<ForkPoint>& origin, RunMetrics rows,
                               std::size_t firstEvents) {
    ++info_.run;
    forkOf_ = 0;
    if (!info_.isFollowed())
        info_.folder = run_->folder() ? run_->folder()->path() : std::filesystem::path();
    info_.identity = run_->manifest().identity;
    info_.plannedSteps = run_->manifest().options.steps;
    info_.archive = run_->recorder().archive();
    info_.projection = run_->manifest().sharedProjection();
    info_.bookmarks = run_->recorder().bookmarks();
    firstEvents_ = firstEvents;
    SessionUpdate first = initialUpdate(info_.run, origin, run_->trainer(), std::move(rows));
    first.undoable = undoable();
    publisher_.startRun(*run_, std::move(first), info_.seeds.dataSeed,
                        [this] { emit started(info_); });
    whyUnrecorded_.reset();
    reportRecording();
    loop_.schedule();
}

/// From the run that has just been left.
void RunUnderWay::publishFork(RunMetrics rows) {
    publishStart(ForkPoint{info_.run, run_->state().step}, std::move(rows),
                 run_->state().history.size());
    forkOf_ = info_.run - 1;
}

/// What was changed before the last run was left is for when that has been brought back.
std::optional<UndoEntry> RunUnderWay::undoEntry() const {
    if (!isOwn())
        return std::nullopt;
    return run_->lastUndoEntry(former_.isEmpty() && !isTwin_ ? 0 : firstEvents_);
}

std::optional<Undoable> RunUnderWay::undoable() const {
    const auto widened = [](const auto& change) { return Undoable(change); };
    if (const auto last = undoEntry())
        return std::visit(widened, last->change);
    return former_.undoable();
}

std::optional<std::int64_t> RunUnderWay::undoableStep() const {
    const auto last = undoEntry();
    return last ? std::optional(stepOf(run_->state().history[last->event])) : std::nullopt;
}

/// Those of a run that has no step yet are new, with what is set now.
TwinStart RunUnderWay::twinStart(const TrainingState<float>& state) const {
    TwinStart start;
    start.run = info_;
    if (run_->state().step == 0) {
        const std::int64_t epoch = stepsPerEpoch(*info_.preset, *info_.dataset);
        start.run.preset = std::make_shared<const Preset>(
            presetInForce(*info_.preset, state.hyperparameters, state.halvingRule,
                          state.overriddenSchedules, epoch));
        return start;
    }
    start.checkpoint = std::make_shared<const Checkpoint>(run_->config(), state);
    start.projection = run_->manifest().projection;
    if (const RunFolder* own = run_->folder(); own || info_.isFollowed())
        start.file = checkpointPath(own ? own->path() : info_.followed, state.step);
    return start;
}

void RunUnderWay::publishChanges() {
    if (info_.folder.empty() && run_->folder()) {
        info_.folder = run_->folder()->path();
        info_.identity = run_->manifest().identity;
        emit folderMade(info_);
    }
    reportRecording();
    if (publisher_.publishChanges())
        publisher_.publishUndoable(undoable());
}

/// Once per trouble, and once more where a run in trouble comes back.
void RunUnderWay::reportRecording() {
    const std::optional<Message> why = run_->recorder().whyUnrecorded();
    if (std::exchange(whyUnrecorded_, why).has_value() != why.has_value())
        emit recordingChanged(why);
}

/// A run that starts takes away what was said before.
void RunUnderWay::reportAfterStart(const std::vector<Message>& passedOver) {
    for (const Message& message : passedOver)
        emit failed(message);
    if (run_->config().numerics != kNumerics)
        emit failed(otherNumerics(run_->config()));
}

std::optional<Message> RunUnderWay::whyUnrecorded() {
    std::optional<Message> why = run_ ? run_->recorder().whyUnrecorded() : std::nullopt;
    return why ? why : former_.whyUnrecorded();
}

RunRecorder* RunUnderWay::recorderOf(std::uint64_t run) {
    if (run_ && info_.run == run)
        return &run_->recorder();
    const IdleRun* former = former_.open(run);
    return former ? former->source.recorder.get() : nullptr;
}

void RunUnderWay::keepPicture(std::uint64_t run, const QByteArray& png) {
    const std::string_view bytes(png.data(), static_cast<std::size_t>(png.size()));
    if (RunRecorder* recorder = recorderOf(run))
        recorder->writePicture(bytes);
    else if (const auto left = written_.find(run); left != written_.end())
        writeLastPicture(left->second, bytes);
}

void RunUnderWay::setBookmarks(std::uint64_t run, const std::vector<Bookmark>& bookmarks) {
    if (RunRecorder* recorder = recorderOf(run))
        recorder->setBookmarks(bookmarks);
}

}  // namespace centerscope

#include "moc_run_under_way.cpp"
