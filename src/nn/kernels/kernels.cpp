// SPDX-License-Identifier: GPL-3.0-or-later
// Compiled once for each instruction set, with CENTERSCOPE_KERNELS naming it (plain, v2, v3, v4)
// and CENTERSCOPE_INSTRUCTION_SET its enumerator.
#include "nn/kernels/direct.h"
#include "nn/kernels/kernel_table.h"
#include "nn/kernels/normalization.h"
#include "nn/kernels/pointwise.h"
#include "nn/kernels/product.h"
#include "nn/kernels/tap_transform.h"

namespace centerscope::kernels::CENTERSCOPE_KERNELS {

const TransformKernels* transforms(int size, int live);  // image_transforms.cpp

namespace {

void adam(float* weights, const float* gradients, float* m, float* v, std::size_t n, float stepSize,
          float beta1, float beta2, float epsilon, float correction) {
    for (std::size_t k = 0; k < n; ++k) {
        const float g = gradients[k];
        m[k] = beta1 * m[k] + (1 - beta1) * g;
        v[k] = beta2 * v[k] + (1 - beta2) * (g * g);
        weights[k] -= stepSize * m[k] / (__builtin_sqrtf(v[k] * correction) + epsilon);
    }
}

void sgd(float* weights, const float* gradients, float* velocity, std::size_t n, float gain,
         float rate, float momentum, float decay) {
    for (std::size_t k = 0; k < n; ++k) {
        velocity[k] = momentum * velocity[k] + gain * (gradients[k] + decay * weights[k]);
        weights[k] -= rate * velocity[k];
    }
}

/// Keeps the compiler from knowing the value, which stays in its register.
CENTERSCOPE_INLINE void mayChange(Vector& value) {
#if defined(__x86_64__)
    asm volatile("" : "+v"(value));
#elif defined(__aarch64__)
    asm volatile("" : "+w"(value));
#else
    asm volatile("" : "+m"(value));
#endif
}

double multiplyAdds(int repetitions) {
    constexpr int kChains = 12;  // more than latency × units of any processor so far
    Vector sums[kChains]{};
    const Vector factor = broadcast(0.5F);
    for (int k = 0; k < repetitions; ++k) {
        unroll<kChains>([&](auto i) __attribute__((always_inline)) {
            sums[i] = sums[i] * factor + factor;
            mayChange(sums[i]);  // nothing may be computed beforehand
        });
    }
    return 2.0 * kWidth * kChains * repetitions;
}

}  // namespace

extern const KernelTable table;
const KernelTable table = {
    CENTERSCOPE_INSTRUCTION_SET,
    kWidth,
    multiplyAdds,
    transforms,
    transformTaps,
    tapGradient,
    multiply<false>,
    multiply<true>,
    multiplyTransposed,
    transpose,
    activate,
    activateBackward,
    moments,
    normalize,
    correlate,
    normalizeBackward,
    convolve,
    convolveBackward,
    adam,
    sgd,
};

}  // namespace centerscope::kernels::CENTERSCOPE_KERNELS
