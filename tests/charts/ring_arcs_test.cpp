// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/ring_arcs.h"

#include <cmath>
#include <limits>
#include <vector>

#include <QTest>

#include "support/room_test.h"

using namespace centerscope;

namespace {

using Rings = std::vector<StageOverlay::Ring>;

void requireArcs(const Rings& rings, std::size_t k, const std::vector<RingArc>& expected) {
    const std::vector<RingArc> found = outerArcs(rings, k);
    QCOMPARE(found.size(), expected.size());
    for (std::size_t n = 0; n < found.size(); ++n) {
        QVERIFY(std::abs(found[n].start - expected[n].start) < 1e-9);
        QVERIFY(std::abs(found[n].span - expected[n].span) < 1e-9);
    }
}

}  // namespace

/// The outline of circles that overlap.
class RingArcsTest : public QObject {
    Q_OBJECT

private slots:
    void aRingApartIsWhole() {
        requireArcs({{{0, 0}, 1}, {{5, 0}, 1}}, 0, {{0, 360}});
        requireArcs({{{0, 0}, 1}, {{2, 0}, 1}}, 0, {{0, 360}});  // they touch
    }

    /// Two of one radius at that distance: cos φ = 1/2, so 60° at both sides are covered.
    void whatLiesInAnotherIsLeftOut() {
        const Rings rings{{{0, 0}, 1}, {{1, 0}, 1}};
        requireArcs(rings, 0, {{60, 240}});
        requireArcs(rings, 1, {{0, 120}, {240, 120}});
    }

    /// One above and one below: between 30° and 150°, and 210° and 330°.
    void whatSeveralCoverIsLeftOutOnce() {
        const Rings rings{{{0, 0}, 1}, {{0, 1}, 1}, {{0, -1}, 1}};
        requireArcs(rings, 0, {{0, 30}, {150, 60}, {330, 30}});
    }

    void aRingInsideAnotherHasNothing() {
        const Rings rings{{{0, 0}, 1}, {{0.5F, 0}, 3}};
        requireArcs(rings, 0, {});
        requireArcs(rings, 1, {{0, 360}});
    }

    /// A radius may grow beyond any number where training diverges.
    void aRingThatIsNotFiniteHasNothingAndHidesNone() {
        constexpr double kInfinity = std::numeric_limits<double>::infinity();
        const Rings rings{{{0, 0}, 1}, {{0.5F, 0}, kInfinity}, {{NAN, 0}, 5}};
        requireArcs(rings, 0, {{0, 360}});
        requireArcs(rings, 1, {});
        requireArcs(rings, 2, {});
    }

    void ofEqualOnesTheFirstIsLeft() {
        const Rings rings{{{1, 1}, 2}, {{1, 1}, 2}};
        requireArcs(rings, 0, {{0, 360}});
        requireArcs(rings, 1, {});
    }
};

CENTERSCOPE_GUILESS_TEST(RingArcsTest)
#include "ring_arcs_test.moc"
