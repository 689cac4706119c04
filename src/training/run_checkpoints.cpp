// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/run_checkpoints.h"

#include <algorithm>
#include <system_error>
#include <utility>

#include "training/run_folder.h"
#include "training/step_name.h"

namespace centerscope {

namespace {

namespace fs = std::filesystem;

constexpr const char* kCheckpoints = "checkpoints";
constexpr const char* kEnding = ".safetensors";

}  // namespace

fs::path checkpointPath(const fs::path& folder, std::int64_t step) {
    return folder / kCheckpoints / stepName(step, kEnding);
}

std::map<std::int64_t, fs::path, std::greater<>> checkpointsIn(const fs::path& folder) {
    std::map<std::int64_t, fs::path, std::greater<>> all;
    std::error_code unreadable;  // here or further on: what has been found until then counts
    for (fs::directory_iterator entry(folder / kCheckpoints, unreadable), end;
         !unreadable && entry != end; entry.increment(unreadable)) {
        const std::string name = entry->path().filename().string();
        const auto step = leadingStep(name, kEnding);
        if (step && *step >= 0 && name == stepName(*step, kEnding))
            all.emplace(*step, entry->path());
    }
    return all;
}

std::optional<Checkpoint> newestGoodCheckpoint(
    const fs::path& folder, const RunRecord& record,
    const std::function<void(const std::string&)>& report) {
    const std::int64_t rows = lastRecordedStep(folder);
    const auto passOver = [&report](const std::string& sentence) {
        report(sentence + " It is passed over.");
    };
    std::vector<std::string> withoutRows;
    for (const auto& [step, path] : checkpointsIn(folder)) {
        if (step > rows) {
            withoutRows.push_back(path.string() +
                                  ": expected the rows up to its step in metrics.csv, found them "
                                  "up to " +
                                  std::to_string(rows) + ".");
            continue;
        }
        try {
            Checkpoint checkpoint = loadCheckpoint(path);
            if (checkpoint.recipe != record.recipe || checkpoint.state.step != step)
                throw CheckpointError(path.string() +
                                      ": expected a checkpoint of this run, found another one's.");
            std::ranges::for_each(withoutRows, passOver);
            return checkpoint;
        } catch (const CheckpointError& error) {
            passOver(error.what());
            std::error_code stays;
            fs::rename(path, fs::path(path) += ".damaged", stays);
        }
    }
    if (!withoutRows.empty())
        throw CheckpointError(withoutRows.front());
    return std::nullopt;
}

std::optional<Checkpoint> checkpointOnTheWay(const fs::path& folder, const RunRecord& record,
                                             std::int64_t step,
                                             const std::vector<RunEvent>& history) {
    const auto isOnTheWay = [&](const std::vector<RunEvent>& events) {
        return events.size() <= history.size() &&
               std::equal(events.begin(), events.end(), history.begin()) &&
               (events.empty() || stepOf(events.back()) <= step);
    };
    for (const auto& [made, path] : checkpointsIn(folder)) {
        if (made > step)
            continue;
        try {
            Checkpoint checkpoint = loadCheckpoint(path);
            if (checkpoint.recipe == record.recipe && checkpoint.state.step == made &&
                isOnTheWay(checkpoint.state.history))
                return checkpoint;
        } catch (const CheckpointError&) {
            continue;  // an earlier one only takes longer
        }
    }
    return std::nullopt;
}

std::optional<std::int64_t> newestCheckpointStep(const fs::path& folder) {
    const auto all = checkpointsIn(folder);
    return all.empty() ? std::nullopt : std::optional(all.begin()->first);
}

}  // namespace centerscope
