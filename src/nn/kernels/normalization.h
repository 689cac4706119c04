// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "nn/kernels/vector.h"

/// Batch normalization of one image's channel block; see Normalization for the equations. All
/// arrays are (pixels, lane) or (lane).
namespace centerscope::kernels::CENTERSCOPE_KERNELS {

/// Mean over the pixels, and Σ (x − mean)², which keeps its digits however large the mean is.
inline void moments(const float* image, int pixels, float* mean, float* squares) {
    Vector sum{};
    for (int pixel = 0; pixel < pixels; ++pixel)
        sum += load(image + pixel * kWidth);
    const Vector average = sum * (1.0F / static_cast<float>(pixels));
    Vector square{};
    for (int pixel = 0; pixel < pixels; ++pixel) {
        const Vector distance = load(image + pixel * kWidth) - average;
        square += distance * distance;
    }
    store(mean, average);
    store(squares, square);
}

inline void normalize(const float* image, int pixels, const float* mean, const float* factor,
                      float* output) {
    const Vector m = load(mean);
    const Vector f = load(factor);
    for (int pixel = 0; pixel < pixels; ++pixel)
        store(output + pixel * kWidth, (load(image + pixel * kWidth) - m) * f);
}

inline void correlate(const float* gradient, const float* image, int pixels, const float* mean,
                      float* sum) {
    const Vector m = load(mean);
    Vector total{};
    for (int pixel = 0; pixel < pixels; ++pixel)
        total += load(gradient + pixel * kWidth) * (load(image + pixel * kWidth) - m);
    store(sum, load(sum) + total);
}

inline void normalizeBackward(const float* gradient, const float* image, int pixels,
                              const float* mean, const float* coefficients, float* output) {
    const Vector m = load(mean);
    const Vector ofGradient = load(coefficients);
    const Vector ofImage = load(coefficients + kWidth);
    const Vector constant = load(coefficients + 2 * kWidth);
    for (int pixel = 0; pixel < pixels; ++pixel) {
        const Vector distance = load(image + pixel * kWidth) - m;
        store(output + pixel * kWidth,
              ofGradient * load(gradient + pixel * kWidth) + ofImage * distance + constant);
    }
}

}  // namespace centerscope::kernels::CENTERSCOPE_KERNELS
