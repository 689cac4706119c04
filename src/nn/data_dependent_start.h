// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

#include "core/tensor.h"
#include "core/thread_pool.h"
#include "nn/description/network_description.h"

namespace centerscope {

/// Data-dependent initialization (Salimans & Kingma, NIPS 2016, section 3), layer by layer from the
/// images up: with t the layer's output on these images without bias, each channel's or unit's
/// weights are multiplied by f = s/√(var t + 1e-8) and its bias becomes −mean(t) · f, so that it
/// has mean 0 and standard deviation s before its activation. s: the network's dataDependentScale.
///
/// With weight normalization the scales take the factor. After batch normalization, which has made
/// mean 0 and deviation 1 already, gains become s; a layer without bias keeps its mean.
///
/// images: (n, input.size()); weights: laid out by ParameterLayout, freshly drawn.
template <typename T>
void fitToData(const NetworkDescription& network, Eigen::Ref<const Matrix<T>> images,
               std::span<T> weights, ThreadPool& pool);

}  // namespace centerscope
