// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/affine_warp.h"

#include <cstdint>
#include <vector>

#include <QTest>

#include "data/dataset.h"
#include "support/room_test.h"

using namespace centerscope;

namespace {

constexpr int kSide = 28;

using Pixels = std::vector<std::uint8_t>;  // (y, x)

template <typename Value>
Pixels imageOf(Value&& value) {
    Pixels pixels;
    for (int y = 0; y < kSide; ++y)
        for (int x = 0; x < kSide; ++x)
            pixels.push_back(static_cast<std::uint8_t>(value(x, y)));
    return pixels;
}

/// Every pixel differs from its neighbours in each direction.
Pixels pattern() {
    return imageOf([](int x, int y) { return 1 + (7 * x + 31 * y) % 251; });
}

Pixels warped(const AffineWarp& warp, const Pixels& pixels) {
    Pixels result(pixels.size());
    warp({kSide, kSide, 1}, pixels.data(), result.data());
    return result;
}

int at(const Pixels& pixels, int x, int y) {
    return pixels[static_cast<std::size_t>(y * kSide + x)];
}

}  // namespace

class AffineWarpTest : public QObject {
    Q_OBJECT

private slots:
    void nothingToDoChangesNothing() { QCOMPARE(warped({}, pattern()), pattern()); }

    void aShiftByWholePixelsMovesThemAndLetsBlackIn() {
        const Pixels from = pattern();
        const Pixels expected = imageOf(
            [&](int x, int y) { return x >= 2 && y + 3 < kSide ? at(from, x - 2, y + 3) : 0; });
        QCOMPARE(warped({.right = 2, .down = -3}, from), expected);
    }

    // Between 100 and 201 lies 150.5, which is rounded up; between black and 100 lies 50.
    void aShiftByHalfAPixelTakesTheMean() {
        const Pixels from = imageOf([](int x, int) { return x == 0 ? 100 : 201; });
        const Pixels found = warped({.right = 0.5}, from);
        for (int y = 0; y < kSide; ++y) {
            QCOMPARE(at(found, 0, y), 50);
            QCOMPARE(at(found, 1, y), 151);
            QCOMPARE(at(found, 2, y), 201);
            QCOMPARE(at(found, 27, y), 201);
        }
    }

    // A quarter clockwise: what was the left edge, read upwards, becomes the upper edge.
    void aQuarterTurnIsExact() {
        const Pixels from = pattern();
        const Pixels expected = imageOf([&](int x, int y) { return at(from, y, kSide - 1 - x); });
        QCOMPARE(warped({.rotation = 0.25}, from), expected);
    }

    // Twice the size about 13.5: pixel x shows what lay at 13.5 + (x - 13.5) / 2, so pixel 0 what
    // lay at 6.75 and pixel 20 what lay at 16.75; the ramp has the value 8 x there.
    void enlargingReadsBetweenThePixels() {
        const Pixels ramp = imageOf([](int x, int) { return 8 * x; });
        const Pixels found = warped({.scale = 2}, ramp);
        QCOMPARE(at(found, 0, 5), 54);
        QCOMPARE(at(found, 20, 5), 134);
        QCOMPARE(at(found, 27, 27), 162);
    }

    // Half the size: the image ends 7 pixels from each edge, and black is around it.
    void shrinkingLeavesBlackAround() {
        const Pixels found = warped({.scale = 0.5}, imageOf([](int, int) { return 200; }));
        QCOMPARE(at(found, 6, 14), 0);
        QCOMPARE(at(found, 7, 14), 200);
        QCOMPARE(at(found, 20, 14), 200);
        QCOMPARE(at(found, 21, 14), 0);
    }

    // 2 rows of 3 pixels in 2 channels, moved one pixel to the right and, in a copy, one down.
    void anImageMayHaveAnotherShapeAndChannels() {
        const ImageShape shape{2, 3, 2};
        const Pixels from{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};
        Pixels found(from.size());
        AffineWarp{.right = 1}(shape, from.data(), found.data());
        QCOMPARE(found, (Pixels{0, 0, 1, 2, 3, 4, 0, 0, 7, 8, 9, 10}));
        AffineWarp{.down = 1}(shape, from.data(), found.data());
        QCOMPARE(found, (Pixels{0, 0, 0, 0, 0, 0, 1, 2, 3, 4, 5, 6}));
    }

    void whatIsMovedOutOfSightIsBlack() {
        QCOMPARE(warped({.right = 1000, .rotation = 0.2, .scale = 0.1}, pattern()),
                 imageOf([](int, int) { return 0; }));
    }
};

CENTERSCOPE_GUILESS_TEST(AffineWarpTest)
#include "affine_warp_test.moc"
