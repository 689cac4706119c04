// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/run_lock.h"

#include <cerrno>
#include <chrono>
#include <fcntl.h>
#include <mutex>
#include <set>
#include <sys/file.h>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>

#include "core/write_whole.h"

namespace centerscope {

namespace {

/// Of the folders that this program has locked: the system says that a lock is held, not by whom.
class OwnLocks {
public:
    using Id = std::pair<dev_t, ino_t>;

    void add(int descriptor) {
        const std::scoped_lock lock(mutex_);
        ids_.insert(idOf(descriptor));
    }
    void remove(int descriptor) {
        const std::scoped_lock lock(mutex_);
        ids_.erase(idOf(descriptor));
    }
    bool contains(int descriptor) {
        const std::scoped_lock lock(mutex_);
        return ids_.contains(idOf(descriptor));
    }

private:
    static Id idOf(int descriptor) {
        struct stat folder {};
        fstat(descriptor, &folder);
        return {folder.st_dev, folder.st_ino};
    }

    std::mutex mutex_;
    std::set<Id> ids_;
};

OwnLocks& ownLocks() {
    static OwnLocks locks;
    return locks;
}

/// Negative where there is none.
int opened(const std::filesystem::path& folder) {
    return open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
}

/// False where another has the folder locked. What has no locks has no other program either.
bool takes(int descriptor, int lock) {
    return flock(descriptor, lock | LOCK_NB) == 0 || errno != EWOULDBLOCK;
}

}  // namespace

/// One that only asks isInUse() is through in a moment.
RunLock::RunLock(const std::filesystem::path& folder) : descriptor_(opened(folder)) {
    constexpr int kTries = 20;
    constexpr auto kMoment = std::chrono::milliseconds(2);
    if (descriptor_ < 0)
        throw cannotWrite(folder, errno);
    bool isTaken = takes(descriptor_, LOCK_EX);
    for (int k = 1; k < kTries && !isTaken; ++k) {
        std::this_thread::sleep_for(kMoment);
        isTaken = takes(descriptor_, LOCK_EX);
    }
    if (!isTaken) {
        close(descriptor_);
        throw cannotWrite(folder, {MessageCode::AnotherProgramTrains});
    }
    ownLocks().add(descriptor_);
}

RunLock::~RunLock() {
    if (descriptor_ < 0)
        return;
    ownLocks().remove(descriptor_);
    close(descriptor_);
}

/// A shared lock, so that those that ask do not take one another for one that writes.
RunUse useOf(const std::filesystem::path& folder) {
    const int descriptor = opened(folder);
    if (descriptor < 0)
        return RunUse::None;
    RunUse use = RunUse::None;
    if (!takes(descriptor, LOCK_SH))
        use = ownLocks().contains(descriptor) ? RunUse::Here : RunUse::Elsewhere;
    close(descriptor);
    return use;
}

}  // namespace centerscope
