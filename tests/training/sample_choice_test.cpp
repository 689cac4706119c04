// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/sample_choice.h"

#include <cmath>

#include <QTest>

#include "support/room_test.h"

using namespace centerscope;

namespace {

using Samples = std::vector<std::int32_t>;

EmbeddedPoint pointOf(std::int32_t sample, int label, int predicted, float loss, float x, float y) {
    return {.position = {x, y},
            .sample = sample,
            .label = static_cast<ClassLabel>(label),
            .predicted = static_cast<ClassLabel>(predicted),
            .step = 0,
            .probability = 0.5F,
            .loss = loss};
}

Samples samplesOf(const std::vector<EmbeddedPoint>& points) {
    Samples samples;
    for (const EmbeddedPoint& point : points)
        samples.push_back(point.sample);
    return samples;
}

}  // namespace

class SampleChoiceTest : public QObject {
    Q_OBJECT

private slots:
    void init() {
        before_.centers = now_.centers = {{0, 0}, {10, 0}};
        before_.points = {pointOf(1, 0, 0, 0.1F, 1, 0), pointOf(2, 0, 1, 2.0F, 8, 0),
                          pointOf(3, 1, 1, 0.2F, 9, 0), pointOf(4, 1, 0, 3.0F, 4, 0)};
        now_.points = {pointOf(1, 0, 0, 0.3F, 1, 1), pointOf(2, 0, 0, 0.5F, 3, 0),
                       pointOf(3, 1, 0, 1.5F, 6, 4), pointOf(5, 1, 0, 4.0F, 1, 0)};
    }

    void wrongOnesComeWithTheLargestLossFirst() {
        QCOMPARE(samplesOf(chosenPoints(SampleChoice::Wrong, now_)), (Samples{5, 3}));
        QCOMPARE(samplesOf(chosenPoints(SampleChoice::LargestLoss, now_)), (Samples{5, 3, 2, 1}));
    }

    /// Sample 2 came right and 3 went wrong; 4 and 5 are in one of the clouds only.
    void flippedPredictionsAreThoseOfTheSameSampleThatDiffer() {
        QCOMPARE(samplesOf(chosenPoints(SampleChoice::Flipped, now_, &before_)), (Samples{3, 2}));
        QVERIFY(chosenPoints(SampleChoice::Flipped, now_).empty());
    }

    /// By 1, 5 and 5; of equal ones the first stays first.
    void movesAreDistancesInTheEmbedding() {
        QCOMPARE(samplesOf(chosenPoints(SampleChoice::MovedFurthest, now_, &before_)),
                 (Samples{2, 3, 1}));
    }

    /// Sample 2 came from the right center to the left one; 3 still is nearest to the right one.
    void nearestCentersAreThoseOfEachMoment() {
        QCOMPARE(samplesOf(chosenPoints(SampleChoice::ChangedNearestCenter, now_, &before_)),
                 (Samples{2}));
    }

    void ofLiveBatchesTheNewestOfASampleCounts() {
        now_.points.push_back(pointOf(5, 1, 1, 0.1F, 9, 0));
        QCOMPARE(samplesOf(chosenPoints(SampleChoice::Wrong, now_)), (Samples{3}));
    }

    void aLossThatIsNoNumberIsTheWorst() {
        now_.points[0].loss = std::nanf("");
        QCOMPARE(chosenPoints(SampleChoice::LargestLoss, now_).front().sample, 1);
    }

    void confusedPointsAreThoseOfTheCell() {
        QCOMPARE(samplesOf(confusedPoints(now_, 1, 0)), (Samples{5, 3}));
        QVERIFY(confusedPoints(now_, 0, 1).empty());
    }

private:
    EmbeddingCloud before_;
    EmbeddingCloud now_;
};

CENTERSCOPE_GUILESS_TEST(SampleChoiceTest)
#include "sample_choice_test.moc"
