// SPDX-License-Identifier: GPL-3.0-or-later
#include "nn/spectral_conv_stack.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include <QTest>

#include "core/rng.h"
#include "data/dataset_catalogue.h"
#include "nn/direct_conv_stack.h"
#include "presets/preset.h"
#include "support/room_test.h"
#include "training/training_state.h"

using namespace centerscope;

namespace {

using Kind = ActivationDescription::Kind;

ConvBlockDescription block(int channels, ActivationDescription activation,
                           std::optional<PoolDescription> pool = {}, int kernel = 5,
                           int padding = 2) {
    return {kernel, padding, channels, activation, pool};
}

NetworkDescription network(ImageShape input, std::vector<ConvBlockDescription> blocks) {
    NetworkDescription description;
    description.input = input;
    description.blocks = std::move(blocks);
    return description;
}

NetworkDescription leNetPlusPlus(SlopeSharing sharing) {
    const ActivationDescription prelu{Kind::PReLU, sharing, 0.25};
    std::vector<ConvBlockDescription> blocks;
    for (const int channels : {32, 64, 128}) {
        blocks.push_back(block(channels, prelu));
        blocks.push_back(block(channels, prelu, PoolDescription{2, 2, true}));
    }
    return network({28, 28, 1}, blocks);
}

/// A stack's forward and backward on the same random weights, images and feature gradients, or on
/// the weights and images given.
template <typename T>
struct Pass {
    Pass(ConvStack<T>& stack, const NetworkDescription& description, int batch) {
        const ParameterLayout layout(description);
        std::vector<T> weights(layout.size());
        for (const Parameter& parameter : layout.parameters())
            for (std::size_t k = 0; k < parameter.size; ++k)
                weights[parameter.offset + k] = static_cast<T>(static_cast<float>(
                    parameter.role == Parameter::Role::Weight
                        ? 1.5 * static_cast<double>(normal()) / std::sqrt(parameter.fanIn)
                        : parameter.start + 0.1 * static_cast<double>(normal())));
        Matrix<T> images(batch, description.input.size());
        for (auto& value : images.reshaped())
            value = normal();
        run(stack, weights, images);
    }
    Pass(ConvStack<T>& stack, const std::vector<float>& weights, const Matrix<float>& images) {
        run(stack, {weights.begin(), weights.end()}, images.cast<T>());
    }

    void run(ConvStack<T>& stack, const std::vector<T>& weights, const Matrix<T>& images) {
        stack.forward(weights, {}, images, features);
        statistics.assign(stack.batchStatistics().begin(), stack.batchStatistics().end());
        Matrix<T> featureGradients(images.rows(), features.cols());
        for (auto& value : featureGradients.reshaped())
            value = normal();
        gradients.resize(weights.size());
        stack.backward(weights, featureGradients, gradients);
    }
    /// A number that float holds exactly, so that both scalars start from the same.
    T normal() { return static_cast<T>(static_cast<float>(rng.normal(counter++))); }

    Rng rng{7, RandomPurpose::Weights};
    std::uint64_t counter = 0;
    Matrix<T> features;
    std::vector<T> gradients;
    std::vector<T> statistics;
};

template <typename A, typename B>
double relativeDistance(const A& actual, const B& expected, std::size_t size) {
    double difference = 0;
    double norm = 0;
    for (std::size_t k = 0; k < size; ++k) {
        const double d = static_cast<double>(actual[k]) - static_cast<double>(expected[k]);
        difference += d * d;
        norm += static_cast<double>(expected[k]) * static_cast<double>(expected[k]);
    }
    return std::sqrt(difference / std::max(norm, 1e-30));
}

void compareGradients(const NetworkDescription& description, const Pass<float>& actual,
                      const Pass<double>& expected) {
    const ParameterLayout layout(description);
    for (const Parameter& parameter : layout.parameters()) {
        if (!parameter.name.starts_with("blocks"))
            continue;
        const double distance =
            relativeDistance(actual.gradients.data() + parameter.offset,
                             expected.gradients.data() + parameter.offset, parameter.size);
        QVERIFY2(distance < 1e-4, (parameter.name + ": " + std::to_string(distance)).c_str());
    }
}

/// The first images of MNIST, as the presets of LeNet++ scale them. Their background is constant,
/// so that most windows of the first pooling hold equal values.
Matrix<float> firstDigits(int count) {
    static const std::shared_ptr<const Dataset> mnist = loadDataset(bundledMnist());
    Matrix<float> images(count, 784);
    for (int image = 0; image < count; ++image)
        for (int pixel = 0; pixel < 784; ++pixel)
            images(image, pixel) =
                (static_cast<float>(mnist->train.image(image)[pixel]) - 127.5F) / 128;
    return images;
}

/// LeNet++ in small, with all that normalizing by the batch meets: the direct first block, pooling
/// and none, channels that do not fill a vector.
NetworkDescription normalized(Normalization normalization) {
    const ActivationDescription prelu{Kind::PReLU, SlopeSharing::Element, 0.25};
    NetworkDescription description =
        network({14, 12, 1}, {block(20, prelu), block(7, prelu, PoolDescription{2, 2, true}),
                              block(33, prelu), block(16, prelu, PoolDescription{3, 2, true})});
    for (ConvBlockDescription& each : description.blocks)
        each.normalization = normalization;
    return description;
}

struct Case {
    std::string name;
    NetworkDescription description;
    int batch;
};

std::vector<Case> cases() {
    const ActivationDescription none;
    const ActivationDescription relu{Kind::ReLU};
    const ActivationDescription tanh{Kind::Tanh};
    const ActivationDescription element{Kind::PReLU, SlopeSharing::Element, 0.2};
    const ActivationDescription channel{Kind::PReLU, SlopeSharing::Channel, 0.2};
    const ActivationDescription layer{Kind::PReLU, SlopeSharing::Layer, 0.2};
    const PoolDescription halve{2, 2, true};
    std::vector<Case> all{
        {"LeNet++, slopes per element", leNetPlusPlus(SlopeSharing::Element), 6},
        {"LeNet++, slopes per channel", leNetPlusPlus(SlopeSharing::Channel), 3},
        {"LeNet++, slopes per layer", leNetPlusPlus(SlopeSharing::Layer), 1},
        {"one block", network({28, 28, 1}, {block(20, element, halve)}), 4},
        {"valid, floor pooling, tanh",
         network({28, 28, 1}, {block(20, tanh, PoolDescription{2, 2, false}, 5, 0),
                               block(50, tanh, PoolDescription{2, 2, false}, 5, 0)}),
         11},
        {"overlapping pooling, three colours",
         network({17, 20, 3}, {block(10, channel, PoolDescription{3, 2, true}, 3, 1),
                               block(33, element, PoolDescription{3, 2, false}, 3, 1)}),
         9},
        {"no activation, odd channels",
         network({9, 7, 2}, {block(1, none, {}, 3, 0), block(130, relu), block(7, layer, {}, 3, 1),
                             block(17, none, {}, 1, 0)}),
         5},
        {"floor pooling leaves a row and a column over",
         network({15, 11, 1}, {block(20, relu), block(33, channel, PoolDescription{2, 2, false}),
                               block(16, element, PoolDescription{2, 2, false}),
                               block(7, relu, PoolDescription{2, 2, false}, 3, 1)}),
         6},
        {"32 pixels",
         network({32, 32, 3},
                 {block(16, relu, halve), block(24, element, halve), block(8, channel, halve)}),
         2},
        {"64 pixels in tiles, three colours",
         network({64, 64, 3}, {block(8, relu), block(16, element, halve), block(20, channel, halve),
                               block(8, channel, halve)}),
         2},
        {"tiles that hang over the edges, of 5 × 5 and 7 × 7 taps",
         network({41, 57, 1}, {block(7, relu), block(17, channel), block(20, element, {}, 7, 1),
                               block(5, tanh, PoolDescription{3, 2, true}, 3, 0)}),
         3},
        {"batch normalization", normalized(Normalization::Batch), 9},
        {"mean-only batch normalization", normalized(Normalization::MeanOnlyBatch), 9},
    };
    // One image: among more, rounding sooner decides which of two like pixels a window pools.
    for (const Preset& preset : bundledPresets())
        all.push_back({preset.id, preset.network, 1});
    return all;
}

/// Networks whose first step on MNIST pools windows of equal values, for every activation and every
/// shape of window. The first block has a slope per element, whose gradient tells which pixel won.
std::vector<Case> tiedCases() {
    std::vector<Case> all{{"center-loss-2018", findPreset("center-loss-2018").network, 20}};
    const ActivationDescription telling{Kind::PReLU, SlopeSharing::Element, 0.25};
    const std::pair<const char*, ActivationDescription> activations[] = {
        {"none", {}},
        {"ReLU", {Kind::ReLU}},
        {"tanh", {Kind::Tanh}},
        {"slopes per element", {Kind::PReLU, SlopeSharing::Element, 0}},
        {"slopes per channel", {Kind::PReLU, SlopeSharing::Channel, 0.25}},
        {"a falling slope per layer", {Kind::PReLU, SlopeSharing::Layer, -0.5}},
    };
    const std::pair<const char*, PoolDescription> pools[] = {
        {"2/2", {2, 2, true}}, {"3/2 ceil", {3, 2, true}}, {"3/2 floor", {3, 2, false}},
        {"3/1", {3, 1, true}}, {"2/3", {2, 3, false}},     {"11/7", {11, 7, true}}};
    for (const auto& [activationName, activation] : activations)
        for (const auto& [poolName, pool] : pools)
            all.push_back({std::string(activationName) + ", " + poolName,
                           network({28, 28, 1}, {block(6, telling), block(20, activation, pool)}),
                           3});
    return all;
}

}  // namespace

class SpectralConvStackTest : public QObject {
    Q_OBJECT

private slots:
    void agreesWithTheDirectStackInDouble_data() {
        QTest::addColumn<int>("index");
        QTest::addColumn<int>("instructionSet");
        const std::vector<Case> all = cases();
        for (const InstructionSet set : kInstructionSets) {
            for (std::size_t k = 0; isSupported(set) && k < all.size(); ++k)
                QTest::addRow("%s, %s", all[k].name.c_str(), name(set).data())
                    << static_cast<int>(k) << static_cast<int>(set);
        }
    }
    void agreesWithTheDirectStackInDouble() {
        QFETCH(int, index);
        QFETCH(int, instructionSet);
        const Case test = cases()[static_cast<std::size_t>(index)];
        QVERIFY(SpectralConvStack::serves(test.description));
        ThreadPool pool(2);
        SpectralConvStack fast(test.description, test.batch, pool,
                               static_cast<InstructionSet>(instructionSet));
        DirectConvStack<double> reference(test.description, pool);
        const Pass<float> actual(fast, test.description, test.batch);
        const Pass<double> expected(reference, test.description, test.batch);

        const double features =
            relativeDistance(actual.features.data(), expected.features.data(),
                             static_cast<std::size_t>(expected.features.size()));
        QVERIFY2(features < 2e-6, std::to_string(features).c_str());
        QVERIFY(relativeDistance(actual.statistics, expected.statistics,
                                 expected.statistics.size()) < 1e-5);
        compareGradients(test.description, actual, expected);
    }

    void theFirstOfTiedPixelsTakesTheGradient_data() {
        QTest::addColumn<int>("index");
        QTest::addColumn<int>("instructionSet");
        const std::vector<Case> all = tiedCases();
        for (const InstructionSet set :
             {InstructionSet::V2, InstructionSet::V3, InstructionSet::V4}) {
            for (std::size_t k = 0; isSupported(set) && k < all.size(); ++k)
                QTest::addRow("%s, %s", all[k].name.c_str(), name(set).data())
                    << static_cast<int>(k) << static_cast<int>(set);
        }
    }
    void theFirstOfTiedPixelsTakesTheGradient() {
        QFETCH(int, index);
        QFETCH(int, instructionSet);
        const Case test = tiedCases()[static_cast<std::size_t>(index)];
        QVERIFY(SpectralConvStack::serves(test.description));
        Preset preset;
        preset.network = test.description;
        const ParameterLayout layout(test.description);
        const std::vector<float> weights = initialState<float>(preset, layout, 1).weights;
        const Matrix<float> images = firstDigits(test.batch);
        ThreadPool pool(2);
        SpectralConvStack fast(test.description, test.batch, pool,
                               static_cast<InstructionSet>(instructionSet));
        DirectConvStack<double> reference(test.description, pool);
        const Pass<float> actual(fast, weights, images);
        const Pass<double> expected(reference, weights, images);
        compareGradients(test.description, actual, expected);
    }

    void evaluationNormalizesByTheRunningAverages_data() {
        QTest::addColumn<int>("normalization");
        QTest::newRow("batch") << static_cast<int>(Normalization::Batch);
        QTest::newRow("mean only") << static_cast<int>(Normalization::MeanOnlyBatch);
    }
    void evaluationNormalizesByTheRunningAverages() {
        QFETCH(int, normalization);
        const NetworkDescription description =
            normalized(static_cast<Normalization>(normalization));
        const ParameterLayout layout(description);
        ThreadPool pool(2);
        SpectralConvStack fast(description, 4, pool);
        DirectConvStack<float> reference(description, pool);
        const Rng rng(3, RandomPurpose::Weights);
        std::uint64_t counter = 0;
        const auto normal = [&] { return static_cast<float>(rng.normal(counter++)); };
        std::vector<float> weights(layout.size());
        std::ranges::generate(weights, [&] { return 0.1F * normal(); });
        std::vector<float> statistics(layout.statisticsSize());
        std::ranges::generate(statistics, [&] { return 1 + 0.5F * std::tanh(normal()); });
        Matrix<float> images(4, description.input.size());
        for (auto& value : images.reshaped())
            value = normal();
        Matrix<float> actual;
        Matrix<float> expected;
        fast.forward(weights, statistics, images, actual);
        reference.forward(weights, statistics, images, expected);
        QVERIFY((actual - expected).norm() < 1e-5F * expected.norm());
        std::vector<float> gradients(layout.size());
        QVERIFY_EXCEPTION_THROWN(fast.backward(weights, actual, gradients), std::logic_error);
    }

    void resultsAreTheSameBitsForAnyNumberOfThreads_data() {
        QTest::addColumn<int>("normalization");
        QTest::newRow("none") << static_cast<int>(Normalization::None);
        QTest::newRow("batch") << static_cast<int>(Normalization::Batch);
        QTest::newRow("mean only") << static_cast<int>(Normalization::MeanOnlyBatch);
    }
    void resultsAreTheSameBitsForAnyNumberOfThreads() {
        QFETCH(int, normalization);
        NetworkDescription description = leNetPlusPlus(SlopeSharing::Element);
        for (ConvBlockDescription& each : description.blocks)
            each.normalization = static_cast<Normalization>(normalization);
        ThreadPool one(1);
        SpectralConvStack alone(description, 13, one);
        const Pass<float> expected(alone, description, 13);
        for (const int threads : {2, 3, 5}) {
            ThreadPool pool(threads);
            SpectralConvStack stack(description, 13, pool);
            const Pass<float> actual(stack, description, 13);
            QVERIFY(actual.features == expected.features);
            QVERIFY(actual.gradients == expected.gradients);
            QVERIFY(actual.statistics == expected.statistics);
        }
    }

    void aSmallerBatchAfterALargerOneIsComputedAsIfAlone() {
        const NetworkDescription description = leNetPlusPlus(SlopeSharing::Channel);
        ThreadPool pool(2);
        SpectralConvStack fresh(description, 3, pool);
        SpectralConvStack used(description, 8, pool);
        const Pass<float> before(used, description, 8);
        const Pass<float> actual(used, description, 3);
        const Pass<float> expected(fresh, description, 3);
        QVERIFY(actual.features == expected.features);
        QVERIFY(actual.gradients == expected.gradients);
    }

    void leavesWhatItCannotDoToTheDirectStack() {
        const ActivationDescription none;
        QVERIFY(!SpectralConvStack::serves(network({28, 28, 1}, {})));
        QVERIFY(!SpectralConvStack::serves(network({28, 28, 1}, {block(4, none, {}, 9, 4)})));
        QVERIFY(!SpectralConvStack::serves(
            network({9, 9, 1}, {block(4, none), block(4, none, {}, 3, 3)})));
    }

    void aSecondBackwardIsRefused() {
        const NetworkDescription description = leNetPlusPlus(SlopeSharing::Layer);
        ThreadPool pool(1);
        SpectralConvStack stack(description, 1, pool);
        const Pass<float> pass(stack, description, 1);
        std::vector<float> gradients(pass.gradients.size());
        QVERIFY_EXCEPTION_THROWN(stack.backward(gradients, pass.features, gradients),
                                 std::logic_error);
    }
};

CENTERSCOPE_GUILESS_TEST(SpectralConvStackTest)
#include "spectral_conv_stack_test.moc"
