// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/run_library.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <ctime>
#include <fcntl.h>
#include <map>
#include <nlohmann/json.hpp>
#include <ranges>
#include <string>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
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

/// While it lasts no other program writes the places.
class PlacesLock {
public:
    explicit PlacesLock(const fs::path& library) {
        std::error_code error;
        fs::create_directories(library, error);
        descriptor_ = open(library.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
        if (descriptor_ < 0)
            throw cannotWrite(library, errno);
        flock(descriptor_, LOCK_EX);
    }
    ~PlacesLock() { close(descriptor_); }
    PlacesLock(const PlacesLock&) = delete;
    PlacesLock& operator=(const PlacesLock&) = delete;

private:
    int descriptor_;
};

void writePlaces(const fs::path& library, const std::vector<fs::path>& places) {
    OrderedJson json = OrderedJson::array();
    for (const fs::path& place : places)
        json.push_back(isUtf8(place.string()) ? place.string() : urlOf(place.string()));
    writeWhole(library / kPlaces, json.dump(2) + "\n");
}

/// Absolute, so no URL.
fs::path readPlace(const nlohmann::json& json) {
    if (!json.is_string())
        throw Error(MessageCode::ExpectedFound, Message(MessageCode::AText),
                    Message(MessageCode::FoundAnotherValue));
    const auto text = json.get<std::string>();
    return text.starts_with("/") ? text : pathOfUrl(text, kPlaces);
}

/// Throws an Error.
std::vector<fs::path> readPlaces(const fs::path& library) {
    std::vector<fs::path> all;
    const fs::path file = library / kPlaces;
    std::error_code none;
    if (!fs::exists(file, none))
        return all;
    return readAt(file, [&] {
        for (const nlohmann::json& each : readJson(readRunFile(file)))
            all.push_back(readPlace(each));
        return all;
    });
}

std::uint64_t bytesOf(const std::vector<RunSummary>& runs) {
    std::uint64_t all = 0;
    for (const RunSummary& run : runs)
        all += run.bytes;
    return all;
}

std::uint64_t excessOver(std::uint64_t budget, std::uint64_t taken) {
    return taken > budget ? taken - budget : 0;
}

/// The first ones that take so many bytes; none where all do not.
std::vector<RunSummary> enoughOf(std::vector<RunSummary> runs, std::uint64_t bytes) {
    std::uint64_t found = 0;
    std::size_t count = 0;
    while (found < bytes && count < runs.size())
        found += runs[count++].bytes;
    runs.resize(found < bytes ? 0 : count);
    return runs;
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

bool RunLibrary::hasRuns() const {
    const auto hasAny = [](const fs::path& place) { return !runFoldersIn(place).empty(); };
    return !isEmpty() && (hasAny(folder_) || std::ranges::any_of(places(), hasAny));
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
    try {
        return isEmpty() ? std::vector<fs::path>() : readPlaces(folder_);
    } catch (const Error&) {
        return {};  // adding one reports what is wrong with it
    }
}

void RunLibrary::addPlace(const fs::path& place) const {
    const fs::path path = resolvedPath(place);
    if (runFoldersIn(path).empty())
        throw Error(MessageCode::NoRunInFolder, path, kRunFile);
    const PlacesLock lock(folder_);
    std::vector<fs::path> all = readPlaces(folder_);
    if (path == resolvedPath(folder_) || path.parent_path() == resolvedPath(folder_) ||
        std::ranges::find(all, path) != all.end())
        return;
    all.push_back(path);
    writePlaces(folder_, all);
}

void RunLibrary::forgetPlace(const fs::path& place) const {
    const PlacesLock lock(folder_);
    std::vector<fs::path> all = readPlaces(folder_);
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

RunLibrary::Room RunLibrary::makeRoom(std::uint64_t budget, const PutAway& putAway) const {
    std::uint64_t taken = 0;
    std::vector<RunSummary> shortRuns;  // that may go, the oldest first
    std::vector<RunSummary> longRuns;
    for (RunSummary& run : runs() | std::views::reverse) {
        if (run.folder.parent_path() != folder_)
            continue;
        taken += run.bytes;
        if (run.label.isKept || run.problem || isInUse(run.folder))
            continue;
        const bool isShort = std::max(run.steps, run.checkpoint.value_or(0)) < kShort;
        (isShort ? shortRuns : longRuns).push_back(std::move(run));
    }
    Room room;
    room.excess = excessOver(budget, taken);
    if (room.excess > bytesOf(shortRuns)) {
        std::ranges::move(longRuns, std::back_inserter(shortRuns));
        room.toAsk = enoughOf(std::move(shortRuns), room.excess);
        return room;
    }
    for (RunSummary& run : shortRuns) {
        if (room.excess == 0)
            break;
        try {
            if (!removeRun(run.folder, Removal::MakeRoom, putAway))
                continue;
        } catch (const WriteError&) {
            continue;  // in use since, or not ours to remove
        }
        taken -= run.bytes;
        room.excess = excessOver(budget, taken);
        room.removed.push_back(std::move(run));
    }
    return room;
}

}  // namespace centerscope
