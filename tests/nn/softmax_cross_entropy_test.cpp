// SPDX-License-Identifier: GPL-3.0-or-later
#include "nn/losses/softmax_cross_entropy.h"

#include <cmath>

#include <QTest>

#include "support/gradient_check.h"
#include "support/room_test.h"
#include "support/test_values.h"

using namespace centerscope;
using namespace centerscope::testing;

class SoftmaxCrossEntropyTest : public QObject {
    Q_OBJECT

private slots:
    void equalLogitsCostTheLogarithmOfTheClasses() {
        const Matrix<double> logits = Matrix<double>::Zero(3, 10);
        const std::vector<int> labels{0, 4, 9};
        QCOMPARE(SoftmaxCrossEntropy<double>::loss(logits, labels), std::log(10.0));
    }

    void byHand() {
        Matrix<double> logits(1, 2);
        logits << std::log(3.0), 0;  // softmax (3/4, 1/4)
        const std::vector<int> labels{1};
        QCOMPARE(SoftmaxCrossEntropy<double>::loss(logits, labels), std::log(4.0));
        Matrix<double> gradient;
        SoftmaxCrossEntropy<double>::gradient(logits, labels, gradient);
        QCOMPARE(gradient(0, 0), 0.75);
        QCOMPARE(gradient(0, 1), -0.75);
    }

    void hugeLogitsStayFinite() {
        Matrix<float> logits(1, 2);
        logits << 30000.0F, -30000.0F;
        const std::vector<int> labels{1};
        QCOMPARE(SoftmaxCrossEntropy<float>::loss(logits, labels), 60000.0);
    }

    void gradientIsTheDifferenceQuotient() {
        Matrix<double> logits = normalMatrix<double>(4, 10, 1);
        const std::vector<int> labels{3, 3, 0, 9};
        const auto all = std::span(logits.data(), static_cast<std::size_t>(logits.size()));
        Matrix<double> gradient;
        SoftmaxCrossEntropy<double>::gradient(logits, labels, gradient);
        const auto expected =
            numericGradient(all, [&] { return SoftmaxCrossEntropy<double>::loss(logits, labels); });
        QVERIFY(relativeDifference({gradient.data(), expected.size()}, expected) < 1e-8);
    }

    /// Row 1: exponentials 1, 1, e⁻¹; row 2: e⁻², e⁻¹, 1.
    void predictionsHaveTheLabelTheProbabilityAndTheLossOfEachImage() {
        Matrix<double> logits(2, 3);
        logits << 1, 1, 0,  //
            0, 1, 2;
        std::vector<Prediction> predictions;
        predict(logits, std::vector<int>{2, 2}, predictions);
        QCOMPARE(predictions.size(), std::size_t{2});
        QCOMPARE(predictions[0].label, ClassLabel{0});  // the first of equal logits
        QCOMPARE(predictions[0].probability, 0.42231880F);
        QCOMPARE(predictions[0].loss, 1.86199480F);
        QCOMPARE(predictions[1].label, ClassLabel{2});
        QCOMPARE(predictions[1].probability, 0.66524096F);
        QCOMPARE(predictions[1].loss, 0.40760596F);
    }
};

CENTERSCOPE_GUILESS_TEST(SoftmaxCrossEntropyTest)
#include "softmax_cross_entropy_test.moc"
