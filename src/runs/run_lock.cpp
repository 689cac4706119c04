// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/run_lock.h"

#include <cerrno>
#include <chrono>
#include <fcntl.h>
#include <sys/file.h>
#include <thread>
#include <unistd.h>

#include "core/write_whole.h"

namespace centerscope {

namespace {

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
int lockedRun(const std::filesystem::path& folder) {
    constexpr int kTries = 20;
    constexpr auto kMoment = std::chrono::milliseconds(2);
    const int descriptor = opened(folder);
    if (descriptor < 0)
        throw cannotWrite(folder, errno);
    for (int k = 0; k < kTries; ++k) {
        if (takes(descriptor, LOCK_EX))
            return descriptor;
        std::this_thread::sleep_for(kMoment);
    }
    close(descriptor);
    throw cannotWrite(folder, {MessageCode::AnotherProgramTrains});
}

/// A shared lock, so that those that ask do not take one another for one that writes.
bool isInUse(const std::filesystem::path& folder) {
    const int descriptor = opened(folder);
    if (descriptor < 0)
        return false;
    const bool isFree = takes(descriptor, LOCK_SH);
    close(descriptor);
    return !isFree;
}

}  // namespace centerscope
