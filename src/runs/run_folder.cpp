// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/run_folder.h"

#include <algorithm>
#include <cerrno>
#include <exception>
#include <iterator>
#include <optional>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>
#include <utility>

#include "core/error.h"
#include "runs/event_log.h"
#include "runs/metrics_csv.h"
#include "runs/run_files.h"
#include "runs/run_json.h"
#include "runs/run_metrics.h"
#include "runs/run_projection.h"
#include "runs/run_removal.h"

namespace centerscope {

namespace {

namespace fs = std::filesystem;

constexpr const char* kSuperseded = "checkpoints to remove";

void makeFolder(const fs::path& folder) {
    if (mkdir(folder.c_str(), 0777) != 0 && errno != EEXIST)
        throw cannotWrite(folder, errno);
}

/// Not every file system can give one file two names.
void shareFile(const fs::path& from, const fs::path& to) {
    std::error_code error;
    fs::create_hard_link(from, to, error);
    if (error)
        fs::copy_file(from, to);
}

}  // namespace

RunFolder::RunFolder(fs::path path, RunManifest manifest, Report report,
                     std::optional<RunLock> lock)
    : path_(std::move(path)),
      manifest_(std::move(manifest)),
      report_(std::move(report)),
      lock_(lock ? *std::move(lock) : RunLock(path_)) {}

bool RunFolder::prepare(const fs::path& path) {
    std::error_code error;
    const bool isNew = fs::create_directories(path, error);
    if (error)
        throw cannotWrite(path, error.value());
    for (const fs::path& file : filesIn(path)) {
        if (fs::exists(fs::symlink_status(file, error)))
            throw Error(MessageCode::FolderHoldsRun, file);
    }
    return isNew;
}

std::vector<fs::path> RunFolder::filesIn(const fs::path& path) {
    return {path / kRunFile,       path / kPresetFile,        path / kIdentityFile,
            path / kLabelFile,     path / kMetricsFile,       path / kEvaluationFile,
            path / kEventsFile,    path / kCheckpointsFolder, path / kSnapshotsFolder,
            path / kPictureFile,   path / kFramesFile,        path / kBookmarksFile,
            path / kProjectionFile};
}

RunFolder RunFolder::create(const fs::path& path, const RunManifest& manifest, Report report,
                            const std::function<void(RunFolder&)>& fill) {
    prepare(path);
    RunFolder folder(path, manifest, std::move(report));
    writeWhole(path / kMetricsFile, metricsCsvHeader(folder.preset()));
    writeWhole(path / kEvaluationFile, evaluationCsvHeader(folder.preset()));
    writeWhole(path / kEventsFile, "");
    folder.openFiles();
    if (fill)
        fill(folder);
    writeRunManifest(path, manifest);
    return folder;
}

fs::path RunFolder::makeNew(const fs::path& wanted) {
    std::error_code error;
    fs::create_directories(wanted.parent_path(), error);
    if (error)
        throw cannotWrite(wanted.parent_path(), error.value());
    fs::path candidate = wanted;
    for (int k = 2; mkdir(candidate.c_str(), 0777) != 0; ++k) {
        if (errno != EEXIST)
            throw cannotWrite(candidate, errno);
        candidate = wanted.string() + "-" + std::to_string(k);
    }
    return candidate;
}

RunFolder RunFolder::resume(const fs::path& path, const RunManifest& manifest,
                            const TrainingState<float>& from, Report report,
                            std::optional<std::int64_t> checkpoint, std::optional<RunLock> lock) {
    RunFolder folder(path, manifest, std::move(report), std::move(lock));
    folder.openFiles();
    folder.eventsRecorded_ = from.history.size();
    folder.resumesFrom_ = {from.step, checkpoint.value_or(from.step), from.history};
    return folder;
}

void RunFolder::resumeWriting() {
    if (!resumesFrom_)
        return;
    writeRunManifest(path_, manifest_);
    failing_.erase(kProjectionFile);  // written with it
    attempt(kSuperseded, [&] { setCheckpointsAsideAfter(resumesFrom_->checkpoint, path_); });
    cutAfter(resumesFrom_->step, resumesFrom_->history);
    if (!isComplete())
        throw cannotWrite(path_, {MessageCode::SeeAbove});
    resumesFrom_.reset();
}

/// It is made under a hidden name and gets its own when it is whole. Checkpoints never change once
/// they are written, so the same file does for both folders.
RunFolder RunFolder::forkAt(const fs::path& fork, const TrainingState<float>& state,
                            const RunManifest& manifest,
                            const std::vector<StepMetrics>& steps) const {
    const fs::path part = hiddenBeside(fork, kPartOfRun);
    try {
        makeFolder(part);
        makeFolder(part / kCheckpointsFolder);
        writeWhole(part / kMetricsFile, metrics_.text());
        writeWhole(part / kEvaluationFile, evaluation_.text());
        writeWhole(part / kEventsFile, events_.text());
        for (const auto& [made, file] : checkpointsIn(path_))
            if (made < state.step)
                shareFile(file, checkpointPath(part, made));
        {
            RunFolder whole = resume(part, manifest, state,
                                     [](const Message& failure) { throw WriteError(failure); });
            whole.resumeWriting();
            whole.fillRows(steps);
            whole.putCheckpoint(state);
        }
        fs::rename(part, fork);  // over the empty folder of that name
        syncFolder(fork.parent_path());
        RunFolder made = resume(fork, manifest, state, report_);
        made.resumesFrom_.reset();  // it has been taken up already, and is written from now on
        return made;
    } catch (const std::exception& error) {
        std::error_code stays;
        fs::remove_all(part, stays);
        fs::remove(fork, stays);  // where it is empty still
        if (const auto* file = dynamic_cast<const fs::filesystem_error*>(&error))
            throw cannotWrite(fork, file->code().value());
        throw;
    }
}

/// A table keeps the columns it has: readers refuse rows that are longer than its header.
void RunFolder::openFiles() {
    metrics_ = LineFile(path_ / kMetricsFile);
    evaluation_ = LineFile(path_ / kEvaluationFile);
    events_ = LineFile(path_ / kEventsFile);
    hasOlderColumns_ =
        evaluation_.text().starts_with(withoutCenterToMean(evaluationCsvHeader(preset())));
}

/// A run that was resumed elsewhere may lack the rows of its first steps.
void RunFolder::fillRows(const std::vector<StepMetrics>& steps) {
    attempt(kMetricsFile, [&] {
        const std::string header = metricsCsvHeader(preset());
        const std::string text = metrics_.text();
        std::string gap;
        if (text.starts_with(header)) {
            const std::string_view rows = std::string_view(text).substr(header.size());
            const std::int64_t first = leadingStep(rows, ",").value_or(kMostSteps);
            for (const StepMetrics& metrics : steps)
                gap += metrics.step < first ? metricsCsvRow(preset(), metrics) : std::string();
        }
        if (gap.empty())
            return metrics_.sync();  // so that it counts as failing while lines wait
        writeWhole(path_ / kMetricsFile, header + gap + text.substr(header.size()));
        metrics_ = LineFile(path_ / kMetricsFile);
    });
}

FrameFile& RunFolder::frames() {
    if (!frames_)
        frames_.emplace(path_ / kFramesFile);
    return *frames_;
}

std::vector<std::shared_ptr<const StepFrame>> RunFolder::framesUpTo(std::int64_t step) const {
    return loadFrames(path_ / kFramesFile, preset().network.classes, step,
                      manifest_.sharedProjection());
}

/// The rows of steps last: they tell how far the run had come, where a kill leaves the rest uncut.
void RunFolder::cutAfter(std::int64_t step, const std::vector<RunEvent>& history) {
    const auto keepRows = [step](LineFile& file, const std::string& header) {
        file.replace(rowsUpTo(step, file.text(), header));
    };
    attempt(kEventsFile, [&] { events_.replace(eventLines(history)); });
    attempt(kEvaluationFile, [&] { keepRows(evaluation_, evaluationCsvHeader(preset())); });
    attempt(kFramesFile, [&] { replaceFrames(framesUpTo(step)); });
    attempt(kMetricsFile, [&] { keepRows(metrics_, metricsCsvHeader(preset())); });
}

/// Reports trouble when it begins, not while it lasts.
template <typename Action>
void RunFolder::attempt(const char* what, Action&& action) {
    try {
        action();
        failing_.erase(what);
    } catch (const std::exception& error) {  // memory may also run out
        if (failing_.empty())
            report_(messageOf(error));
        failing_.insert_or_assign(what, messageOf(error));
    }
}

void RunFolder::append(const StepMetrics& metrics) {
    attempt(kMetricsFile, [&] { metrics_.append(metricsCsvRow(preset(), metrics)); });
}

void RunFolder::append(const Evaluation& evaluation) {
    attempt(kEvaluationFile, [&] {
        const std::string row = evaluationCsvRow(preset(), evaluation);
        evaluation_.append(hasOlderColumns_ ? withoutCenterToMean(row) : row);
    });
}

void RunFolder::record(const std::vector<RunEvent>& history) {
    for (; eventsRecorded_ < history.size(); ++eventsRecorded_)
        attempt(kEventsFile, [&] { events_.append(eventLine(history[eventsRecorded_])); });
}

void RunFolder::writeSnapshot(std::int64_t step, std::string_view png) {
    attempt(kSnapshotsFolder, [&] {
        makeFolder(path_ / kSnapshotsFolder);
        writeWhole(path_ / kSnapshotsFolder / stepName(step, ".png"), png);
    });
}

/// Failures are ignored for a run that is only viewed: it may lie where nobody can write.
void RunFolder::writePicture(std::string_view png) {
    if (!resumesFrom_)
        return attempt(kPictureFile, [&] { writeWhole(path_ / kPictureFile, png); });
    if (!lacksLastPicture())
        return;
    try {
        writeWhole(path_ / kPictureFile, png);
    } catch (const WriteError&) {
        return;
    }
}

/// Whether it is viewed at its last step, and its picture is missing or older than that step's row.
bool RunFolder::lacksLastPicture() const {
    if (resumesFrom_->step != lastRecordedStep(path_))
        return false;
    std::error_code hasNone;
    std::error_code unknown;
    const fs::file_time_type drawn = fs::last_write_time(path_ / kPictureFile, hasNone);
    return hasNone || drawn < fs::last_write_time(path_ / kMetricsFile, unknown);
}

void RunFolder::writeBookmarks(const std::vector<Bookmark>& bookmarks) {
    attempt(kBookmarksFile, [&] {
        setUnreadableAside(path_ / kBookmarksFile, [this] { loadBookmarks(path_); });
        writeWhole(path_ / kBookmarksFile, bookmarksJson(bookmarks));
    });
}

void RunFolder::writeProjection(const StageProjection& projection) {
    manifest_.projection = projection;
    attempt(kProjectionFile, [&] { centerscope::writeProjection(path_, projection); });
}

void RunFolder::append(const StepFrame& frame) {
    attempt(kFramesFile, [&] { frames().append(frame); });
}

void RunFolder::writeFrames(std::span<const std::shared_ptr<const StepFrame>> frames) {
    attempt(kFramesFile, [&] { replaceFrames(frames); });
}

void RunFolder::replaceFrames(std::span<const std::shared_ptr<const StepFrame>> frames) {
    std::error_code none;
    if (!frames.empty() || fs::exists(path_ / kFramesFile, none))
        this->frames().replace(frames);
}

bool RunFolder::writeCheckpoint(const TrainingState<float>& state) {
    const bool written = putCheckpoint(state);
    if (written)
        attempt(kSuperseded, [&] { dropOldCheckpoints(path_); });
    return written;
}

/// The rows go to the disk before the checkpoint that relies on them.
bool RunFolder::putCheckpoint(const TrainingState<float>& state) {
    if (!isFinite(state)) {
        if (failing_.empty())
            report_({MessageCode::StateIsNotFinite, state.step});
        return false;
    }
    attempt(kMetricsFile, [&] { metrics_.sync(); });
    attempt(kEvaluationFile, [&] { evaluation_.sync(); });
    attempt(kEventsFile, [&] { events_.sync(); });
    if (failing_.contains(kMetricsFile))
        return false;  // a checkpoint relies on the rows before it
    attempt(kCheckpointsFolder, [&] {
        makeFolder(path_ / kCheckpointsFolder);
        writeWhole(checkpointPath(path_, state.step), checkpointBytes(manifest_.config, state));
    });
    return !failing_.contains(kCheckpointsFolder);
}

std::optional<Message> RunFolder::whyUnrecorded() const {
    for (const char* file : {kMetricsFile, kEventsFile})
        if (const auto found = failing_.find(file); found != failing_.end())
            return found->second;
    return std::nullopt;
}

void RunFolder::requireComplete() const {
    if (!isComplete())
        throw Error(MessageCode::RunIsIncomplete, path_);
}

bool isEvaluated(const fs::path& folder, std::int64_t step, SplitKind split) {
    bool found = false;
    forEachLine(wholeLines(folder / kEvaluationFile), [&](std::string_view line) {
        found = found || leadingStep(line, std::string(",") + splitName(split) + ",") == step;
    });
    return found;
}

}  // namespace centerscope
