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

namespace centerscope {

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

RunTail::RunTail(std::filesystem::path folder, Preset preset, std::int64_t checkpoint)
    : folder_(std::move(folder)),
      preset_(std::move(preset)),
      checkpoint_(checkpoint),
      metricsLines_(folder_ / kMetricsFile),
      evaluationLines_(folder_ / kEvaluationFile),
      eventLines_(folder_ / kEventsFile) {}

/// Rows first: the events that act on them have been written before them.
RunTail::Addition RunTail::read() {
    Addition addition;
    readRows(addition);
    readEvents(addition);
    fillBatchSizes(addition.rows.steps, preset_.hyperparameters.batchSize, events_);
    readCheckpoint(addition);
    return addition;
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
    forEachLine(evaluationLines_.read(), [&](std::string_view line) {
        if (const auto row = parseEvaluationCsvRow(preset_, line.substr(0, line.size() - 1)))
            addition.rows.evaluations.push_back(*row);
    });
}

void RunTail::readEvents(Addition& addition) {
    try {
        addition.events = parseEvents(eventLines_.read(), folder_ / kEventsFile);
    } catch (const Error&) {
        return;  // who opens the run hears of it
    }
    events_.insert(events_.end(), addition.events.begin(), addition.events.end());
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
