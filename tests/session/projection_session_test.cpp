// SPDX-License-Identifier: GPL-3.0-or-later
#include <QSignalSpy>
#include <QTest>

#include "data/dataset.h"
#include "kept_run.h"
#include "runs/checkpoint.h"
#include "runs/last_stage.h"
#include "runs/run_checkpoints.h"
#include "runs/run_manifest.h"
#include "runs/run_projection.h"
#include "runs/run_source.h"
#include "session/twin_session.h"
#include "support/cloud_places.h"
#include "support/patience.h"
#include "support/room_test.h"
#include "support/small_preset.h"
#include "training/evaluator.h"

using namespace centerscope;
using namespace centerscope::testing;

namespace {

constexpr StageUnits kUnits{5, 2};
constexpr std::int64_t kFit = 10;  // after this step

}  // namespace

/// What a window shows of a run with an embedding of eight dimensions.
class ProjectionSessionTest : public QObject, private KeptRun {
    Q_OBJECT

private slots:
    void init() {
        openAnew();
        begun([this] { session_->start(smallPresetOf(8), data_.path().toStdString(), 1); });
    }
    void cleanup() { close(); }

    void aRecalledStepIsThatWhichWasLive_data() {
        QTest::addColumn<PointSource>("source");
        QTest::addColumn<bool>("onUnits");
        QTest::newRow("live batches") << PointSource::LiveBatches << false;
        QTest::newRow("live batches, two units") << PointSource::LiveBatches << true;
        QTest::newRow("fixed sample") << PointSource::FixedSample << false;
        QTest::newRow("test") << PointSource::Test << true;
    }

    void aRecalledStepIsThatWhichWasLive() {
        QFETCH(PointSource, source);
        QFETCH(bool, onUnits);
        trainTo(3);
        if (onUnits)
            session_->project(kUnits);
        trainTo(7);
        cloud_.reset();
        session_->setStage({.source = source, .livePoints = 10, .sampleSize = 60});
        waitForCloud(source, 7);
        const auto live = cloud_;
        trainTo(9);
        session_->recall(7);
        waitForRecalled();
        QVERIFY(recalled_ && live);
        QVERIFY(placesOf(*recalled_) == placesOf(*live));
        QVERIFY(*recalled_->projection == *live->projection);
        QCOMPARE(recalled_->varianceShare, live->varianceShare);
        QCOMPARE(live->projection->hasAxes(), !onUnits);
    }

    /// The window's stage, a comparison's last stage and any trainer of the folder.
    void theStageIsTheSameWhereverItIsDrawn() {
        trainTo(5);
        session_->project({});
        trainTo(8);
        session_->setStage({.source = PointSource::Validation});
        waitForCloud(PointSource::Validation, 8);
        const auto folder = session_->run().folder.empty() ? runFolder() : session_->run().folder;
        ThreadPool pool(1);
        const LastStage last = loadLastStage(folder, pool);
        QVERIFY(placesOf(*last.cloud) == placesOf(*cloud_));
        QCOMPARE(last.cloud->varianceShare, cloud_->varianceShare);
    }

    void whatWasPlacedOnTheOldAxesDoesNotStandBetween() {
        trainTo(6);
        const auto archive = session_->run().archive;
        QCOMPARE(archive->count(PointSource::LiveBatches), std::size_t{6});
        session_->project(kUnits);
        settle();
        QVERIFY(update_.projection);
        QVERIFY(update_.centers.empty());
        QCOMPARE(archive->count(PointSource::LiveBatches), std::size_t{0});
        waitForCloud(PointSource::FixedSample, 6);  // which stands in for the batches
        QVERIFY(!cloud_->projection->hasAxes());
        for (std::size_t k = 0; k < cloud_->points.size(); ++k)
            QCOMPARE(cloud_->points[k].position,
                     (EmbeddingPosition{cloud_->full->point(k)[5], cloud_->full->point(k)[2]}));
        step(1);
        QCOMPARE(update_.centers.size(), std::size_t{1});
        QVERIFY(!update_.projection);
        for (const PointSource source : {PointSource::LiveBatches, PointSource::FixedSample})
            for (const std::int64_t kept : archive->steps(source))
                QVERIFY(!archive->nearest(source, kept)->projection->hasAxes());
    }

    /// The axes of the network before its first step show next to nothing soon. The batch of the
    /// step is there on the new ones.
    void axesThatNobodyAskedForAreFittedOnceTheNetworkHasTurned() {
        trainTo(kFit - 1);
        QCOMPARE(session_->run().projection->fittedAt, std::optional<std::int64_t>(0));
        step(1);
        QVERIFY(update_.projection);
        const StageProjection shown = *update_.projection;
        QCOMPARE(shown.fittedAt, std::optional<std::int64_t>(kFit));
        waitForCloud(PointSource::LiveBatches, kFit);
        QVERIFY(*cloud_->projection == shown);
        trainTo(165);
        QVERIFY(*loadedProjection() == shown);
        const auto archive = session_->run().archive;
        const std::vector<std::int64_t> kept = archive->steps(PointSource::LiveBatches);
        QCOMPARE(kept.front(), kFit);
        for (const std::int64_t each : kept)
            QVERIFY(*archive->nearest(PointSource::LiveBatches, each)->projection == shown);
        session_->recall(5);  // is made again, on the axes of now
        waitForRecalled();
        QVERIFY(*recalled_->projection == shown);
    }

    void aRunThatStoppedOnTheWayHasTheSameAxes_data() {
        QTest::addColumn<int>("stop");
        QTest::newRow("before the fit") << 5;
        QTest::newRow("at the fit") << int{kFit};
        QTest::newRow("after the fit") << 20;
    }

    void aRunThatStoppedOnTheWayHasTheSameAxes() {
        QFETCH(int, stop);
        trainTo(45);
        const auto shown = loadedProjection();
        begun([this] { session_->start(smallPresetOf(8), data_.path().toStdString(), 1); });
        trainTo(stop);
        const auto folder = runFolder();
        close();
        open();
        begun([&] { session_->continueRun(folder); });
        trainTo(45);
        QCOMPARE(shown->fittedAt, std::optional<std::int64_t>(kFit));
        QVERIFY(loadedProjection() == shown);
        begun([&] { session_->forkAt(stop); });
        step(1);
        trainTo(45);
        QVERIFY(runFolder() != folder);
        QVERIFY(loadedProjection() == shown);
    }

    /// From a cut-off between, with axes that were fitted after it.
    void aRunThatWasKilledHasTheSameAxes() {
        trainTo(kFit - 1);
        trainTo(kFit + 3);
        const auto shown = loadedProjection();
        copyAsIfKilled();
        const std::filesystem::path folder =
            std::filesystem::directory_iterator(libraryPath())->path();
        for (const std::int64_t step : {kFit, kFit + 3})
            std::filesystem::remove(checkpointPath(folder, step));
        open();
        begun([&] { session_->continueRun(folder); });
        trainTo(45);
        QCOMPARE(shown->fittedAt, std::optional<std::int64_t>(kFit));
        QVERIFY(loadedProjection() == shown);
    }

    /// Those of other bits would be lost for good.
    void stepsThatCannotBeMadeAgainAreKept() {
        trainTo(5);
        const auto folder = runFolder();
        close();
        RunManifest manifest = loadRunManifest(folder);
        manifest.options.repeatableFrom = 5;
        writeRunManifest(folder, manifest);
        open();
        begun([&] { session_->continueRun(folder); });
        trainTo(kFit + 1);
        QCOMPARE(loadedProjection()->fittedAt, std::optional<std::int64_t>(0));
        QCOMPARE(session_->run().archive->steps(PointSource::LiveBatches).front(), 1);
    }

    /// The centers of before the step, too.
    void aSlowStepIsShownOnTheAxesThatItEndsWith() {
        trainTo(kFit - 1);
        const auto before = loadCheckpoint(save(data_)).state.embeddingLoss.centers;
        std::shared_ptr<const StepAnatomy> anatomy;
        session_->slowStep();
        const auto isThere = [&] {
            pull();
            if (update_.anatomy)
                anatomy = update_.anatomy;
            return anatomy != nullptr;
        };
        QTRY_VERIFY_WITH_TIMEOUT(isThere(), kPatience);
        QCOMPARE(anatomy->projection->fittedAt, std::optional<std::int64_t>(kFit));
        QVERIFY(anatomy->centers == positions(before, *anatomy->projection));
    }

    void axesThatWereAskedForStay() {
        trainTo(2);
        session_->project({});
        trainTo(45);
        QVERIFY(!loadedProjection()->fittedAt);
    }

    /// It is only looked at: the run is the same to the last bit.
    void askingForAxesChangesNoBitOfTheRun() {
        trainTo(4);
        session_->project({});
        trainTo(9);
        const auto asked = loadCheckpoint(save(data_)).state;
        init();
        trainTo(9);
        QVERIFY(loadCheckpoint(save(data_)).state == asked);
    }

    void unitsThatAreNotThereAreRefused() {
        trainTo(2);
        QSignalSpy failed(session_.get(), &TrainingSession::failed);
        session_->project(StageUnits{3, 8});
        settle();
        QCOMPARE(failed.size(), 1);
        QVERIFY(!update_.projection);
        begun([this] { session_->start(smallPresetOf(2), data_.path().toStdString(), 1); });
        session_->project({});
        settle();
        QVERIFY(!update_.projection);
        QCOMPARE(failed.size(), 1);
    }

    /// In all dimensions, as the trainer's own centers have moved.
    void centersMoveInAllDimensions() {
        trainTo(5);
        const auto before = loadCheckpoint(save(data_)).state.embeddingLoss.centers;
        step(1);
        const auto after = loadCheckpoint(save(data_)).state.embeddingLoss.centers;
        QCOMPARE(moves_.size(), static_cast<std::size_t>(after.rows()));
        for (Eigen::Index row = 0; row < after.rows(); ++row)
            QCOMPARE(moves_[static_cast<std::size_t>(row)],
                     (after.row(row) - before.row(row)).norm());
    }

    void twinsShareOneProjection_data() {
        QTest::addColumn<int>("ofA");
        QTest::addColumn<int>("ofB");
        QTest::newRow("alike") << 8 << 8;
        QTest::newRow("2 | 8") << 2 << 8;
        QTest::newRow("8 | 2") << 8 << 2;
    }

    void twinsShareOneProjection() {
        using Twin = TwinSession::Twin;
        QFETCH(int, ofA);
        QFETCH(int, ofB);
        TwinSession twins(1, RunLibrary(libraryPath()));
        QSignalSpy started(&twins.session(Twin::B), &TrainingSession::runStarted);
        twins.start(twinOf(ofA, 1), twinOf(ofB, 2));  // axes of their own would differ
        QVERIFY(started.wait(kPatience));
        const auto shownIn = [&](Twin twin) { return twins.session(twin).run().projection; };
        QCOMPARE(shownIn(Twin::A) != nullptr, ofA > 2);
        QCOMPARE(shownIn(Twin::B) != nullptr, ofB > 2);
        if (ofA == ofB)
            QVERIFY(*shownIn(Twin::A) == *shownIn(Twin::B));

        std::array<std::shared_ptr<const StageProjection>, 2> asked;
        twins.session(Twin::B).project(kUnits);
        const auto haveAnswered = [&] {
            for (const Twin twin : TwinSession::kBoth)
                if (auto update = twins.session(twin).takeUpdate(); update.projection)
                    asked[static_cast<std::size_t>(twin)] = update.projection;
            return !(ofA > 2) == !asked[0] && !(ofB > 2) == !asked[1];
        };
        QTRY_VERIFY_WITH_TIMEOUT(haveAnswered(), kPatience);
        for (const auto& each : asked)
            QVERIFY(!each || each->units == kUnits);
    }

    void twinsGoOnOverStepTen_data() { twinsShareOneProjection_data(); }

    /// Where axes are fitted once more: on those of the first where both have as many dimensions.
    void twinsGoOnOverStepTen() {
        using Twin = TwinSession::Twin;
        QFETCH(int, ofA);
        QFETCH(int, ofB);
        TwinSession twins(1, RunLibrary(libraryPath()));
        QSignalSpy started(&twins.session(Twin::B), &TrainingSession::runStarted);
        twins.start(twinOf(ofA, 1), twinOf(ofB, 2));
        QVERIFY(started.wait(kPatience));
        std::array<std::shared_ptr<const StageProjection>, 2> shown{
            twins.session(Twin::A).run().projection, twins.session(Twin::B).run().projection};
        std::array<std::shared_ptr<const EmbeddingCloud>, 2> clouds;
        for (int step = 1; step <= 12; ++step) {
            twins.singleStep();
            const auto haveCome = [&] {
                const auto both = twins.session(Twin::A).takeUpdateWith(twins.session(Twin::B));
                for (const std::size_t twin : {0, 1}) {
                    if (both && (*both)[twin].projection)
                        shown[twin] = (*both)[twin].projection;
                    if (both && (*both)[twin].cloud)
                        clouds[twin] = (*both)[twin].cloud;
                }
                return clouds[0] && clouds[1] && clouds[0]->lastStep == step &&
                       clouds[1]->lastStep == step;
            };
            QTRY_VERIFY_WITH_TIMEOUT(haveCome(), kPatience);
        }
        for (const std::size_t twin : {0, 1}) {
            const int dimensions = twin == 0 ? ofA : ofB;
            QCOMPARE(shown[twin] != nullptr, dimensions > 2);
            QCOMPARE(clouds[twin]->projection != nullptr, dimensions > 2);
            if (dimensions == 2)
                continue;
            QVERIFY(*clouds[twin]->projection == *shown[twin]);
            QCOMPARE(clouds[twin]->firstStep, 10);  // on the axes of step 10
            QVERIFY(clouds[twin]->varianceShare.value() > 0.2);
        }
        if (ofA == ofB)
            QVERIFY(*shown[0] == *shown[1]);
    }

private:
    TwinStart twinOf(int dimensions, std::uint64_t seed) const {
        TwinStart start;
        start.run.preset = std::make_shared<const Preset>(smallPresetOf(dimensions));
        start.run.dataset = session_->run().dataset;
        start.run.datasetFolder = data_.path().toStdString();
        start.run.seeds = seed;
        return start;
    }

    void step(int steps) {
        KeptRun::step(steps);
        if (!update_.centers.empty())
            moves_ = update_.centers.back().moves;
    }

    void waitForCloud(PointSource source, std::int64_t step) {
        const auto isThere = [&] {
            pull();
            return cloud_ && cloud_->source == source && cloud_->lastStep == step;
        };
        QTRY_VERIFY_WITH_TIMEOUT(isThere(), kPatience);
    }

    void waitForRecalled() {
        recalled_.reset();
        const auto isThere = [&] {
            pull();
            if (update_.recalled)
                recalled_ = update_.recalled;
            return recalled_ != nullptr;
        };
        QTRY_VERIFY_WITH_TIMEOUT(isThere(), kPatience);
    }

    /// As the folder of the run has it.
    std::optional<StageProjection> loadedProjection() {
        settle();
        std::optional<Message> problem;
        return readableProjection(runFolder(), 8, problem);
    }

    std::shared_ptr<const EmbeddingCloud> recalled_;
    std::vector<float> moves_;
};

CENTERSCOPE_GUILESS_TEST(ProjectionSessionTest)
#include "projection_session_test.moc"
