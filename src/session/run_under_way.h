// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include <QByteArray>
#include <QObject>

#include "core/message.h"
#include "runs/run.h"
#include "runs/run_hold.h"
#include "runs/run_library.h"
#include "session/former_runs.h"
#include "session/run_info.h"
#include "session/run_publisher.h"
#include "session/twin_start.h"

namespace centerscope {

class RunLoop;

/// The run that one window shows and, for Undo, those that were left for it. Lives on the loop's
/// thread.
class RunUnderWay : public QObject {
    Q_OBJECT

public:
    /// The loop and the publisher must outlive it.
    RunUnderWay(RunLoop& loop, RunLibrary library, RunPublisher& publisher,
                QObject* parent = nullptr);

    /// Null before the first has been loaded.
    Run* run() const { return run_.get(); }
    const RunInfo& info() const { return info_; }
    /// Whether it can be trained and changed here.
    bool isOwn() const { return run_ && !info_.isFollowed(); }
    /// Whether this is its number, or that of the run it is a fork of.
    bool isOf(std::uint64_t run) const { return run == info_.run || run == forkOf_; }
    FormerRuns& former() { return former_; }
    const FormerRuns& former() const { return former_; }

    /// Puts a run in the place of the one under way, which is kept for Undo as left by this.
    /// Throws an Error, and the old one continues.
    void loadInstead(IdleRun next, RunLeft::By by);
    /// One that comes from its folder. Of the run that is followed that is the same run once more,
    /// so Undo has nothing new. What was passed over is reported then.
    void show(IdleRun next, const std::vector<Message>& passedOver);
    /// The run that was left last is under way again, as it is now. Throws an Error.
    void reopen(IdleRun next);
    /// A fork of it is under way in its place: at the end of the way, or at its last good state.
    void takeFork(const StepFork& way);
    void returnToLastGoodState();

    /// What twins differ by is not undone.
    void setTwin(bool isTwin) { isTwin_ = isTwin; }
    std::optional<UndoEntry> undoEntry() const;
    std::optional<Undoable> undoable() const;
    /// The first step that the change acts on which Undo would take back, if it is one of this run.
    std::optional<std::int64_t> undoableStep() const;
    /// How a twin of it begins in this state of it.
    TwinStart twinStart(const TrainingState<float>& state) const;

    void publishChanges();
    void reportRecording();
    void reportAfterStart(const std::vector<Message>& passedOver);
    /// Why steps of it or of one that was left would be lost with the program.
    std::optional<Message> whyUnrecorded();
    /// Of this run, also where it has been left.
    void keepPicture(std::uint64_t run, const QByteArray& png);
    void setBookmarks(std::uint64_t run, const std::vector<Bookmark>& bookmarks);

    // Of the runs that begin from now on.
    std::int64_t validationInterval() const { return validationInterval_; }
    std::int64_t checkpointInterval() const { return checkpointInterval_; }
    void setValidationInterval(std::int64_t steps) { validationInterval_ = steps; }
    void setCheckpointInterval(std::int64_t steps) { checkpointInterval_ = steps; }
    void setLibraryBudget(std::function<std::uint64_t()> bytes) {
        libraryBudget_ = std::move(bytes);
    }
    std::uint64_t spaceTaken() const { return library_.bytesTaken(library_.runs()); }

signals:
    /// Another run is ready to take its place.
    void leaving();
    void started(const centerscope::RunInfo& run);
    /// It is kept in its folder from its first step on.
    void folderMade(const centerscope::RunInfo& run);
    void libraryFull(const centerscope::RunLibrary::Room& room);
    void roomMade(const std::vector<centerscope::RunSummary>& removed);
    void recordingChanged(const std::optional<centerscope::Message>& why);
    void failed(const centerscope::Message& message);

private:
    std::optional<IdleRun> load(IdleRun next, bool isUndo = false);
    std::optional<ForkPoint> originOf(const IdleRun& next) const;
    std::optional<IdleRun> leaveRun();
    IdleRun idle(RunSource left);
    RunRecorder* recorderOf(std::uint64_t run);
    void publishStart(const std::optional<ForkPoint>& origin, RunMetrics rows,
                      std::size_t firstEvents);
    void publishFork(RunMetrics rows);
    RunRecorder::MakeFolder folderMaker();
    void listInLibrary();
    void makeRoom(std::uint64_t budget);
    RunFolder::Report reporter();

    RunLoop& loop_;
    RunLibrary library_;
    RunPublisher& publisher_;

    RunInfo info_;
    std::unique_ptr<Run> run_;
    std::optional<Message> whyUnrecorded_;  // as it has been reported
    std::uint64_t forkOf_ = 0;              // the number of the run it is a fork of; 0: of none
    std::size_t firstEvents_ = 0;           // of its history, made before it was resumed
    bool isTwin_ = false;
    FormerRuns former_;
    std::vector<RunHold> undone_;  // that Undo has left: no program offers them as runs of before
    std::map<std::uint64_t, std::filesystem::path> written_;  // runs that were left, by number

    std::int64_t validationInterval_ = kEvaluateEvery;
    std::int64_t checkpointInterval_ = kCheckpointEvery;
    std::function<std::uint64_t()> libraryBudget_;  // bytes; none: no run makes room
};

}  // namespace centerscope
