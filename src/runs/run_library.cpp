// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/run_library.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <ctime>
#include <fcntl.h>
#include <nlohmann/json.hpp>
#include <ranges>
#include <string>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "core/error.h"
#include "core/json_reader.h"
#include "core/json_writer.h"
#include "core/resolved_path.h"
#include "core/write_whole.h"
#include "runs/run_config.h"
#include "runs/run_files.h"
#include "runs/run_folder.h"
#include "runs/run_hold.h"
#include "runs/run_json.h"
#include "runs/run_lock.h"

namespace centerscope {

namespace {

namespace fs = std::filesystem;
using OrderedJson = nlohmann::ordered_json;

constexpr const char* kIndex = "index.json";
constexpr const char* kPlaces = "places.json";
constexpr int kIndexFormat = 5;
constexpr std::int64_t kLargestIndex = 1 << 26;  // bytes, for some 100,000 runs

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

/// Each once: a folder and one that lies in it may both have been added.
std::vector<fs::path> runFoldersInAll(const fs::path& library,
                                      const std::vector<fs::path>& places) {
    std::vector<fs::path> all = runFoldersIn(library);
    for (const fs::path& place : places)
        std::ranges::move(runFoldersIn(place), std::back_inserter(all));
    std::unordered_set<std::string> seen;
    std::erase_if(all, [&seen](const fs::path& each) { return !seen.insert(each).second; });
    return all;
}

/// Changes with anything that a summary says of a run: a file that is written whole gives its
/// folder another time.
struct Stamp {
    std::uint64_t mark = 0;
    bool isSettled = true;  ///< clocks of file systems are coarse: what is new may change unseen
};

/// Each of the names is looked up from the folder itself, not from the root again.
Stamp stampOf(const fs::path& folder) {
    constexpr std::time_t kCoarsest = 3;  // seconds
    constexpr std::uint64_t kPrime = 0x100000001b3;
    Stamp stamp;
    const auto add = [&stamp](std::int64_t value) {  // FNV-1a, by words
        stamp.mark = (stamp.mark ^ static_cast<std::uint64_t>(value)) * kPrime;
    };
    const std::time_t now = std::time(nullptr);
    const int descriptor = open(folder.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC);
    for (const char* name :
         {"", kCheckpointsFolder, kSnapshotsFolder, kMetricsFile, kEvaluationFile, kEventsFile}) {
        struct stat file {};
        if (fstatat(descriptor, name, &file, AT_EMPTY_PATH) != 0)
            file = {};
        add(file.st_mtim.tv_sec);
        add(file.st_mtim.tv_nsec);
        add(file.st_size);
        stamp.isSettled = stamp.isSettled && file.st_mtim.tv_sec < now - kCoarsest;
    }
    close(descriptor);
    return stamp;
}

struct Entry {
    std::uint64_t stamp = 0;
    RunSummary run;
    bool isSettled = true;
};

using Index = std::unordered_map<std::string, Entry>;  // by folder

/// Empty where there is none that can be read. It may name a key twice or nest deeply: nothing but
/// readSummary() looks into it, so the guards of files from elsewhere would only take time.
Index readIndex(const fs::path& library) {
    Index index;
    try {
        const nlohmann::json json = readOwnJson(readRunFile(library / kIndex, kLargestIndex));
        if (json.is_discarded() || member(json, "format_version") != kIndexFormat)
            return index;
        for (const nlohmann::json& each : member(json, "runs")) {
            RunSummary run = readSummary(member(each, "run"));
            std::string folder = run.folder.string();
            index.try_emplace(std::move(folder), countMember(each, "stamp"), std::move(run));
        }
    } catch (const Error&) {
        index.clear();
    }
    return index;
}

/// Where it cannot be written the folders are read the next time.
void writeIndex(const fs::path& library, const std::vector<Entry>& entries) {
    OrderedJson runs = OrderedJson::array();
    for (const Entry& entry : entries | std::views::filter(&Entry::isSettled))
        runs.push_back({{"stamp", entry.stamp}, {"run", summaryJson(entry.run)}});
    const OrderedJson json{{"format_version", kIndexFormat}, {"runs", runs}};
    try {
        writeWhole(library / kIndex, jsonText(json));
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
    writeWhole(library / kPlaces, jsonText(json, 2) + "\n");
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

/// Those that were written last come first.
std::vector<RunSummary> newestFirst(std::vector<Entry> entries) {
    std::vector<RunSummary*> order;
    order.reserve(entries.size());
    for (Entry& entry : entries)
        order.push_back(&entry.run);
    std::ranges::stable_sort(order, std::ranges::greater(), &RunSummary::lastWritten);
    std::vector<RunSummary> runs;
    runs.reserve(order.size());
    for (RunSummary* run : order)
        runs.push_back(std::move(*run));
    return runs;
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
    if (isEmpty())
        return {};
    clearUp(folder_);
    const std::vector<fs::path> folders = runFoldersInAll(folder_, places());
    Index known = readIndex(folder_);
    std::vector<Entry> entries;
    entries.reserve(folders.size());
    bool isStale = false;
    for (const fs::path& folder : folders) {
        const Stamp stamp = stampOf(folder);
        const auto found = known.find(folder.native());
        const bool isKnown = found != known.end() && found->second.stamp == stamp.mark;
        entries.push_back(
            {stamp.mark, isKnown ? std::move(found->second.run) : summarizeRun(folder)});
        entries.back().isSettled =
            stamp.isSettled && !entries.back().run.problem && !entries.back().run.lost;
        isStale = isStale || (entries.back().isSettled && !isKnown);
    }
    const auto settled = std::ranges::count_if(entries, &Entry::isSettled);
    if (isStale || static_cast<std::size_t>(settled) != known.size())
        writeIndex(folder_, entries);
    return newestFirst(std::move(entries));
}

bool RunLibrary::hasRuns() const {
    const auto hasAny = [](const fs::path& place) { return !runFoldersIn(place).empty(); };
    return !isEmpty() && (hasAny(folder_) || std::ranges::any_of(places(), hasAny));
}

std::uint64_t RunLibrary::bytesTaken(const std::vector<RunSummary>& runs) const {
    std::uint64_t taken = 0;
    for (const RunSummary& run : runs)
        if (run.folder.parent_path() == folder_)
            taken += run.bytes;
    return taken;
}

std::optional<RunSummary> RunLibrary::newestToResume() const {
    std::vector<std::pair<std::int64_t, fs::path>> byTime;
    for (const fs::path& folder :
         isEmpty() ? std::vector<fs::path>() : runFoldersInAll(folder_, places())) {
        struct stat rows {};
        if (stat((folder / kMetricsFile).c_str(), &rows) == 0)
            byTime.emplace_back(rows.st_mtime, folder);
    }
    std::ranges::sort(byTime, std::ranges::greater());
    for (const auto& [time, folder] : byTime)
        if (newestCheckpointStep(folder) && !isInUse(folder) && !isHeld(folder))
            return summarizeRun(folder);
    return std::nullopt;
}

std::vector<fs::path> RunLibrary::places() const {
    try {
        return isEmpty() ? std::vector<fs::path>() : readPlaces(folder_);
    } catch (const Error&) {
        return {};  // placesProblem() says why
    }
}

std::optional<Message> RunLibrary::placesProblem() const {
    try {
        if (!isEmpty())
            readPlaces(folder_);
        return std::nullopt;
    } catch (const Error& error) {
        return Message(MessageCode::PassedOver, error.message());
    }
}

void RunLibrary::addPlace(const fs::path& place) const {
    const fs::path path = resolvedPath(place);
    if (runFoldersIn(path).empty())
        throw Error(MessageCode::NoRunInFolder, path, kRunFile);
    const PlacesLock lock(folder_);
    setUnreadableAside(folder_ / kPlaces, [this] { readPlaces(folder_); });
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
    std::vector<RunSummary> all = runs();
    Room room{.budget = budget, .taken = bytesTaken(all)};
    std::vector<RunSummary> shortRuns;  // that may go, the oldest first
    std::vector<RunSummary> longRuns;
    for (RunSummary& run : all | std::views::reverse) {
        if (run.folder.parent_path() != folder_)
            continue;
        ++room.runs;
        room.kept += run.label.isKept ? 1 : 0;
        if (run.label.isKept || run.problem || run.lost || isInUse(run.folder) ||
            isHeld(run.folder))
            continue;
        const bool isShort = std::max(run.steps, run.checkpoint.value_or(0)) < kShort;
        (isShort ? shortRuns : longRuns).push_back(std::move(run));
    }
    if (room.excess() > bytesOf(shortRuns)) {
        std::ranges::move(longRuns, std::back_inserter(shortRuns));
        room.toAsk = enoughOf(std::move(shortRuns), room.excess());
        return room;
    }
    std::vector<RunSummary> refused;
    for (RunSummary& run : shortRuns) {
        if (room.excess() == 0)
            break;
        try {
            if (!removeRun(run.folder, Removal::MakeRoom, putAway))
                continue;
        } catch (const WriteError&) {
            if (!isInUse(run.folder))
                refused.push_back(std::move(run));
            continue;
        }
        room.taken -= run.bytes;
        --room.runs;
        room.removed.push_back(std::move(run));
    }
    room.toAsk = enoughOf(std::move(refused), room.excess());
    return room;
}

}  // namespace centerscope
