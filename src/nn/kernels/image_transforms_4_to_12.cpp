// SPDX-License-Identifier: GPL-3.0-or-later
#include "nn/kernels/image_transform.h"

namespace centerscope::kernels::CENTERSCOPE_KERNELS {

template TransformKernels entry<4, 4>();
template TransformKernels entry<5, 5>();
template TransformKernels entry<6, 6>();
template TransformKernels entry<8, 8>();
template TransformKernels entry<9, 7>();
template TransformKernels entry<9, 9>();
template TransformKernels entry<10, 8>();
template TransformKernels entry<10, 10>();
template TransformKernels entry<12, 12>();

}  // namespace centerscope::kernels::CENTERSCOPE_KERNELS
