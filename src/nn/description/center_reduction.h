// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace centerscope {

/// In which form the center loss is taken over a batch of m. Projects differ: the same λ weighs
/// 128 times as much on a sum as on a mean of 128 images.
enum class CenterReduction {
    HalfMean,  ///< 1/(2m) Σ ‖x − c‖²: λ keeps its meaning when the batch size changes
    HalfSum,   ///< ½ Σ ‖x − c‖²: Eq. 2 to the letter
    Mean,      ///< 1/m Σ ‖x − c‖²: twice as much
};

}  // namespace centerscope
