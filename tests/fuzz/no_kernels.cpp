// SPDX-License-Identifier: GPL-3.0-or-later
#include "nn/kernels/kernel_table.h"

/// Reading calls no kernel, and only GCC compiles them: a table without functions stands in.
namespace centerscope::kernels::plain {

extern const KernelTable table{};

}  // namespace centerscope::kernels::plain
