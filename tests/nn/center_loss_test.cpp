// SPDX-License-Identifier: GPL-3.0-or-later
#include "nn/losses/center_loss.h"

#include <cstring>

#include <QTest>

#include "support/gradient_check.h"

using namespace centerscope;
using namespace centerscope::testing;

namespace {

// Five samples of classes 0, 0, 1, 0, 1 and three centers, small enough to follow with a pencil:
// the squared distances are 5, 9, 5, 8 and 4, together 31.
const std::vector<int> kLabels{0, 0, 1, 0, 1};

Matrix<double> samples() {
    return (Matrix<double>(5, 2) << 1, 2, 3, 0, -1, 2, 2, -2, 1, 3).finished();
}

Matrix<double> centers() {
    return (Matrix<double>(3, 2) << 0, 0, 1, 1, 5, 5).finished();
}

}  // namespace

class CenterLossTest : public QObject {
    Q_OBJECT

private slots:
    void lossIsHalfTheMeanSquaredDistance() {
        QCOMPARE(CenterLoss<double>::loss(samples(), kLabels, centers()), 3.1);
    }

    void gradientIsTheMeanPullToTheCenters() {
        Matrix<double> gradient;
        CenterLoss<double>::gradient(samples(), kLabels, centers(), 1, gradient);
        const Matrix<double> expected =
            (Matrix<double>(5, 2) << .2, .4, .6, 0, -.4, .2, .4, -.4, 0, .4).finished();
        QVERIFY((gradient - expected).cwiseAbs().maxCoeff() < 1e-15);
        CenterLoss<double>::gradient(samples(), kLabels, centers(), 0.01, gradient);
        QVERIFY((gradient - 0.01 * expected).cwiseAbs().maxCoeff() < 1e-15);
    }

    void gradientIsTheDifferenceQuotient() {
        Matrix<double> x = samples();
        Matrix<double> gradient;
        CenterLoss<double>::gradient(x, kLabels, centers(), 1, gradient);
        const auto expected =
            numericGradient(std::span(x.data(), static_cast<std::size_t>(x.size())),
                            [&] { return CenterLoss<double>::loss(x, kLabels, centers()); });
        QVERIFY(relativeDifference({gradient.data(), expected.size()}, expected) < 1e-8);
    }

    void centersMoveByEquation4() {
        Matrix<double> moved = centers();
        CenterLoss<double>::moveCenters(samples(), kLabels, 0.5, moved);
        QCOMPARE(moved(0, 0), 0.75);
        QCOMPARE(moved(0, 1), 0.0);
        QCOMPARE(moved(1, 0), 2.0 / 3.0);
        QCOMPARE(moved(1, 1), 1.5);
        CenterLoss<double>::moveCenters(samples(), kLabels, 0.5, moved);
        QCOMPARE(moved(0, 0), 1.21875);
        QCOMPARE(moved(0, 1), 0.0);
        QCOMPARE(moved(1, 0), 4.0 / 9.0);
        QCOMPARE(moved(1, 1), 11.0 / 6.0);
    }

    void aClassOutsideTheBatchKeepsItsCenterBitForBit() {
        Matrix<double> moved = centers();
        moved(2, 0) = 0.1;
        const double before = moved(2, 0);
        CenterLoss<double>::moveCenters(samples(), kLabels, 0.5, moved);
        QVERIFY(std::memcmp(&before, &moved(2, 0), sizeof before) == 0);
        QCOMPARE(moved(2, 1), 5.0);
    }

    void alphaZeroFreezesTheCenters() {
        Matrix<double> moved = centers();
        CenterLoss<double>::moveCenters(samples(), kLabels, 0, moved);
        QCOMPARE(moved, centers());
    }

    void centersNeverOvershootTheMeanOfTheirClass() {
        Matrix<double> moved = centers();
        CenterLoss<double>::moveCenters(samples(), kLabels, 1, moved);
        // α = 1 moves n / (1 + n) of the way: 3/4 of (0,0) → (2,0), 2/3 of (1,1) → (0,2.5).
        QCOMPARE(moved(0, 0), 1.5);
        QCOMPARE(moved(1, 0), 1.0 / 3.0);
        QCOMPARE(moved(1, 1), 2.0);
    }
};

QTEST_GUILESS_MAIN(CenterLossTest)
#include "center_loss_test.moc"
