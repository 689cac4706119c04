// SPDX-License-Identifier: GPL-3.0-or-later
#include "nn/layers/max_pool.h"

#include <algorithm>

namespace centerscope {

template <typename T>
MaxPool<T>::MaxPool(const PoolDescription& description, const ImageShape& input)
    : description_(description),
      input_(input),
      output_{description.outputLength(input.height), description.outputLength(input.width),
              input.channels} {}

template <typename T>
void MaxPool<T>::forward(const T* x, T* y, std::int32_t* argmax) const {
    for (int oy = 0; oy < output_.height; ++oy) {
        const int top = oy * description_.stride;
        const int bottom = std::min(top + description_.size, input_.height);
        for (int ox = 0; ox < output_.width; ++ox) {
            const int left = ox * description_.stride;
            const int right = std::min(left + description_.size, input_.width);
            for (int c = 0; c < input_.channels; ++c) {
                std::int32_t place = (top * input_.width + left) * input_.channels + c;
                for (int iy = top; iy < bottom; ++iy) {
                    for (int ix = left; ix < right; ++ix) {
                        const std::int32_t here = (iy * input_.width + ix) * input_.channels + c;
                        if (x[here] > x[place])
                            place = here;
                    }
                }
                *y++ = x[place];
                *argmax++ = place;
            }
        }
    }
}

template <typename T>
void MaxPool<T>::backward(const std::int32_t* argmax, const T* dy, T* dx) const {
    std::fill_n(dx, input_.size(), T(0));
    for (int k = 0; k < output_.size(); ++k)
        dx[argmax[k]] += dy[k];
}

template class MaxPool<float>;
template class MaxPool<double>;

}  // namespace centerscope
