// SPDX-License-Identifier: GPL-3.0-or-later
#include "nn/kernels/image_transform.h"

namespace centerscope::kernels::CENTERSCOPE_KERNELS {

template TransformKernels entry<15, 15>();
template TransformKernels entry<16, 14>();
template TransformKernels entry<16, 16>();
template TransformKernels entry<18, 16>();
template TransformKernels entry<18, 18>();

}  // namespace centerscope::kernels::CENTERSCOPE_KERNELS
