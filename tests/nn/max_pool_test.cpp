// SPDX-License-Identifier: GPL-3.0-or-later
#include "nn/layers/max_pool.h"

#include <QTest>

#include "support/gradient_check.h"
#include "support/room_test.h"
#include "support/test_values.h"

using namespace centerscope;
using namespace centerscope::testing;

class MaxPoolTest : public QObject {
    Q_OBJECT

private slots:
    void outputLengthsAreTensorFlowsAndCaffes() {
        const PoolDescription same{2, 2, true};
        QCOMPARE(same.outputLength(28), 14);
        QCOMPARE(same.outputLength(7), 4);
        const PoolDescription floor{2, 2, false};
        QCOMPARE(floor.outputLength(7), 3);
        const PoolDescription sparse{2, 8, true};
        QCOMPARE(sparse.outputLength(28), 4);  // windows at 0, 8, 16, 24; none begins at 32
        const PoolDescription overlapping{3, 2, true};
        QCOMPARE(overlapping.outputLength(7), 3);
    }

    void forwardByHandWithAWindowOverTheEdge() {
        const MaxPool<double> pool({2, 2, true}, {3, 3, 1});
        const std::vector<double> x{1, 2, 3,  //
                                    4, 0, 6,  //
                                    7, 8, -9};
        std::vector<double> y(4);
        std::vector<std::int32_t> argmax(4);
        pool.forward(x.data(), y.data(), argmax.data());
        QCOMPARE(y, (std::vector<double>{4, 6, 8, -9}));
        QCOMPARE(argmax, (std::vector<std::int32_t>{3, 5, 7, 8}));
    }

    void theFirstOfEqualsTakesTheGradient() {
        const MaxPool<double> pool({2, 2, true}, {2, 2, 1});
        const std::vector<double> x(4, 1.0);
        double y = 0;
        std::int32_t place = 0;
        pool.forward(x.data(), &y, &place);
        const double dy = 3;
        std::vector<double> dx(4, 9.0);
        pool.backward(&place, &dy, dx.data());
        QCOMPARE(dx, (std::vector<double>{3, 0, 0, 0}));
    }

    void gradientIsTheDifferenceQuotient_data() {
        QTest::addColumn<int>("size");
        QTest::addColumn<int>("stride");
        QTest::addColumn<bool>("ceil");
        QTest::newRow("2/2 ceil") << 2 << 2 << true;
        QTest::newRow("2/2 floor") << 2 << 2 << false;
        QTest::newRow("3/2 overlapping") << 3 << 2 << true;
    }

    void gradientIsTheDifferenceQuotient() {
        QFETCH(int, size);
        QFETCH(int, stride);
        QFETCH(bool, ceil);
        const ImageShape shape{5, 7, 3};
        const MaxPool<double> pool({size, stride, ceil}, shape);
        const auto outputs = static_cast<std::size_t>(pool.output().size());
        std::vector<double> x = normalValues<double>(static_cast<std::size_t>(shape.size()), 1);
        const std::vector<double> dy = normalValues<double>(outputs, 2);
        std::vector<double> y(outputs);
        std::vector<std::int32_t> argmax(outputs);
        const auto loss = [&] {
            pool.forward(x.data(), y.data(), argmax.data());
            double sum = 0;
            for (std::size_t k = 0; k < outputs; ++k)
                sum += dy[k] * y[k];
            return sum;
        };
        const std::vector<double> expected = numericGradient(x, loss);
        loss();
        std::vector<double> dx(x.size());
        pool.backward(argmax.data(), dy.data(), dx.data());
        QVERIFY(relativeDifference(dx, expected) < 1e-8);
    }
};

CENTERSCOPE_GUILESS_TEST(MaxPoolTest)
#include "max_pool_test.moc"
