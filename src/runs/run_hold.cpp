// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/run_hold.h"

#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include "runs/run_files.h"

namespace centerscope {

namespace {

/// What is locked: the folder itself is what a program locks that writes the run. Negative where
/// there is none.
int openedPart(const std::filesystem::path& folder) {
    return open((folder / kCheckpointsFolder).c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
}

}  // namespace

/// One that only asks isHeld() is through in a moment.
RunHold::RunHold(const std::filesystem::path& folder) : descriptor_(openedPart(folder)) {
    if (descriptor_ >= 0)
        flock(descriptor_, LOCK_SH);
}

RunHold::~RunHold() {
    if (descriptor_ >= 0)
        close(descriptor_);
}

/// Those that hold it share the lock, so that it cannot be had alone.
bool isHeld(const std::filesystem::path& folder) {
    const int descriptor = openedPart(folder);
    if (descriptor < 0)
        return false;
    const bool isHeld = flock(descriptor, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK;
    close(descriptor);
    return isHeld;
}

}  // namespace centerscope
