// SPDX-License-Identifier: GPL-3.0-or-later
#include "nn/layers/linear.h"

#include <QTest>

#include "support/gradient_check.h"
#include "support/room_test.h"
#include "support/test_values.h"

using namespace centerscope;
using namespace centerscope::testing;

class LinearTest : public QObject {
    Q_OBJECT

private slots:
    void forwardByHand() {
        Matrix<double> x(1, 2);
        x << 1, 2;
        Matrix<double> weight(3, 2);
        weight << 1, 0,  //
            0, 1,        //
            1, 1;
        const std::vector<double> bias{10, 20, 30};
        Matrix<double> y(1, 3);
        Linear<double>::forward(x, weight, bias.data(), y);
        QCOMPARE(y, (Matrix<double>(1, 3) << 11, 22, 33).finished());
        Linear<double>::forward(x, weight, nullptr, y);
        QCOMPARE(y, (Matrix<double>(1, 3) << 1, 2, 3).finished());
    }

    void gradientsAreTheDifferenceQuotients() {
        Matrix<double> x = normalMatrix<double>(5, 7, 1);
        Matrix<double> weight = normalMatrix<double>(3, 7, 2);
        std::vector<double> bias = normalValues<double>(3, 3);
        const Matrix<double> dy = normalMatrix<double>(5, 3, 4);
        const auto loss = [&] {
            Matrix<double> y(5, 3);
            Linear<double>::forward(x, weight, bias.data(), y);
            return y.cwiseProduct(dy).sum();
        };
        Matrix<double> dx(5, 7);
        Matrix<double> dWeight(3, 7);
        std::vector<double> dBias(3);
        Linear<double>::backwardInput(dy, weight, dx);
        Linear<double>::backwardWeights(x, dy, dWeight, dBias.data());

        const auto all = [](Matrix<double>& matrix) {
            return std::span(matrix.data(), static_cast<std::size_t>(matrix.size()));
        };
        QVERIFY(relativeDifference(all(dx), numericGradient(all(x), loss)) < 1e-8);
        QVERIFY(relativeDifference(all(dWeight), numericGradient(all(weight), loss)) < 1e-8);
        QVERIFY(relativeDifference(dBias, numericGradient(bias, loss)) < 1e-8);
    }
};

CENTERSCOPE_GUILESS_TEST(LinearTest)
#include "linear_test.moc"
