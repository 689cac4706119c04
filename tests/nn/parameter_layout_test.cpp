// SPDX-License-Identifier: GPL-3.0-or-later
#include "nn/parameter_layout.h"

#include <QTest>

#include "presets/preset.h"
#include "support/room_test.h"

using namespace centerscope;

class ParameterLayoutTest : public QObject {
    Q_OBJECT

private slots:
    void lenetHoldsThePapersNumberOfConvolutionParameters() {
        const ParameterLayout layout(findPreset("center-loss-2018").network);
        std::size_t convolutions = 0;
        for (const Parameter& parameter : layout.parameters()) {
            if (parameter.name.starts_with("blocks.") && parameter.role != Parameter::Role::Slope)
                convolutions += parameter.size;
        }
        QCOMPARE(convolutions, std::size_t{794'848});
        QCOMPARE(layout.find("embedding.weight")->size, std::size_t{2 * 2048});
        QVERIFY(!layout.find("last.bias"));
    }

    void slopesPerElementHaveTheShapeBeforeThePool() {
        const ParameterLayout layout(findPreset("center-loss-2018").network);
        QCOMPARE(layout.find("blocks.1.slope")->shape, (std::vector<int>{28, 28, 32}));
        QCOMPARE(layout.find("blocks.5.slope")->shape, (std::vector<int>{7, 7, 128}));
        QCOMPARE(layout.find("embedding.slope")->shape, (std::vector<int>{2}));
    }

    void parametersStandSideBySideWithoutGaps() {
        const ParameterLayout layout(findPreset("paper").network);
        std::size_t offset = 0;
        for (const Parameter& parameter : layout.parameters()) {
            QCOMPARE(parameter.offset, offset);
            offset += parameter.size;
        }
        QCOMPARE(layout.size(), offset);
    }

    void normalizationsAddTheirOwnAndMoveNothingElse() {
        NetworkDescription network = findPreset("paper").network;
        const ParameterLayout plain(network);
        network.weightNormalization = true;
        const ParameterLayout scaled(network);
        for (const Parameter& parameter : plain.parameters())
            QCOMPARE(scaled.find(parameter.name)->offset, parameter.offset);
        QCOMPARE(scaled.find("blocks.5.scale")->shape, (std::vector<int>{128}));
        QCOMPARE(scaled.find("last.scale")->shape, (std::vector<int>{10}));
        QCOMPARE(scaled.size(), plain.size() + 32 + 32 + 64 + 64 + 128 + 128 + 2 + 10);

        network.blocks[1].normalization = Normalization::Batch;
        network.blocks[2].normalization = Normalization::MeanOnlyBatch;
        const ParameterLayout layout(network);
        QCOMPARE(layout.find("blocks.1.gain")->size, std::size_t{32});
        QVERIFY(!layout.find("blocks.2.gain"));
        QCOMPARE(layout.statisticsSize(), std::size_t{32 + 32 + 64});
        const auto weights = initialWeights<float>(layout, network.initialization, 1);
        QCOMPARE(weights[layout.find("blocks.1.gain")->offset], 1.0F);
        const auto statistics = initialStatistics<float>(layout);
        QCOMPARE(statistics[layout.find("blocks.2.running_mean")->offset], 0.0F);
        QCOMPARE(statistics[layout.find("blocks.1.running_variance")->offset], 1.0F);
    }

    void glorotWeightsFillTheirIntervalAndStartsAreAsDescribed() {
        const NetworkDescription network = findPreset("center-loss-2018").network;
        const ParameterLayout layout(network);
        const auto weights = initialWeights<double>(layout, Initialization::GlorotUniform, 1);
        const Parameter& weight = *layout.find("blocks.2.weight");
        const double limit = std::sqrt(6.0 / (25 * 32 + 25 * 64));
        double largest = 0;
        double squares = 0;
        for (std::size_t k = 0; k < weight.size; ++k) {
            const double value = weights[weight.offset + k];
            largest = std::max(largest, std::abs(value));
            squares += value * value;
        }
        QVERIFY(largest <= limit && largest > 0.99 * limit);
        const double variance = squares / static_cast<double>(weight.size);
        QVERIFY(std::abs(variance / (limit * limit / 3) - 1) < 0.02);
        QCOMPARE(weights[layout.find("blocks.2.bias")->offset], 0.0);
        QCOMPARE(weights[layout.find("blocks.2.slope")->offset], 0.0);
    }

    void heWeightsHaveTwoOverFanInVariance() {
        const ParameterLayout layout(findPreset("paper").network);
        const auto weights = initialWeights<double>(layout, Initialization::HeNormal, 1);
        const Parameter& weight = *layout.find("blocks.3.weight");
        double squares = 0;
        for (std::size_t k = 0; k < weight.size; ++k)
            squares += weights[weight.offset + k] * weights[weight.offset + k];
        const double variance = squares / static_cast<double>(weight.size);
        QVERIFY(std::abs(variance / (2.0 / (25 * 64)) - 1) < 0.02);
        QCOMPARE(weights[layout.find("blocks.3.slope")->offset], 0.25);
    }

    void thePortsStartAsTheirFrameworksDo_data() {
        QTest::addColumn<Initialization>("initialization");
        QTest::addColumn<double>("variance");
        QTest::addColumn<double>("biasVariance");
        constexpr double kFanIn = 25 * 64;
        QTest::newRow("plain normal") << Initialization::PlainNormal << 0.0025 << 0.0;
        QTest::newRow("Caffe") << Initialization::CaffeXavier << 1 / kFanIn << 0.0;
        QTest::newRow("PyTorch") << Initialization::PyTorchDefault << 1 / (3 * kFanIn)
                                 << 1 / (3 * kFanIn);
    }

    void thePortsStartAsTheirFrameworksDo() {
        QFETCH(Initialization, initialization);
        QFETCH(double, variance);
        QFETCH(double, biasVariance);
        const ParameterLayout layout(findPreset("paper").network);
        const auto weights = initialWeights<double>(layout, initialization, 1);
        const auto measured = [&](const char* name) {
            const Parameter& parameter = *layout.find(name);
            double squares = 0;
            for (std::size_t k = 0; k < parameter.size; ++k)
                squares += weights[parameter.offset + k] * weights[parameter.offset + k];
            return squares / static_cast<double>(parameter.size);
        };
        QVERIFY(std::abs(measured("blocks.3.weight") / variance - 1) < 0.02);
        QVERIFY(std::abs(measured("blocks.3.bias") - biasVariance) <= 0.5 * biasVariance);
    }

    void aKernelAsLargeAsItsInputIsALinearLayer() {
        const ParameterLayout layout(findPreset("mxnet-center-loss").network);
        QCOMPARE(layout.find("blocks.2.weight")->fanIn, 800);
        QCOMPARE(layout.find("blocks.2.weight")->fanOut, 500);
    }

    void byNameTensorsStartAlikeInNetworksThatDiffer() {
        NetworkDescription network = findPreset("center-loss-2018").network;
        const ParameterLayout one(network);
        network.blocks[0].activation = {};
        const ParameterLayout other(network);
        QVERIFY(!startAlike(one, other));  // the slopes move what comes after them
        QVERIFY(startAlike(one, one));
        for (const bool byName : {false, true}) {
            const Seeds seeds(1, 1, byName);
            const auto drawn = initialWeights<float>(one, Initialization::HeNormal, seeds);
            const auto others = initialWeights<float>(other, Initialization::HeNormal, seeds);
            std::size_t equal = 0;
            std::size_t all = 0;
            for (const Parameter& weight : other.parameters()) {
                if (weight.role != Parameter::Role::Weight)
                    continue;
                const Parameter* same = one.find(weight.name);
                for (std::size_t k = 0; k < weight.size; ++k)
                    equal += drawn[same->offset + k] == others[weight.offset + k] ? 1U : 0U;
                all += weight.size;
            }
            QCOMPARE(equal == all, byName);
        }
    }

    void anotherSeedGivesOtherWeights() {
        const ParameterLayout layout(findPreset("paper").network);
        QVERIFY(initialWeights<float>(layout, Initialization::HeNormal, 1) !=
                initialWeights<float>(layout, Initialization::HeNormal, 2));
        QVERIFY(initialWeights<float>(layout, Initialization::HeNormal, 1) ==
                initialWeights<float>(layout, Initialization::HeNormal, 1));
    }
};

CENTERSCOPE_GUILESS_TEST(ParameterLayoutTest)
#include "parameter_layout_test.moc"
