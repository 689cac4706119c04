// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/run_library.h"

#include <algorithm>
#include <array>
#include <ctime>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <sys/stat.h>
#include <utility>

#include "core/error.h"
#include "core/json_reader.h"
#include "core/resolved_path.h"
#include "core/write_whole.h"
#include "runs/run_config.h"
#include "runs/run_files.h"
#include "runs/run_folder.h"
#include "runs/run_json.h"
#include "runs/run_lock.h"
#include "runs/run_removal.h"

namespace centerscope {

namespace {

namespace fs = std::filesystem;
using OrderedJson = nlohmann::ordered_json;

constexpr const char* kIndex = "index.json";
constexpr const char* kPlaces = "places.json";
constexpr int kIndexFormat = 1;
constexpr std::int64_t kLargestIndex = 1 << 26;  // bytes, for some 100,000 runs
constexpr JsonLimits kIndexLimits{.depth = 7, .values = 5'000'000};

bool isRunFolder(const fs::path& folder) {
    std::error_code none;
    return fs::exists(folder / kRunFile, none);
}

/// Hidden ones are being made or removed.
std::vector<fs::path> runFoldersIn(const fs::path& place) {
    if (isRunFolder(place))
        return {place};
    std::vector<fs::path> found;
    std::error_code none;
    for (fs::directory_iterator entry(place, none), end; !none && entry != end;
         entry.increment(none))
        if (!entry->path().filename().string().starts_with(".") && isRunFolder(entry->path()))
            found.push_back(entry->path());
    return found;
}

/// Changes with anything that a summary says of a run: a file that is written whole gives its
/// folder another time.
struct Stamp {
    std::string text;
    bool isSettled = true;  ///< clocks of file systems are coarse: what is new may change unseen
};

Stamp stampOf(const fs::path& folder) {
    constexpr std::time_t kCoarsest = 3;  // seconds
    Stamp stamp;
    const std::time_t now = std::time(nullptr);
    for (const char* name :
         {"", kCheckpointsFolder, kSnapshotsFolder, kMetricsFile, kEvaluationFile, kEventsFile}) {
        struct stat file {};
        if (stat((folder / name).c_str(), &file) != 0)
            file = {};
        stamp.text += std::to_string(file.st_mtim.tv_sec) + "." +
                      std::to_string(file.st_mtim.tv_nsec) + ":" + std::to_string(file.st_size) +
                      " ";
        stamp.isSettled = stamp.isSettled && file.st_mtim.tv_sec < now - kCoarsest;
    }
    return stamp;
}

struct Entry {
    std::string stamp;
    RunSummary run;
};

using Index = std::map<fs::path, Entry>;  // by folder

/// Empty where there is none that can be read.
Index readIndex(const fs::path& library) {
    Index index;
    try {
        const nlohmann::json json =
            readJson(readRunFile(library / kIndex, kLargestIndex), kIndexLimits);
        if (member(json, "format_version") != kIndexFormat)
            return index;
        for (const nlohmann::json& each : member(json, "runs")) {
            RunSummary run = readSummary(member(each, "run"));
            fs::path folder = run.folder;
            index[folder] = {textMember(each, "stamp"), std::move(run)};
        }
    } catch (const Error&) {
        index.clear();
    }
    return index;
}

/// Where it cannot be written the folders are read the next time.
void writeIndex(const fs::path& library, const Index& index) {
    OrderedJson runs = OrderedJson::array();
    for (const auto& [folder, entry] : index)
        runs.push_back({{"stamp", entry.stamp}, {"run", summaryJson(entry.run)}});
    const OrderedJson json{{"format_version", kIndexFormat}, {"runs", runs}};
    try {
        writeWhole(library / kIndex,
                   json.dump(-1, ' ', false, OrderedJson::error_handler_t::replace));
    } catch (const WriteError&) {
        return;
    }
}

void writePlaces(const fs::path& library, const std::vector<fs::path>& places) {
    OrderedJson json = OrderedJson::array();
    for (const fs::path& place : places)
        json.push_back(place.string());
    std::error_code error;
    fs::create_directories(library, error);
    if (error)
        throw cannotWrite(library, error.value());
    writeWhole(library / kPlaces,
               json.dump(2, ' ', false, OrderedJson::error_handler_t::replace) + "\n");
}

}  // namespace

std::vector<RunSummary> RunLibrary::runs() const {
    std::vector<RunSummary> all;
    if (isEmpty())
        return all;
    clearUp(folder_);
    std::vector<fs::path> folders = runFoldersIn(folder_);
    for (const fs::path& place : places())
        std::ranges::move(runFoldersIn(place), std::back_inserter(folders));
    const Index known = readIndex(folder_);
    Index index;  // of those that do not change any more
    bool isStale = false;
    for (const fs::path& folder : folders) {
        Stamp stamp = stampOf(folder);
        const auto found = known.find(folder);
        const bool isKnown = found != known.end() && found->second.stamp == stamp.text;
        all.push_back(isKnown ? found->second.run : summarizeRun(folder));
        if (!stamp.isSettled || all.back().problem)
            continue;
        isStale = isStale || !isKnown;
        index[folder] = {std::move(stamp.text), all.back()};
    }
    if (isStale || index.size() != known.size())
        writeIndex(folder_, index);
    std::ranges::stable_sort(all, std::ranges::greater(), &RunSummary::lastWritten);
    return all;
}

std::optional<RunSummary> RunLibrary::newestToResume() const {
    std::vector<std::pair<std::int64_t, fs::path>> byTime;
    for (const fs::path& folder : isEmpty() ? std::vector<fs::path>() : runFoldersIn(folder_)) {
        struct stat rows {};
        if (stat((folder / kMetricsFile).c_str(), &rows) == 0)
            byTime.emplace_back(rows.st_mtime, folder);
    }
    std::ranges::sort(byTime, std::ranges::greater());
    for (const auto& [time, folder] : byTime)
        if (newestCheckpointStep(folder) && !isInUse(folder))
            return summarizeRun(folder);
    return std::nullopt;
}

std::vector<fs::path> RunLibrary::places() const {
    std::vector<fs::path> all;
    const fs::path file = folder_ / kPlaces;
    std::error_code none;
    if (isEmpty() || !fs::exists(file, none))
        return all;
    try {
        for (const nlohmann::json& each : readJson(readRunFile(file)))
            if (each.is_string())
                all.emplace_back(each.get<std::string>());
    } catch (const Error&) {
        return {};
    }
    return all;
}

void RunLibrary::addPlace(const fs::path& place) const {
    const fs::path path = resolvedPath(place);
    if (runFoldersIn(path).empty())
        throw Error(MessageCode::NoRunInFolder, path, kRunFile);
    std::vector<fs::path> all = places();
    if (path == resolvedPath(folder_) || path.parent_path() == resolvedPath(folder_) ||
        std::ranges::find(all, path) != all.end())
        return;
    all.push_back(path);
    writePlaces(folder_, all);
}

void RunLibrary::forgetPlace(const fs::path& place) const {
    std::vector<fs::path> all = places();
    if (std::erase(all, place) > 0)
        writePlaces(folder_, all);
}

fs::path RunLibrary::makeFolder(const RunConfig& config) const {
    const std::time_t time = std::time(nullptr);
    std::tm local{};
    localtime_r(&time, &local);
    std::array<char, 32> begun{};
    std::strftime(begun.data(), begun.size(), "%Y%m%d-%H%M%S", &local);
    return RunFolder::makeNew(folder_ / (std::string(begun.data()) + "-" + config.preset.id +
                                         "-seed" + std::to_string(config.seed)));
}

RunLibrary::Room RunLibrary::makeRoom(std::uint64_t budget) const {
    Room room;
    std::uint64_t taken = 0;
    std::uint64_t free = 0;  // what could go
    std::vector<RunSummary> mayGo;
    for (RunSummary& run : runs()) {
        if (run.folder.parent_path() != folder_)
            continue;
        taken += run.bytes;
        const bool isShort = std::max(run.steps, run.checkpoint.value_or(0)) < kShort;
        if (!isShort || run.label.isKept || run.problem || isInUse(run.folder))
            continue;
        free += run.bytes;
        mayGo.push_back(std::move(run));
    }
    const auto excess = [&] { return taken > budget ? taken - budget : 0; };
    room.excess = excess();
    if (room.excess > free)
        return room;
    for (auto run = mayGo.rbegin(); run != mayGo.rend() && excess() > 0; ++run) {
        try {
            if (!removeRun(run->folder, Removal::MakeRoom))
                continue;
        } catch (const WriteError&) {
            continue;  // in use since, or not ours to remove
        }
        taken -= run->bytes;
        room.removed.push_back(std::move(*run));
    }
    room.excess = excess();
    return room;
}

}  // namespace centerscope
