// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/confusion_matrix.h"

#include <QTest>

#include "support/room_test.h"

using namespace centerscope;

class ConfusionMatrixTest : public QObject {
    Q_OBJECT

private slots:
    void pointsAreCountedByLabelAndPrediction() {
        EmbeddingCloud cloud;
        for (const auto& [label, predicted] :
             {std::pair(0, 0), std::pair(0, 0), std::pair(0, 2), std::pair(2, 1)})
            cloud.points.push_back(
                {{}, 0, static_cast<ClassLabel>(label), static_cast<ClassLabel>(predicted)});
        const ConfusionMatrix matrix(cloud, 3);
        QCOMPARE(matrix.count(0, 0), 2);
        QCOMPARE(matrix.count(0, 2), 1);
        QCOMPARE(matrix.count(2, 0), 0);
        QCOMPARE(matrix.count(2, 1), 1);
        QCOMPARE(matrix.total(0), 3);
        QCOMPARE(*matrix.accuracy(0), 2.0 / 3.0);
        QVERIFY(!matrix.accuracy(1));
        QCOMPARE(*matrix.accuracy(2), 0.0);
    }

    void theMostConfusedComeFirst() {
        EmbeddingCloud cloud;
        for (const auto& [label, predicted] :
             {std::pair(0, 0), std::pair(0, 2), std::pair(2, 1), std::pair(2, 1), std::pair(1, 0)})
            cloud.points.push_back(
                {{}, 0, static_cast<ClassLabel>(label), static_cast<ClassLabel>(predicted)});
        const ConfusionMatrix matrix(cloud, 3);
        const std::vector<ConfusionMatrix::Cell> most{{2, 1}, {0, 2}};
        QVERIFY(matrix.mostConfused(2) == most);
        QCOMPARE(matrix.mostConfused(9).size(), std::size_t{3});
    }
};

CENTERSCOPE_GUILESS_TEST(ConfusionMatrixTest)
#include "confusion_matrix_test.moc"
