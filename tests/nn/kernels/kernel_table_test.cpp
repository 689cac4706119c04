// SPDX-License-Identifier: GPL-3.0-or-later
#include "nn/kernels/kernel_table.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

#include <QTest>

#include "core/rng.h"
#include "nn/kernels/aligned_buffer.h"
#include "support/room_test.h"

using namespace centerscope;
using kernels::AlignedBuffer;
using kernels::KernelTable;

namespace {

/// One convolution layer's sizes; stride 1, square kernel.
struct Shape {
    int batch;
    int height;
    int width;
    int in;
    int out;
    int kernel;
    int padding;

    int outHeight() const { return height + 2 * padding - kernel + 1; }
    int outWidth() const { return width + 2 * padding - kernel + 1; }
};

/// Random numbers that float and double hold alike.
std::vector<double> randomNumbers(int count, std::uint64_t seed) {
    const Rng rng(seed, RandomPurpose::Weights);
    std::vector<double> numbers(static_cast<std::size_t>(count));
    for (std::size_t k = 0; k < numbers.size(); ++k)
        numbers[k] = static_cast<float>(rng.normal(k));
    return numbers;
}

/// A layer with its input x (batch, height, width, in), taps w (kernel, kernel, in, out) and output
/// gradient e (batch, outHeight, outWidth, out).
struct Layer {
    explicit Layer(const Shape& s)
        : shape(s),
          x(randomNumbers(s.batch * s.height * s.width * s.in, 1)),
          w(randomNumbers(s.kernel * s.kernel * s.in * s.out, 2)),
          e(randomNumbers(s.batch * s.outHeight() * s.outWidth() * s.out, 3)) {}

    Shape shape;
    std::vector<double> x;
    std::vector<double> w;
    std::vector<double> e;
};

struct Result {
    std::vector<double> y;
    std::vector<double> dx;
    std::vector<double> dw;
};

/// The definition, tap by tap.
Result convolveInDouble(const Layer& layer) {
    const Shape& s = layer.shape;
    Result result{std::vector<double>(layer.e.size()), std::vector<double>(layer.x.size()),
                  std::vector<double>(layer.w.size())};
    for (int n = 0; n < s.batch; ++n) {
        for (int p = 0; p < s.outHeight() * s.outWidth(); ++p) {
            const int output = (n * s.outHeight() * s.outWidth() + p) * s.out;
            for (int t = 0; t < s.kernel * s.kernel; ++t) {
                const int row = p / s.outWidth() + t / s.kernel - s.padding;
                const int column = p % s.outWidth() + t % s.kernel - s.padding;
                if (row < 0 || row >= s.height || column < 0 || column >= s.width)
                    continue;
                const int input = ((n * s.height + row) * s.width + column) * s.in;
                for (int i = 0; i < s.in; ++i) {
                    const std::size_t tap = static_cast<std::size_t>((t * s.in + i) * s.out);
                    const std::size_t xi = static_cast<std::size_t>(input + i);
                    for (std::size_t o = 0; o < static_cast<std::size_t>(s.out); ++o) {
                        const std::size_t yo = static_cast<std::size_t>(output) + o;
                        result.y[yo] += layer.x[xi] * layer.w[tap + o];
                        result.dx[xi] += layer.e[yo] * layer.w[tap + o];
                        result.dw[tap + o] += layer.x[xi] * layer.e[yo];
                    }
                }
            }
        }
    }
    return result;
}

/// Spectrum (slot, channel block, row, re/im, lane) of batches of images or of taps.
struct Spectrum {
    Spectrum(const KernelTable& k, int slotCount, int channels, int rows)
        : width(k.width),
          blocks((channels + width - 1) / width),
          rowCount(rows),
          stride(static_cast<std::ptrdiff_t>(blocks) * rows * 2 * width),
          data(static_cast<std::size_t>(stride * slotCount)) {}
    float* row(int block, int index) const {
        return data.data() + (block * rowCount + index) * 2 * width;
    }
    float* slot(int index) const { return data.data() + index * stride; }

    int width;
    int blocks;
    int rowCount;
    std::ptrdiff_t stride;
    AlignedBuffer<float> data;
};

class SpectralConvolution {
public:
    SpectralConvolution(const KernelTable& kernels, const Shape& s) : k(kernels), shape(s) {
        const int largest = std::max({s.height, s.width, s.outHeight(), s.outWidth()});
        transforms =
            k.transforms(std::max({s.height + s.padding, s.width + s.padding, largest}), largest);
    }

    /// (1'), (2') and (3') of kernel_table.h from end to end.
    Result operator()(const Layer& layer) const {
        const int n = transforms->size;
        const int slotCount = transforms->slotCount;
        std::vector<float> cosines;
        std::vector<float> sines;
        for (int tap = 0; tap < shape.kernel; ++tap) {
            for (int f = 0; f < n; ++f) {
                const double angle = 2 * std::numbers::pi * f * (tap - shape.padding) / n;
                cosines.push_back(static_cast<float>(std::cos(angle)));
                sines.push_back(static_cast<float>(std::sin(angle)));
            }
        }
        const kernels::TapGeometry taps{n, shape.kernel, cosines.data(), sines.data()};

        const Spectrum x = forward(layer.x, shape.in, shape.height, shape.width);
        const Spectrum e = forward(layer.e, shape.out, shape.outHeight(), shape.outWidth());
        const Spectrum w(k, slotCount, shape.out, shape.in);
        const Spectrum transposed(k, slotCount, shape.in, shape.out);
        const Spectrum y(k, slotCount, shape.out, shape.batch);
        const Spectrum dx(k, slotCount, shape.in, shape.batch);
        const Spectrum dw(k, slotCount, shape.out, shape.in);
        const std::vector<float> weights(layer.w.begin(), layer.w.end());
        std::vector<float> gradients(weights.size());
        const float torus = static_cast<float>(n * n);
        for (int b = 0; b < w.blocks; ++b)
            k.transformTaps(taps, weights.data() + b * k.width, shape.in, shape.out, shape.in,
                            std::min(k.width, shape.out - b * k.width), 1 / (2 * torus),
                            w.row(b, 0), w.stride);
        for (int slot = 0; slot < slotCount; ++slot) {
            k.transpose(w.slot(slot), transposed.slot(slot), shape.in, shape.out);
            k.multiply(x.slot(slot), w.slot(slot), y.slot(slot), shape.batch, shape.in, y.blocks);
            k.multiplyConjugate(e.slot(slot), transposed.slot(slot), dx.slot(slot), shape.batch,
                                shape.out, dx.blocks);
            k.multiplyTransposed(x.slot(slot), e.slot(slot), dw.slot(slot), shape.batch, shape.in,
                                 dw.blocks);
        }
        for (int b = 0; b < dw.blocks; ++b)
            k.tapGradient(taps, dw.row(b, 0), dw.stride, 1 / (4 * torus),
                          gradients.data() + b * k.width, shape.in, shape.out, shape.in,
                          std::min(k.width, shape.out - b * k.width));
        return {inverse(y, shape.out, shape.outHeight(), shape.outWidth()),
                inverse(dx, shape.in, shape.height, shape.width),
                std::vector<double>(gradients.begin(), gradients.end())};
    }

    const kernels::TransformKernels* transforms;

private:
    /// images (batch, height, width, channels).
    Spectrum forward(const std::vector<double>& images, int channels, int height, int width) const {
        Spectrum spectrum(k, transforms->slotCount, channels, shape.batch);
        const AlignedBuffer<float> block = scratchImage();
        const AlignedBuffer<float> columns = scratchColumns();
        const int pixels = height * width;
        for (int image = 0; image < shape.batch; ++image) {
            for (int b = 0; b < spectrum.blocks; ++b) {
                for (int pixel = 0; pixel < pixels; ++pixel)
                    for (int lane = 0; lane < k.width; ++lane) {
                        const int channel = b * k.width + lane;
                        const int at = (image * pixels + pixel) * channels + channel;
                        block.data()[pixel * k.width + lane] =
                            channel < channels
                                ? static_cast<float>(images[static_cast<std::size_t>(at)])
                                : 0.0F;
                    }
                transforms->forward(block.data(), height, width, spectrum.row(b, image),
                                    spectrum.stride, columns.data());
            }
        }
        return spectrum;
    }

    std::vector<double> inverse(const Spectrum& spectrum, int channels, int height,
                                int width) const {
        const int pixels = height * width;
        std::vector<double> images(static_cast<std::size_t>(shape.batch * pixels * channels));
        const AlignedBuffer<float> block = scratchImage();
        const AlignedBuffer<float> columns = scratchColumns();
        for (int image = 0; image < shape.batch; ++image) {
            for (int b = 0; b < spectrum.blocks; ++b) {
                transforms->inverse(spectrum.row(b, image), spectrum.stride, block.data(), height,
                                    width, columns.data());
                for (int pixel = 0; pixel < pixels; ++pixel)
                    for (int c = b * k.width; c < std::min(channels, (b + 1) * k.width); ++c)
                        images[static_cast<std::size_t>((image * pixels + pixel) * channels + c)] =
                            block.data()[pixel * k.width + c - b * k.width];
            }
        }
        return images;
    }

    AlignedBuffer<float> scratchImage() const {
        return AlignedBuffer<float>(
            static_cast<std::size_t>(transforms->size * transforms->size * k.width));
    }
    AlignedBuffer<float> scratchColumns() const {
        const int size = transforms->size;
        return AlignedBuffer<float>(static_cast<std::size_t>((size + 1) / 2 * size * 2 * k.width));
    }

    const KernelTable& k;
    Shape shape;
};

double relativeDistance(const std::vector<double>& actual, const std::vector<double>& expected) {
    double difference = 0;
    double norm = 0;
    for (std::size_t i = 0; i < expected.size(); ++i) {
        difference += (actual[i] - expected[i]) * (actual[i] - expected[i]);
        norm += expected[i] * expected[i];
    }
    return std::sqrt(difference / norm);
}

std::vector<InstructionSet> supportedSets() {
    std::vector<InstructionSet> sets;
    for (const InstructionSet set : kInstructionSets)
        if (isSupported(set))
            sets.push_back(set);
    return sets;
}

}  // namespace

class KernelTableTest : public QObject {
    Q_OBJECT

private slots:
    void convolutionsAgreeWithTheirDefinition_data() {
        QTest::addColumn<int>("set");
        QTest::addColumn<std::vector<int>>("sizes");
        const std::vector<Shape> shapes = {
            {2, 28, 28, 4, 33, 5, 2}, {3, 14, 14, 32, 8, 5, 2},  {5, 7, 7, 17, 64, 5, 2},
            {130, 4, 5, 3, 2, 3, 1},  {1, 9, 6, 130, 1, 3, 1},   {7, 8, 8, 1, 130, 3, 0},
            {2, 13, 11, 5, 7, 5, 0},  {100, 7, 7, 16, 16, 5, 2}, {2, 32, 32, 3, 4, 5, 2},
            {9, 6, 6, 2, 3, 1, 0},    {2, 10, 17, 3, 5, 7, 3},   {3, 11, 9, 2, 2, 4, 3},
            {1, 36, 36, 1, 1, 5, 0},  {8, 3, 3, 65, 31, 3, 1},   {33, 5, 5, 6, 6, 2, 0},
            {4, 20, 23, 2, 9, 3, 1},  {2, 16, 16, 8, 8, 5, 2},   {2, 24, 21, 3, 3, 3, 0}};
        for (const InstructionSet set : supportedSets())
            for (const Shape& s : shapes)
                QTest::addRow("%s: %d of %dx%d, %d to %d, kernel %d, padding %d", name(set).data(),
                              s.batch, s.height, s.width, s.in, s.out, s.kernel, s.padding)
                    << static_cast<int>(set) << std::vector<int>{s.batch, s.height, s.width,  s.in,
                                                                 s.out,   s.kernel, s.padding};
    }
    void convolutionsAgreeWithTheirDefinition() {
        QFETCH(int, set);
        QFETCH(std::vector<int>, sizes);
        const Layer layer({sizes[0], sizes[1], sizes[2], sizes[3], sizes[4], sizes[5], sizes[6]});
        const KernelTable& table = kernels::kernelTable(static_cast<InstructionSet>(set));
        const Result actual = SpectralConvolution(table, layer.shape)(layer);
        const Result expected = convolveInDouble(layer);
        // Ten times closer than the promised 1e-5.
        QVERIFY(relativeDistance(actual.y, expected.y) < 1e-6);
        QVERIFY(relativeDistance(actual.dx, expected.dx) < 1e-6);
        QVERIFY(relativeDistance(actual.dw, expected.dw) < 1e-6);
    }

    void everySizeHasATransformThatInvertsItself_data() {
        QTest::addColumn<int>("set");
        for (const InstructionSet set : supportedSets())
            QTest::newRow(name(set).data()) << static_cast<int>(set);
    }
    void everySizeHasATransformThatInvertsItself() {
        QFETCH(int, set);
        const KernelTable& table = kernels::kernelTable(static_cast<InstructionSet>(set));
        for (int size = 1; size <= 36; ++size) {
            // With one tap of 1 the convolution gives its input back.
            Layer layer({1, size, std::max(1, size - 1), 1, 1, 1, 0});
            layer.w = {1};
            const SpectralConvolution convolution(table, layer.shape);
            QVERIFY(convolution.transforms != nullptr);
            QVERIFY(relativeDistance(convolution(layer).y, layer.x) < 1e-6);
        }
        QVERIFY(table.transforms(37, 37) == nullptr);
    }

    void valuesThatAreEqualButForRoundingPoolTheFirst_data() {
        everySizeHasATransformThatInvertsItself_data();
    }
    void valuesThatAreEqualButForRoundingPoolTheFirst() {
        QFETCH(int, set);
        const KernelTable& table = kernels::kernelTable(static_cast<InstructionSet>(set));
        const auto width = static_cast<std::size_t>(table.width);
        constexpr float rounding = 0x1p-10F;
        // Two windows of 2 × 2 side by side; the largest value, 2, is in the second, so that values
        // up to 2 · 2⁻¹⁰ apart count as equal.
        struct Example {
            const char* what;
            float low, high;  // the first window: low, low, high, low
            float slope;
            bool tanh;
            float rounding;
            int place;
        };
        constexpr Example examples[] = {
            {"as large as rounding", 1, 1 + 2 * rounding, 0.5F, false, rounding, 0},
            {"larger than rounding", 1, 1 + 3 * rounding, 0.5F, false, rounding, 2},
            {"exact", 1, 1 + 0.5F * rounding, 0.5F, false, 0, 2},
            {"halved by the slope", -1, -1 + 2 * rounding, 0.5F, false, rounding, 0},
            {"halved, larger", -1, -1 + 3 * rounding, 0.5F, false, rounding, 2},
            {"a slope of 0", -1, -0.5F, 0, false, rounding, 0},
            {"a falling slope", -1, -1 - 2 * rounding, -0.5F, false, rounding, 0},
            {"a falling slope, larger", -1, -1 - 3 * rounding, -0.5F, false, rounding, 2},
            {"tanh", 1, 1 + 1.5F * rounding, 0, true, rounding, 0},
            {"tanh, larger", 1, 1 + 3 * rounding, 0, true, rounding, 2},
        };
        for (const Example& example : examples) {
            const kernels::PointwiseGeometry geometry{
                2, 4, 2, 2, 1, 2, example.tanh, false, example.rounding};
            const float pixels[] = {example.low,  example.low, 0, 1,  //
                                    example.high, example.low, 2, 0};
            const AlignedBuffer<float> bias(width), slope(width), image(8 * width);
            const AlignedBuffer<float> output(2 * width), saved(2 * width);
            const AlignedBuffer<std::int8_t> argmax(2 * width);
            std::fill_n(bias.data(), width, 0.0F);
            std::fill_n(slope.data(), width, example.slope);
            for (std::size_t k = 0; k < 8 * width; ++k)
                image.data()[k] = pixels[k / width];
            table.activate(geometry, bias.data(), slope.data(), image.data(), output.data(),
                           saved.data(), argmax.data());
            const auto activated = [&](float z) {
                return example.tanh ? std::tanh(z) : z > 0 ? z : example.slope * z;
            };
            const float won = example.place == 0 ? example.low : example.high;
            for (std::size_t lane = 0; lane < width; ++lane) {
                QVERIFY2(argmax.data()[lane] == example.place, example.what);
                QCOMPARE(output.data()[lane], activated(won));
                QCOMPARE(saved.data()[lane], example.tanh ? activated(won) : won);
                QCOMPARE(static_cast<int>(argmax.data()[width + lane]), 2);
            }
        }
    }

    void adamMakesTwoUpdatesComputedByHand_data() {
        everySizeHasATransformThatInvertsItself_data();
    }
    void adamMakesTwoUpdatesComputedByHand() {
        QFETCH(int, set);
        const KernelTable& table = kernels::kernelTable(static_cast<InstructionSet>(set));
        // 19 equal weights: whole vectors and a rest.
        std::vector<float> w(19, 1), g(19, 2), m(19, 0), v(19, 0);
        // β1 = 0.5, β2 = 0.75, ε = 0. Step 1: m = 1, v = 1; m̂ = 2, v̂ = 4; w = 1 - 0.1 · 2/2.
        table.adam(w.data(), g.data(), m.data(), v.data(), w.size(), 0.1F / 0.5F, 0.5F, 0.75F, 0,
                   1 / 0.25F);
        for (const float weight : w)
            QVERIFY(std::abs(weight - 0.9F) < 1e-6F);
        // Step 2, gradient 0: m = 0.5, v = 0.75; m̂ = 2/3, v̂ = 12/7; w = 0.9 - 0.1 · 0.509175.
        g.assign(19, 0);
        table.adam(w.data(), g.data(), m.data(), v.data(), w.size(), 0.1F / 0.75F, 0.5F, 0.75F, 0,
                   1 / 0.4375F);
        for (const float weight : w)
            QVERIFY(std::abs(weight - 0.8490825F) < 1e-6F);
    }

    void momentumMakesTwoUpdatesComputedByHand_data() {
        everySizeHasATransformThatInvertsItself_data();
    }
    void momentumMakesTwoUpdatesComputedByHand() {
        QFETCH(int, set);
        const KernelTable& table = kernels::kernelTable(static_cast<InstructionSet>(set));
        // Momentum 0.9, decay 0.5, rate 0.1: u = 1 + 0.5 · 2 = 2, w = 1.8; u = 1.8 + 1 + 0.9 = 3.7,
        // w = 1.43.
        std::vector<float> w(19, 2), u(19, 0);
        const std::vector<float> g(19, 1);
        for (const float expected : {1.8F, 1.43F}) {
            table.sgd(w.data(), g.data(), u.data(), w.size(), 1.0F, 0.1F, 0.9F, 0.5F);
            for (const float weight : w)
                QVERIFY(std::abs(weight - expected) < 1e-6F);
        }
    }
};

CENTERSCOPE_GUILESS_TEST(KernelTableTest)
#include "kernel_table_test.moc"
