// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/elementary.h"

#include <cmath>
#include <limits>
#include <numbers>

#include <QTest>

#include "core/rng.h"
#include "support/room_test.h"

using namespace centerscope;

namespace {

constexpr std::uint64_t kDraws = 200'000;

/// |found − exact| in units in the last place of the exact value's double.
double unitsOff(double found, long double exact) {
    const double size = std::abs(static_cast<double>(exact));
    const double unit = std::nextafter(size, std::numeric_limits<double>::infinity()) - size;
    return static_cast<double>(std::abs(found - exact) / unit);
}

/// The largest over many draws of unitsOff(f(x), exact(x)) with x = argument(uniform in [0, 1)).
double mostUnitsOff(auto argument, auto f, auto exact) {
    const Rng rng(1, RandomPurpose::SampleChoice);
    double most = 0;
    for (std::uint64_t k = 0; k < kDraws; ++k) {
        const double x = argument(rng.uniform(k));
        most = std::max(most, unitsOff(f(x), exact(static_cast<long double>(x))));
    }
    return most;
}

}  // namespace

class ElementaryTest : public QObject {
    Q_OBJECT

private slots:
    void exponentialsAreRightToOneUnit() {
        const auto exact = [](long double x) { return std::exp(x); };
        for (const double reach : {1e-9, 1.0, 40.0, 707.0})
            QVERIFY(mostUnitsOff([=](double u) { return reach * (2 * u - 1); }, elementary::exp,
                                 exact) < 1);
        QCOMPARE(elementary::exp(0), 1.0);
        QCOMPARE(elementary::exp(-1e300), 0.0);
        QCOMPARE(elementary::exp(1e300), std::numeric_limits<double>::infinity());
        QVERIFY(std::isnan(elementary::exp(std::numeric_limits<double>::quiet_NaN())));
    }

    void logarithmsAreRightToOneUnit() {
        const auto exact = [](long double x) { return std::log(x); };
        const auto below = [&](auto argument) {
            return mostUnitsOff(argument, elementary::log, exact) < 1;
        };
        QVERIFY(below([](double u) { return 1 - u; }));
        QVERIFY(below([](double u) { return 1 + 1e-6 * (u - 0.5); }));
        QVERIFY(below([](double u) { return 1 + 9 * u; }));
        QVERIFY(below([](double u) { return std::pow(10, 600 * u - 300); }));
        QCOMPARE(elementary::log(1), 0.0);
        QCOMPARE(elementary::log(0), -std::numeric_limits<double>::infinity());
        QCOMPARE(elementary::log(std::numeric_limits<double>::infinity()),
                 std::numeric_limits<double>::infinity());
        QVERIFY(std::isnan(elementary::log(-1)));
        QVERIFY(std::isnan(elementary::log(std::numeric_limits<double>::quiet_NaN())));
    }

    // A turn is cut into eighths first, so that the reference does not round a large angle.
    void cosinesAndSinesAreRightToOneUnit() {
        const long double turn = 2 * std::numbers::pi_v<long double>;
        const auto eighth = [](double u) { return (2 * u - 1) / 8; };
        const auto cosine = [=](long double t) { return std::cos(turn * t); };
        const auto sine = [=](long double t) { return std::sin(turn * t); };
        QVERIFY(mostUnitsOff(eighth, elementary::cosine, cosine) < 1);
        QVERIFY(mostUnitsOff(eighth, elementary::sine, sine) < 1);
        for (const double quarters : {-4.0, 1.0, 2.0, 3.0, 4.0, 4e6 + 1}) {
            const int phase = static_cast<int>(quarters) & 3;
            // Multiples of 2⁻³⁰, to which quarters add exactly.
            const auto coarse = [=](double u) { return std::round(eighth(u) * 0x1p30) * 0x1p-30; };
            const auto ahead = [=](auto f) {
                return [=](double t) { return f(t + quarters / 4); };
            };
            const auto turned = [=](long double t) {
                return phase == 0   ? cosine(t)
                       : phase == 1 ? -sine(t)
                       : phase == 2 ? -cosine(t)
                                    : sine(t);
            };
            const auto turnedSine = [=](long double t) {
                return phase == 0   ? sine(t)
                       : phase == 1 ? cosine(t)
                       : phase == 2 ? -sine(t)
                                    : -cosine(t);
            };
            QVERIFY(mostUnitsOff(coarse, ahead(elementary::cosine), turned) < 1);
            QVERIFY(mostUnitsOff(coarse, ahead(elementary::sine), turnedSine) < 1);
        }
        QCOMPARE(elementary::cosine(0.25), 0.0);
        QCOMPARE(elementary::sine(0.5), 0.0);
        QCOMPARE(elementary::sine(-0.25), -1.0);
    }

    void powersAreRightToOneUnit() {
        for (const double base : {0.5, 0.9, 0.99, 0.999, -0.75})
            for (int exponent = 0; exponent <= 1000; ++exponent)
                QVERIFY(unitsOff(elementary::power(base, exponent),
                                 std::pow(static_cast<long double>(base), exponent)) < 1);
        QCOMPARE(elementary::power(0.9, 10'000'000), 0.0);
        QCOMPARE(elementary::power(0, 0), 1.0);
    }
};

CENTERSCOPE_GUILESS_TEST(ElementaryTest)
#include "elementary_test.moc"
