// SPDX-License-Identifier: GPL-3.0-or-later
#include "nn/direct_conv_stack.h"

namespace centerscope {

template <typename T>
DirectConvStack<T>::DirectConvStack(const NetworkDescription& network, ThreadPool& pool) {
    const ParameterLayout layout(network);
    for (std::size_t k = 0; k < network.blocks.size(); ++k)
        blocks_.emplace_back(network.blocks[k], network.shapeBefore(k), static_cast<int>(k), layout,
                             pool);
    outputs_.resize(blocks_.size());
    batchStatistics_.resize(layout.statisticsSize());
}

template <typename T>
void DirectConvStack<T>::forward(std::span<const T> weights, std::span<const T> statistics,
                                 Eigen::Ref<const Matrix<T>> images, Matrix<T>& features) {
    images_ = images;
    const Matrix<T>* x = &images_;
    for (std::size_t k = 0; k < blocks_.size(); ++k) {
        outputs_[k] = &blocks_[k].forward(weights, statistics, *x, batchStatistics_);
        x = outputs_[k];
    }
    features = *x;
}

template <typename T>
void DirectConvStack<T>::backward(std::span<const T> weights, const Matrix<T>& featureGradients,
                                  std::span<T> gradients) {
    const Matrix<T>* dy = &featureGradients;
    for (std::size_t k = blocks_.size(); k-- > 0;) {
        const Matrix<T>& x = k == 0 ? images_ : *outputs_[k - 1];
        dy = &blocks_[k].backward(weights, x, *dy, k > 0, gradients);
    }
}

template class DirectConvStack<Precision>;

}  // namespace centerscope
