// SPDX-License-Identifier: GPL-3.0-or-later
#include "nn/layers/activation.h"

#include <algorithm>
#include <cmath>

namespace centerscope {

template <typename T>
Activation<T>::Activation(const ActivationDescription& description, const ImageShape& shape)
    : description_(description), shape_(shape) {}

template <typename T>
int Activation<T>::slopeIndex(int element) const {
    switch (description_.sharing) {
        case SlopeSharing::Element:
            return element;
        case SlopeSharing::Channel:
            return element % shape_.channels;
        case SlopeSharing::Layer:
            return 0;
    }
    return 0;
}

template <typename T>
void Activation<T>::forward(const T* slopes, const T* x, T* y) const {
    using Kind = ActivationDescription::Kind;
    const int size = shape_.size();
    switch (description_.kind) {
        case Kind::None:
            std::copy_n(x, size, y);
            break;
        case Kind::ReLU:
            std::transform(x, x + size, y, [](T value) { return std::max(value, T(0)); });
            break;
        case Kind::PReLU:
            for (int k = 0; k < size; ++k)
                y[k] = x[k] > 0 ? x[k] : slopes[slopeIndex(k)] * x[k];
            break;
        case Kind::Tanh:
            std::transform(x, x + size, y, [](T value) { return std::tanh(value); });
            break;
    }
}

template <typename T>
void Activation<T>::backward(const T* slopes, const T* x, const T* dy, T* dx,
                             T* slopeGradients) const {
    using Kind = ActivationDescription::Kind;
    const int size = shape_.size();
    switch (description_.kind) {
        case Kind::None:
            std::copy_n(dy, size, dx);
            break;
        case Kind::ReLU:
            for (int k = 0; k < size; ++k)
                dx[k] = x[k] > 0 ? dy[k] : T(0);
            break;
        case Kind::PReLU:
            for (int k = 0; k < size; ++k) {
                const T upstream = dy[k];
                const int slope = slopeIndex(k);
                dx[k] = x[k] > 0 ? upstream : slopes[slope] * upstream;
                slopeGradients[slope] += x[k] > 0 ? T(0) : x[k] * upstream;
            }
            break;
        case Kind::Tanh:
            for (int k = 0; k < size; ++k) {
                const T y = std::tanh(x[k]);
                dx[k] = (1 - y * y) * dy[k];
            }
            break;
    }
}

template class Activation<float>;
template class Activation<double>;

}  // namespace centerscope
