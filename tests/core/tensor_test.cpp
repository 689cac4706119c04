// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tensor.h"

#include <bit>
#include <cmath>

#include <QTest>

#include "core/rng.h"
#include "support/room_test.h"

using namespace centerscope;

/// Eigen would take float square roots from the processor's approximate reciprocal square root,
/// which every maker approximates differently.
class TensorTest : public QObject {
    Q_OBJECT

private slots:
    void squareRootsAreExact() {
        constexpr Eigen::Index kDraws = 100'003;  // the last ones fill no packet
        const Rng rng(1, RandomPurpose::SampleChoice);
        RowVector<float> x(kDraws);
        for (Eigen::Index k = 0; k < kDraws; ++k) {
            const std::uint64_t bits = rng.below(0x7f000000, static_cast<std::uint64_t>(k));
            x[k] = std::bit_cast<float>(static_cast<std::uint32_t>(bits) + 0x00800000);  // normal
        }
        const RowVector<float> roots = x.array().sqrt();
        const RowVector<float> reciprocals = x.array().rsqrt();
        int wrongRoots = 0, wrongReciprocals = 0;
        for (Eigen::Index k = 0; k < kDraws; ++k) {
            const auto root = static_cast<float>(std::sqrt(static_cast<double>(x[k])));
            wrongRoots += roots[k] != root;
            wrongReciprocals += reciprocals[k] != 1 / root;
        }
        QCOMPARE(wrongRoots, 0);
        QCOMPARE(wrongReciprocals, 0);
    }
};

CENTERSCOPE_GUILESS_TEST(TensorTest)
#include "tensor_test.moc"
