// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tensor.h"
#include "nn/description/network_description.h"

namespace centerscope {

/// The activation of one feature map, one image at a time; the caller keeps the pre-activations x.
/// slopes: (h, w, c), (c) or (1) values by sharing, null unless PReLU.
template <typename T>
class Activation {
public:
    Activation(const ActivationDescription& description, const ImageShape& shape);

    /// y = f(x); x and y: shape.size() values each, may be the same memory.
    void forward(const T* slopes, const T* x, T* y) const;

    /// dx = f'(x) · dy; for PReLU adds ∂L/∂slope = Σ over x <= 0 of x · dy to slopeGradients.
    /// At x = 0 the slope's side counts. dx and dy may be the same memory.
    void backward(const T* slopes, const T* x, const T* dy, T* dx, T* slopeGradients) const;

private:
    int slopeIndex(int element) const;

    ActivationDescription description_;
    ImageShape shape_;
};

}  // namespace centerscope
