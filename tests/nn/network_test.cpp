// SPDX-License-Identifier: GPL-3.0-or-later
#include "nn/network.h"

#include <algorithm>
#include <cmath>

#include <QTest>

#include "nn/losses/center_loss.h"
#include "support/gradient_check.h"
#include "support/room_test.h"
#include "support/test_values.h"

using namespace centerscope;
using namespace centerscope::testing;

namespace {

/// Every kind of layer, small enough for difference quotients of every weight.
NetworkDescription tinyNetwork(bool embeddingAfterActivation, bool lastBias,
                               Normalization normalization = Normalization::None,
                               bool weightNormalization = false) {
    const ActivationDescription prelu{ActivationDescription::Kind::PReLU, SlopeSharing::Element,
                                      0.25};
    NetworkDescription network;
    network.input = {6, 6, 1};
    network.blocks = {{3, 1, 2, prelu, {}}, {3, 1, 3, prelu, PoolDescription{}}};
    for (ConvBlockDescription& block : network.blocks)
        block.normalization = normalization;
    network.weightNormalization = weightNormalization;
    network.embeddingActivation = prelu;
    network.embeddingAfterActivation = embeddingAfterActivation;
    network.head = SoftmaxHeadDescription{lastBias};
    network.classes = 4;
    return network;
}

/// Coloured images of 32 × 32 pixels, 47 classes, and an embedding of 8 dimensions.
NetworkDescription wideNetwork() {
    NetworkDescription network = tinyNetwork(false, true).fittedTo({{32, 32, 3}, 47});
    network.embeddingSize = 8;
    for (ConvBlockDescription& block : network.blocks) {  // fewer difference quotients
        block.activation.sharing = SlopeSharing::Channel;
        block.pool = PoolDescription{4, 4, true};
    }
    return network;
}

}  // namespace

class NetworkTest : public QObject {
    Q_OBJECT

private slots:
    void everyGradientOfTheJointLossIsTheDifferenceQuotient_data() {
        QTest::addColumn<bool>("embeddingAfterActivation");
        QTest::addColumn<bool>("lastBias");
        QTest::addColumn<int>("normalization");
        QTest::addColumn<bool>("weightNormalization");
        QTest::addColumn<bool>("isWide");
        const auto row = [](const char* name, bool after, bool bias, Normalization normalization,
                            bool weightNormalization, bool isWide = false) {
            QTest::newRow(name) << after << bias << static_cast<int>(normalization)
                                << weightNormalization << isWide;
        };
        row("embedding before PReLU, no last bias", false, false, Normalization::None, false);
        row("embedding after PReLU, last bias", true, true, Normalization::None, false);
        row("batch normalization", false, false, Normalization::Batch, false);
        row("mean-only batch normalization", false, false, Normalization::MeanOnlyBatch, false);
        row("weight normalization", false, true, Normalization::None, true);
        row("weight and mean-only batch normalization", true, false, Normalization::MeanOnlyBatch,
            true);
        row("colours, 32 pixels, 47 classes, 8 dimensions", false, true, Normalization::None, false,
            true);
    }

    void everyGradientOfTheJointLossIsTheDifferenceQuotient() {
        QFETCH(bool, embeddingAfterActivation);
        QFETCH(bool, lastBias);
        QFETCH(int, normalization);
        QFETCH(bool, weightNormalization);
        QFETCH(bool, isWide);
        const NetworkDescription description =
            isWide ? wideNetwork()
                   : tinyNetwork(embeddingAfterActivation, lastBias,
                                 static_cast<Normalization>(normalization), weightNormalization);
        ThreadPool pool(2);
        Network<double> network(description, 5, pool);
        std::vector<double> weights = normalValues<double>(network.layout().size(), 1);
        std::ranges::transform(weights, weights.begin(), [](double w) { return 0.3 * w; });
        const Matrix<double> images = normalMatrix<double>(5, description.input.size(), 2);
        const Matrix<double> centers =
            normalMatrix<double>(description.classes, description.embeddingSize, 3);
        const int last = description.classes - 1;
        const std::vector<int> labels{0, 1, 2, last, 1};
        const double lambda = 0.7;
        const auto loss = [&] {
            network.forward(weights, images);
            return network.head().loss(network.logits(), labels, {}) +
                   lambda * CenterLoss<double>::loss(network.embeddings(), labels, centers);
        };
        const std::vector<double> expected = numericGradient(weights, loss, 1e-5);

        loss();
        Matrix<double> dLogits;
        Matrix<double> dEmbeddings;
        network.head().gradient(network.logits(), labels, {}, dLogits);
        CenterLoss<double>::gradient(network.embeddings(), labels, centers, lambda, dEmbeddings);
        std::vector<double> gradients(weights.size());
        network.backward(weights, dEmbeddings, dLogits, gradients);
        for (const Parameter& parameter : network.layout().parameters()) {
            const auto part = [&](const std::vector<double>& all) {
                return std::span(all).subspan(parameter.offset, parameter.size);
            };
            const double difference = relativeDifference(part(gradients), part(expected));
            QVERIFY2(
                difference < 2e-7,
                qPrintable(
                    QString("%1: %2").arg(QString::fromStdString(parameter.name)).arg(difference)));
        }
    }

    void theSoftmaxPullAtTheEmbeddingIsWhatBackwardPasses_data() {
        everyGradientOfTheJointLossIsTheDifferenceQuotient_data();
    }

    void theSoftmaxPullAtTheEmbeddingIsWhatBackwardPasses() {
        QFETCH(bool, embeddingAfterActivation);
        QFETCH(bool, lastBias);
        QFETCH(int, normalization);
        QFETCH(bool, weightNormalization);
        ThreadPool pool(1);
        QFETCH(bool, isWide);
        const NetworkDescription description =
            isWide ? wideNetwork()
                   : tinyNetwork(embeddingAfterActivation, lastBias,
                                 static_cast<Normalization>(normalization), weightNormalization);
        Network<double> network(description, 3, pool);
        const auto weights = normalValues<double>(network.layout().size(), 1);
        network.forward(weights, normalMatrix<double>(3, description.input.size(), 2));
        const Matrix<double> dLogits = normalMatrix<double>(3, description.classes, 5);
        Matrix<double> pull;
        network.embeddingGradients(weights, dLogits, pull);

        // A center loss that pulls just as hard the other way leaves nothing for the layers below.
        std::vector<double> gradients(weights.size());
        network.backward(weights, -pull, dLogits, gradients);
        const Parameter& below = *network.layout().find("embedding.bias");
        for (std::size_t k = below.offset; k < below.offset + below.size; ++k)
            QVERIFY(std::abs(gradients[k]) < 1e-12);
    }

    void trainingMovesTheRunningAveragesATenthOfTheWay() {
        ThreadPool pool(2);
        const NetworkDescription description = tinyNetwork(false, false, Normalization::Batch);
        Network<double> network(description, 4, pool);
        const auto weights = normalValues<double>(network.layout().size(), 1);
        const Matrix<double> images = normalMatrix<double>(4, 36, 2);
        std::vector<double> statistics = initialStatistics<double>(network.layout());
        network.forward(weights, images, statistics);
        const std::vector<double> once = statistics;
        network.forward(weights, images, statistics);
        const auto& layout = network.layout();
        for (const Parameter& statistic : layout.statistics()) {
            for (std::size_t k = statistic.offset; k < statistic.offset + statistic.size; ++k) {
                const double batch = (once[k] - 0.9 * statistic.start) / 0.1;
                QVERIFY(std::abs(statistics[k] - (0.9 * once[k] + 0.1 * batch)) < 1e-12);
            }
        }
    }

    void evaluationNormalizesEachImageByTheRunningAverages() {
        for (const Normalization normalization :
             {Normalization::Batch, Normalization::MeanOnlyBatch}) {
            ThreadPool pool(2);
            const NetworkDescription description = tinyNetwork(false, false, normalization);
            Network<double> network(description, 4, pool);
            const auto weights = normalValues<double>(network.layout().size(), 1);
            const Matrix<double> images = normalMatrix<double>(4, 36, 2);
            std::vector<double> statistics = initialStatistics<double>(network.layout());
            for (int k = 0; k < 300; ++k)  // until they are the batch's own
                network.forward(weights, images, statistics);
            const Matrix<double> training = network.embeddings();
            network.evaluate(weights, images, statistics);
            const Matrix<double> together = network.embeddings();
            // The running variance is unbiased, so it is the batch's times m/(m − 1), m >= 4 · 9.
            QVERIFY((together - training).norm() < 0.1 * training.norm());
            const Matrix<double> alone = images.row(2);
            network.evaluate(weights, alone, statistics);
            QCOMPARE(network.embeddings(), Matrix<double>(together.row(2)));
            network.forward(weights, alone);
            QVERIFY(network.embeddings() != Matrix<double>(together.row(2)));
        }
    }

    void oneNetworkRunsAnyVersionOfItsWeights() {
        ThreadPool pool(1);
        Network<double> network(tinyNetwork(false, false), 3, pool);
        const Matrix<double> images = normalMatrix<double>(3, 36, 2);
        const auto first = normalValues<double>(network.layout().size(), 1);
        const auto second = normalValues<double>(network.layout().size(), 2);
        network.forward(first, images);
        const Matrix<double> logits = network.logits();
        network.forward(second, images);
        QVERIFY(network.logits() != logits);
        network.forward(first, images);
        QCOMPARE(network.logits(), logits);
    }
};

CENTERSCOPE_GUILESS_TEST(NetworkTest)
#include "network_test.moc"
