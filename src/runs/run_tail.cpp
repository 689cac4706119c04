// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/run_tail.h"

#include <algorithm>
#include <fstream>
#include <sstream>
#include <system_error>
#include <utility>

#include "core/error.h"
#include "runs/checkpoint.h"
#include "runs/event_log.h"
#include "runs/line_file.h"
#include "runs/metrics_csv.h"
#include "runs/run_checkpoints.h"
#include "runs/run_files.h"
#include "runs/run_lock.h"
#include "runs/run_projection.h"

namespace centerscope {

namespace {

/// Takes over what a file holds now. Returns what has come, but for what was cut off before and is
/// made again.
template <typename Item>
std::vector<Item> takeAdded(std::vector<Item> all, std::vector<Item>& known,
                            std::vector<Item>& cut) {
    const auto [added, gone] = std::ranges::mismatch(all, known);
    cut.insert(cut.end(), gone, known.end());
    std::vector<Item> fresh;
    for (auto each = added; each != all.end(); ++each) {
        if (const auto again = std::ranges::find(cut, *each); again != cut.end())
            cut.erase(again);
        else
            fresh.push_back(*each);
    }
    known = std::move(all);
    return fresh;
}

}  // namespace

std::string LineTail::read() {
    std::error_code error;
    const std::uintmax_t size = std::filesystem::file_size(file_, error);
    if (error)
        return {};
    read_ = std::min(read_, size);
    std::ifstream stream(file_, std::ios::binary);
    stream.seekg(static_cast<std::streamoff>(read_));
    std::ostringstream rest;
    rest << stream.rdbuf();
    std::string text = rest.str();
    text.resize(text.rfind('\n') + 1);  // npos + 1: 0
    read_ += text.size();
    return text;
}

RunTail::RunTail(std::filesystem::path folder, Preset preset, std::int64_t checkpoint,
                 std::shared_ptr<const StageProjection> projection)
    : folder_(std::move(folder)),
      preset_(std::move(preset)),
      checkpoint_(checkpoint),
      metricsLines_(folder_ / kMetricsFile),
      projection_(std::move(projection)),
      frames_(folder_ / kFramesFile, preset_.network.classes, projection_) {}

/// Rows first: the events that act on them have been written before them.
RunTail::Addition RunTail::read() {
    Addition addition;
    readRows(addition);
    readEvents(addition);
    fillBatchSizes(addition.rows.steps, preset_.hyperparameters.batchSize, events_);
    readCheckpoint(addition);
    return addition;
}

std::shared_ptr<const StageProjection> RunTail::readProjection() {
    std::optional<Message> problem;  // who opens the run hears of it
    auto found = readableProjection(folder_, preset_.network.embeddingSize, problem);
    if (!found || (projection_ && *found == *projection_))
        return nullptr;
    projection_ = std::make_shared<const StageProjection>(*std::move(found));
    frames_ = FrameTail(folder_ / kFramesFile, preset_.network.classes, projection_);
    return projection_;
}

std::optional<std::vector<Bookmark>> RunTail::readBookmarks() {
    try {
        std::vector<Bookmark> all = loadBookmarks(folder_);
        if (all == bookmarks_)
            return std::nullopt;
        return bookmarks_ = std::move(all);
    } catch (const Error&) {
        return std::nullopt;  // who opens the run hears of it
    }
}

bool RunTail::isWritten() const {
    return isInUse(folder_);
}

void RunTail::readRows(Addition& addition) {
    forEachLine(metricsLines_.read(), [&](std::string_view line) {
        const auto row = parseMetricsCsvRow(preset_, line.substr(0, line.size() - 1));
        if (!row || row->step <= lastStep_)
            return;
        lastStep_ = row->step;
        addition.rows.steps.push_back(*row);
    });
    readEvaluations(addition);
}

void RunTail::readEvaluations(Addition& addition) {
    std::vector<std::string> all;
    forEachLine(wholeLines(folder_ / kEvaluationFile), [&all](std::string_view line) {
        all.emplace_back(line.substr(0, line.size() - 1));
    });
    for (const std::string& line : takeAdded(std::move(all), evaluations_, cutEvaluations_))
        if (const auto row = parseEvaluationCsvRow(preset_, line))
            addition.rows.evaluations.push_back(*row);
}

void RunTail::readEvents(Addition& addition) {
    try {
        const std::filesystem::path file = folder_ / kEventsFile;
        addition.events = takeAdded(parseEvents(wholeLines(file), file), events_, cutEvents_);
    } catch (const Error&) {
        return;  // who opens the run hears of it
    }
}

void RunTail::readCheckpoint(Addition& addition) {
    const auto checkpoints = checkpointsIn(folder_);
    if (checkpoints.empty() || checkpoints.begin()->first <= checkpoint_)
        return;
    try {
        addition.state = loadCheckpoint(checkpoints.begin()->second).state;
        checkpoint_ = checkpoints.begin()->first;
    } catch (const Error&) {
        return;  // it may have made room for a newer one meanwhile
    }
}

}  // namespace centerscope
