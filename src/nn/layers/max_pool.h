// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include "core/tensor.h"
#include "nn/description/network_description.h"

namespace centerscope {

/// Maximum pooling of one image at a time.
template <typename T>
class MaxPool {
public:
    MaxPool(const PoolDescription& description, const ImageShape& input);

    const ImageShape& output() const { return output_; }

    /// x: input.size() values; y: output().size(); argmax: output().size() indices into x. Among
    /// equal values the first, row by row, wins.
    void forward(const T* x, T* y, std::int32_t* argmax) const;

    /// dx[argmax] += dy; dx is cleared first, since windows may overlap or leave pixels out.
    void backward(const std::int32_t* argmax, const T* dy, T* dx) const;

private:
    PoolDescription description_;
    ImageShape input_;
    ImageShape output_;
};

}  // namespace centerscope
