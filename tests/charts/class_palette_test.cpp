// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/class_palette.h"

#include <cmath>
#include <set>

#include <QTest>

#include "support/room_test.h"

using namespace centerscope;

namespace {

/// CIE L*a*b* of an sRGB color under D65 (CIE 15:2004).
struct Lab {
    explicit Lab(const QColor& color) {
        const auto linear = [](double c) {
            return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
        };
        const double r = linear(color.redF());
        const double g = linear(color.greenF());
        const double b = linear(color.blueF());
        const auto f = [](double t) {
            return t > 216.0 / 24389 ? std::cbrt(t) : (24389.0 / 27 * t + 16) / 116;
        };
        const double x = f((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.95047);
        const double y = f(0.2126 * r + 0.7152 * g + 0.0722 * b);
        const double z = f((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.08883);
        lightness = 116 * y - 16;
        redness = 500 * (x - y);
        yellowness = 200 * (y - z);
    }
    double distance(const Lab& other) const {
        return std::hypot(lightness - other.lightness, redness - other.redness,
                          yellowness - other.yellowness);
    }

    double lightness;
    double redness;
    double yellowness;
};

}  // namespace

class ClassPaletteTest : public QObject {
    Q_OBJECT

private slots:
    void twentyClassesHaveColoursOfTheirOwn_data() {
        QTest::addColumn<bool>("dark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }
    /// ΔE of 2.3 is just noticeable.
    void twentyClassesHaveColoursOfTheirOwn() {
        QFETCH(bool, dark);
        for (int a = 0; a < kDistinctClasses; ++a)
            for (int b = 0; b < a; ++b) {
                const double distance =
                    Lab(classColor(ClassColors::ColorBlindAware, a, dark))
                        .distance(Lab(classColor(ClassColors::ColorBlindAware, b, dark)));
                QVERIFY2(distance > 9,
                         qPrintable(QString("%1 and %2: %3").arg(a).arg(b).arg(distance)));
            }
    }

    /// A block of the list has one hue, and a hundred classes differ in what they look like.
    void manyClassesShareHuesByBlocks() {
        const ClassPalette hundred(ClassColors::ColorBlindAware, {}, 100);
        std::set<std::pair<QRgb, int>> looks;
        for (int label = 0; label < 100; ++label) {
            looks.insert({hundred.color(label, false).rgb(), hundred.shape(label)});
            QCOMPARE(hundred.color(label / 10 * 10, false),
                     classColor(ClassColors::ColorBlindAware, label / 10, false));
        }
        QCOMPARE(looks.size(), std::size_t{100});
        const ClassPalette many(ClassColors::ColorBlindAware, {}, 901);  // blocks of 91
        QCOMPARE(many.color(900, false), many.color(819, false));
        QCOMPARE(many.color(819, false), classColor(ClassColors::ColorBlindAware, 9, false));
        const ClassPalette inTurn(ClassColors::ColorBlindAware, {}, 901, ClassHues::InTurn);
        QCOMPARE(inTurn.color(12, false), classColor(ClassColors::ColorBlindAware, 12, false));
    }

    /// As with twenty, a held-out class takes no colour away.
    void whatIsHeldOutLeavesTheOthersTheirLooks() {
        const ClassPalette whole(ClassColors::ColorBlindAware, {}, 47);
        const ClassPalette known(ClassColors::ColorBlindAware, {0, 1, 30, 46}, 47);
        QCOMPARE(known.color(2, true), whole.color(30, true));
        QCOMPARE(known.shape(3), whole.shape(46));
    }

    void aColorThatRepeatsHasAnotherShape() {
        for (int label = 0; label < 80; ++label) {
            const int next = label + kDistinctClasses;
            QCOMPARE(classColor(ClassColors::ColorBlindAware, label, false),
                     classColor(ClassColors::ColorBlindAware, next, false));
        }
        int other = 0;
        for (int label = 0; label < kDistinctClasses; ++label)
            other += classShape(label) != classShape(label + kDistinctClasses) ? 1 : 0;
        QVERIFY(other >= 14);
    }
};

CENTERSCOPE_GUILESS_TEST(ClassPaletteTest)
#include "class_palette_test.moc"
