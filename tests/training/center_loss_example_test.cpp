// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/center_loss_example.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include <QTest>

#include "support/room_test.h"

using namespace centerscope;

namespace {

using Points = CenterLossExample::Points;

double largestDifference(const Points& one, const Points& other) {
    if (one.size() != other.size())
        return std::numeric_limits<double>::infinity();
    double largest = 0;
    for (std::size_t k = 0; k < one.size(); ++k)
        for (std::size_t side = 0; side < 2; ++side)
            largest = std::max(largest, std::abs(one[k][side] - other[k][side]));
    return largest;
}

}  // namespace

class CenterLossExampleTest : public QObject {
    Q_OBJECT

private slots:
    void lossesAreThoseOfAPencil() {
        const CenterLossExample example = centerLossExample();
        QCOMPARE(example.forms.size(), std::size_t{3});
        QCOMPARE(example.forms[0].loss, 3.1);
        QCOMPARE(example.forms[1].loss, 15.5);
        QCOMPARE(example.forms[2].loss, 6.2);
        const Points gradient{{.2, .4}, {.6, 0}, {-.4, .2}, {.4, -.4}, {0, .4}};
        QVERIFY(largestDifference(example.forms[0].gradient, gradient) < 1e-15);
    }

    void deltaIsEquation4s() {
        const Points expected{{-1.5, 0}, {2.0 / 3, -1}, {0, 0}};
        QVERIFY(largestDifference(centerLossExample().delta, expected) < 1e-15);
    }

    void centersAreThoseOfAPencil() {
        const CenterLossExample example = centerLossExample();
        const Points first[] = {{{.75, 0}, {2.0 / 3, 1.5}, {5, 5}},
                                {{.6, 0}, {.8, 1.3}, {5, 5}},
                                {{1.2, 0}, {.6, 1.6}, {5, 5}},
                                {{.015, 0}, {149.0 / 150, 1.01}, {5, 5}},
                                {{0, 0}, {1, 1}, {5, 5}}};
        QCOMPARE(example.rules.size(), std::size_t{5});
        for (std::size_t rule = 0; rule < 5; ++rule) {
            QVERIFY(largestDifference(example.rules[rule].first, first[rule]) < 1e-14);
            for (const Points* centers : {&example.rules[rule].first, &example.rules[rule].second})
                QVERIFY((*centers)[2][0] == 5.0 && (*centers)[2][1] == 5.0);
        }
        const Points& eq4 = example.rules[0].second;
        QCOMPARE(eq4[0][0], 1.21875);
        QVERIFY(std::abs(eq4[1][0] - 4.0 / 9) < 1e-14 && std::abs(eq4[1][1] - 11.0 / 6) < 1e-14);
        const Points& solver = example.rules[3].second;
        QVERIFY(std::abs(solver[0][0] - .0433875) < 1e-14);
        QVERIFY(std::abs(solver[1][0] - .980711111111) < 1e-12);
        QVERIFY(std::abs(solver[1][1] - 1.028933333333) < 1e-12);
    }
};

CENTERSCOPE_GUILESS_TEST(CenterLossExampleTest)
#include "center_loss_example_test.moc"
