// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/point_density.h"

#include <algorithm>
#include <cmath>

#include <QTest>

#include "support/room_test.h"

using namespace centerscope;

namespace {

constexpr double kMarkerArea = 9;  // pixels

int labelOf(const EmbeddedPoint& point) {
    return point.label;
}

/// One lonely point, and a square from −1 to 1 full of this many others, evenly.
EmbeddingCloud crowdOf(int side, int labelOfCrowd = 0) {
    EmbeddingCloud cloud;
    cloud.source = PointSource::Validation;
    cloud.centers.resize(2);
    cloud.points.push_back({{-8, 8}, 0, 0});
    for (int row = 0; row < side; ++row)
        for (int column = 0; column < side; ++column)
            cloud.points.push_back({{2 * (column + 0.5F) / static_cast<float>(side) - 1,
                                     2 * (row + 0.5F) / static_cast<float>(side) - 1},
                                    static_cast<std::int32_t>(cloud.points.size()),
                                    static_cast<ClassLabel>(labelOfCrowd)});
    return cloud;
}

/// The plane from −limit to limit on 400 × 400 pixels.
PlotMapping viewOf(double limit) {
    return {{-limit, limit, -limit, limit}, {0, 0, 400, 400}};
}

/// The share of the ground that the crowd's inner half covers: 1 − Π (1 − a), as often as a marker
/// lies over a pixel there.
double coverOf(const PointDensity& density, const EmbeddingCloud& cloud, double limit) {
    double weight = 0;  // Σ −ln(1 − a)
    for (const std::uint32_t k : density.order())
        if (const EmbeddingPosition at = cloud.points[k].position;
            std::abs(at.x) < 0.5F && std::abs(at.y) < 0.5F)
            weight -= std::log1p(-std::min(0.999, PointDensity::opacity(density.level(k))));
    const double pixels = 400 / (2 * limit);  // of the inner half's side, which is 1 long
    return 1 - std::exp(-weight * kMarkerArea / (pixels * pixels));
}

}  // namespace

class PointDensityTest : public QObject {
    Q_OBJECT

private slots:
    void fewPointsAreOpaqueInTheirOwnOrder() {
        const EmbeddingCloud cloud = crowdOf(10);
        const PointDensity density(cloud, viewOf(10), kMarkerArea, labelOf);
        QVERIFY(std::ranges::is_sorted(density.order()));
        QCOMPARE(density.order().size(), cloud.points.size());
        for (const std::uint32_t k : density.order())
            QCOMPARE(density.level(k), 0);
    }

    /// 60,025 points on 40 × 40 pixels: more than 300 markers over each of them.
    void aCrowdIsNotSaturatedAndALonelyPointIsOpaque() {
        const EmbeddingCloud cloud = crowdOf(245);
        const PointDensity density(cloud, viewOf(10), kMarkerArea, labelOf);
        QCOMPARE(density.level(0), 0);
        QCOMPARE(density.order().back(), 0U);  // above all others
        const double cover = coverOf(density, cloud, 10);
        QVERIFY(cover > 0.85);
        QVERIFY(cover < 0.99);
    }

    void zoomingInMakesPointsOpaque() {
        const EmbeddingCloud cloud = crowdOf(100);
        const auto levelAtTheMiddle = [&](double limit) {
            return PointDensity(cloud, viewOf(limit), kMarkerArea, labelOf).level(5050);
        };
        QVERIFY(levelAtTheMiddle(10) > levelAtTheMiddle(3));
        QCOMPARE(levelAtTheMiddle(0.4), 0);
    }

    /// A wrong one among many: its own kind is rare there.
    void anotherKindInACrowdIsOpaqueAndOnTop() {
        EmbeddingCloud cloud = crowdOf(245, 1);
        cloud.points.push_back({{0, 0}, 99'999, 0});
        const auto other = static_cast<std::uint32_t>(cloud.points.size() - 1);
        const PointDensity density(cloud, viewOf(10), kMarkerArea, labelOf);
        QCOMPARE(density.level(other), 0);
        QCOMPARE(density.order().back(), other);
    }

    void pointsBesideTheViewOrNowhereAreNotMeasured() {
        EmbeddingCloud cloud = crowdOf(80);
        cloud.points.push_back({{1e9F, 0}, 1, 0});
        cloud.points.push_back({{std::nanf(""), 0}, 2, 0});
        const PointDensity density(cloud, viewOf(10), kMarkerArea, labelOf);
        QCOMPARE(density.level(6401), 0);
        QCOMPARE(density.level(6402), 0);
    }
};

CENTERSCOPE_GUILESS_TEST(PointDensityTest)
#include "point_density_test.moc"
