// SPDX-License-Identifier: GPL-3.0-or-later
// The complex products of LeNet++'s forward pass at batch 100, on one core: the engine's kernel
// beside libraries that multiply real matrices. All take turns, so that whatever else the machine
// does falls on all of them.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <string>
#include <vector>

#ifdef HAVE_OPENBLAS
#include <cblas.h>
#endif
#ifdef HAVE_XSMM
#include <libxsmm.h>
#endif

#include "core/rng.h"
#include "core/tensor.h"
#include "nn/kernels/aligned_buffer.h"
#include "nn/kernels/kernel_table.h"

using namespace centerscope;
using kernels::AlignedBuffer;

namespace {

constexpr int kBatch = 100;
constexpr int kRounds = 41;

struct Shape {
    int slots;
    int in;
    int out;
};
/// Slots of half a spectrum of 30 × 30, 16 × 16 and 9 × 9 pixels.
constexpr Shape kShapes[] = {
    {452, 32, 32}, {130, 32, 64}, {130, 64, 64}, {41, 64, 128}, {41, 128, 128}};

AlignedBuffer<float> randomValues(std::size_t count) {
    const Rng rng(1, RandomPurpose::Weights);
    AlignedBuffer<float> values(count);
    for (std::size_t k = 0; k < count; ++k)
        values.data()[k] = static_cast<float>(rng.uniform(k) - 0.5);
    return values;
}

/// c (rows × columns) = a (rows × inner) · b (inner × columns) + beta · c, row-major, contiguous.
using RealProduct = void (*)(const float* a, const float* b, float* c, int rows, int inner,
                             int columns, float beta);

void eigenProduct(const float* a, const float* b, float* c, int rows, int inner, int columns,
                  float beta) {
    const ConstMatrixMap<float> x(a, rows, inner);
    const ConstMatrixMap<float> w(b, inner, columns);
    MatrixMap<float> y(c, rows, columns);
    if (beta == 0)
        y.noalias() = x * w;
    else
        y.noalias() += x * w;
}

#ifdef HAVE_OPENBLAS
void openblasProduct(const float* a, const float* b, float* c, int rows, int inner, int columns,
                     float beta) {
    cblas_sgemm(CblasRowMajor, CblasNoTrans, CblasNoTrans, rows, columns, inner, 1, a, inner, b,
                columns, beta, c, columns);
}
#endif

#ifdef HAVE_XSMM
void xsmmProduct(const float* a, const float* b, float* c, int rows, int inner, int columns,
                 float beta) {
    // Column-major there: cᵀ = bᵀ · aᵀ.
    const float one = 1;
    const libxsmm_smmfunction product = libxsmm_smmdispatch(columns, rows, inner, nullptr, nullptr,
                                                            nullptr, &one, &beta, nullptr, nullptr);
    product(b, a, c);
}
#endif

/// One layer's matrices as planes of real and of imaginary parts, a slot after the other.
struct Planes {
    explicit Planes(const Shape& s)
        : shape(s),
          x(randomValues(2 * std::size_t(s.slots) * kBatch * std::size_t(s.in))),
          w(randomValues(3 * std::size_t(s.slots) * std::size_t(s.in * s.out))),
          y(randomValues(2 * std::size_t(s.slots) * kBatch * std::size_t(s.out))),
          sums(randomValues(2 * kBatch * std::size_t(std::max(s.in, s.out)))) {}

    /// (re, im) · (re, im) by four real products; the third plane of w holds −im.
    void multiplyByFour(RealProduct product) const {
        forEachSlot([&](const float* a, const float* b, float* c) {
            const int image = kBatch * shape.out;
            product(a, b, c, kBatch, shape.in, shape.out, 0);
            product(a + imX(), b + 2 * imW(), c, kBatch, shape.in, shape.out, 1);
            product(a, b + imW(), c + image, kBatch, shape.in, shape.out, 0);
            product(a + imX(), b, c + image, kBatch, shape.in, shape.out, 1);
        });
    }

    /// By three (Gauss): planes of w hold c, d − c, c + d; p = (a + b) c, q = a (d − c),
    /// r = b (c + d); p − r, p + q.
    void multiplyByThree(RealProduct product) const {
        forEachSlot([&](const float* a, const float* b, float* c) {
            const int image = kBatch * shape.out;
            float* const sum = sums.data();
            float* const p = sum + kBatch * std::max(shape.in, shape.out);
            for (int k = 0; k < imX(); ++k)
                sum[k] = a[k] + a[imX() + k];
            product(sum, b, p, kBatch, shape.in, shape.out, 0);
            product(a + imX(), b + 2 * imW(), c, kBatch, shape.in, shape.out, 0);
            product(a, b + imW(), c + image, kBatch, shape.in, shape.out, 0);
            for (int k = 0; k < image; ++k) {
                c[k] = p[k] - c[k];
                c[image + k] += p[k];
            }
        });
    }

    template <typename Body>
    void forEachSlot(Body&& body) const {
        for (std::ptrdiff_t slot = 0; slot < shape.slots; ++slot)
            body(x.data() + slot * 2 * imX(), w.data() + slot * 3 * imW(),
                 y.data() + slot * 2 * kBatch * shape.out);
    }
    int imX() const { return kBatch * shape.in; }
    int imW() const { return shape.in * shape.out; }

    Shape shape;
    AlignedBuffer<float> x, w, y, sums;
};

/// One layer in the engine's own memory order.
struct Panels {
    Panels(const kernels::KernelTable& table, const Shape& s)
        : kernels(table),
          shape(s),
          inBlocks((s.in + table.width - 1) / table.width),
          outBlocks((s.out + table.width - 1) / table.width),
          x(randomValues(std::size_t(s.slots) * xSize())),
          w(randomValues(std::size_t(s.slots) * wSize())),
          y(randomValues(std::size_t(s.slots) * ySize())) {}

    void multiply() const {
        for (std::size_t slot = 0; slot < std::size_t(shape.slots); ++slot)
            kernels.multiply(x.data() + slot * xSize(), w.data() + slot * wSize(),
                             y.data() + slot * ySize(), kBatch, shape.in, outBlocks);
    }
    std::size_t vectors(int count) const {
        return std::size_t(count) * 2 * std::size_t(kernels.width);
    }
    std::size_t xSize() const { return vectors(kBatch * inBlocks); }
    std::size_t wSize() const { return vectors(shape.in * outBlocks); }
    std::size_t ySize() const { return vectors(kBatch * outBlocks); }

    const kernels::KernelTable& kernels;
    Shape shape;
    int inBlocks, outBlocks;
    AlignedBuffer<float> x, w, y;
};

struct Candidate {
    std::string name;
    std::vector<double> milliseconds;
    double median() {
        std::ranges::sort(milliseconds);
        return milliseconds[milliseconds.size() / 2];
    }
};

template <typename Work>
double milliseconds(Work&& work) {
    const auto begin = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin)
        .count();
}

}  // namespace

int main() {
    struct Library {
        const char* name;
        RealProduct product;
    };
    const std::vector<Library> libraries = {
        {"Eigen", eigenProduct},
#ifdef HAVE_OPENBLAS
        {"OpenBLAS", openblasProduct},
#endif
#ifdef HAVE_XSMM
        {"libxsmm", xsmmProduct},
#endif
    };
#ifdef HAVE_OPENBLAS
    openblas_set_num_threads(1);
#endif
    std::vector<Planes> planes;
    for (const Shape& shape : kShapes)
        planes.emplace_back(shape);

    std::vector<Candidate> own;
    std::vector<std::vector<Panels>> panels;
    for (const InstructionSet set :
         {InstructionSet::V4, InstructionSet::V3, InstructionSet::V2, InstructionSet::Plain}) {
        if (!isSupported(set))
            continue;
        own.push_back({"own kernel, " + std::string(name(set)), {}});
        std::vector<Panels>& layers = panels.emplace_back();
        for (const Shape& shape : kShapes)
            layers.emplace_back(kernels::kernelTable(set), shape);
    }
    std::vector<Candidate> others;
    for (const Library& library : libraries)
        for (const char* scheme : {", 4 real products", ", 3 real products"})
            others.push_back({std::string(library.name) + scheme, {}});

    for (int round = 0; round < kRounds; ++round) {
        for (std::size_t k = 0; k < own.size(); ++k)
            own[k].milliseconds.push_back(milliseconds([&] {
                for (const Panels& layer : panels[k])
                    layer.multiply();
            }));
        for (std::size_t k = 0; k < others.size(); ++k)
            others[k].milliseconds.push_back(milliseconds([&] {
                for (const Planes& layer : planes)
                    k % 2 == 0 ? layer.multiplyByFour(libraries[k / 2].product)
                               : layer.multiplyByThree(libraries[k / 2].product);
            }));
    }
    std::printf("| products of a forward pass | ms, median of %d | ratio |\n|---|---|---|\n",
                kRounds);
    const double best = own.front().median();
    for (std::vector<Candidate>* const all : {&own, &others})
        for (Candidate& candidate : *all)
            std::printf("| %s | %.1f | %.2f |\n", candidate.name.c_str(), candidate.median(),
                        candidate.median() / best);
}
