// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/metrics_csv.h"

#include <optional>
#include <string>

#include <QTest>

#include "core/number_text.h"
#include "support/room_test.h"

using namespace centerscope;

class MetricsCsvTest : public QObject {
    Q_OBJECT

private slots:
    void headersAreTheDocumentedOnes() {
        QCOMPARE(metricsCsvHeader(Preset()),
                 std::string("step,epoch,learning_rate,lambda,alpha,softmax_loss,center_loss,"
                             "total_loss,batch_accuracy,images_per_second\n"));
        QCOMPARE(evaluationCsvHeader(Preset()),
                 std::string("step,split,softmax_loss,center_loss,accuracy,within_radius,"
                             "nearest_centers,mean_center_distance,radius_to_distance,"
                             "nearest_center_agreement,softmax_gradient,center_gradient,"
                             "center_to_mean\n"));
    }

    void numbersReadBackToTheSameBits() {
        StepMetrics metrics;
        metrics.step = 200;
        metrics.epoch = 2;
        metrics.learningRate = 0.001;
        metrics.lambda = 1;
        metrics.alpha = 0.5;
        metrics.headLoss = 1.0 / 3.0;
        metrics.embeddingLoss = 1e-300;
        metrics.totalLoss = 2.302585092994046;
        metrics.batchAccuracy = 0.97;
        metrics.imagesPerSecond = 2140.25;
        QCOMPARE(metricsCsvRow(Preset(), metrics),
                 std::string("200,2,0.001,1,0.5,0.3333333333333333,1e-300,2.302585092994046,0.97,"
                             "2140.25\n"));
        QCOMPARE(numberFromText("0.3333333333333333"), std::optional(metrics.headLoss));
    }

    void evaluationRowsNameTheirSplit() {
        QCOMPARE(
            evaluationCsvRow(
                Preset(),
                {550, SplitKind::Test, 0.25, 4, 0.875, {0.5, 2, 3, 0.25}, 0.75, 0.125, 1.5, 0.5}),
            std::string("550,test,0.25,4,0.875,0.5,2,3,0.25,0.75,0.125,1.5,0.5\n"));
    }

    void anEvaluationIsTheSameAgainWithoutWhatOlderProgramsDidNotMeasure() {
        const std::string made = "550,test,0.25,1.5,0.5\n";
        QVERIFY(isEvaluationAgain(made, made));
        QVERIFY(isEvaluationAgain("550,test,0.25,1.5\n", made));
        QVERIFY(isEvaluationAgain("550,test,0.25,1.5,nan\n", made));
        QVERIFY(!isEvaluationAgain("550,test,0.25,1.5,0.25\n", made));
        QVERIFY(isEvaluationAgain("550,test,nan\n", "550,test,nan,0.5\n"));  // diverged
        QVERIFY(!isEvaluationAgain("550,test,0.25,1\n", made));
        QVERIFY(!isEvaluationAgain("550,test,0.25,1,nan\n", made));
    }

    /// They did not measure how far centers lie from the means of their classes.
    void evaluationRowsOfOlderProgramsAreRead() {
        const std::string older = "550,test,0.25,4,0.875,0.5,2,3,0.25,0.75,0.125,1.5";
        const auto row = parseEvaluationCsvRow(Preset(), older + "\n");
        QVERIFY(row);
        QCOMPARE(row->embeddingGradient, 1.5);
        QVERIFY(std::isnan(row->centerToMean));
        QCOMPARE(parseEvaluationCsvRow(Preset(), older + ",0.5\n")->centerToMean, 0.5);
        QVERIFY(
            !parseEvaluationCsvRow(Preset(), "550,test,0.25,4,0.875,0.5,2,3,0.25,0.75,0.125\n"));
        QVERIFY(!parseEvaluationCsvRow(Preset(), older + ",0.5,7\n"));
        const auto oldest = parseEvaluationCsvRow(Preset(), "550,test,0.25,4,0.875\n");
        QVERIFY(oldest);
        QCOMPARE(oldest->accuracy, 0.875);
        QVERIFY(std::isnan(oldest->clusters.withinClassRms) && std::isnan(oldest->centerToMean));
        QVERIFY(!parseEvaluationCsvRow(Preset(), "550,test,0.25,4\n"));
    }
};

CENTERSCOPE_GUILESS_TEST(MetricsCsvTest)
#include "metrics_csv_test.moc"
