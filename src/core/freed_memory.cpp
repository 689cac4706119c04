// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/freed_memory.h"

#include <malloc.h>

namespace centerscope {

void returnFreedMemory() {
#ifdef M_MMAP_THRESHOLD  // glibc's
    constexpr int kLarge = 1 << 20;
    mallopt(M_MMAP_THRESHOLD, kLarge);
#endif
}

}  // namespace centerscope
