// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/input_transform.h"

#include <algorithm>
#include <cmath>
#include <functional>

#include <QTest>

#include "support/room_test.h"
#include "support/small_dataset.h"

using namespace centerscope;
using namespace centerscope::testing;

namespace {

std::vector<double> transformed(const InputTransform<double>& transform,
                                const std::vector<std::uint8_t>& pixels) {
    std::vector<double> image(static_cast<std::size_t>(transform.shape().size()));
    transform(pixels.data(), image.data());
    return image;
}

}  // namespace

class InputTransformTest : public QObject {
    Q_OBJECT

private slots:
    void theScalingsOfTheField_data() {
        QTest::addColumn<double>("offset");
        QTest::addColumn<double>("divisor");
        QTest::addColumn<double>("black");
        QTest::addColumn<double>("white");
        QTest::newRow("(x - 127.5) / 128") << 127.5 << 128.0 << -127.5 / 128 << 127.5 / 128;
        QTest::newRow("x / 255") << 0.0 << 255.0 << 0.0 << 1.0;
        QTest::newRow("(x / 255 - 0.1307) / 0.3081")
            << 33.3285 << 78.5655 << -0.1307 / 0.3081 << (1 - 0.1307) / 0.3081;
    }

    void theScalingsOfTheField() {
        QFETCH(double, offset);
        QFETCH(double, divisor);
        QFETCH(double, black);
        QFETCH(double, white);
        const InputTransform<double> transform({offset, 1 / divisor}, kMnistShape.image, 28, {});
        std::vector<std::uint8_t> pixels(784, 0);
        pixels[1] = 255;
        const std::vector<double> image = transformed(transform, pixels);
        QVERIFY(std::abs(image[0] - black) < 1e-12);
        QVERIFY(std::abs(image[1] - white) < 1e-12);
    }

    void withoutItsMeanTheTrainingSetIsCenteredAtEveryPixel() {
        const auto dataset = smallDataset();
        const std::vector<const Split*> training{&dataset->validation, &dataset->train};
        const InputTransform<double> transform({0, 1.0 / 255, true}, kMnistShape.image, 28,
                                               training);
        std::vector<double> sum(784);
        std::vector<double> image(784);
        for (const Split* part : training) {
            for (std::int64_t k = 0; k < part->size(); ++k) {
                transform(part->image(k), image.data());
                std::ranges::transform(sum, image, sum.begin(), std::plus<>());
            }
        }
        for (const double pixel : sum)
            QVERIFY(std::abs(pixel) < 1e-9);
        QVERIFY(std::ranges::any_of(image, [](double pixel) { return pixel < 0; }));
    }

    void enlargingIsBilinearBetweenPixelCenters() {
        // A ramp of 4 a column stays one: result pixel x lies at 0.875 x − 0.0625 of the source.
        std::vector<std::uint8_t> ramp(784);
        for (std::size_t k = 0; k < ramp.size(); ++k)
            ramp[k] = static_cast<std::uint8_t>(4 * (k % 28));
        const InputTransform<double> transform({0, 1}, kMnistShape.image, 32, {});
        QCOMPARE(transform.shape(), (ImageShape{32, 32, 1}));
        const std::vector<double> image = transformed(transform, ramp);
        for (std::size_t y = 0; y < 32; ++y) {
            for (std::size_t x = 0; x < 32; ++x) {
                const double at = std::clamp(0.875 * static_cast<double>(x) - 0.0625, 0.0, 27.0);
                QCOMPARE(image[y * 32 + x], std::floor(4 * at + 0.5));
            }
        }
    }

    /// A pixel without a neighbour fills its row: nothing beyond the image is read.
    void aColumnOfOnePixelBecomesEven() {
        const InputTransform<double> transform({0, 1}, {2, 1, 1}, 2, {});
        QCOMPARE(transformed(transform, {40, 90}), (std::vector<double>{40, 40, 90, 90}));
    }

    // 2 rows of 4 pixels as 4 × 4: the columns stay, and between rows of 0 and 100 lie the places
    // -0.25, 0.25, 0.75 and 1.25, of which those beyond the edges take the edge.
    void anImageThatIsNoSquareIsMadeOne() {
        const InputTransform<double> transform({0, 1}, {2, 4, 1}, 4, {});
        QCOMPARE(transform.shape(), (ImageShape{4, 4, 1}));
        std::vector<double> image(16);
        transform(std::vector<std::uint8_t>{0, 0, 0, 8, 100, 100, 100, 108}.data(), image.data());
        QCOMPARE(image, (std::vector<double>{0, 0, 0, 8, 25, 25, 25, 33, 75, 75, 75, 83, 100, 100,
                                             100, 108}));
    }

    /// The three colours of 2 × 2 pixels as 3 × 3: each as if it were alone.
    void eachChannelIsEnlargedByItself() {
        const std::vector<std::uint8_t> channels[] = {
            {0, 100, 200, 40}, {255, 0, 0, 255}, {9, 9, 9, 9}};
        std::vector<std::uint8_t> coloured;
        for (std::size_t pixel = 0; pixel < 4; ++pixel)
            for (const auto& channel : channels)
                coloured.push_back(channel[pixel]);
        const InputTransform<double> transform({0, 1}, {2, 2, 3}, 3, {});
        QCOMPARE(transform.shape(), (ImageShape{3, 3, 3}));
        std::vector<double> image(27);
        transform(coloured.data(), image.data());
        const InputTransform<double> grey({0, 1}, {2, 2, 1}, 3, {});
        for (std::size_t c = 0; c < 3; ++c) {
            std::vector<double> alone(9);
            grey(channels[c].data(), alone.data());
            for (std::size_t pixel = 0; pixel < 9; ++pixel)
                QCOMPARE(image[3 * pixel + c], alone[pixel]);
        }
        QCOMPARE(image[12], 85.0);  // the middle of the first: (0 + 100 + 200 + 40) / 4
    }

    void enlargingRoundsAfterEachPassToWholePixels() {
        // The result's pixel 1 lies at 0.8125 of the source: 100 · 0.8125 → 81, 81 · 0.8125 → 66.
        std::vector<std::uint8_t> pixels(784, 0);
        pixels[29] = 100;
        const InputTransform<double> transform({0, 1}, kMnistShape.image, 32, {});
        const std::vector<double> image = transformed(transform, pixels);
        QCOMPARE(image[33], 66.0);
        QCOMPARE(image[34], std::floor(std::floor(100 * 0.3125 + 0.5) * 0.8125 + 0.5));
        std::vector<std::uint8_t> white(784, 255);
        for (const double pixel : transformed(transform, white))
            QCOMPARE(pixel, 255.0);
    }
};

CENTERSCOPE_GUILESS_TEST(InputTransformTest)
#include "input_transform_test.moc"
