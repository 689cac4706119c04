// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/run_removal.h"

#include <ctime>
#include <string>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>
#include <vector>

#include "core/error.h"
#include "core/write_whole.h"
#include "runs/run_files.h"
#include "runs/run_hold.h"
#include "runs/run_label.h"
#include "runs/run_lock.h"

namespace centerscope {

namespace fs = std::filesystem;

namespace {

/// A label that cannot be read keeps the run.
bool isKept(const fs::path& folder) {
    try {
        return loadRunLabel(folder).isKept;
    } catch (const Error&) {
        return true;
    }
}

/// The label first: what is left after a kill is not kept.
void removeHidden(const fs::path& hidden) {
    std::error_code stays;
    fs::remove(hidden / kLabelFile, stays);
    fs::remove_all(hidden, stays);
}

/// A hidden folder of a program that was killed. A fork is not yet locked in its first moment.
bool isUnfinished(const fs::path& path) {
    constexpr std::time_t kMinute = 60;  // seconds
    const std::string name = path.filename().string();
    struct stat folder {};
    if (!name.starts_with(".") || lstat(path.c_str(), &folder) != 0 || !S_ISDIR(folder.st_mode))
        return false;
    return name.ends_with(kRemovedRun) ||
           (name.ends_with(kPartOfRun) && std::time(nullptr) - folder.st_mtime > kMinute);
}

}  // namespace

fs::path hiddenBeside(const fs::path& path, std::string_view ending) {
    std::string name = path.filename().string();
    name.insert(name.begin(), '.');
    return path.parent_path() / name.append(ending);
}

bool removeRun(const fs::path& folder, Removal removal, const PutAway& putAway) {
    const RunLock lock(folder);
    if (removal == Removal::MakeRoom && (isKept(folder) || isHeld(folder)))
        return false;
    if (putAway && putAway(folder))
        return true;
    const fs::path hidden = hiddenBeside(folder, kRemovedRun);
    std::error_code error;
    fs::remove_all(hidden, error);
    fs::rename(folder, hidden, error);
    const int failure = error.value();
    // Under its hidden name no program keeps it any more: what its label says now stands.
    const bool goes = failure == 0 && (removal == Removal::Asked || !isKept(hidden));
    if (goes)
        removeHidden(hidden);
    else if (failure == 0)
        fs::rename(hidden, folder, error);
    if (failure != 0)
        throw cannotWrite(folder, failure);
    return goes;
}

void clearUp(const fs::path& folderOfRuns) {
    std::error_code none;
    std::vector<fs::path> hiddenRuns;
    for (fs::directory_iterator entry(folderOfRuns, none), end; !none && entry != end;
         entry.increment(none))
        if (isUnfinished(entry->path()))
            hiddenRuns.push_back(entry->path());
    for (const fs::path& hidden : hiddenRuns) {
        if (isInUse(hidden))
            continue;
        const std::string name = hidden.filename().string();
        if (name.ends_with(kRemovedRun) && isKept(hidden))
            fs::rename(hidden, folderOfRuns / name.substr(1, name.size() - 1 - kRemovedRun.size()),
                       none);
        else
            removeHidden(hidden);
    }
}

}  // namespace centerscope
