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
#include "runs/run_projection.h"
#include "runs/run_removal.h"
#include "runs/step_name.h"

namespace centerscope {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kNewestCheckpoints = 5;  // to resume from
constexpr std::size_t kOlderCheckpoints = 5;   // to fork at earlier steps from
constexpr const char* kSuperseded = "checkpoints to remove";

/// Leaves these lines; what is not there of them is written again.
void keepLines(LineFile& file, const std::string& lines) {
    const std::string text = file.text();
    const auto differ = std::ranges::mismatch(lines, text).in1;
    const std::size_t same =
        std::string_view(lines.begin(), differ).rfind('\n') + 1;  // npos + 1: 0
    file.cut(same);
    if (same < lines.size())
        file.append(std::string_view(lines).substr(same));
}

/// Leaves the first line, which an older program may have written, and the rows of steps up to this
/// one: an evaluation that waited may come after one of a later step. Other lines stay before a row
/// that does.
void keepRows(LineFile& file, std::int64_t step, const std::string& header) {
    std::string kept;
    std::string others;
    bool isFirst = true;
    forEachLine(file.text(), [&](std::string_view line) {
        const auto found = leadingStep(line, ",");
        const bool isHeader = std::exchange(isFirst, false) && !found;
        if (found && *found > step)
            return;
        others += line;
        if (isHeader || found)
            kept += std::exchange(others, {});
    });
    keepLines(file, kept.empty() ? header : kept);
}

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

void RunFolder::takeUp() {
    if (!resumesFrom_)
        return;
    writeRunManifest(path_, manifest_);
    setDamagedAside(resumesFrom_->checkpoint);
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
            whole.takeUp();
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

/// A run resumes from the newest good checkpoint: what is newer is damaged, but may still
/// be of use.
void RunFolder::setDamagedAside(std::int64_t step) {
    attempt(kSuperseded, [&] {
        for (const auto& [made, path] : checkpointsIn(path_))
            if (made > step)
                fs::rename(path, fs::path(path) += ".damaged");
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
    attempt(kEventsFile, [&] { keepLines(events_, eventLines(history)); });
    attempt(kEvaluationFile, [&] { keepRows(evaluation_, step, evaluationCsvHeader(preset())); });
    writeFrames(framesUpTo(step));
    attempt(kMetricsFile, [&] { keepRows(metrics_, step, metricsCsvHeader(preset())); });
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

void RunFolder::writePicture(std::string_view png) {
    attempt(kPictureFile, [&] { writeWhole(path_ / kPictureFile, png); });
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
    if (!frames.empty() || fs::exists(path_ / kFramesFile))
        attempt(kFramesFile, [&] { this->frames().replace(frames); });
}

bool RunFolder::writeCheckpoint(const TrainingState<float>& state) {
    const bool written = putCheckpoint(state);
    if (written)
        attempt(kSuperseded, [&] { dropOldCheckpoints(); });
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

/// Of the older ones, but the first, that goes which leaves the smallest gap, as a share of the
/// step after it: so the gaps grow with the distance from the newest. Steps are so few early on
/// that they count for less.
void RunFolder::dropOldCheckpoints() const {
    std::vector<std::pair<std::int64_t, fs::path>> kept;  // newest first
    std::ranges::copy(checkpointsIn(path_), std::back_inserter(kept));
    while (kept.size() > kNewestCheckpoints + kOlderCheckpoints) {
        const auto gapWithout = [&kept](std::size_t k) {
            constexpr double kFew = 2000;  // steps
            const auto after = static_cast<double>(kept[k - 1].first);
            return (after - static_cast<double>(kept[k + 1].first)) / (after + kFew);
        };
        std::size_t least = kNewestCheckpoints;
        for (std::size_t k = least + 1; k + 1 < kept.size(); ++k)
            if (gapWithout(k) < gapWithout(least))
                least = k;
        unlink(kept[least].second.c_str());
        kept.erase(kept.begin() + static_cast<std::ptrdiff_t>(least));
    }
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
