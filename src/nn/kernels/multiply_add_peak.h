// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/thread_pool.h"
#include "nn/kernels/instruction_set.h"

namespace centerscope {

/// Floating-point operations per second (two per multiply-add) that all threads of the pool reach
/// together with nothing but multiply-adds; the best of a few short tries.
double multiplyAddPeak(InstructionSet instructionSet, ThreadPool& pool);

}  // namespace centerscope
