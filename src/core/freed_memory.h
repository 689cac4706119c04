// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <malloc.h>

namespace centerscope {

/// Gives large blocks back to the system as soon as they are freed. glibc otherwise raises the size
/// from which it does so, and a window that has shown many runs ends up with several times the
/// memory it uses, in holes. Call it first of all; the training steps allocate nothing.
inline void returnFreedMemory() {
#ifdef M_MMAP_THRESHOLD  // glibc's
    constexpr int kLarge = 1 << 20;
    mallopt(M_MMAP_THRESHOLD, kLarge);
#endif
}

}  // namespace centerscope
