// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/cluster_measures.h"

#include <cmath>
#include <limits>

#include <QTest>

#include "support/room_test.h"
#include "training/class_dispersion.h"
#include "training/stage_projection.h"

using namespace centerscope;

namespace {

constexpr float kNaN = std::numeric_limits<float>::quiet_NaN();

EmbeddingCloud cloudOf(std::vector<EmbeddedPoint> points, std::vector<EmbeddingPosition> centers) {
    EmbeddingCloud cloud;
    cloud.points = std::move(points);
    cloud.centers = std::move(centers);
    return cloud;
}

}  // namespace

class ClusterMeasuresTest : public QObject {
    Q_OBJECT

private slots:
    void withinIsTheRootMeanSquareDistanceToTheClassCenter() {
        const auto measures = clusterMeasures(
            cloudOf({{{3, 4}, 0, 0, 0, 1}, {{10, 1}, 1, 1, 1, 1}}, {{0, 0}, {6, 0}, {6, 8}}));
        QVERIFY(measures);
        QCOMPARE(measures->withinClassRms, std::sqrt((25.0 + 17.0) / 2));
        QCOMPARE(measures->minCenterDistance, 6.0);
        QCOMPARE(measures->meanCenterDistance, 8.0);  // 6, 8 and 10
        QCOMPARE(measures->radiusToDistance, measures->withinClassRms / 6);
    }

    void pointsThatAreNotFiniteDoNotCount() {
        const EmbeddingCloud cloud =
            cloudOf({{{3, 4}, 0, 0, 0, 1}, {{kNaN, 1}, 0, 1, 0, 1}}, {{0, 0}, {9, 0}});
        QCOMPARE(clusterMeasures(cloud)->withinClassRms, 5.0);
    }

    void coincidingCentersHaveAnInfiniteRatio() {
        const auto measures = clusterMeasures(cloudOf({{{3, 4}, 0, 0, 0, 1}}, {{0, 0}, {0, 0}}));
        QVERIFY(measures);
        QCOMPARE(measures->minCenterDistance, 0.0);
        QVERIFY(std::isinf(measures->radiusToDistance));
    }

    /// Class 0 lies at (1, 0) and (3, 4) around its center (0, 0), class 1 nowhere.
    void aClassSpreadsAroundItsCenterAndItsMean() {
        const EmbeddingCloud cloud =
            cloudOf({{{1, 0}, 0, 0, 0, 1}, {{3, 4}, 1, 0, 0, 1}, {{kNaN, 0}, 2, 0, 0, 1}},
                    {{0, 0}, {9, 9}});
        const auto spreads = classDispersions(cloud);
        QCOMPARE(spreads.size(), std::size_t{2});
        QCOMPARE(spreads[0]->count, 2);
        QCOMPARE(spreads[0]->radius, std::sqrt((1.0 + 25.0) / 2));
        QCOMPARE(spreads[0]->centerToMean, std::hypot(2.0, 2.0));
        QVERIFY(!spreads[1]);
        QCOMPARE(meanCenterToMean(cloud), std::hypot(2.0, 2.0));
        QVERIFY(std::isnan(meanCenterToMean(cloudOf({}, {{0, 0}}))));
    }

    /// The same class seen in three dimensions, of which the stage shows the first two: at
    /// (1, 0, 2) and (3, 4, 2) around (0, 0, 0), so that the mean is (2, 2, 2).
    void aClassSpreadsInAllDimensions() {
        EmbeddingCloud cloud =
            cloudOf({{{1, 0}, 0, 0, 0, 1}, {{3, 4}, 1, 0, 0, 1}}, {{0, 0}, {9, 9}});
        cloud.full = std::make_shared<const FullEmbeddings>(FullEmbeddings{
            .dimensions = 3, .points = {1, 0, 2, 3, 4, 2}, .centers = {0, 0, 0, 9, 9, 9}});
        const auto spreads = classDispersions(cloud);
        QCOMPARE(spreads[0]->count, 2);
        QCOMPARE(spreads[0]->radius, std::sqrt((5.0 + 29.0) / 2));
        QCOMPARE(spreads[0]->centerToMean, std::sqrt(12.0));
        QVERIFY(!spreads[1]);
    }

    /// Of a projection alone nothing is said that would be taken for the whole.
    void aProjectionAloneHasNoMeasures() {
        EmbeddingCloud cloud = cloudOf({{{3, 4}, 0, 0, 0, 1}}, {{0, 0}, {9, 0}});
        QCOMPARE(measuresOf(cloud)->withinClassRms, 5.0);
        cloud.projection = std::make_shared<const StageProjection>(
            StageProjection{.dimensions = 3, .origin = {}, .axes = {}});
        QVERIFY(!measuresOf(cloud));
        cloud.measures = ClusterMeasures{.withinClassRms = 7};
        QCOMPARE(measuresOf(cloud)->withinClassRms, 7.0);
    }

    void thereIsNothingToMeasureWithoutPointsOrWithOneCenter() {
        QVERIFY(!clusterMeasures(cloudOf({}, {{0, 0}, {1, 0}})));
        QVERIFY(!clusterMeasures(cloudOf({{{3, 4}, 0, 0, 0, 1}}, {{0, 0}})));
        QVERIFY(!clusterMeasures(cloudOf({{{3, 4}, 0, 0, 0, 1}}, {{0, 0}, {kNaN, 0}})));
    }
};

CENTERSCOPE_GUILESS_TEST(ClusterMeasuresTest)
#include "cluster_measures_test.moc"
