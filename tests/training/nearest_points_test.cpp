// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/nearest_points.h"

#include <limits>

#include <QTest>

#include "support/room_test.h"

using namespace centerscope;

namespace {

std::vector<std::int32_t> nearestSamples(const std::vector<NearPoint>& points) {
    std::vector<std::int32_t> samples;
    for (const NearPoint& near : points)
        samples.push_back(near.point.sample);
    return samples;
}

}  // namespace

class NearestPointsTest : public QObject {
    Q_OBJECT

private slots:
    void theNearestComeFirstEachSampleOnce() {
        constexpr float kNaN = std::numeric_limits<float>::quiet_NaN();
        EmbeddingCloud cloud;
        cloud.points = {{{3, 4}, 1, 0, 0, 0},   {{0, 1}, 2, 0, 0, 0}, {{1, 0}, 3, 0, 0, 0},
                        {{0, 0}, 4, 0, 0, 0},   {{0, 3}, 2, 0, 0, 1},  // sample 2 again, further
                        {{0, 2}, 1, 0, 0, 1},                          // sample 1 again, nearer
                        {{kNaN, 0}, 5, 0, 0, 1}};
        QCOMPARE(nearestSamples(nearestPoints(cloud, {0, 0}, 3)), (std::vector{4, 2, 3}));
        QCOMPARE(nearestSamples(nearestPoints(cloud, {0, 0}, 9, 4)), (std::vector{2, 3, 1}));
        QCOMPARE(nearestPoints(cloud, {0, 0}, 9).back().point.position, (EmbeddingPosition{0, 2}));
        QCOMPARE(nearestPoints(cloud, {0, 0}, 9).back().distance, 2.0);
        QVERIFY(nearestPoints({}, {0, 0}, 3).empty());
    }

    /// Near on the stage is far where a third dimension is seen.
    void inAllDimensionsOthersAreNearer() {
        EmbeddingCloud cloud;
        cloud.points = {{{1, 0}, 1, 0, 0, 0}, {{2, 0}, 2, 0, 0, 0}, {{0, 0}, 3, 0, 0, 0}};
        cloud.full = std::make_shared<const FullEmbeddings>(
            FullEmbeddings{.dimensions = 3, .points = {1, 0, 9, 2, 0, 0, 0, 0, 5}, .centers = {}});
        const std::vector<float> x{0, 0, 0};
        QCOMPARE(nearestSamples(nearestPoints(cloud, {0, 0}, 2)), (std::vector{3, 1}));
        QCOMPARE(nearestSamples(nearestPoints(cloud, std::span(x), 2)), (std::vector{2, 3}));
        QCOMPARE(nearestSamples(nearestPoints(cloud, std::span(x), 2, 2)), (std::vector{3, 1}));
    }
};

CENTERSCOPE_GUILESS_TEST(NearestPointsTest)
#include "nearest_points_test.moc"
