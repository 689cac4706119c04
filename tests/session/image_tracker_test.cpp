// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/image_tracker.h"

#include <numeric>

#include <QTest>

#include "core/thread_pool.h"
#include "support/room_test.h"
#include "support/small_dataset.h"
#include "support/small_preset.h"
#include "training/evaluator.h"

using namespace centerscope;
using namespace centerscope::testing;

class ImageTrackerTest : public QObject {
    Q_OBJECT

private slots:
    /// The evaluation is another way to the same bits.
    void placesAreThoseOfAnEvaluationOfTheSameVersion() {
        for (int k = 0; k < 30; ++k)
            trainer_.step();
        tracker_.setImages({imageOf(11, 5), imageOf(22, 8)});
        const std::vector<TrackedPlace> places = tracker_.place(trainer_);
        const EmbeddingCloud cloud =
            evaluateAll(trainer_, SplitKind::Test, {5, 8}).cloud(PointSource::Test);
        QCOMPARE(places.size(), std::size_t{2});
        QCOMPARE(places[0].key, std::uint64_t{11});
        QCOMPARE(places[1].key, std::uint64_t{22});
        for (std::size_t k = 0; k < 2; ++k) {
            const std::vector<float>& p = places[k].probabilities;
            QCOMPARE(places[k].step, 30);
            QCOMPARE(places[k].position, cloud.points[k].position);
            QCOMPARE(p[cloud.points[k].predicted], cloud.points[k].probability);
            QVERIFY(std::abs(std::accumulate(p.begin(), p.end(), 0.0F) - 1) < 1e-6F);
        }
    }

    void trainingKeepsItsBits() {
        ThreadPool pool(1);
        Trainer<float> alone(smallPreset(), dataset_, 1, pool);
        tracker_.setImages({imageOf(1, 3)});
        for (int k = 0; k < 20; ++k) {
            trainer_.step();
            tracker_.place(trainer_);
            alone.step();
        }
        QVERIFY(trainer_.state().weights == alone.state().weights);
    }

    void aStepIsPlacedOnce() {
        tracker_.setImages({imageOf(1, 3)});
        QCOMPARE(tracker_.place(trainer_).size(), std::size_t{1});
        QVERIFY(tracker_.place(trainer_).empty());
        trainer_.step();
        QCOMPARE(tracker_.place(trainer_).size(), std::size_t{1});
        tracker_.restart();
        QCOMPARE(tracker_.place(trainer_).size(), std::size_t{1});
    }

    void anImageOfAnotherShapeIsPassedOver() {
        tracker_.setImages({TrackedImage{7, std::vector<std::uint8_t>(64)}, imageOf(8, 3)});
        const std::vector<TrackedPlace> places = tracker_.place(trainer_);
        QCOMPARE(places.size(), std::size_t{1});
        QCOMPARE(places[0].key, std::uint64_t{8});
        tracker_.setImages({});
        QVERIFY(!tracker_.isDue());
        QVERIFY(tracker_.place(trainer_).empty());
    }

    void cleanup() { trainer_.restore(start_); }

private:
    TrackedImage imageOf(std::uint64_t key, std::int64_t index) const {
        const std::uint8_t* pixels = dataset_->test.image(index);
        return {key, {pixels, pixels + dataset_->test.shape.size()}};
    }

    ThreadPool pool_{2};
    std::shared_ptr<const Dataset> dataset_ = smallDataset();
    Trainer<float> trainer_{smallPreset(), dataset_, 1, pool_};
    TrainingState<float> start_ = trainer_.state();
    ImageTracker tracker_;
};

CENTERSCOPE_GUILESS_TEST(ImageTrackerTest)
#include "image_tracker_test.moc"
