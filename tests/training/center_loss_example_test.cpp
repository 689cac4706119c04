// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/center_loss_example.h"

#include <cmath>

#include <QTest>

#include "support/room_test.h"

using namespace centerscope;

class CenterLossExampleTest : public QObject {
    Q_OBJECT

private slots:
    void lossesAreThoseOfAPencil() {
        const CenterLossExample example = centerLossExample();
        QCOMPARE(example.forms.size(), std::size_t{3});
        QCOMPARE(example.forms[0].loss, 3.1);
        QCOMPARE(example.forms[1].loss, 15.5);
        QCOMPARE(example.forms[2].loss, 6.2);
        const Matrix<double> gradient =
            (Matrix<double>(5, 2) << .2, .4, .6, 0, -.4, .2, .4, -.4, 0, .4).finished();
        QVERIFY((example.forms[0].gradient - gradient).cwiseAbs().maxCoeff() < 1e-15);
    }

    void deltaIsEquation4s() {
        const Matrix<double> expected =
            (Matrix<double>(3, 2) << -1.5, 0, 2.0 / 3, -1, 0, 0).finished();
        QVERIFY((centerLossExample().delta - expected).cwiseAbs().maxCoeff() < 1e-15);
    }

    void centersAreThoseOfAPencil() {
        const CenterLossExample example = centerLossExample();
        const double first[][4] = {{.75, 0, 2.0 / 3, 1.5},
                                   {.6, 0, .8, 1.3},
                                   {1.2, 0, .6, 1.6},
                                   {.015, 0, 149.0 / 150, 1.01},
                                   {0, 0, 1, 1}};
        QCOMPARE(example.rules.size(), std::size_t{5});
        for (std::size_t rule = 0; rule < 5; ++rule) {
            for (Eigen::Index k = 0; k < 4; ++k)
                QVERIFY(std::abs(example.rules[rule].first.data()[k] - first[rule][k]) < 1e-14);
            for (const Matrix<double>* centers :
                 {&example.rules[rule].first, &example.rules[rule].second}) {
                QVERIFY((*centers)(2, 0) == 5.0 && (*centers)(2, 1) == 5.0);
            }
        }
        const Matrix<double>& eq4 = example.rules[0].second;
        QCOMPARE(eq4(0, 0), 1.21875);
        QVERIFY(std::abs(eq4(1, 0) - 4.0 / 9) < 1e-14 && std::abs(eq4(1, 1) - 11.0 / 6) < 1e-14);
        const Matrix<double>& solver = example.rules[3].second;
        QVERIFY(std::abs(solver(0, 0) - .0433875) < 1e-14);
        QVERIFY(std::abs(solver(1, 0) - .980711111111) < 1e-12);
        QVERIFY(std::abs(solver(1, 1) - 1.028933333333) < 1e-12);
    }
};

CENTERSCOPE_GUILESS_TEST(CenterLossExampleTest)
#include "center_loss_example_test.moc"
