// SPDX-License-Identifier: GPL-3.0-or-later
#include "nn/kernels/image_transform.h"

namespace centerscope::kernels::CENTERSCOPE_KERNELS {

template TransformKernels entry<30, 30>();
template TransformKernels entry<36, 32>();
template TransformKernels entry<36, 36>();

}  // namespace centerscope::kernels::CENTERSCOPE_KERNELS
