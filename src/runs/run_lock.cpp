// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/run_lock.h"

#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include "core/write_whole.h"

namespace centerscope {

int lockedRun(const std::filesystem::path& folder) {
    const int descriptor = open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0)
        throw cannotWrite(folder, errno);
    if (flock(descriptor, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK) {
        close(descriptor);
        throw cannotWrite(folder, {MessageCode::AnotherProgramTrains});
    }
    return descriptor;
}

bool isInUse(const std::filesystem::path& folder) {
    try {
        close(lockedRun(folder));
        return false;
    } catch (const WriteError&) {
        return true;
    }
}

}  // namespace centerscope
