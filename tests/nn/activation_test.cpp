// SPDX-License-Identifier: GPL-3.0-or-later
#include "nn/layers/activation.h"

#include <QTest>

#include "support/gradient_check.h"
#include "support/room_test.h"
#include "support/test_values.h"

using namespace centerscope;
using namespace centerscope::testing;

namespace {

constexpr ImageShape kShape{2, 3, 4};

ActivationDescription description(int kind, int sharing) {
    return {static_cast<ActivationDescription::Kind>(kind), static_cast<SlopeSharing>(sharing),
            0.25};
}

void addKinds() {
    using Kind = ActivationDescription::Kind;
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("sharing");
    QTest::newRow("none") << int(Kind::None) << 0;
    QTest::newRow("ReLU") << int(Kind::ReLU) << 0;
    QTest::newRow("tanh") << int(Kind::Tanh) << 0;
    QTest::newRow("PReLU, element") << int(Kind::PReLU) << int(SlopeSharing::Element);
    QTest::newRow("PReLU, channel") << int(Kind::PReLU) << int(SlopeSharing::Channel);
    QTest::newRow("PReLU, layer") << int(Kind::PReLU) << int(SlopeSharing::Layer);
}

}  // namespace

class ActivationTest : public QObject {
    Q_OBJECT

private slots:
    void forwardByHand() {
        const ImageShape shape{1, 2, 2};
        const std::vector<double> x{1, -2, -3, 4};
        std::vector<double> y(4);
        const std::vector<double> slopes{0.5, 0.1};

        Activation<double>({ActivationDescription::Kind::PReLU, SlopeSharing::Channel, 0}, shape)
            .forward(slopes.data(), x.data(), y.data());
        QCOMPARE(y, (std::vector<double>{1, -0.2, -1.5, 4}));  // channels 0, 1, 0, 1

        Activation<double>({ActivationDescription::Kind::PReLU, SlopeSharing::Layer, 0}, shape)
            .forward(slopes.data(), x.data(), y.data());
        QCOMPARE(y, (std::vector<double>{1, -1, -1.5, 4}));

        Activation<double>({ActivationDescription::Kind::ReLU}, shape)
            .forward(nullptr, x.data(), y.data());
        QCOMPARE(y, (std::vector<double>{1, 0, 0, 4}));
    }

    void gradientsAreTheDifferenceQuotients_data() { addKinds(); }

    void gradientsAreTheDifferenceQuotients() {
        QFETCH(int, kind);
        QFETCH(int, sharing);
        const ActivationDescription described = description(kind, sharing);
        const Activation<double> activation(described, kShape);
        const auto size = static_cast<std::size_t>(kShape.size());
        std::vector<double> x = normalValues<double>(size, 1);
        std::vector<double> slopes =
            normalValues<double>(static_cast<std::size_t>(described.slopeCount(kShape)), 2);
        const std::vector<double> dy = normalValues<double>(size, 3);
        const auto loss = [&] {
            std::vector<double> y(size);
            activation.forward(slopes.data(), x.data(), y.data());
            double sum = 0;
            for (std::size_t k = 0; k < size; ++k)
                sum += dy[k] * y[k];
            return sum;
        };
        std::vector<double> dx(size);
        std::vector<double> dSlopes(slopes.size());
        activation.backward(slopes.data(), x.data(), dy.data(), dx.data(), dSlopes.data());
        QVERIFY(relativeDifference(dx, numericGradient(x, loss)) < 1e-8);
        QVERIFY(relativeDifference(dSlopes, numericGradient(slopes, loss)) < 1e-8);
    }
};

CENTERSCOPE_GUILESS_TEST(ActivationTest)
#include "activation_test.moc"
