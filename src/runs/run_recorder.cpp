// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/run_recorder.h"

#include <algorithm>
#include <exception>
#include <iterator>
#include <utility>

#include "core/error.h"
#include "runs/fork_name.h"

namespace centerscope {

namespace {

/// Among the runs beside it. A copy of one keeps the number that it has.
void numberFork(RunManifest& manifest, const std::filesystem::path& folder) {
    auto& origin = manifest.identity.origin;
    if (origin && origin->number == 0)
        origin->number = forkNumber(manifest, folder.parent_path());
}

}  // namespace

RunRecorder::RunRecorder(MakeFolder makeFolder, RunManifest manifest, RunMetrics rows,
                         RunFolder::Report report)
    : newFolder_(std::move(makeFolder)),
      manifest_(std::move(manifest)),
      rows_(std::move(rows)),
      report_(std::move(report)),
      givenUp_(!newFolder_) {}

RunRecorder::RunRecorder(MakeFolder makeFolder, RunManifest manifest,
                         const std::filesystem::path& folder, const TrainingState<float>& from,
                         std::optional<CheckpointMark> checkpoint, std::optional<RunLock> lock,
                         RunFolder::Report report)
    : newFolder_(std::move(makeFolder)),
      manifest_(std::move(manifest)),
      report_(std::move(report)),
      newestCheckpoint_(checkpoint.value_or(markOf(from))) {
    folder_.emplace(RunFolder::resume(folder, manifest_, from, report_, newestCheckpoint_->step,
                                      std::move(lock)));
    try {
        bookmarks_ = loadBookmarks(folder);
    } catch (const Error& error) {
        report_(error.message());
    }
    keepBookmarked();
    for (auto& frame : folder_->framesUpTo(from.step))
        archive_->add(std::move(frame));
}

void RunRecorder::setValidationInterval(std::int64_t steps) {
    if (!folder_)
        manifest_.config.evaluateEvery = steps;
}

const RunFolder& RunRecorder::openFolder(const TrainingState<float>& state) {
    if (folder_)
        resumeWriting();
    else
        makeFolder(state);
    return *folder_;
}

/// With all that the run brings along before it is one.
void RunRecorder::makeFolder(const TrainingState<float>& state) {
    manifest_.options.firstStep = rows_.steps.empty() ? state.step + 1 : rows_.steps.front().step;
    const auto fill = [&](RunFolder& folder) {
        for (const StepMetrics& metrics : rows_.steps)
            folder.append(metrics);
        for (const Evaluation& evaluation : rows_.evaluations)
            folder.append(evaluation);
        folder.record(state.history);
        folder.writeFrames(archive_->frames());
        if (!bookmarks_.empty())
            folder.writeBookmarks(bookmarks_);
        if (folder.writeCheckpoint(state))
            newestCheckpoint_ = markOf(state);
    };
    const std::filesystem::path path = newFolder_(manifest_.config);
    numberFork(manifest_, path);
    folder_.emplace(RunFolder::create(path, manifest_, report_, fill));
    rows_ = {};
}

void RunRecorder::startStep(const TrainingState<float>& state) {
    if (folder_)
        return resumeWriting();
    if (givenUp_)
        return;
    try {
        makeFolder(state);
    } catch (const std::exception& error) {
        givenUp_ = true;
        whyGivenUp_ = messageOf(error);
        report_(*whyGivenUp_);
    }
}

std::optional<Message> RunRecorder::whyUnrecorded() const {
    return folder_ ? folder_->whyUnrecorded() : whyGivenUp_;
}

void RunRecorder::resumeWriting() {
    if (!folder_)
        return;
    folder_->resumeWriting();
    if (std::exchange(hasHeldBackFrames_, false))
        folder_->writeFrames(archive_->frames());
}

void RunRecorder::append(const StepMetrics& metrics, const TrainingState<float>& state) {
    if (!folder_)
        return;
    folder_->append(metrics);
    folder_->record(state.history);
}

void RunRecorder::append(const Evaluation& evaluation) {
    if (folder_)
        folder_->append(evaluation);
    else if (!givenUp_)
        rows_.evaluations.push_back(evaluation);
}

/// The file holds those that have gone too, until it is half as long again as it may be.
void RunRecorder::append(StepFrame frame) {
    const auto kept = std::make_shared<const StepFrame>(std::move(frame));
    archive_->add(kept);
    if (!folder_)
        return;
    hasHeldBackFrames_ = hasHeldBackFrames_ || folder_->isOnlyOpened();
    if (hasHeldBackFrames_)
        return;
    folder_->append(*kept);
    if (folder_->frameBytes() > archive_->budget() / 2 * 3)
        folder_->writeFrames(archive_->frames());
}

void RunRecorder::setBookmarks(std::vector<Bookmark> bookmarks) {
    bookmarks_ = std::move(bookmarks);
    keepBookmarked();
    if (folder_)
        folder_->writeBookmarks(bookmarks_);
}

void RunRecorder::setProjection(const StageProjection& projection) {
    manifest_.projection = projection;
    archive_->clear();
    if (folder_)
        folder_->writeProjection(projection);
    if (folder_ && !folder_->isOnlyOpened())
        folder_->writeFrames({});
}

void RunRecorder::keepBookmarked() {
    std::set<std::int64_t> steps;
    for (const Bookmark& bookmark : bookmarks_)
        steps.insert(bookmark.step);
    archive_->protect(std::move(steps));
}

void RunRecorder::recordEvents(const TrainingState<float>& state) {
    if (folder_)
        folder_->record(state.history);
}

void RunRecorder::writeSnapshot(std::int64_t step, std::string_view png) {
    if (folder_)
        folder_->writeSnapshot(step, png);
}

void RunRecorder::writePicture(std::string_view png) {
    if (folder_)
        folder_->writePicture(png);
}

void RunRecorder::writeCheckpoint(const TrainingState<float>& state) {
    const bool isThere = newestCheckpoint_ == markOf(state);
    if (!folder_ || isThere || !isFinite(state))  // a divergence has been reported already
        return;
    if (folder_->writeCheckpoint(state))  // else it is tried again at the next occasion
        newestCheckpoint_ = markOf(state);
}

std::unique_ptr<RunRecorder> RunRecorder::forkAt(const TrainingState<float>& state,
                                                 const std::vector<StepMetrics>& steps,
                                                 bool staysTwin) const {
    RunManifest manifest = manifest_;
    manifest.identity = newRunIdentity(RunOrigin{
        manifest_.identity.id, state.step,
        givenName(folder_ ? folder_->path() : std::filesystem::path(), manifest_.identity)});
    if (staysTwin)
        manifest.identity.twin = manifest_.identity.twin;
    manifest.options.steps.reset();  // nobody has asked the fork for as many
    auto& repeatableFrom = manifest.options.repeatableFrom;
    if (repeatableFrom)
        repeatableFrom = std::min(*repeatableFrom, state.step);
    if (repeatableFrom == 0)
        repeatableFrom.reset();  // all are made here
    auto fork = std::make_unique<RunRecorder>(newFolder_, manifest, rows_, report_);
    fork->givenUp_ = fork->givenUp_ || givenUp_;
    fork->whyGivenUp_ = whyGivenUp_;
    fork->archive_ = archive_->upTo(state.step);
    std::ranges::copy_if(bookmarks_, std::back_inserter(fork->bookmarks_),
                         [&](const Bookmark& each) { return each.step <= state.step; });
    fork->keepBookmarked();
    std::error_code none;
    if (folder_ && std::filesystem::exists(folder_->path(), none)) {  // else nothing can be lost
        const std::filesystem::path path =
            newFolder_ ? newFolder_(manifest.config) : RunFolder::makeNew(folder_->path());
        numberFork(fork->manifest_, path);
        fork->folder_.emplace(folder_->forkAt(path, state, fork->manifest_, steps));
        fork->folder_->writeFrames(fork->archive_->frames());
        if (!fork->bookmarks_.empty())
            fork->folder_->writeBookmarks(fork->bookmarks_);
        fork->newestCheckpoint_ = markOf(state);
    } else {
        fork->cutRows(state.step, steps);
    }
    return fork;
}

void RunRecorder::cutRows(std::int64_t step, const std::vector<StepMetrics>& madeAgain) {
    const bool isEarlier =
        !madeAgain.empty() &&
        (rows_.steps.empty() || madeAgain.front().step < rows_.steps.front().step);
    if (isEarlier)
        rows_.steps = madeAgain;
    const auto isLater = [step](const auto& row) { return row.step > step; };
    std::erase_if(rows_.steps, isLater);
    std::erase_if(rows_.evaluations, isLater);
}

std::optional<TrainingState<float>> RunRecorder::stateBefore(
    std::int64_t step, const std::vector<RunEvent>& history) const {
    if (!folder_)
        return std::nullopt;
    auto checkpoint = checkpointOnTheWay(folder_->path(), manifest_, step, history);
    return checkpoint ? std::optional(std::move(checkpoint->state)) : std::nullopt;
}

}  // namespace centerscope
