// SPDX-License-Identifier: GPL-3.0-or-later
#include "nn/kernels/image_transform.h"

namespace centerscope::kernels::CENTERSCOPE_KERNELS {

template TransformKernels entry<20, 20>();
template TransformKernels entry<24, 24>();
template TransformKernels entry<30, 28>();

}  // namespace centerscope::kernels::CENTERSCOPE_KERNELS
