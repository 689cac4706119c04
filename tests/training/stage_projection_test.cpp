// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/stage_projection.h"

#include <cmath>
#include <limits>
#include <vector>

#include <QTest>

#include "support/room_test.h"

using namespace centerscope;

namespace {

bool isNear(double actual, double expected) {
    return std::abs(actual - expected) < 1e-6;
}

}  // namespace

class StageProjectionTest : public QObject {
    Q_OBJECT

private slots:
    /// About (1, 2, 3): two points at ±5 along (3, 4, 0)/5, two at ±2 along the last unit, so
    /// that the variances are 50/4 and 8/4, and one unit of space has none.
    void theAxesAreThoseOfTheLargestVariance() {
        const std::vector<float> x{4, 6, 3, -2, -2, 3, 1, 2, 5, 1, 2, 1};
        const StageProjection projection = principalProjection(x, 3);
        QVERIFY(isNear(projection.axes[0][0], 0.6) && isNear(projection.axes[0][1], 0.8) &&
                isNear(projection.axes[0][2], 0));
        QVERIFY(isNear(projection.axes[1][2], 1));
        QVERIFY(isNear(varianceShare(x, projection), 1));
        const EmbeddingPosition place = projection(std::vector<float>{4, 6, 5});
        QVERIFY(isNear(place.x, 5) && isNear(place.y, 2));
        const auto [along, across] = projection.direction(std::vector<double>{3, 4, 7});
        QVERIFY(isNear(along, 5) && isNear(across, 7));
    }

    /// Variances 9, 4 and 1 along the units: 13 of 14 are shown.
    void theShareIsThatOfTheVarianceShown() {
        const std::vector<float> x{3, 0, 0, -3, 0, 0, 0, 2, 0, 0, -2, 0, 0, 0, 1, 0, 0, -1};
        QVERIFY(isNear(varianceShare(x, principalProjection(x, 3)), 13.0 / 14));
        const StageProjection units{.dimensions = 3, .units = {2, 0}, .origin = {}, .axes = {}};
        QVERIFY(isNear(varianceShare(x, units), 10.0 / 14));
        QVERIFY(isNear(varianceShare({}, units), 0));
    }

    /// Of 200 points of eight dimensions whose units spread as 1, 1/2, 1/3, … it comes close to
    /// what the principal axes show, from below.
    void theAttainableShareIsThatOfThePrincipalAxes() {
        constexpr int kDimensions = 8;
        std::vector<float> x;
        for (int row = 0; row < 200; ++row)
            for (int unit = 0; unit < kDimensions; ++unit)
                x.push_back(std::sin(static_cast<float>(1 + 37 * row * (unit + 3) + 11 * unit)) /
                            static_cast<float>(unit + 1));
        const double best = varianceShare(x, principalProjection(x, kDimensions));
        const double found = attainableShare(x, kDimensions);
        QVERIFY(best > 0.6 && best < 0.99);
        QVERIFY2(found <= best + 1e-9 && found > best - 0.01, qPrintable(QString::number(found)));
    }

    /// Variances 9, 4 and 1 along the units: 13 of 14 can be shown. What lies on one line is shown
    /// whole, and nothing has no share.
    void theAttainableShareOfAFewPointsIsExact() {
        const std::vector<float> x{3, 0, 0, -3, 0, 0, 0, 2, 0, 0, -2, 0, 0, 0, 1, 0, 0, -1};
        QVERIFY(isNear(attainableShare(x, 3), 13.0 / 14));
        QVERIFY(isNear(attainableShare(std::vector<float>{1, 2, 3, 2, 4, 6, 3, 6, 9}, 3), 1));
        QVERIFY(isNear(attainableShare(std::vector<float>{1, 2, 3, 1, 2, 3}, 3), 0));
        QVERIFY(isNear(attainableShare({}, 3), 0));
    }

    void whatIsNotFiniteDoesNotCount() {
        const float none = std::numeric_limits<float>::quiet_NaN();
        const std::vector<float> x{3, 0, 0, none, 0, 0, -3, 0, 0};
        const StageProjection projection = principalProjection(x, 3);
        QVERIFY(isNear(projection.axes[0][0], 1));
        QVERIFY(isNear(projection.origin[0], 0));
        QVERIFY(!principalProjection(std::vector<float>{none, 0, 0}, 3).hasAxes());
    }

    void withoutAxesTwoUnitsAreShownAsTheyAre() {
        StageProjection projection{.dimensions = 4, .origin = {}, .axes = {}};
        projection.units = {3, 1};
        const EmbeddingPosition place = projection(std::vector<float>{1, 2, 3, 0.1F});
        QCOMPARE(place, (EmbeddingPosition{0.1F, 2}));
    }
};

CENTERSCOPE_GUILESS_TEST(StageProjectionTest)
#include "stage_projection_test.moc"
