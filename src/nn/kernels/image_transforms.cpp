// SPDX-License-Identifier: GPL-3.0-or-later
// Compiled once for each instruction set, as kernels.cpp is, and beside it, because these straight
// lines take the compiler longer than all other kernels.
#include "nn/kernels/image_transform.h"

namespace centerscope::kernels::CENTERSCOPE_KERNELS {

const TransformKernels* transforms(int size, int live) {
    // Ascending. The sizes that 28 and 32 pixels meet under 5 × 5 taps and halving come first
    // without their two pixels of padding, which are known to be zero.
    static const TransformKernels kTransforms[] = {
        entry<4, 4>(),   entry<5, 5>(),   entry<6, 6>(),   entry<8, 8>(),   entry<9, 7>(),
        entry<9, 9>(),   entry<10, 8>(),  entry<10, 10>(), entry<12, 12>(), entry<15, 15>(),
        entry<16, 14>(), entry<16, 16>(), entry<18, 16>(), entry<18, 18>(), entry<20, 20>(),
        entry<24, 24>(), entry<30, 28>(), entry<30, 30>(), entry<36, 32>(), entry<36, 36>(),
    };
    for (const TransformKernels& transform : kTransforms)
        if (transform.size >= size && transform.live >= live)
            return &transform;
    return nullptr;
}

}  // namespace centerscope::kernels::CENTERSCOPE_KERNELS
