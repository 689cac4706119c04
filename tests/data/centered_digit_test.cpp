// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/centered_digit.h"

#include <algorithm>
#include <cmath>

#include <QTest>

#include "support/room_test.h"

using namespace centerscope;

namespace {

constexpr ImageShape kDigitShape{28, 28, 1};
constexpr int kPadSide = 280;

/// White ink in [left, right) × [top, bottom) of a drawing of 280 × 280.
std::vector<std::uint8_t> box(int left, int top, int right, int bottom) {
    std::vector<std::uint8_t> drawing(kPadSide * kPadSide);
    for (int y = top; y < bottom; ++y)
        std::fill_n(drawing.begin() + y * kPadSide + left, right - left, 255);
    return drawing;
}

}  // namespace

class CenteredDigitTest : public QObject {
    Q_OBJECT

private slots:
    /// Wherever it is drawn and however large, a bar of 1 : 4 has 5 × 20 pixels in the middle.
    void inkFitsTwentyPixelsAroundTheMiddle() {
        for (const auto& drawing : {box(0, 0, 50, 200), box(200, 60, 220, 140)}) {
            const std::vector<std::uint8_t> image =
                centeredDigit(drawing, kPadSide, kPadSide, kDigitShape);
            for (int y = 0; y < 28; ++y)
                for (int x = 0; x < 28; ++x) {
                    // The bar reaches from 11.5 to 16.5: the pixels at its sides are half ink.
                    const bool row = y >= 4 && y < 24;
                    const int expected = !row                 ? 0
                                         : x == 11 || x == 16 ? 128
                                         : x > 11 && x < 16   ? 255
                                                              : 0;
                    QCOMPARE(int{image[static_cast<std::size_t>(28 * y + x)]}, expected);
                }
        }
    }

    void theCenterOfMassIsTheMiddleOfTheImage() {
        std::vector<std::uint8_t> drawing = box(10, 10, 40, 210);  // a stem
        const std::vector<std::uint8_t> foot = box(10, 180, 160, 210);
        std::ranges::transform(drawing, foot, drawing.begin(),
                               [](std::uint8_t a, std::uint8_t b) { return std::max(a, b); });
        const std::vector<std::uint8_t> image =
            centeredDigit(drawing, kPadSide, kPadSide, kDigitShape);
        double mass = 0, x = 0, y = 0;
        for (int k = 0; k < 28 * 28; ++k) {
            mass += image[static_cast<std::size_t>(k)];
            x += image[static_cast<std::size_t>(k)] * (k % 28 + 0.5);
            y += image[static_cast<std::size_t>(k)] * (k / 28 + 0.5);
        }
        QVERIFY(std::abs(x / mass - 14) < 0.02);
        QVERIFY(std::abs(y / mass - 14) < 0.02);
    }

    void withoutInkAllIsPaper() {
        const auto image = centeredDigit(box(0, 0, 0, 0), kPadSide, kPadSide, kDigitShape);
        QCOMPARE(std::ranges::count(image, 0), 28 * 28);
    }
};

CENTERSCOPE_GUILESS_TEST(CenteredDigitTest)
#include "centered_digit_test.moc"
