// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/run_hold.h"

#include <fcntl.h>
#include <unistd.h>

#include "runs/run_files.h"

namespace centerscope {

namespace {

/// What is locked: the folder itself is what a program locks that writes the run. Negative where
/// there is none.
int openedPart(const std::filesystem::path& folder) {
    if (folder.empty())
        return -1;
    return open((folder / kCheckpointsFolder).c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
}

/// Of the whole of it, by whoever has opened it here, in whichever program.
struct flock wholeLock(short type) {
    struct flock lock {};
    lock.l_type = type;
    lock.l_whence = SEEK_SET;
    return lock;
}

}  // namespace

RunHold::RunHold(const std::filesystem::path& folder) : descriptor_(openedPart(folder)) {
    auto shared = wholeLock(F_RDLCK);
    if (descriptor_ >= 0)
        fcntl(descriptor_, F_OFD_SETLK, &shared);
}

RunHold::~RunHold() {
    if (descriptor_ >= 0)
        close(descriptor_);
}

/// Those that hold it share the lock, so that it could not be had alone. It is not tried to take
/// it: two that ask would each find the other's.
bool isHeld(const std::filesystem::path& folder) {
    const int descriptor = openedPart(folder);
    if (descriptor < 0)
        return false;
    auto alone = wholeLock(F_WRLCK);
    const bool isHeld = fcntl(descriptor, F_OFD_GETLK, &alone) == 0 && alone.l_type != F_UNLCK;
    close(descriptor);
    return isHeld;
}

}  // namespace centerscope
