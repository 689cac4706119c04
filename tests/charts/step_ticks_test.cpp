// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/step_ticks.h"

#include <cmath>

#include <QTest>

#include "support/room_test.h"

using namespace centerscope;

namespace {

const QLocale kC = QLocale::c();

QStringList textsOf(const std::vector<AxisTick>& ticks) {
    QStringList texts;
    for (const AxisTick& tick : ticks)
        texts << tick.text;
    return texts;
}

PlotMapping mappingOf(double bottom, double top, double height = 200) {
    return {.range = {0, 1000, bottom, top}, .area = QRectF(40, 20, 500, height)};
}

}  // namespace

class StepTicksTest : public QObject {
    Q_OBJECT

private slots:
    void linearTicksAreRoundAndAsManyAsThereIsRoomFor() {
        QCOMPARE(textsOf(valueTicks(mappingOf(0, 2), {}, kC)),
                 (QStringList{"0.0", "0.5", "1.0", "1.5", "2.0"}));
        QCOMPARE(textsOf(valueTicks(mappingOf(0, 40, 90), {}, kC)), (QStringList{"0", "20", "40"}));
    }

    void tallDecadesHaveTwoAndFive() {
        QCOMPARE(textsOf(valueTicks(mappingOf(-1, 0), {true}, kC)),
                 (QStringList{"0.1", "0.2", "0.5", "1"}));
    }

    void lowDecadesStandAloneOrAreLeftOut() {
        QCOMPARE(textsOf(valueTicks(mappingOf(-2, 2), {true}, kC)),
                 (QStringList{"0.01", "0.1", "1", "10", "100"}));
        const auto few = valueTicks(mappingOf(-20, 20), {true}, kC);
        QVERIFY(few.size() >= 3);
        QVERIFY(few.size() <= 200 / 20 + 1);
    }

    void lessThanADecadeHasTheRoundValuesInIt() {
        const auto ticks = valueTicks(mappingOf(std::log10(2.0), std::log10(3.0)), {true}, kC);
        QVERIFY(ticks.size() >= 3);
        QCOMPARE(ticks.front().text, QString("2.0"));
        QVERIFY(std::fabs(ticks.front().at - std::log10(2.0)) < 1e-9);
        QCOMPARE(ticks.back().text, QString("3.0"));
    }

    void veryLargeAndVerySmallValuesArePowersOfTen() {
        QCOMPARE(textsOf(valueTicks(mappingOf(-6, -4, 60), {true}, kC)),
                 (QStringList{"10⁻⁶", "10⁻⁵", "0.0001"}));
        QCOMPARE(textsOf(valueTicks(mappingOf(0, 2e100, 90), {}, kC)),
                 (QStringList{"0", "10¹⁰⁰", "2·10¹⁰⁰"}));
    }

    void stepsAreWholeAndNeverBelowZero() {
        PlotMapping mapping = mappingOf(0, 1);
        mapping.range.left = -2;
        mapping.range.right = 3;
        QCOMPARE(textsOf(stepTicks(mapping, kC)), (QStringList{"0", "1", "2", "3"}));
        mapping.range.left = 0;
        mapping.range.right = 20000;
        QCOMPARE(textsOf(stepTicks(mapping, QLocale(QLocale::English))),
                 (QStringList{"0", "5,000", "10,000", "15,000", "20,000"}));
    }
};

CENTERSCOPE_GUILESS_TEST(StepTicksTest)
#include "step_ticks_test.moc"
