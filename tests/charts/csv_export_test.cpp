// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/csv_export.h"

#include <cmath>
#include <vector>

#include <QLocale>
#include <QTest>

#include "support/room_test.h"
#include "training/stage_projection.h"

using namespace centerscope;

class CsvExportTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale(QStringLiteral("de_DE"))); }

    void metricsAreWrittenToTheLastBit() {
        RunHistory history;
        StepMetrics metrics;
        metrics.step = 1;
        metrics.epoch = 1;
        metrics.learningRate = 0.0005;
        metrics.lambda = 0.1;
        metrics.alpha = 0.5;
        metrics.headLoss = 1.0 / 3;
        metrics.embeddingLoss = 2;
        metrics.totalLoss = 0.1 + 0.2;
        metrics.batchAccuracy = 0.97;
        metrics.imagesPerSecond = 2140.5;
        history.steps = {metrics};
        QCOMPARE(metricsCsv(Preset(), history),
                 QByteArray("step,epoch,learning_rate,lambda,alpha,softmax_loss,center_loss,"
                            "total_loss,batch_accuracy,images_per_second\n"
                            "1,1,5e-04,0.1,0.5,0.3333333333333333,2,0.30000000000000004,0.97,"
                            "2140.5\n"));
    }

    void pointsOfVisibleClassesAreWritten() {
        EmbeddingCloud cloud;
        cloud.points = {{{0.1F, -2.5F}, 60001, 0, 3, 12, 0.75F, 0.5F}, {{1, 2}, 7, 1, 1, 13}};
        QCOMPARE(pointsCsv(cloud, {true, false}, Dataset()),
                 QByteArray("sample,label,predicted,x,y,step,probability,loss\n"
                            "60001,0,3,0.1,-2.5,12,0.75,0.5\n"));
    }

    void ofMoreDimensionsAllAreWrittenThatAreKnown() {
        EmbeddingCloud cloud;
        cloud.points = {{{1, 2}, 7, 0, 1, 13, 0.75F, 0.5F}};
        cloud.projection = std::make_shared<const StageProjection>(
            StageProjection{.dimensions = 3, .origin = {}, .axes = {}});
        const QByteArray header =
            "sample,label,predicted,projected_x,projected_y,step,probability,loss";
        QCOMPARE(pointsCsv(cloud, {true}, Dataset()), header + "\n7,0,1,1,2,13,0.75,0.5\n");
        cloud.full = std::make_shared<const FullEmbeddings>(
            FullEmbeddings{.dimensions = 3, .points = {1, 2, -0.1F}, .centers = {}});
        QCOMPARE(pointsCsv(cloud, {true}, Dataset()), header +
                                                          ",embedding_1,embedding_2,embedding_3\n"
                                                          "7,0,1,1,2,13,0.75,0.5,1,2,-0.1\n");
    }

    void labelsAreThoseOfTheFiles() {
        Dataset known;  // 7 and 9 are learnt, 2 is held out
        known.labelsOfWhole = {7, 9, 2};
        const std::vector<EmbeddedPoint> points{{{1, 2}, 5, 1, 0, 12, 0.75F, 0.5F},
                                                {{3, 4}, 6, 2, 1, 12, 0.5F, INFINITY}};
        QCOMPARE(pointsCsv(points, known),
                 QByteArray("sample,label,predicted,x,y,step,probability,loss\n"
                            "5,9,7,1,2,12,0.75,0.5\n"
                            "6,2,9,3,4,12,0.5,inf\n"));
    }
};

CENTERSCOPE_GUILESS_TEST(CsvExportTest)
#include "csv_export_test.moc"
