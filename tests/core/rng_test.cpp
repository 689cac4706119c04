// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rng.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <QTest>

#include "support/room_test.h"

using namespace centerscope;

namespace {

constexpr int kNumbers = 100'000;

}  // namespace

class RngTest : public QObject {
    Q_OBJECT

private slots:
    // Computed by an independent implementation: they hold what a seed means for all time.
    void bitsAreTheKnownOnes_data() {
        QTest::addColumn<quint64>("seed");
        QTest::addColumn<quint64>("purpose");
        QTest::addColumn<quint64>("counter");
        QTest::addColumn<quint64>("bits");
        constexpr quint64 largest = ~quint64{0};
        QTest::newRow("first") << quint64{1} << quint64{1} << quint64{0}
                               << quint64{0xb18a02f46d8d86c3};
        QTest::newRow("next counter")
            << quint64{1} << quint64{1} << quint64{1} << quint64{0xf8c5b62c83f707e8};
        QTest::newRow("another purpose")
            << quint64{1} << quint64{3} << quint64{0} << quint64{0x3e12204644234bb0};
        QTest::newRow("another seed")
            << quint64{2} << quint64{1} << quint64{0} << quint64{0x1956ecd1a275ec95};
        QTest::newRow("seed 0") << quint64{0} << quint64{4} << quint64{0}
                                << quint64{0xcda3e176f37bc9fb};
        QTest::newRow("largest") << largest << quint64{2} << largest << quint64{0xfe889439337968ae};
        QTest::newRow("shuffle of epoch 1")
            << quint64{1} << quint64{3} << (quint64{1} << 32 | 54'999)
            << quint64{0x448b8bac586a11bf};
    }
    void bitsAreTheKnownOnes() {
        QFETCH(quint64, seed);
        QFETCH(quint64, purpose);
        QFETCH(quint64, counter);
        QFETCH(quint64, bits);
        QCOMPARE(quint64{Rng(seed, static_cast<RandomPurpose>(purpose)).bits(counter)}, bits);
    }

    void derivedNumbersAreTheKnownOnes() {
        const Rng weights(1, RandomPurpose::Weights);
        QCOMPARE(weights.uniform(0), 0.6935121390102292);
        const std::array normals{-0.13232060940613857, 0.8548219894253349, 1.6493966370580837};
        for (std::size_t k = 0; k < normals.size(); ++k)
            QVERIFY(std::abs(weights.normal(k) - normals[k]) < 1e-15);
        const Rng shuffle(1, RandomPurpose::Shuffle);
        const std::array<std::uint64_t, 8> below{6, 7, 5, 1, 3, 9, 3, 4};
        for (std::size_t k = 0; k < below.size(); ++k)
            QCOMPARE(shuffle.below(10, k), below[k]);
    }

    // With 100,000 draws the bounds are more than five standard deviations wide.
    void uniformFillsItsIntervalEvenly() {
        const Rng rng(7, RandomPurpose::Weights);
        std::array<int, 10> tenths{};
        for (int k = 0; k < kNumbers; ++k) {
            const double x = rng.uniform(static_cast<std::uint64_t>(k));
            QVERIFY(x >= 0.0 && x < 1.0);
            ++tenths[static_cast<std::size_t>(10 * x)];
        }
        for (int tenth : tenths)
            QVERIFY(std::abs(tenth - kNumbers / 10) < 500);
    }

    void normalHasTheMomentsOfTheNormalDistribution() {
        const Rng rng(7, RandomPurpose::Weights);
        std::array<double, 5> moments{};
        int beyondTwo = 0;
        for (int k = 0; k < kNumbers; ++k) {
            const double x = rng.normal(static_cast<std::uint64_t>(k));
            QVERIFY(std::isfinite(x));
            beyondTwo += std::abs(x) > 2.0;
            for (std::size_t power = 1; power < moments.size(); ++power)
                moments[power] += std::pow(x, static_cast<double>(power)) / kNumbers;
        }
        QVERIFY(std::abs(moments[1]) < 0.016);
        QVERIFY(std::abs(moments[2] - 1.0) < 0.023);
        QVERIFY(std::abs(moments[3]) < 0.062);
        QVERIFY(std::abs(moments[4] - 3.0) < 0.16);
        QVERIFY(std::abs(beyondTwo - 0.0455 * kNumbers) < 330);
    }

    void neighboursAreUncorrelated() {
        const Rng rng(7, RandomPurpose::Shuffle);
        const Rng otherSeed(8, RandomPurpose::Shuffle);
        const Rng otherPurpose(7, RandomPurpose::Centers);
        double counters = 0.0, seeds = 0.0, purposes = 0.0;
        for (std::uint64_t k = 0; k < kNumbers; ++k) {
            const double x = rng.normal(k) / kNumbers;
            counters += x * rng.normal(k + 1);
            seeds += x * otherSeed.normal(k);
            purposes += x * otherPurpose.normal(k);
        }
        QVERIFY(std::abs(counters) < 0.016);
        QVERIFY(std::abs(seeds) < 0.016);
        QVERIFY(std::abs(purposes) < 0.016);
    }

    void belowReachesEveryValueAndNoOther() {
        const Rng rng(7, RandomPurpose::SampleChoice);
        std::array<int, 7> seen{};
        for (std::uint64_t k = 0; k < 7'000; ++k)
            ++seen.at(rng.below(seen.size(), k));
        QVERIFY(*std::min_element(seen.begin(), seen.end()) > 840);
    }
};

CENTERSCOPE_GUILESS_TEST(RngTest)
#include "rng_test.moc"
