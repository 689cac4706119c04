// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>

#include <QByteArray>
#include <QObject>
#include <QString>

#include "core/message.h"
#include "runs/run_library.h"
#include "session/embedding_view_options.h"
#include "session/open_set_request.h"
#include "session/run_info.h"
#include "session/session_update.h"
#include "session/stop_goal.h"
#include "session/twin_start.h"
#include "training/stage_projection.h"

namespace centerscope {

class RunDriver;
class TrainingThread;
class UpdateQueue;
template <typename T>
class Trainer;

/// The face of training on the window's thread: commands go in, updates are pulled out. Training
/// runs on a thread of its own; every command acts between two steps, so it is answered within one
/// step, but for those that read a run or its data set, which take as long as that takes.
///
/// Updates: updateAvailable() is emitted once when there is something to take; it is silent until
/// takeUpdate() has been called. The window decides when to take it.
class TrainingSession : public QObject {
    Q_OBJECT

public:
    /// Loads nothing yet; call start() first. threads >= 1. Every run is kept in the library from
    /// its first step on.
    explicit TrainingSession(int threads, RunLibrary library = RunLibrary(),
                             QObject* parent = nullptr);
    /// On a thread that it shares with others: they end together, and the first of them ends it.
    explicit TrainingSession(std::shared_ptr<TrainingThread> thread,
                             RunLibrary library = RunLibrary(), QObject* parent = nullptr);
    /// Writes the last step's checkpoint.
    ~TrainingSession() override;

    /// Begins a new run, paused at step 0; an empty folder stands for the MNIST that comes with the
    /// program. Where the data set cannot be loaded failed() is emitted and the old run continues.
    void start(const Preset& preset, const std::filesystem::path& datasetFolder,
               const Seeds& seeds);
    /// The same, and plays the new run.
    void startPlaying(const Preset& preset, const std::filesystem::path& datasetFolder,
                      const Seeds& seeds);
    /// The same preset and data again from step 0, paused, with this seed. Hyperparameters and the
    /// halving rule go back to the preset's.
    void reset(std::uint64_t seed);

    /// Resumes a run of the library, paused at its newest good checkpoint. One that another program
    /// writes is followed instead, until another run is chosen: its rows, changes and checkpoints
    /// are taken as they come, and what would train or change it does nothing.
    void continueRun(const std::filesystem::path& folder);
    /// Resumes from a checkpoint, paused at its step. One that cannot be resumed from is failed()
    /// in one sentence, and the old run continues.
    void openCheckpoint(const std::filesystem::path& file);
    /// checkpointSaved() or failed() answers.
    void saveCheckpoint(const std::filesystem::path& file);
    /// Why steps would be lost if the program ended now, after trying once more to write them;
    /// none: nothing would be. Waits for the step under way.
    std::optional<Message> whyLost();
    /// Steps between automatic checkpoints; >= 1.
    void setCheckpointInterval(std::int64_t steps);
    const RunLibrary& library() const { return library_; }
    /// What the library's own runs may take on disk, asked for on the training thread whenever a
    /// run begins. Short ones make room for it, and libraryFull() reports what is too much
    /// nevertheless. Before this none makes room.
    void setLibraryBudget(const std::function<std::uint64_t()>& bytes);
    /// spaceTaken() answers, when all runs of the library have been looked at.
    void requestSpaceTaken();
    /// A run has been given another name.
    void readNames();
    /// Keeps a PNG of this run's stage in its folder, if it has one.
    void keepPicture(std::uint64_t run, const QByteArray& png);

    void play();
    void pause();
    /// Pauses, and returns when the last step has been made.
    void stop();
    /// Steps per second at most; 0: as many as can be made. Of this run and the next ones.
    void setPace(int stepsPerSecond);
    /// One training step, then paused.
    void singleStep();
    /// The same, and SessionUpdate::anatomy has, stage by stage, what happened in it.
    void slowStep();

    /// After a divergence: back to the last good state with half the learning rate, and on.
    void returnToLastGoodState();

    /// Each acts from the next step and is recorded as one HyperparameterChange.
    void set(Hyperparameter which, double value);
    void setLearningRate(double learningRate) { set(Hyperparameter::LearningRate, learningRate); }
    void setLambda(double lambda) { set(Hyperparameter::Lambda, lambda); }
    void setAlpha(double alpha) { set(Hyperparameter::Alpha, alpha); }
    void setBatchSize(int batchSize) { set(Hyperparameter::BatchSize, batchSize); }
    void halveLearningRate();
    void setHalvingRule(const HalvingRule& rule);
    /// Any such change, made on the trainer between two steps.
    void edit(std::function<void(Trainer<float>&)> change);

    /// Takes back what SessionUpdate::undoable names: a change by one of its own from the next
    /// step, the leaving of a run by resuming it.
    void undo();
    /// Begins a new run with this one as its origin, in a folder of its own, paused in the state
    /// after an earlier step, to the same bits. forkProgress() reports how far it is. What is asked
    /// of the run meanwhile is done when it is there; another run cancels the fork.
    void forkAt(std::int64_t step);
    /// Pauses, and makes the state after this step, where it is another than the newest:
    /// forkProgress() reports how far that is, twinReady() or failed() answers. None: the newest.
    void prepareTwin(std::optional<std::int64_t> step);
    /// The run stays where it was, and what was asked of it meanwhile is done.
    void cancelFork();
    /// eventsReady() answers.
    void requestEvents();

    /// Pauses this run by itself when this step has been made, once; none: never. stopped() reports
    /// when it has, stopRefused() that the step was over before the wish arrived: then nothing
    /// stops.
    void setStopAfter(std::optional<std::int64_t> step);
    /// Plays until the goal is reached, which stopped() reports, or it is paused.
    void playTo(const StopGoal& goal);
    void setStage(const EmbeddingViewOptions& options);
    /// Shows embeddings of more than two dimensions on these units from here on or, without, on the
    /// first two principal axes as the network has them now. It stays so, in the run's folder too.
    void project(const std::optional<StageUnits>& units);
    /// Steps between validations; >= 1. A run keeps what it began with: once it has made a step
    /// this is for the next one.
    void setValidationInterval(std::int64_t steps);
    /// One evaluation of the network as it is now, beside training.
    void evaluate(SplitKind split);

    /// From now on SessionUpdate::tracked brings where these images are, at most eight; none: no
    /// longer. They are followed into the runs that come after.
    void track(std::vector<TrackedImage> images);
    /// From now on SessionUpdate::openSet brings images of classes that this run and those after it
    /// have not learnt.
    void followOpenSet(const OpenSetRequest& request);
    /// Makes an earlier step of this run again, beside training, to bring the stage as it was then:
    /// SessionUpdate::recalled, or failed(); nothing for a step that other bits have led to, such
    /// as another instruction set's. One at a time; none: no longer.
    void recall(std::optional<std::int64_t> step);

    /// Of this run, by their steps; they stay in its folder.
    void setBookmarks(const std::vector<Bookmark>& bookmarks);

    /// Keeps the cloud of the stage every so many steps, from the next multiple on, until the run
    /// ends; 0: no longer. SessionUpdate::snapshots brings them.
    void setSnapshotInterval(std::int64_t steps);

    /// Only to be called on the thread it lives on, between two steps.
    RunDriver& driver() { return *driver_; }

    /// Everything new of run() since the last call; an update of run 0 while a new run has begun
    /// that runStarted() has not announced yet.
    SessionUpdate takeUpdate();
    /// The same of this one and the twin that it leads, as far as both are; none: in a moment.
    std::optional<std::array<SessionUpdate, 2>> takeUpdateWith(TrainingSession& twin);

    bool isPlaying() const { return playing_; }
    /// Whether it will play once all is done that has been asked for.
    bool isToPlay() const { return asked_.value_or(playing_); }
    /// The run under way; preset and dataset are null before the first has been loaded.
    const RunInfo& run() const { return run_; }

signals:
    void updateAvailable();
    void playingChanged(bool playing);
    /// Another run is ready, paused: at step 0 after start() and reset(), else at the step where
    /// continueRun(), openCheckpoint(), forkAt() or undo() have taken one up;
    /// returnToLastGoodState() then plays on. Its first update comes after this.
    void runStarted(const centerscope::RunInfo& run);
    /// Whether a program still writes the run that is followed.
    void followedRunWritten(bool isWritten);
    /// That program has set others.
    void followedBookmarksChanged(const std::vector<centerscope::Bookmark>& bookmarks);
    /// run().folder is where the run is kept from its first step on, and run().identity final.
    void folderMade();
    void stopped(std::int64_t step);
    void stopRefused(std::int64_t asked, std::int64_t reached);
    void checkpointSaved(const QString& file);
    /// Of the steps on the way to where the run is forked; done == total: there, or cancelled.
    void forkProgress(std::int64_t done, std::int64_t total);
    /// A twin of this run begins so.
    void twinReady(const centerscope::TwinStart& twin);
    /// The lines of events.jsonl.
    void eventsReady(const QString& lines);
    /// Of the library's own runs, in bytes.
    void spaceTaken(std::uint64_t bytes);
    /// The runs take more than they may, which the short ones could not free.
    void libraryFull(const centerscope::RunLibrary::Room& room);
    /// These runs have made room for one that begins.
    void roomMade(const std::vector<centerscope::RunSummary>& removed);
    /// Undo has passed over these, which have been deleted, the last first.
    void deletedRunsPassedOver(const std::vector<centerscope::RunSummary>& runs);
    /// Why the run under way is not recorded; none: it is again. A run that starts is.
    void recordingChanged(const std::optional<centerscope::Message>& why);
    /// One sentence: what, where, expected, found.
    void failed(const centerscope::Message& message);
    /// After that, where it was a change of a value: the value before stays in force.
    void refused(const centerscope::Message& message);

private:
    template <typename Call, typename... Values>
    void post(Call call, Values&&... values);
    template <typename Call, typename... Values>
    void postToRun(Call call, Values&&... values);
    template <typename Call, typename... Values>
    void postToShown(Call call, Values&&... values);
    void ask(bool playing);

    RunLibrary library_;
    std::unique_ptr<UpdateQueue> updates_;
    std::shared_ptr<TrainingThread> thread_;
    std::unique_ptr<RunDriver> driver_;  // lives on that thread, deleted after it has ended
    RunInfo run_;
    bool playing_ = false;       // as far as the driver has reported
    std::optional<bool> asked_;  // what it has not answered yet
    std::uint64_t questions_ = 0;
    std::function<void(RunDriver&)> lastPicture_;  // to be kept where the thread ended before it
};

}  // namespace centerscope
