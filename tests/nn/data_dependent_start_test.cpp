// SPDX-License-Identifier: GPL-3.0-or-later
#include "nn/data_dependent_start.h"

#include <cmath>

#include <QTest>

#include "nn/network.h"
#include "support/room_test.h"
#include "support/test_values.h"

using namespace centerscope;
using namespace centerscope::testing;

namespace {

constexpr double kScale = 0.7;

NetworkDescription twoBlocks(Normalization normalization, bool weightNormalization) {
    const ActivationDescription prelu{ActivationDescription::Kind::PReLU, SlopeSharing::Channel,
                                      0.25};
    NetworkDescription network;
    network.input = {8, 8, 1};
    network.blocks = {{3, 1, 5, prelu, PoolDescription{}}, {3, 1, 4, prelu, {}}};
    for (ConvBlockDescription& block : network.blocks)
        block.normalization = normalization;
    network.embeddingActivation = prelu;
    network.head = SoftmaxHeadDescription{true};
    network.weightNormalization = weightNormalization;
    network.dataDependentScale = kScale;
    return network;
}

/// The network cut off before the activation of its block: its features are that block's z.
NetworkDescription upToBlock(NetworkDescription network, std::size_t block) {
    network.blocks.resize(block + 1);
    network.blocks.back().activation = {};
    network.blocks.back().pool.reset();
    return network;
}

void verifyMoments(const Matrix<double>& z, Eigen::Index units) {
    const Eigen::Index rows = z.size() / units;
    const ConstMatrixMap<double> values(z.data(), rows, units);
    for (Eigen::Index unit = 0; unit < units; ++unit) {
        const double mean = values.col(unit).mean();
        const double variance =
            (values.col(unit).array() - mean).square().sum() / static_cast<double>(rows);
        QVERIFY2(std::abs(mean) < 1e-10, qPrintable(QString::number(mean)));
        QVERIFY2(std::abs(std::sqrt(variance) - kScale) < 1e-4,
                 qPrintable(QString::number(std::sqrt(variance))));
    }
}

}  // namespace

class DataDependentStartTest : public QObject {
    Q_OBJECT

private slots:
    void everyUnitStartsWithMeanZeroAndTheDeviationAskedFor_data() {
        QTest::addColumn<int>("normalization");
        QTest::addColumn<bool>("weightNormalization");
        const auto row = [](const char* name, Normalization normalization, bool weights) {
            QTest::newRow(name) << static_cast<int>(normalization) << weights;
        };
        row("plain", Normalization::None, false);
        row("weight normalization", Normalization::None, true);
        row("batch normalization", Normalization::Batch, false);
        row("mean-only batch and weight normalization", Normalization::MeanOnlyBatch, true);
    }

    void everyUnitStartsWithMeanZeroAndTheDeviationAskedFor() {
        QFETCH(int, normalization);
        QFETCH(bool, weightNormalization);
        const NetworkDescription description =
            twoBlocks(static_cast<Normalization>(normalization), weightNormalization);
        ThreadPool pool(2);
        const ParameterLayout layout(description);
        std::vector<double> weights = initialWeights<double>(layout, Initialization::HeNormal, 1);
        const Matrix<double> images = normalMatrix<double>(12, description.input.size(), 2);
        fitToData<double>(description, images, weights, pool);

        Network<double> network(description, 12, pool);
        network.forward(weights, images);
        verifyMoments(network.embeddings(), description.embeddingSize);
        verifyMoments(network.logits(), description.classes);

        WeightNormalization<double> scaled(layout);
        const std::span<const double> effective = scaled.apply(weights, pool);
        Matrix<double> z;
        for (const std::size_t block : {0U, 1U}) {
            // The cut network's blocks have the same parameters in the same order; those after them
            // are left out, which moves nothing before them.
            NetworkDescription cut = upToBlock(description, block);
            const ParameterLayout cutLayout(cut);
            std::vector<double> cutWeights(cutLayout.size());
            for (const Parameter& parameter : cutLayout.parameters())
                if (parameter.name.starts_with("blocks."))
                    std::copy_n(layout.find(parameter.name)->in(effective), parameter.size,
                                parameter.in(std::span(cutWeights)));
            makeConvStack<double>(cut, 12, pool, InstructionSet::V2)
                ->forward(cutWeights, {}, images, z);
            verifyMoments(z, cut.blocks.back().channels);
        }
    }
};

CENTERSCOPE_GUILESS_TEST(DataDependentStartTest)
#include "data_dependent_start_test.moc"
