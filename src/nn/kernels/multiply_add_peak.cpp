// SPDX-License-Identifier: GPL-3.0-or-later
#include "nn/kernels/multiply_add_peak.h"

#include <algorithm>
#include <chrono>
#include <vector>

#include "nn/kernels/kernel_table.h"

namespace centerscope {

double multiplyAddPeak(InstructionSet instructionSet, ThreadPool& pool) {
    constexpr int kTries = 10;
    constexpr int kRepetitions = 1 << 21;  // some 30 ms
    const kernels::KernelTable& table = kernels::kernelTable(instructionSet);
    double best = 0;
    for (int k = 0; k < kTries; ++k) {
        std::vector<double> operations(static_cast<std::size_t>(pool.threads()));
        const auto begin = std::chrono::steady_clock::now();
        pool.forEachBlock(pool.threads(), [&](int block, int) {
            operations[static_cast<std::size_t>(block)] = table.multiplyAdds(kRepetitions);
        });
        const std::chrono::duration<double> elapsed = std::chrono::steady_clock::now() - begin;
        best = std::max(best, operations[0] * pool.threads() / elapsed.count());
    }
    return best;
}

}  // namespace centerscope
