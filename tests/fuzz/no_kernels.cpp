// SPDX-License-Identifier: GPL-3.0-or-later
#include "nn/kernels/kernel_table.h"

/// Reading calls no kernel, and only GCC compiles them: tables without functions stand in.
namespace centerscope::kernels {

namespace v2 {
extern const KernelTable table{};
}
namespace v3 {
extern const KernelTable table{};
}
namespace v4 {
extern const KernelTable table{};
}

}  // namespace centerscope::kernels
