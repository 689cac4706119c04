// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/stage_readout.h"

#include <cmath>
#include <limits>

#include <QTest>

#include "support/room_test.h"

using namespace centerscope;

namespace {

constexpr float kNotANumber = std::numeric_limits<float>::quiet_NaN();

EmbeddingCloud readoutCloud(std::vector<EmbeddedPoint> points,
                            std::vector<EmbeddingPosition> centers) {
    EmbeddingCloud cloud;
    cloud.points = std::move(points);
    cloud.centers = std::move(centers);
    return cloud;
}

}  // namespace

class StageReadoutTest : public QObject {
    Q_OBJECT

private slots:
    void theExtentLeavesOutWhatIsNotFinite() {
        QCOMPARE(extentOf(readoutCloud({{{3, 4}, 0, 0, 0, 1}, {{kNotANumber, 1}, 0, 1, 0, 1}},
                                       {{0, 0}, {9, 0}})),
                 9.0);
        QCOMPARE(extentOf(readoutCloud({{{-5, 4}, 0, 0, 0, 1}}, {{kNotANumber, 0}, {0, -6}})), 6.0);
        QCOMPARE(extentOf({}), 0.0);
    }

    void classesAreCounted() {
        const EmbeddingCloud cloud =
            readoutCloud({{{0, 0}, 0, 2, 0, 1}, {{0, 0}, 1, 2, 0, 1}, {{0, 0}, 2, 0, 0, 1}}, {});
        QCOMPARE(classCounts(cloud, 4), (std::vector<std::int64_t>{1, 0, 2, 0}));
        QCOMPARE(classCounts(cloud, 2), (std::vector<std::int64_t>{1, 0}));
    }
};

CENTERSCOPE_GUILESS_TEST(StageReadoutTest)
#include "stage_readout_test.moc"
