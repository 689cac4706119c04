// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/class_regions.h"

#include <algorithm>
#include <cmath>

#include <QTest>

#include "support/room_test.h"

using namespace centerscope;

namespace {

constexpr PlotRange kRange{-2, 2, -2, 2};

/// What the head predicts at a place, by its logits.
int predictedAt(const EmbeddingHead& head, EmbeddingPosition place) {
    int best = 0;
    for (int label = 1; label < static_cast<int>(head.logits.size()); ++label)
        if (head.logit(label, place) > head.logit(best, place))
            best = label;
    return best;
}

/// The region that holds a place; −2: none does.
int regionAt(const std::vector<ClassRegion>& regions, QPointF place) {
    for (const ClassRegion& region : regions)
        if (region.outline.containsPoint(place, Qt::OddEvenFill))
            return region.label;
    return -2;
}

/// Three logits whose borders run obliquely.
EmbeddingHead obliqueHead() {
    EmbeddingHead head;
    head.logits = {{{1.3, 0.4}, 0.2}, {{-0.7, 1.1}, -0.1}, {{-0.2, -1.6}, 0.3}};
    return head;
}

}  // namespace

class ClassRegionsTest : public QObject {
    Q_OBJECT

private slots:
    /// z = (x, −x): the border is the line x = 0, and each side is half of the range.
    void twoClassesPartAlongTheLineOfEqualLogits() {
        EmbeddingHead head;
        head.logits = {{{1, 0}, 0}, {{-1, 0}, 0}};
        const auto regions = softmaxRegions(head, kRange);
        QCOMPARE(regions.size(), std::size_t{2});
        QCOMPARE(regions[0].outline.boundingRect(), QRectF(0, -2, 2, 4));
        QCOMPARE(regions[1].outline.boundingRect(), QRectF(-2, -2, 2, 4));
    }

    void regionsAreWhereTheLogitIsTheLargest_data() {
        QTest::addColumn<bool>("tanh");
        QTest::addColumn<double>("slope");
        QTest::newRow("no activation") << false << 1.0;
        QTest::newRow("PReLU") << false << 0.25;
        QTest::newRow("a negative slope") << false << -0.5;
        QTest::newRow("ReLU") << false << 0.0;
        QTest::newRow("tanh") << true << 1.0;
    }

    void regionsAreWhereTheLogitIsTheLargest() {
        QFETCH(bool, tanh);
        QFETCH(double, slope);
        EmbeddingHead head = obliqueHead();
        head.activations = {EmbeddingHead::Activation{tanh, slope},
                            EmbeddingHead::Activation{tanh, slope}};
        const auto regions = softmaxRegions(head, kRange);
        int compared = 0;
        for (float x = -1.95F; x < 2; x += 0.1F)
            for (float y = -1.95F; y < 2; y += 0.1F) {
                const int best = predictedAt(head, {x, y});
                double lead = 1e9;  // near a border rounding decides
                for (int label = 0; label < 3; ++label)
                    if (label != best)
                        lead = std::min(lead, head.logit(best, {x, y}) - head.logit(label, {x, y}));
                if (lead < 0.02)
                    continue;
                ++compared;
                QCOMPARE(regionAt(regions, {x, y}), best);
            }
        QVERIFY(compared > 1200);
    }

    /// After ReLU all of the lower left quadrant is the origin, where equal biases tie.
    void whereLogitsTieNothingIsDecided() {
        EmbeddingHead head;
        head.activations = {EmbeddingHead::Activation{false, 0},
                            EmbeddingHead::Activation{false, 0}};
        head.logits = {{{1, 0}, 0}, {{0, 1}, 0}};
        const auto regions = softmaxRegions(head, kRange);
        QCOMPARE(regionAt(regions, {-1, -1}), ClassRegion::kUndecided);
        QCOMPARE(regionAt(regions, {1, 0.5}), 0);
        QCOMPARE(regionAt(regions, {-1, 1}), 1);
        QCOMPARE(std::ranges::count(regions, ClassRegion::kUndecided, &ClassRegion::label), 1);
    }

    void theNearestCenterOwnsItsRegion() {
        const auto regions = nearestCenterRegions({{-1, 0}, {1, 0}, {1, 1.5F}}, kRange);
        QCOMPARE(regionAt(regions, {-0.1, 0}), 0);
        QCOMPARE(regionAt(regions, {0.1, 0}), 1);
        QCOMPARE(regionAt(regions, {1, 0.74}), 1);
        QCOMPARE(regionAt(regions, {1, 0.76}), 2);
    }

    /// The softmax parts at x = 0, the centers at x = 0.5: they differ in the strip between.
    void disagreementIsTheStripBetweenTheBorders() {
        EmbeddingHead head;
        head.logits = {{{1, 0}, 0}, {{-1, 0}, 0}};
        const auto strips = disagreements(head, {{2, 0}, {-1, 0}}, kRange);
        QCOMPARE(strips.size(), std::size_t{1});
        QCOMPARE(strips[0].label, 0);
        QCOMPARE(strips[0].outline.boundingRect(), QRectF(0, -2, 0.5, 4));
    }
};

CENTERSCOPE_GUILESS_TEST(ClassRegionsTest)
#include "class_regions_test.moc"
