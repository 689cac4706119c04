// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/open_set_follower.h"

#include <QTest>

#include "core/thread_pool.h"
#include "data/known_part.h"
#include "support/patience.h"
#include "support/room_test.h"
#include "support/small_dataset.h"
#include "support/small_preset.h"

using namespace centerscope;
using namespace centerscope::testing;

namespace {

Preset heldOutPreset() {
    Preset preset = smallPreset();
    preset.heldOut = {1, 7};
    return preset;
}

void verifySame(const std::vector<OpenSetImage>& found, const std::vector<OpenSetImage>& expected) {
    QCOMPARE(found.size(), expected.size());
    for (std::size_t k = 0; k < found.size(); ++k) {
        QCOMPARE(found[k].point.sample, expected[k].point.sample);
        QCOMPARE(found[k].distanceScore, expected[k].distanceScore);
        QCOMPARE(found[k].softmaxScore, expected[k].softmaxScore);
    }
}

}  // namespace

/// Images that were not learnt, placed while a run trains.
class OpenSetFollowerTest : public QObject {
    Q_OBJECT

private slots:
    void init() {
        known_ = knownPart(smallDataset(200, 20, 2000), heldOutPreset().heldOut);
        trainer_.emplace(heldOutPreset(), known_, 1, pool_);
        follower_ = OpenSetFollower();
        follower_.startRun(*trainer_);
    }
    void cleanup() { trainer_.reset(); }

    void withNothingHeldOutThereIsNothingToFollow() {
        Trainer<float> whole(smallPreset(), smallDataset(), 1, pool_);
        OpenSetFollower follower;
        follower.startRun(whole);
        follower.begin(true);
        QVERIFY(!follower.isUnderWay());
    }

    /// As many unknown images as the stage shows, with the centers of that version.
    void unscoredItOnlyPlacesSomeUnknownImages() {
        trainer_->step();
        follower_.begin(true);
        const auto state = finished();
        QCOMPARE(state->step, 1);
        QVERIFY(state->known.empty());
        QCOMPARE(state->unknown.size(), std::size_t{400});  // two of ten classes of 2,000
        for (const OpenSetImage& image : state->unknown)
            QVERIFY(image.point.label == 8 || image.point.label == 9);
        const auto& centers = trainer_->state().embeddingLoss.centers;
        QCOMPARE(state->centers.size(), std::size_t{8});
        for (Eigen::Index label = 0; label < 8; ++label)
            QVERIFY(state->centers[static_cast<std::size_t>(label)] ==
                    (EmbeddingPosition{centers(label, 0), centers(label, 1)}));
    }

    void whileTrainingItScoresSomeAndAtRestAll() {
        follower_.setRequest({.isScored = true, .outsiders = nullptr});
        follower_.begin(false);
        const auto some = finished();
        QCOMPARE(some->known.size(), std::size_t(OpenSetFollower::kScored));
        QCOMPARE(some->unknown.size(), std::size_t{400});
        follower_.begin(true);  // of the same step
        const auto all = finished();
        QCOMPARE(all->known.size(), std::size_t{1600});
        verifySame(all->known, openSetImages(*trainer_, known_->test));
        verifySame(all->unknown, openSetImages(*trainer_, heldOutImages(*known_, SplitKind::Test)));
        follower_.begin(true);
        QVERIFY(!follower_.isUnderWay());  // nothing is new
    }

    /// Which would hold up the steps that follow.
    void whenTrainingGoesOnWhatWasBegunAtRestGivesWay() {
        follower_.setRequest({.isScored = true, .outsiders = nullptr});
        follower_.begin(true);
        QVERIFY(!follower_.advance());
        trainer_->step();
        follower_.begin(false);
        const auto some = finished();
        QCOMPARE(some->step, 1);
        QCOMPARE(some->known.size(), std::size_t(OpenSetFollower::kScored));
    }

    /// What is computed at rest costs training nothing.
    void afterAnEvaluationAtRestTrainingNeedNotRest() {
        follower_.setRequest({.isScored = true, .outsiders = nullptr});
        follower_.begin(false);
        finished();
        follower_.begin(true);
        QVERIFY(!follower_.advance());
        trainer_->step();
        follower_.begin(false);  // the one at rest gives way
        QVERIFY(follower_.isUnderWay());
        finished();
        follower_.begin(true);
        finished();
        trainer_->step();
        follower_.begin(false);
        QVERIFY(follower_.isUnderWay());
    }

    /// Chunks lie between the steps of a run whose bits they leave alone.
    void itIsOfTheVersionThatItBeganWith() {
        follower_.setRequest({.isScored = true, .outsiders = nullptr});
        Trainer<float> alone(heldOutPreset(), known_, 1, pool_);
        const auto expected = openSetImages(*trainer_, known_->test);
        follower_.begin(true);
        std::shared_ptr<const OpenSetState> state;
        int steps = 0;
        for (; !state; ++steps) {
            trainer_->step();
            alone.step();
            state = follower_.advance();
        }
        QVERIFY(steps > 1);
        QCOMPARE(state->step, 0);
        verifySame(state->known, expected);
        QVERIFY(trainer_->state().weights == alone.state().weights);
    }

    void afterARestItFollowsTheRun() {
        follower_.begin(false);
        QCOMPARE(finished()->step, 0);
        trainer_->step();
        QTRY_VERIFY_WITH_TIMEOUT((follower_.begin(false), follower_.isUnderWay()), kPatience);
        QCOMPARE(finished()->step, 1);
    }

    void anotherDataSetTakesThePlaceOfTheUnknown() {
        const auto outsiders = smallDataset(50, 20, 30);
        follower_.setRequest({.isScored = true, .outsiders = outsiders});
        follower_.begin(true);
        verifySame(finished()->unknown, openSetImages(*trainer_, outsiders->test));
    }

private:
    std::shared_ptr<const OpenSetState> finished() {
        while (follower_.isUnderWay())
            if (auto state = follower_.advance())
                return state;
        qFatal("Nothing is under way");
    }

    ThreadPool pool_{1};
    std::shared_ptr<const Dataset> known_;
    std::optional<Trainer<float>> trainer_;
    OpenSetFollower follower_;
};

CENTERSCOPE_GUILESS_TEST(OpenSetFollowerTest)
#include "open_set_follower_test.moc"
