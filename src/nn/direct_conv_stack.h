// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "nn/conv_stack.h"
#include "nn/layers/direct_conv_block.h"

namespace centerscope {

/// The convolution blocks one after the other, each computed the plain way: serves every network
/// and every scalar, and is what the fast stack is checked against.
template <typename T>
class DirectConvStack : public ConvStack<T> {
public:
    DirectConvStack(const NetworkDescription& network, ThreadPool& pool);

    void forward(std::span<const T> weights, std::span<const T> statistics,
                 Eigen::Ref<const Matrix<T>> images, Matrix<T>& features) override;
    std::span<const T> batchStatistics() const override { return batchStatistics_; }
    void backward(std::span<const T> weights, const Matrix<T>& featureGradients,
                  std::span<T> gradients) override;

private:
    std::vector<DirectConvBlock<T>> blocks_;
    std::vector<const Matrix<T>*> outputs_;  // [block], of the last forward
    Matrix<T> images_;                       // of the last forward
    std::vector<T> batchStatistics_;
};

}  // namespace centerscope
