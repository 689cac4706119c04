// SPDX-License-Identifier: GPL-3.0-or-later
#include "import/area_average.h"

#include <QTest>

#include "support/room_test.h"

using namespace centerscope;
using Pixels = std::vector<std::uint8_t>;

class AreaAverageTest : public QObject {
    Q_OBJECT

private slots:
    void aHalfIsTheMeanOfFour() {
        const Pixels old{0, 4, 10, 20, 8, 12, 30, 40};
        QCOMPARE(areaAverage(old.data(), {2, 4, 1}, {1, 2, 1}), (Pixels{6, 25}));
    }

    // A new pixel covers one and a half old ones: (2·30 + 1·60) / 3 and (1·60 + 2·90) / 3.
    void whatIsCoveredInPartCountsInPart() {
        const Pixels old{30, 60, 90};
        QCOMPARE(areaAverage(old.data(), {1, 3, 1}, {1, 2, 1}), (Pixels{40, 80}));
    }

    void channelsStayApart() {
        const Pixels old{0, 100, 200, 10, 110, 210};
        QCOMPARE(areaAverage(old.data(), {1, 2, 3}, {1, 1, 3}), (Pixels{5, 105, 205}));
    }

    void theSameSizeAndASingleColorStayAsTheyAre() {
        const Pixels old{1, 2, 3, 4};
        QCOMPARE(areaAverage(old.data(), {2, 2, 1}, {2, 2, 1}), old);
        const Pixels white(37 * 53, 255);
        QCOMPARE(areaAverage(white.data(), {37, 53, 1}, {28, 28, 1}), Pixels(28 * 28, 255));
    }

    void smallerOnesAreEnlarged() {
        const Pixels old{10, 20};
        QCOMPARE(areaAverage(old.data(), {1, 2, 1}, {2, 4, 1}),
                 (Pixels{10, 10, 20, 20, 10, 10, 20, 20}));
    }
};

CENTERSCOPE_GUILESS_TEST(AreaAverageTest)
#include "area_average_test.moc"
