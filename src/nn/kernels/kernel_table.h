// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Fast convolution of whole images by discrete Fourier transforms.
//
// A convolution block computes, for image x, taps w and output channel o (as in every deep learning
// framework, a correlation),
//
//     y[p, o] = Σ_i Σ_t x[p + t - padding, i] w[t, i, o]                                        (1)
//
// and back-propagation needs, with e = ∂L/∂y,
//
//     ∂L/∂x[q, i] = Σ_o Σ_t e[q - t + padding, o] w[t, i, o]                                    (2)
//     ∂L/∂w[t, i, o] = Σ_images Σ_p x[p + t - padding, i] e[p, o]                               (3)
//
// On a torus of N × N pixels with N >= n + padding every read beyond the n × n image meets a zero,
// so (1)-(3) are cyclic, and the transform F turns each into one product per frequency k
// (convolution theorem; e.g. Mathieu, Henaff, LeCun, "Fast Training of Convolutional Networks
// through FFTs", ICLR 2014). With X = Fx, E = Fe and W = Σ_t w[t] e^(-2πi k·(t - padding)/N):
//
//     Y[k] = X[k] · conj W[k]       (images × in) (in × out) (1')
//
//     Fx'[k] = E[k] · W[k]ᵀ         (images × out) (out × in) (2')
//
//     Fw'[k] = X[k]ᵀ · conj E[k]    (in × images) (images × out) (3')
//
// Images are real, so half of the frequencies ("slots": (N² + 4)/2 for even N, (N² + 1)/2 for odd)
// say it all: the 25 multiplications an output and channel pair become about 1.7 to 2.5. Each
// complex product takes three real ones (Gauss): with (a + ib)(c + id), p = (a + b) c,
// q = a (d - c), r = b (c + d), it is (p - r) + i (p + q).
//
// Memory order. Channels come in blocks of `width` lanes (the vector width), the last one filled up
// with zeros. A complex vector is `width` real parts, then `width` imaginary parts.
//
//     image      (height, width, lane)              one image, one channel block
//     spectrum   (slot, channel block, row, re/im, lane)
//
// The rows of a spectrum are images in X, Y, E, input channels in conj W and ∂L/∂w, output channels
// in conj Wᵀ. A slot is thus one complex matrix (rows × channels) stored in panels of `width`
// columns, so that every product reads and writes contiguous memory and packs nothing.

#include <cstddef>
#include <cstdint>

#include "nn/kernels/instruction_set.h"

namespace centerscope::kernels {

inline constexpr int kLargestKernel = 7;
inline constexpr int kLargestPool = 11;  ///< places in a window are signed bytes

/// Two-dimensional transforms of real images on an N × N torus; see image_transform.h.
/// columns: scratch of (N + 1)/2 · N complex vectors.
struct TransformKernels {
    int size;       ///< N
    int live;       ///< images of up to live × live pixels, fastest for exactly that many
    int slotCount;  ///< frequencies in half a spectrum
    /// Twice the transform of one image's channel block. spectrum: where its slot 0 goes.
    void (*forward)(const float* image, int height, int width, float* spectrum,
                    std::ptrdiff_t slotStride, float* columns);
    /// N² times the inverse.
    void (*inverse)(const float* spectrum, std::ptrdiff_t slotStride, float* image, int height,
                    int width, float* columns);
};

/// The taps of one convolution on its torus, for tap_transform.h.
struct TapGeometry {
    int size;             ///< N
    int kernel;           ///< taps are (kernel, kernel)
    const float* cosine;  ///< (kernel, N): cos(2π k (t - padding)/N)
    const float* sine;    ///< (kernel, N)
};

/// What happens between the inverse transform and the next block. The activation is
/// y = z for z > 0, slope · z below (no activation: slope 1; ReLU: slope 0), or y = tanh z.
struct PointwiseGeometry {
    int height;  ///< of the convolution's output
    int width;
    int poolSize;  ///< 0: no pooling, and pooled height and width are height and width
    int poolStride;
    int pooledHeight;
    int pooledWidth;
    bool tanh;
    bool slopePerPixel;  ///< slopes are (height, width, lane) instead of (lane)
    /// Values of a channel that differ by less than this part of the largest one count as equal.
    float rounding;
};

/// The first block, computed directly: its few input channels are not worth a transform.
struct DirectGeometry {
    int kernel;
    int inputWidth;  ///< of the padded image
    int channels;    ///< of the input
    int height;      ///< of the output
    int width;
};

/// The hot path for one instruction set: plain functions over plain arrays, none of which allocates
/// or starts threads. Every array of vectors is aligned to 64 bytes.
struct KernelTable {
    InstructionSet instructionSet;
    int width;  ///< lanes of a channel block

    /// Nothing but multiply-adds in registers, as many at once as keep the processor busy: what
    /// the peak is measured with. Returns how many floating-point operations it made.
    double (*multiplyAdds)(int repetitions);

    /// Transforms for images of up to `live` pixels on a torus of at least `size`; null if none.
    const TransformKernels* (*transforms)(int size, int live);

    /// conj W for `rows` input channels (the spectrum's rows) and a block of `lanes` output
    /// channels, times scale. taps: at the first of both in (kernel, kernel, in, out).
    void (*transformTaps)(const TapGeometry&, const float* taps, int in, int out, int rows,
                          int lanes, float scale, float* spectrum, std::ptrdiff_t slotStride);
    /// The way back: Σ over all frequencies k of spectrum · e^(2πi k·(t - padding)/N), times scale.
    void (*tapGradient)(const TapGeometry&, const float* spectrum, std::ptrdiff_t slotStride,
                        float scale, float* taps, int in, int out, int rows, int lanes);

    /// One slot of (1'): c (rows × blocks) = a (rows × inner) · b (inner × blocks).
    void (*multiply)(const float* a, const float* b, float* c, int rows, int inner, int blocks);
    /// One slot of (2'): as multiply, with conj b.
    void (*multiplyConjugate)(const float* a, const float* b, float* c, int rows, int inner,
                              int blocks);
    /// One slot of (3'): c (columns of a × blocks) = aᵀ · conj b, a (rows × inner), b (rows ×
    /// blocks).
    void (*multiplyTransposed)(const float* a, const float* b, float* c, int rows, int inner,
                               int blocks);
    /// One slot: b (columns × rows) = aᵀ (rows × columns), filled up with zeros.
    void (*transpose)(const float* a, float* b, int rows, int columns);

    /// z = image + bias, activation, pooling. saved (pooled pixels, lane): z where it won, for tanh
    /// y; argmax (pooled pixels, lane): which pixel of its window is largest, row by row, the first
    /// of those that are equal but for rounding; pooling only. output (pooled pixels, lane) may be
    /// image.
    void (*activate)(const PointwiseGeometry&, const float* bias, const float* slopes,
                     const float* image, float* output, float* saved, std::int8_t* argmax);
    /// gradient (pooled pixels, lane) -> imageGradient (pixels, lane), which may be the same where
    /// there is no pooling; adds to biasGradient (lane) and slopeGradient (as slopes).
    void (*activateBackward)(const PointwiseGeometry&, const float* slopes, const float* saved,
                             const std::int8_t* argmax, const float* gradient, float* imageGradient,
                             float* biasGradient, float* slopeGradient);

    /// Of one image's channel block, (pixels, lane): mean (lane) and squares = Σ (image − mean)².
    void (*moments)(const float* image, int pixels, float* mean, float* squares);
    /// output = (image − mean) · factor; output may be image.
    void (*normalize)(const float* image, int pixels, const float* mean, const float* factor,
                      float* output);
    /// Adds Σ gradient · (image − mean) to sum (lane).
    void (*correlate)(const float* gradient, const float* image, int pixels, const float* mean,
                      float* sum);
    /// output = c[0] · gradient + c[1] · (image − mean) + c[2] for coefficients c (3, lane); output
    /// may be gradient.
    void (*normalizeBackward)(const float* gradient, const float* image, int pixels,
                              const float* mean, const float* coefficients, float* output);

    /// (1) for one channel block. padded: the image with its padding, (.., inputWidth, channels);
    /// taps (kernel, kernel, channels, lane); output (height, width, lane).
    void (*convolve)(const DirectGeometry&, const float* padded, const float* taps, float* output);
    /// (3) for one image: adds to tapGradients, laid out as taps.
    void (*convolveBackward)(const DirectGeometry&, const float* padded, const float* gradient,
                             float* tapGradients);

    /// Adam (Kingma & Ba, ICLR 2015, Algorithm 1), n weights in place;
    /// stepSize = learning rate / (1 - beta1^t), correction = 1 / (1 - beta2^t).
    void (*adam)(float* weights, const float* gradients, float* m, float* v, std::size_t n,
                 float stepSize, float beta1, float beta2, float epsilon, float correction);
    /// u = momentum · u + gain · (g + decay · w), w -= rate · u; n weights in place.
    void (*sgd)(float* weights, const float* gradients, float* velocity, std::size_t n, float gain,
                float rate, float momentum, float decay);
};

/// The kernels of an instruction set that this processor has.
const KernelTable& kernelTable(InstructionSet instructionSet);

}  // namespace centerscope::kernels
