// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/open_set.h"

#include <cmath>
#include <limits>
#include <memory>
#include <vector>

#include <QTest>

#include "core/thread_pool.h"
#include "data/dataset.h"
#include "data/known_part.h"
#include "support/room_test.h"
#include "support/small_dataset.h"
#include "support/small_preset.h"
#include "training/evaluator.h"
#include "training/open_set_evaluator.h"
#include "training/trainer.h"

using namespace centerscope;
using namespace centerscope::testing;

namespace {

constexpr double kTolerance = 1e-12;

std::vector<OpenSetRates> curveOf(const std::vector<double>& known,
                                  const std::vector<double>& unknown) {
    std::vector<KnownScore> scores;
    for (const double score : known)
        scores.push_back({score, true});
    return openSetCurve(scores, unknown);
}

OpenSetImage imageAt(double distance, ClassLabel nearest, double logOdds, ClassLabel predicted,
                     ClassLabel label) {
    OpenSetImage image;
    image.point.label = label;
    image.point.predicted = predicted;
    image.distanceScore = -distance;
    image.nearest = nearest;
    image.softmaxScore = logOdds;
    return image;
}

}  // namespace

class OpenSetTest : public QObject {
    Q_OBJECT

private slots:
    void aurocIsTheShareOfPairsInOrder_data() {
        QTest::addColumn<std::vector<double>>("known");
        QTest::addColumn<std::vector<double>>("unknown");
        QTest::addColumn<double>("area");
        using Scores = std::vector<double>;
        QTest::newRow("perfect") << Scores{3, 4, 5} << Scores{1, 2} << 1.0;
        QTest::newRow("reversed") << Scores{1, 2} << Scores{3, 4, 5} << 0.0;
        QTest::newRow("all tied") << Scores{1, 1, 1} << Scores{1, 1} << 0.5;
        QTest::newRow("one known below all unknown") << Scores{0, 7, 8, 9} << Scores{1, 2} << 0.75;
        // Of the 12 pairs, 4 beats 1, 2 and 3, 3 beats 1 and 2 and ties once, 2 beats 1 and ties
        // once, and 0.5 beats none.
        QTest::newRow("mixed") << Scores{2, 4, 0.5, 3} << Scores{3, 1, 2} << (3 + 2.5 + 1.5) / 12;
        QTest::newRow("infinite") << Scores{INFINITY, 0} << Scores{INFINITY, -INFINITY}
                                  << (1.5 + 1) / 4;
    }
    void aurocIsTheShareOfPairsInOrder() {
        QFETCH(std::vector<double>, known);
        QFETCH(std::vector<double>, unknown);
        QFETCH(double, area);
        QVERIFY(std::abs(auroc(curveOf(known, unknown)) - area) < kTolerance);
    }

    void theCurveGoesFromNoneToAllWithOneStepForTies() {
        const std::vector<KnownScore> known{{3, true}, {2, false}, {2, true}, {1, true}};
        const auto curve = openSetCurve(known, std::vector<double>{2, 0});
        QCOMPARE(curve,
                 (std::vector<OpenSetRates>{
                     {0, 0, 0}, {0, 0.25, 0.25}, {0.5, 0.75, 0.5}, {0.5, 1, 0.75}, {1, 1, 0.75}}));
    }

    void oscrCountsTheClassToo() {
        // The areas below the curve above: half of the mean of 1/4 and 1/2, then half of 3/4.
        const std::vector<KnownScore> known{{3, true}, {2, false}, {2, true}, {1, true}};
        const auto curve = openSetCurve(known, std::vector<double>{2, 0});
        QVERIFY(std::abs(oscr(curve) - (0.5 * 0.375 + 0.5 * 0.75)) < kTolerance);
        // Where every known image is taken for its own class both areas are one.
        const auto right = curveOf({2, 4, 0.5, 3}, {3, 1, 2});
        QCOMPARE(oscr(right), auroc(right));
        // Perfectly separated, it is the accuracy.
        const auto apart =
            openSetCurve(std::vector<KnownScore>{{3, true}, {2, false}}, std::vector<double>{1, 0});
        QCOMPARE(oscr(apart), 0.5);
        QCOMPARE(auroc(apart), 1.0);
    }

    void eachScoreHasItsOwnClass() {
        const std::vector<OpenSetImage> known{imageAt(1, 0, 2, 1, 0), imageAt(2, 1, 9, 1, 1)};
        const std::vector<OpenSetImage> unknown{imageAt(3, 0, 5, 0, 2)};
        const auto distance = openSetMeasures(OpenSetScore::Distance, known, unknown);
        QCOMPARE(distance.auroc, 1.0);
        QCOMPARE(distance.oscr, 1.0);
        QCOMPARE(distance.accuracy, 1.0);
        const auto softmax = openSetMeasures(OpenSetScore::Softmax, known, unknown);
        QCOMPARE(softmax.auroc, 0.5);
        QCOMPARE(softmax.oscr, 0.5);
        QCOMPARE(softmax.accuracy, 0.5);
    }

    /// By hand: known at distances 1 (right), 2 (taken for another) and 4, unknown at 3 and 5.
    void aThresholdAcceptsWhatScoresAtLeastThat() {
        const std::vector<OpenSetImage> known{imageAt(1, 0, 9, 0, 0), imageAt(2, 1, 1, 0, 0),
                                              imageAt(4, 2, 5, 1, 2)};
        const std::vector<OpenSetImage> unknown{imageAt(3, 0, 5, 0, 3), imageAt(5, 0, 0, 0, 3)};
        const auto counts = [&](double threshold) {
            return openSetCounts(OpenSetScore::Distance, threshold, known, unknown);
        };
        QCOMPARE(counts(-0.5), (OpenSetCounts{0, 0, 3, 0, 2}));
        QCOMPARE(counts(-2), (OpenSetCounts{1, 1, 1, 0, 2}));
        QCOMPARE(counts(-3.5), (OpenSetCounts{1, 1, 1, 1, 1}));
        QCOMPARE(counts(-5), (OpenSetCounts{2, 1, 0, 2, 0}));
        QCOMPARE(openSetCounts(OpenSetScore::Softmax, 5, known, unknown),
                 (OpenSetCounts{1, 1, 1, 1, 1}));
        QCOMPARE(thresholdThatAccepts(0, OpenSetScore::Distance, known), -1.0);
        QCOMPARE(thresholdThatAccepts(0.6, OpenSetScore::Distance, known), -2.0);
        QCOMPARE(thresholdThatAccepts(1, OpenSetScore::Distance, known), -4.0);
    }

    /// Placed as the evaluator places them, with scores that follow from that.
    void imagesAreScoredWhereTheyLie() {
        ThreadPool pool(1);
        Trainer<float> trainer(holdingOut({1, 7}), smallDataset(), 1, pool);
        for (int step = 0; step < 20; ++step)
            trainer.step();
        const Split& test = trainer.dataset().test;
        const auto images = openSetImages(trainer, test);
        const EmbeddingCloud cloud =
            evaluateAll(trainer, SplitKind::Test, allIndices(test)).cloud(PointSource::Test);
        QCOMPARE(images.size(), cloud.points.size());
        for (std::size_t n = 0; n < images.size(); ++n) {
            const EmbeddedPoint& point = images[n].point;
            QVERIFY(point.position == cloud.points[n].position);
            QCOMPARE(point.sample, cloud.points[n].sample);
            QCOMPARE(int{point.label}, int{cloud.points[n].label});
            QCOMPARE(int{point.predicted}, int{cloud.points[n].predicted});
            QCOMPARE(point.probability, cloud.points[n].probability);
            QCOMPARE(point.loss, cloud.points[n].loss);
            QVERIFY(std::abs(1 / (1 + std::exp(-images[n].softmaxScore)) - point.probability) <
                    1e-6);
            double nearest = INFINITY;
            for (const EmbeddingPosition& center : cloud.centers)
                nearest = std::min(nearest, std::hypot(double{point.position.x} - center.x,
                                                       double{point.position.y} - center.y));
            QVERIFY(std::abs(images[n].distanceScore + nearest) < 1e-9);
        }
        for (const OpenSetImage& image :
             openSetImages(trainer, heldOutImages(trainer.dataset(), SplitKind::Test))) {
            QVERIFY(image.point.label >= 8 && image.point.predicted < 8);
            QCOMPARE(image.point.loss, std::numeric_limits<float>::infinity());
        }
    }

    /// No bit of the training depends on the images that are held out.
    void heldOutClassesAreNotLearnt() {
        const auto whole = smallDataset();
        auto alone = std::make_shared<Dataset>(*knownPart(whole, {1, 7}));
        alone->whole = nullptr;
        alone->labelsOfWhole.clear();
        ThreadPool pool(1);
        Trainer<float> trainer(holdingOut({1, 7}), whole, 1, pool);
        Trainer<float> other(smallPreset(), alone, 1, pool);
        QCOMPARE(trainer.trainingImages(), 160);
        QCOMPARE(trainer.preset().network.classes, 8);
        for (int step = 0; step < 40; ++step) {
            trainer.step();
            other.step();
            for (const std::int64_t sample : trainer.batch().sampleIds)
                QVERIFY((sample - 20) % 10 != 1 && (sample - 20) % 10 != 7);
        }
        QVERIFY(trainer.state() == other.state());
        QCOMPARE(validate(trainer).evaluation().accuracy, validate(other).evaluation().accuracy);
        QCOMPARE(validate(trainer).total(), 16);
    }

private:
    static Preset holdingOut(std::vector<std::int64_t> labels) {
        Preset preset = smallPreset();
        preset.heldOut = std::move(labels);
        return preset;
    }
};

CENTERSCOPE_GUILESS_TEST(OpenSetTest)
#include "open_set_test.moc"
