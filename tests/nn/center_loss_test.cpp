// SPDX-License-Identifier: GPL-3.0-or-later
#include "nn/losses/center_loss.h"

#include <cmath>
#include <cstring>

#include <QTest>

#include "support/gradient_check.h"
#include "support/room_test.h"
#include "support/test_values.h"

using namespace centerscope;
using namespace centerscope::testing;

namespace {

// Five samples of classes 0, 0, 1, 0, 1 and three centers, small enough to follow with a pencil:
// the squared distances are 5, 9, 5, 8 and 4, together 31.
const std::vector<int> kLabels{0, 0, 1, 0, 1};
constexpr Rates kHalf{.alpha = 0.5};

Matrix<double> samples() {
    return Matrix<double>{{1, 2}, {3, 0}, {-1, 2}, {2, -2}, {1, 3}};
}

Matrix<double> centers() {
    return Matrix<double>{{0, 0}, {1, 1}, {5, 5}};
}

EmbeddingLossSums<double> sums(const Matrix<double>& x, std::span<const int> labels,
                               const Matrix<double>& centers) {
    EmbeddingLossSums<double> found;
    CenterLoss<double>::sum(x, labels, centers, found);
    return found;
}

void move(const CenterRule& rule, CenterReduction reduction, const Rates& rates,
          Matrix<double>& centers, Matrix<double>& velocity) {
    CenterLoss<double>::moveCenters(rule, reduction, sums(samples(), kLabels, centers), 5, rates,
                                    centers, velocity);
}

/// Eq. 4.
void move(double alpha, Matrix<double>& centers) {
    Matrix<double> velocity;
    move({}, CenterReduction::HalfMean, {.alpha = alpha}, centers, velocity);
}

}  // namespace

class CenterLossTest : public QObject {
    Q_OBJECT

private slots:
    /// Σ ‖x − c‖² is 31: 15.5 as half a sum, 3.1 as a half mean, 6.2 as a mean.
    void servesTheTrainerByTheSameFormulas() {
        const CenterLoss<double> sum({.reduction = CenterReduction::HalfSum});
        const EmbeddingLoss<double>& loss = sum;
        EmbeddingLossState<double> state = loss.initialState(centers());
        QCOMPARE(loss.value(samples(), kLabels, state, {}), 15.5);
        QCOMPARE(loss.halfMean(15.5, 5), 3.1);
        QCOMPARE(loss.meanPerImage(samples(), kLabels, state, {}), 6.2);
        QCOMPARE(loss.evaluated(6.2, 5, {.lambda = 0.5}).value, 15.5);
        QCOMPARE(loss.evaluated(6.2, 5, {.lambda = 0.5}).gradient, 0.5 * 5 * std::sqrt(6.2));

        Matrix<double> gradient;
        loss.gradient(samples(), kLabels, state, {.lambda = 0.5}, gradient);
        QVERIFY((gradient.row(0) - Eigen::RowVector2d(0.5, 1)).norm() < 1e-12);

        EmbeddingLossSums<double> sums;
        loss.sum(samples(), kLabels, state, sums);
        loss.update(sums, 5, {.alpha = 0.5}, state);
        QVERIFY((state.centers.row(0) - Eigen::RowVector2d(0.75, 0)).norm() < 1e-12);
        QVERIFY((state.centers.row(1) - Eigen::RowVector2d(2.0 / 3, 1.5)).norm() < 1e-12);
    }

    void theRateIsWhatMovesTheCenters() {
        const Rates rates{.learningRate = 0.01, .lambda = 1, .alpha = 0.25};
        const auto rate = [&rates](CenterRule::Kind kind) {
            return CenterLoss<double>({.rule = {kind}}).acting(rates).alpha;
        };
        QCOMPARE(rate(CenterRule::Kind::Equation4), 0.25);
        QCOMPARE(rate(CenterRule::Kind::Gradient), 0.25);
        QCOMPARE(rate(CenterRule::Kind::Solver), 0.01);
        QCOMPARE(rate(CenterRule::Kind::Frozen), 0.0);
    }

    void lossIsHalfTheMeanSquaredDistance() {
        QCOMPARE(CenterLoss<double>::loss(samples(), kLabels, centers()), 3.1);
    }

    void otherReductionsScaleLossAndGradient_data() {
        QTest::addColumn<CenterReduction>("reduction");
        QTest::addColumn<double>("loss");
        QTest::addColumn<double>("factor");
        QTest::newRow("half the mean") << CenterReduction::HalfMean << 3.1 << 1.0;
        QTest::newRow("half the sum") << CenterReduction::HalfSum << 15.5 << 5.0;
        QTest::newRow("the whole mean") << CenterReduction::Mean << 6.2 << 2.0;
    }

    void otherReductionsScaleLossAndGradient() {
        QFETCH(CenterReduction, reduction);
        QFETCH(double, loss);
        QFETCH(double, factor);
        QCOMPARE(CenterLoss<double>::loss(samples(), kLabels, centers(), reduction), loss);
        Matrix<double> ours;
        Matrix<double> gradient;
        CenterLoss<double>::gradient(samples(), kLabels, centers(), 1, ours);
        CenterLoss<double>::gradient(samples(), kLabels, centers(), 1, gradient, reduction);
        QVERIFY((gradient - factor * ours).cwiseAbs().maxCoeff() < 1e-15);
    }

    void centersMoveByEachRule_data() {
        using Kind = CenterRule::Kind;
        QTest::addColumn<CenterRule>("rule");
        QTest::addColumn<CenterReduction>("reduction");
        QTest::addColumn<Rates>("rates");
        QTest::addColumn<int>("steps");
        QTest::addColumn<QList<double>>("expected");
        const Rates half{0.01, 1, 0.5};
        QTest::newRow("Eq. 4") << CenterRule{} << CenterReduction::HalfMean << half << 1
                               << QList<double>{.75, 0, 2.0 / 3, 1.5};
        QTest::newRow("Eq. 4, sum") << CenterRule{} << CenterReduction::HalfSum << half << 2
                                    << QList<double>{1.21875, 0, 4.0 / 9, 11.0 / 6};
        QTest::newRow("autograd") << CenterRule{Kind::Gradient} << CenterReduction::HalfMean << half
                                  << 1 << QList<double>{.6, 0, .8, 1.3};
        QTest::newRow("autograd, λ = 0.1")
            << CenterRule{Kind::Gradient} << CenterReduction::HalfMean << Rates{0.01, 0.1, 0.5} << 1
            << QList<double>{.06, 0, .98, 1.03};
        QTest::newRow("autograd times 1/λ, whole mean")
            << CenterRule{Kind::Gradient, true} << CenterReduction::Mean << Rates{0.01, 0.1, 0.5}
            << 1 << QList<double>{1.2, 0, .6, 1.6};
        QTest::newRow("solver") << CenterRule{Kind::Solver} << CenterReduction::HalfMean << half
                                << 1 << QList<double>{.015, 0, 149.0 / 150, 1.01};
        QTest::newRow("solver, second step")
            << CenterRule{Kind::Solver} << CenterReduction::HalfMean << half << 2
            << QList<double>{.0433875, 0, 0.980711111111111, 1.028933333333333};
        QTest::newRow("frozen") << CenterRule{Kind::Frozen} << CenterReduction::HalfMean << half
                                << 2 << QList<double>{0, 0, 1, 1};
    }

    void centersMoveByEachRule() {
        QFETCH(CenterRule, rule);
        QFETCH(CenterReduction, reduction);
        QFETCH(Rates, rates);
        QFETCH(int, steps);
        QFETCH(QList<double>, expected);
        Matrix<double> moved = centers();
        Matrix<double> velocity = Matrix<double>::Zero(3, 2);
        for (int k = 0; k < steps; ++k)
            move(rule, reduction, rates, moved, velocity);
        for (int k = 0; k < 4; ++k)
            QVERIFY2(std::abs(moved.data()[k] - expected[k]) < 1e-14,
                     qPrintable(QString("%1: %2").arg(k).arg(moved.data()[k], 0, 'g', 17)));
        const Matrix<double> absent = centers().row(2);  // no image of its class
        QVERIFY(std::memcmp(moved.row(2).data(), absent.data(), 2 * sizeof(double)) == 0);
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
        move(0.5, moved);
        QCOMPARE(moved(0, 0), 0.75);
        QCOMPARE(moved(0, 1), 0.0);
        QCOMPARE(moved(1, 0), 2.0 / 3.0);
        QCOMPARE(moved(1, 1), 1.5);
        move(0.5, moved);
        QCOMPARE(moved(0, 0), 1.21875);
        QCOMPARE(moved(0, 1), 0.0);
        QCOMPARE(moved(1, 0), 4.0 / 9.0);
        QCOMPARE(moved(1, 1), 11.0 / 6.0);
    }

    void sumsCountThePullsOfEachClass() {
        const EmbeddingLossSums<double> found = sums(samples(), kLabels, centers());
        QCOMPARE(found.counts, (std::vector<int>{3, 2, 0}));
        QCOMPARE(found.values,
                 ((Matrix<double>(3, 2) << -6, 0, 2, -3, 0, 0).finished()));  // Δc · (1 + n)
    }

    // Shares of 1, 3 and 1 images hold the classes unevenly. Each moved by itself and averaged
    // would put the centers elsewhere: the division by 1 + n comes once, after the sums.
    void theSumsOfABatchAreThoseOfItsShares() {
        EmbeddingLossSums<double> whole = sums(samples().topRows(0), {}, centers());
        Matrix<double> averaged = Matrix<double>::Zero(3, 2);
        const std::span labels(kLabels);
        for (const auto& [first, count] : {std::pair{0, 1}, {1, 3}, {4, 1}}) {
            const auto share = sums(
                samples().middleRows(first, count),
                labels.subspan(static_cast<std::size_t>(first), static_cast<std::size_t>(count)),
                centers());
            whole.values += share.values;
            for (std::size_t j = 0; j < 3; ++j)
                whole.counts[j] += share.counts[j];
            Matrix<double> moved = centers(), velocity;
            CenterLoss<double>::moveCenters({}, CenterReduction::HalfMean, share, count, kHalf,
                                            moved, velocity);
            averaged += moved / 3;
        }
        Matrix<double> together = centers(), velocity;
        CenterLoss<double>::moveCenters({}, CenterReduction::HalfMean, whole, 5, kHalf, together,
                                        velocity);
        QCOMPARE(together(0, 0), 0.75);
        QCOMPARE(together(1, 0), 2.0 / 3.0);
        QCOMPARE(together(1, 1), 1.5);
        QVERIFY((averaged - together).cwiseAbs().maxCoeff() > 0.1);
    }

    void aClassOutsideTheBatchKeepsItsCenterBitForBit() {
        Matrix<double> moved = centers();
        moved(2, 0) = 0.1;
        const double before = moved(2, 0);
        move(0.5, moved);
        QVERIFY(std::memcmp(&before, &moved(2, 0), sizeof before) == 0);
        QCOMPARE(moved(2, 1), 5.0);
    }

    /// 901 classes, of which a batch of ten images has six.
    void absentClassesOfManyKeepTheBitsOfTheirCenters() {
        constexpr int kClasses = 901;
        const std::vector<int> labels{900, 0, 7, 7, 450, 900, 900, 13, 99, 0};
        const Matrix<float> x = normalMatrix<double>(10, 8, 1).cast<float>();
        const Matrix<float> before = normalMatrix<double>(kClasses, 8, 2).cast<float>();
        const CenterLoss<float> loss{CenterLossDescription{}};
        EmbeddingLossState<float> state = loss.initialState(before);
        EmbeddingLossSums<float> sums;
        const Rates rates{.learningRate = 0.01, .lambda = 1, .alpha = 0.5};
        for (int step = 0; step < 3; ++step) {
            loss.sum(x, labels, state, sums);
            loss.update(sums, 10, rates, state);
        }
        int moved = 0;
        for (int j = 0; j < kClasses; ++j) {
            const bool isPresent = std::ranges::find(labels, j) != labels.end();
            const bool isSame = std::memcmp(before.row(j).data(), state.centers.row(j).data(),
                                            8 * sizeof(float)) == 0;
            QCOMPARE(isSame, !isPresent);
            moved += isSame ? 0 : 1;
        }
        QCOMPARE(moved, 6);
    }

    void alphaZeroFreezesTheCenters() {
        Matrix<double> moved = centers();
        move(0, moved);
        QCOMPARE(moved, centers());
    }

    void centersNeverOvershootTheMeanOfTheirClass() {
        Matrix<double> moved = centers();
        move(1, moved);
        // α = 1 moves n / (1 + n) of the way: 3/4 of (0,0) → (2,0), 2/3 of (1,1) → (0,2.5).
        QCOMPARE(moved(0, 0), 1.5);
        QCOMPARE(moved(1, 0), 1.0 / 3.0);
        QCOMPARE(moved(1, 1), 2.0);
    }
};

CENTERSCOPE_GUILESS_TEST(CenterLossTest)
#include "center_loss_test.moc"
