// SPDX-License-Identifier: GPL-3.0-or-later
#include "nn/layers/weight_normalization.h"

#include <cmath>

#include <QTest>

#include "support/room_test.h"
#include "support/test_values.h"

using namespace centerscope;
using namespace centerscope::testing;

namespace {

/// A convolution of (2, 2, 1, 3) and linear layers.
ParameterLayout smallLayout(bool normalized) {
    NetworkDescription network;
    network.input = {2, 2, 1};
    network.blocks = {{2, 0, 3, {}, {}}};
    network.weightNormalization = normalized;
    return ParameterLayout(network);
}

}  // namespace

class WeightNormalizationTest : public QObject {
    Q_OBJECT

private slots:
    void aUnitsWeightsGetTheLengthOfItsScale() {
        const ParameterLayout layout = smallLayout(true);
        ThreadPool pool(2);
        WeightNormalization<double> normalization(layout);
        std::vector<double> learnt(layout.size(), 1);
        // Output channel 1 of the convolution: direction (3, 4, 0, 0), length 5, scale 2.
        double* const kernel = layout.find("blocks.0.weight")->in(std::span(learnt));
        kernel[0 * 3 + 1] = 3;
        kernel[1 * 3 + 1] = 4;
        kernel[2 * 3 + 1] = kernel[3 * 3 + 1] = 0;
        layout.find("blocks.0.scale")->in(std::span(learnt))[1] = 2;
        // Logit 4, whose inputs are the two embeddings: direction (0.6, 0.8), scale −1.
        double* const last = layout.find("last.weight")->in(std::span(learnt));
        last[2 * 4] = 0.6;
        last[2 * 4 + 1] = 0.8;
        layout.find("last.scale")->in(std::span(learnt))[4] = -1;

        const std::span<const double> weights = normalization.apply(learnt, pool);
        const double* const convolution = layout.find("blocks.0.weight")->in(weights);
        QVERIFY(std::abs(convolution[0 * 3 + 1] - 1.2) < 1e-12);
        QVERIFY(std::abs(convolution[1 * 3 + 1] - 1.6) < 1e-12);
        QCOMPARE(convolution[2 * 3 + 1], 0.0);
        QVERIFY(std::abs(convolution[0] - 0.5) < 1e-12);  // (1, 1, 1, 1) of length 2, scale 1
        const double* const logit = layout.find("last.weight")->in(weights) + 2 * 4;
        QVERIFY(std::abs(logit[0] + 0.6) < 1e-12);
        QVERIFY(std::abs(logit[1] + 0.8) < 1e-12);
    }

    void measuredScalesLeaveTheWeightsAsTheyAre() {
        const ParameterLayout layout = smallLayout(true);
        ThreadPool pool(1);
        WeightNormalization<double> normalization(layout);
        std::vector<double> learnt = normalValues<double>(layout.size(), 1);
        normalization.measureScales(learnt);
        const std::span<const double> weights = normalization.apply(learnt, pool);
        for (std::size_t k = 0; k < layout.size(); ++k)
            QVERIFY(std::abs(weights[k] - learnt[k]) < 1e-12);
    }

    void gradientsStandAtRightAnglesToTheirDirections() {
        const ParameterLayout layout = smallLayout(true);
        ThreadPool pool(1);
        WeightNormalization<double> normalization(layout);
        const std::vector<double> learnt = normalValues<double>(layout.size(), 1);
        std::vector<double> gradients = normalValues<double>(layout.size(), 2);
        normalization.apply(learnt, pool);
        normalization.backward(learnt, gradients, pool);
        const std::size_t first = layout.find("blocks.0.weight")->offset;
        for (std::size_t unit = 0; unit < 3; ++unit) {
            double product = 0;
            for (std::size_t k = first + unit; k < first + 12; k += 3)
                product += learnt[k] * gradients[k];
            QVERIFY(std::abs(product) < 1e-12);
        }
    }

    void withoutScalesNothingHappens() {
        const ParameterLayout layout = smallLayout(false);
        ThreadPool pool(1);
        WeightNormalization<float> normalization(layout);
        const std::vector<float> learnt = normalValues<float>(layout.size(), 1);
        QCOMPARE(normalization.apply(learnt, pool).data(), learnt.data());
    }
};

CENTERSCOPE_GUILESS_TEST(WeightNormalizationTest)
#include "weight_normalization_test.moc"
