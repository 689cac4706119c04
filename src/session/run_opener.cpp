// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/run_opener.h"

#include <optional>
#include <utility>
#include <variant>

#include "data/dataset_catalogue.h"
#include "runs/checkpoint.h"
#include "runs/run_lock.h"
#include "session/run_loop.h"

namespace centerscope {

RunOpener::RunOpener(RunUnderWay& current, RunPublisher& publisher, RunLoop& loop,
                     const ForkTask& task, StartWay startWay, QObject* parent)
    : QObject(parent),
      current_(current),
      publisher_(publisher),
      loop_(loop),
      task_(task),
      startWay_(std::move(startWay)) {}

void RunOpener::start(const Preset& preset, const std::filesystem::path& datasetFolder,
                      const Seeds& seeds) {
    const bool isOfDataset = current_.run() && current_.info().datasetFolder != datasetFolder;
    RunInfo info;
    info.preset = std::make_shared<const Preset>(preset);
    info.dataset = loadDataset(datasetFolder);
    info.seeds = seeds;
    info.datasetFolder = datasetFolder;
    current_.loadInstead(newRun(info, current_.validationInterval()),
                         isOfDataset ? RunLeft::By::Dataset : RunLeft::By::Preset);
}

void RunOpener::reset(std::uint64_t seed) {
    RunInfo info = current_.info();
    info.run = 0;
    info.followed.clear();
    if (info.seeds.seed != seed)
        info.seeds = seed;
    current_.loadInstead(newRun(info, current_.validationInterval()), RunLeft::By::Reset);
}

void RunOpener::startTwin(const TwinStart& twin) {
    std::vector<Message> passedOver;
    IdleRun next = twin.checkpoint
                       ? runAtCheckpoint(*twin.checkpoint, twin.file, twin.run, passedOver)
                       : newRun(twin.run, current_.validationInterval());
    if (twin.projection && next.source.manifest.projection != twin.projection) {
        next.source.frames.clear();  // kept on other axes
        next.source.manifest.projection = twin.projection;
    }
    next.source.manifest.identity.twin = twin.twin;
    next.firstChanges = [&twin](Trainer<float>& trainer) {
        if (twin.centerRule)
            trainer.setCenterRule(*twin.centerRule);
        for (const TwinStart::Value& each : twin.values)
            trainer.set(each.which, each.value);
    };
    current_.loadInstead(std::move(next), RunLeft::By::PastRun);
    current_.reportAfterStart(passedOver);
}

void RunOpener::continueRun(const std::filesystem::path& folder) {
    const Run* run = current_.run();
    const bool isUnderWay = run && run->folder() && run->folder()->path() == folder;
    const bool isWritten = isInUse(folder);
    const bool isFollowed = current_.info().followed == folder && isWritten;
    if (isUnderWay || isFollowed || task_.isOf(folder))
        return;
    const bool isHere = current_.former().isOpenIn(folder);
    if (isWritten && !isHere)
        return follow(folder, [this](IdleRun next) {
            current_.loadInstead(std::move(next), RunLeft::By::PastRun);
        });
    std::vector<Message> passedOver;
    IdleRun next = isHere ? current_.former().take() : runInFolder(folder, passedOver);
    resume(std::move(next), passedOver,
           [this](IdleRun there, const std::vector<Message>& messages) {
               current_.show(std::move(there), messages);
           });
}

/// The run under way stays in the window until the other has come to where it was.
void RunOpener::resume(IdleRun next, const std::vector<Message>& passedOver, const Show& show) {
    if (next.recorded.isEmpty())
        return show(std::move(next), passedOver);
    CatchUp catchUp(std::move(next.source), std::move(next.recorded), loop_.pool());
    startWay_(std::move(catchUp), [this, passedOver, show](ForkTask::Way& way) {
        std::vector<Message> messages = passedOver;
        IdleRun there = runAfter(std::get<CatchUp>(way), messages);
        show(std::move(there), messages);
        if (const auto owed = current_.run()->validateWhereOwed())
            publisher_.publishEvaluation(PointSource::Validation, *owed);
        current_.publishChanges();
    });
}

void RunOpener::follow(const std::filesystem::path& folder,
                       const std::function<void(IdleRun)>& load) {
    std::vector<Message> passedOver;
    auto [run, tail, eventsSince] = followedRun(folder, passedOver);
    load(std::move(run));
    follower_ = std::make_unique<RunFollower>(std::move(tail));
    connect(follower_.get(), &RunFollower::added, this, [this](const RunTail::Addition& addition) {
        publisher_.publishAddition(addition);
        loop_.schedule();
    });
    connect(follower_.get(), &RunFollower::projectionChanged, this,
            [this](const StageProjection& projection) {
                publisher_.setProjection(projection);
                loop_.schedule();
            });
    connect(follower_.get(), &RunFollower::framesAdded, this,
            [this, archive = current_.info().archive](const auto& frames) {
                const StageProjection& shown = current_.run()->trainer().projection();
                for (const auto& frame : frames)
                    if (!frame->projection || *frame->projection == shown)
                        archive->add(frame);
            });
    connect(follower_.get(), &RunFollower::bookmarksChanged, this,
            [this](const std::vector<Bookmark>& bookmarks) {
                current_.setBookmarks(current_.info().run, bookmarks);
                emit followedBookmarksChanged(bookmarks);
            });
    connect(follower_.get(), &RunFollower::writtenChanged, this, [this](bool isWritten) {
        if (!task_.isOf(current_.info().followed))  // else this program holds the folder
            emit followedRunWritten(isWritten);
    });
    publisher_.publishAddition({.rows = {}, .events = std::move(eventsSince), .state = {}});
    current_.reportAfterStart(passedOver);
}

void RunOpener::openCheckpoint(const std::filesystem::path& file) {
    std::vector<Message> passedOver;
    current_.loadInstead(runAtCheckpoint(file, current_.info(), passedOver),
                         RunLeft::By::Checkpoint);
    current_.reportAfterStart(passedOver);
}

void RunOpener::bringBackLast() {
    FormerRuns& former = current_.former();
    const std::vector<RunSummary> deleted = former.dropGone(current_.info().place());
    publisher_.publishUndoable(current_.undoable());
    const auto report = [this, deleted] {  // a run that starts takes away what was said before
        if (!deleted.empty())
            emit deletedRunsPassedOver(deleted);
    };
    former.isEmpty() ? report() : bringBack(report);
}

/// One that was followed may have come further since, and one that was closed is opened again. It
/// stays the last until it is here.
void RunOpener::bringBack(const std::function<void()>& afterwards) {
    IdleRun& former = current_.former().last();
    const bool isFollowed = former.info.isFollowed();
    if (!isFollowed && !former.isClosed()) {
        current_.reopen(std::move(former));
        return afterwards();
    }
    const std::filesystem::path folder = former.info.place();
    if (isFollowed && isInUse(folder)) {
        follow(folder, [this](IdleRun next) { current_.reopen(std::move(next)); });
        return afterwards();
    }
    std::vector<Message> passedOver;
    IdleRun next = runInFolder(folder, passedOver);
    resume(std::move(next), passedOver,
           [this, afterwards](IdleRun run, const std::vector<Message>& messages) {
               current_.reopen(std::move(run));
               current_.reportAfterStart(messages);
               afterwards();
           });
}

}  // namespace centerscope

#include "moc_run_opener.cpp"
