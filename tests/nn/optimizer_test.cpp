// SPDX-License-Identifier: GPL-3.0-or-later
#include "nn/optim/optimizer.h"

#include <cmath>

#include <QTest>

#include "support/room_test.h"
#include "support/test_values.h"

using namespace centerscope;
using namespace centerscope::testing;

class OptimizerTest : public QObject {
    Q_OBJECT

private slots:
    void twoAdamUpdatesByHand() {
        // g = 2 then 4, lr = 0.1, β₁ = 0.9, β₂ = 0.999, ε = 0: m̂₁/√v̂₁ = 1, then
        // m = 0.9·0.2 + 0.1·4 = 0.58, v = 0.999·0.004 + 0.001·16 = 0.019996.
        OptimizerDescription adam;
        adam.epsilon = 0;
        ThreadPool pool(1);
        std::vector<double> weights{1};
        auto state = initialOptimizerState<double>(adam, 1);
        updateWeights<double>(adam, 0.1, std::vector<double>{2}, weights, state, pool);
        QVERIFY(std::abs(weights[0] - 0.9) < 1e-12);
        updateWeights<double>(adam, 0.1, std::vector<double>{4}, weights, state, pool);
        const double m = 0.58 / (1 - 0.81);
        const double v = 0.019996 / (1 - 0.998001);
        QVERIFY(std::abs(weights[0] - (0.9 - 0.1 * m / std::sqrt(v))) < 1e-12);
        QCOMPARE(state.updates, 2);
    }

    void adamsEpsilonStandsOutsideTheRoot() {
        OptimizerDescription adam;
        adam.epsilon = 1;
        ThreadPool pool(1);
        std::vector<double> weights{0};
        auto state = initialOptimizerState<double>(adam, 1);
        updateWeights<double>(adam, 1, std::vector<double>{3}, weights, state, pool);
        QVERIFY(std::abs(weights[0] + 3.0 / (3.0 + 1.0)) < 1e-12);
    }

    void twoSgdUpdatesByHand() {
        // momentum 0.9, weight decay 0.5, lr 0.1: u = 1 + 0.5·2 = 2, w = 1.8;
        // u = 1.8 + 1 + 0.9 = 3.7, w = 1.43.
        OptimizerDescription sgd;
        sgd.kind = OptimizerDescription::Kind::Sgd;
        sgd.momentum = 0.9;
        sgd.weightDecay = 0.5;
        ThreadPool pool(1);
        std::vector<double> weights{2};
        auto state = initialOptimizerState<double>(sgd, 1);
        updateWeights<double>(sgd, 0.1, std::vector<double>{1}, weights, state, pool);
        QVERIFY(std::abs(weights[0] - 1.8) < 1e-12);
        updateWeights<double>(sgd, 0.1, std::vector<double>{1}, weights, state, pool);
        QVERIFY(std::abs(weights[0] - 1.43) < 1e-12);
    }

    void theVelocityCanTakeInTheRateAndBiasesTheirOwn() {
        // Caffe's order, lr 0.1 then 0.2, momentum 0.9, decay 0.5, g = 1, from w = 2, b = 2. The
        // bias learns at twice the rate and does not decay: v = 0.1·2 = 0.2, w = 1.8; v = 0.18 +
        // 0.2·1.9 = 0.56, w = 1.24. v = 0.2·1 = 0.2, b = 1.8; v = 0.18 + 0.4·1   = 0.58, b = 1.22.
        OptimizerDescription sgd;
        sgd.kind = OptimizerDescription::Kind::Sgd;
        sgd.weightDecay = 0.5;
        sgd.rateInVelocity = true;
        sgd.biasRate = 2;
        sgd.biasDecay = 0;
        Parameter bias;
        bias.offset = 1;
        bias.size = 1;
        ThreadPool pool(1);
        std::vector<double> weights{2, 2, 2};
        auto state = initialOptimizerState<double>(sgd, weights.size());
        for (const double rate : {0.1, 0.2})
            updateWeights<double>(sgd, rate, std::vector<double>{1, 1, 1}, weights, state, pool,
                                  bestInstructionSet(), std::span(&bias, 1));
        QVERIFY(std::abs(weights[0] - 1.24) < 1e-12);
        QVERIFY(std::abs(weights[1] - 1.22) < 1e-12);
        QVERIFY(std::abs(weights[2] - 1.24) < 1e-12);
    }

    void theNumberOfThreadsChangesNothing() {
        const std::size_t size = 100'000;
        const std::vector<float> gradients = normalValues<float>(size, 1);
        std::vector<std::vector<float>> results;
        for (const int threads : {1, 3}) {
            ThreadPool pool(threads);
            std::vector<float> weights = normalValues<float>(size, 2);
            auto state = initialOptimizerState<float>({}, size);
            updateWeights<float>({}, 0.1, gradients, weights, state, pool);
            results.push_back(weights);
        }
        QVERIFY(results[0] == results[1]);
    }
};

CENTERSCOPE_GUILESS_TEST(OptimizerTest)
#include "optimizer_test.moc"
