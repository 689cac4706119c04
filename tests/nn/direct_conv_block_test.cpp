// SPDX-License-Identifier: GPL-3.0-or-later
#include "nn/layers/direct_conv_block.h"

#include <QTest>

#include "support/gradient_check.h"
#include "support/room_test.h"
#include "support/test_values.h"

using namespace centerscope;
using namespace centerscope::testing;

namespace {

NetworkDescription oneBlock(const ImageShape& input, const ConvBlockDescription& block) {
    NetworkDescription network;
    network.input = input;
    network.blocks = {block};
    return network;
}

}  // namespace

class DirectConvBlockTest : public QObject {
    Q_OBJECT

private slots:
    void forwardByHand() {
        // 2×2 image, one channel, 3×3 kernel with only center and right tap set, padding 1.
        ConvBlockDescription block{3, 1, 1, {ActivationDescription::Kind::None}, {}};
        const NetworkDescription network = oneBlock({2, 2, 1}, block);
        const ParameterLayout layout(network);
        ThreadPool pool(1);
        DirectConvBlock<double> convolution(block, network.input, 0, layout, pool);
        std::vector<double> weights(layout.size());
        double* const kernel = layout.find("blocks.0.weight")->in(std::span(weights));
        kernel[4] = 1;   // center
        kernel[5] = 10;  // right neighbour
        weights[layout.find("blocks.0.bias")->offset] = 0.5;
        Matrix<double> image(1, 4);
        image << 1, 2,  //
            3, 4;
        const Matrix<double> expected = (Matrix<double>(1, 4) << 21.5, 2.5,  //
                                         43.5, 4.5)
                                            .finished();
        QCOMPARE(convolution.forward(weights, {}, image, {}), expected);
    }

    void normalizationByHand_data() {
        QTest::addColumn<int>("normalization");
        QTest::addColumn<double>("first");  // of z after training
        QTest::addColumn<double>("evaluated");
        // t = 1, 2, 3, 6: mean 3, squared distances 4, 1, 0, 9, so variance 3.5, unbiased 14/3.
        QTest::newRow("batch") << static_cast<int>(Normalization::Batch)
                               << 2 * (1 - 3) / std::sqrt(3.5 + 1e-5) + 0.5
                               << 2 * (1 - 2.5) / std::sqrt(4 + 1e-5) + 0.5;
        QTest::newRow("mean only")
            << static_cast<int>(Normalization::MeanOnlyBatch) << (1 - 3) + 0.5 << (1 - 2.5) + 0.5;
    }

    void normalizationByHand() {
        QFETCH(int, normalization);
        QFETCH(double, first);
        QFETCH(double, evaluated);
        ConvBlockDescription block{1, 0, 1, {ActivationDescription::Kind::None}, {}};
        block.normalization = static_cast<Normalization>(normalization);
        const NetworkDescription network = oneBlock({2, 1, 1}, block);
        const ParameterLayout layout(network);
        ThreadPool pool(1);
        DirectConvBlock<double> convolution(block, network.input, 0, layout, pool);
        std::vector<double> weights(layout.size());
        *layout.find("blocks.0.weight")->in(std::span(weights)) = 1;
        *layout.find("blocks.0.bias")->in(std::span(weights)) = 0.5;
        if (const Parameter* const gain = layout.find("blocks.0.gain"))
            *gain->in(std::span(weights)) = 2;
        const Matrix<double> images = (Matrix<double>(2, 2) << 1, 2, 3, 6).finished();
        std::vector<double> batch(layout.statisticsSize());
        QVERIFY(std::abs(convolution.forward(weights, {}, images, batch)(0, 0) - first) < 1e-12);
        QCOMPARE(batch[0], 3.0);
        if (batch.size() == 2)
            QVERIFY(std::abs(batch[1] - 14.0 / 3) < 1e-12);
        const std::vector<double> running{2.5, 4};
        QVERIFY(std::abs(convolution.forward(weights, running, images, batch)(0, 0) - evaluated) <
                1e-12);
    }

    void gradientsAreTheDifferenceQuotients_data() {
        QTest::addColumn<int>("kernel");
        QTest::addColumn<int>("padding");
        QTest::addColumn<int>("sharing");
        QTest::addColumn<bool>("pooled");
        QTest::newRow("5x5 same, pooled, slope per element")
            << 5 << 2 << int(SlopeSharing::Element) << true;
        QTest::newRow("3x3 same, slope per channel")
            << 3 << 1 << int(SlopeSharing::Channel) << false;
        QTest::newRow("5x5 valid, pooled, slope per layer")
            << 5 << 0 << int(SlopeSharing::Layer) << true;
    }

    void gradientsAreTheDifferenceQuotients() {
        QFETCH(int, kernel);
        QFETCH(int, padding);
        QFETCH(int, sharing);
        QFETCH(bool, pooled);
        ConvBlockDescription block{
            kernel,
            padding,
            3,
            {ActivationDescription::Kind::PReLU, static_cast<SlopeSharing>(sharing), 0.25},
            {}};
        if (pooled)
            block.pool = PoolDescription{};
        const NetworkDescription network = oneBlock({6, 7, 2}, block);
        const ParameterLayout layout(network);
        ThreadPool pool(2);
        DirectConvBlock<double> convolution(block, network.input, 0, layout, pool);
        const Eigen::Index images = 10;  // more than one group
        Matrix<double> x = normalMatrix<double>(images, network.input.size(), 1);
        std::vector<double> weights = normalValues<double>(layout.size(), 2);
        const Matrix<double> dy =
            normalMatrix<double>(images, block.output(network.input).size(), 3);
        const auto loss = [&] {
            return convolution.forward(weights, {}, x, {}).cwiseProduct(dy).sum();
        };

        const std::size_t part = layout.find("embedding.weight")->offset;  // what the block owns
        const auto expected = numericGradient(std::span(weights).first(part), loss);
        const auto all = std::span(x.data(), static_cast<std::size_t>(x.size()));
        const auto expectedInput = numericGradient(all, loss);
        loss();
        std::vector<double> gradients(layout.size());
        const Matrix<double>& dx = convolution.backward(weights, x, dy, true, gradients);
        QVERIFY(relativeDifference(std::span(gradients).first(part), expected) < 1e-7);
        QVERIFY(relativeDifference({dx.data(), static_cast<std::size_t>(dx.size())},
                                   expectedInput) < 1e-7);
    }

    // A product's sums are cut where Eigen thinks that a cache is full.
    void cacheSizesOfTheProcessorChangeNoBit() {
        ConvBlockDescription block{5, 2, 16, {ActivationDescription::Kind::ReLU}, {}};
        const NetworkDescription network = oneBlock({14, 14, 32}, block);
        const ParameterLayout layout(network);
        const Matrix<float> x = normalMatrix<float>(9, network.input.size(), 1);
        const std::vector<float> weights = normalValues<float>(layout.size(), 2);
        const Matrix<float> dy = normalMatrix<float>(9, block.output(network.input).size(), 3);
        const auto trained = [&](std::ptrdiff_t l1, std::ptrdiff_t l2) {
            Eigen::setCpuCacheSizes(l1, l2, 16 * l2);
            ThreadPool pool(2);
            DirectConvBlock<float> convolution(block, network.input, 0, layout, pool);
            Matrix<float> y = convolution.forward(weights, {}, x, {});
            std::vector<float> gradients(layout.size());
            const Matrix<float> dx = convolution.backward(weights, x, dy, true, gradients);
            return std::tuple(y, dx, gradients);
        };
        const auto small = trained(32 << 10, 512 << 10);
        QVERIFY(trained(48 << 10, 2 << 20) == small);
        QVERIFY(trained(16 << 10, 256 << 10) == small);
    }
};

CENTERSCOPE_GUILESS_TEST(DirectConvBlockTest)
#include "direct_conv_block_test.moc"
