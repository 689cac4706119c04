// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/run_projection.h"

#include <filesystem>
#include <fstream>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <QTemporaryDir>
#include <QTest>

#include "core/error.h"
#include "data/dataset.h"
#include "runs/run.h"
#include "runs/run_files.h"
#include "runs/run_json.h"
#include "runs/run_source.h"
#include "support/cloud_places.h"
#include "support/room_test.h"
#include "support/small_dataset.h"
#include "support/small_preset.h"

using namespace centerscope;
using namespace centerscope::testing;

namespace fs = std::filesystem;

namespace {

constexpr int kDimensions = 8;
constexpr StageUnits kUnits{5, 2};

std::shared_ptr<const Dataset> openSmallDataset(RunManifest&) {
    return smallDataset();
}

/// Where the network of now puts the test images.
EmbeddingCloud testCloud(Trainer<float>& trainer) {
    return evaluateAll(trainer, SplitKind::Test, allIndices(trainer.dataset().test))
        .cloud(PointSource::Test);
}

}  // namespace

/// A run of more than two dimensions is shown on the same axes wherever that is done.
class RunProjectionTest : public QObject {
    Q_OBJECT

private slots:
    void init() {
        temporary_.emplace();
        sentences_.clear();
    }

    void everyTrainerOfARunHasItsAxes() {
        const auto run = trained(6);
        QVERIFY(run->trainer().projection().hasAxes());
        QCOMPARE(run->trainer().projection().dimensions, kDimensions);
        const Trainer<float> alone(smallPresetOf(kDimensions), smallDataset(), 1, pool_);
        QVERIFY(alone.projection() == run->trainer().projection());  // those of step 0

        run->setProjection(run->projectionOn({}));
        const StageProjection anew = run->trainer().projection();
        QVERIFY(!(alone.projection() == anew));
        QVERIFY(run->anotherTrainer()->projection() == anew);
        QVERIFY(makeTrainer(run->manifest(), smallDataset(), pool_).projection() == anew);
        QVERIFY(makeTrainer(loadRunManifest(folder()), smallDataset(), pool_).projection() == anew);
    }

    /// A step that is made again is shown to the same bits.
    void aStepThatIsMadeAgainIsPlacedAlike() {
        const auto run = open(newSource());
        std::vector<StepFrame> frames;
        for (int k = 0; k < 9; ++k) {
            step(*run);
            frames.push_back(batchFrame(run->trainer()));
        }
        const auto another = run->anotherTrainer();
        StepFork way(*another, run->stateBefore(2), 7);
        while (!way.advance()) {
        }
        const StepFrame again = batchFrame(*another);
        QVERIFY(again.positions == frames[6].positions);
        QVERIFY(again.centers == frames[6].centers);
        QCOMPARE(again.varianceShare, frames[6].varianceShare);
    }

    void aReopenedRunHasTheAxesAndTheFramesThatItHad() {
        auto run = trained(5);
        run->setProjection(run->projectionOn({}));
        step(*run);
        run->recorder().append(batchFrame(run->trainer()));
        run->recorder().append(frameOf(testCloud(run->trainer()), nullptr));
        const StageProjection axes = run->trainer().projection();
        const std::vector<EmbeddingPosition> places = placesOf(testCloud(run->trainer()));
        const auto archive = run->recorder().archive();
        run->writeCheckpoint();
        run.reset();

        run = open(sourceFromFolder(folder(), openSmallDataset, reporter()));
        QVERIFY(run->trainer().projection() == axes);
        QVERIFY(placesOf(testCloud(run->trainer())) == places);
        QVERIFY(sentences_.empty());
        for (const PointSource source : {PointSource::LiveBatches, PointSource::FixedSample}) {
            const auto had = archive->nearest(source, 6);
            const auto has = run->recorder().archive()->nearest(source, 6);
            QVERIFY(has);
            QVERIFY(has->positions == had->positions);
            QVERIFY(*has->projection == axes);
            QCOMPARE(has->varianceShare, had->varianceShare);
            QCOMPARE(has->measures.has_value(), had->measures.has_value());
            if (had->measures)
                QCOMPARE(*has->measures, *had->measures);
        }
    }

    void framesOfOtherAxesAreForgotten() {
        auto run = trained(5);
        run->recorder().append(batchFrame(run->trainer()));
        const std::string before = readRunFile(folder() / kFramesFile);
        run->setProjection(run->projectionOn(kUnits));
        QCOMPARE(run->recorder().archive()->count(PointSource::LiveBatches), std::size_t{0});
        step(*run);
        run->recorder().append(batchFrame(run->trainer()));
        run->writeCheckpoint();
        run.reset();
        // As if a kill had come between the two files.
        std::ofstream(folder() / kFramesFile, std::ios::app | std::ios::binary) << before;
        run = open(sourceFromFolder(folder(), openSmallDataset, reporter()));
        QCOMPARE(run->recorder().archive()->steps(PointSource::LiveBatches),
                 (std::vector<std::int64_t>{6}));
    }

    void framesOfOtherUnitsAreForgotten() {
        const auto run = trained(5);
        const auto on = [&run](StageUnits units) {
            return std::make_shared<const StageProjection>(run->projectionOn(units));
        };
        run->setProjection(*on({0, 1}));
        step(*run);
        run->recorder().append(batchFrame(run->trainer()));
        const std::string bytes = readRunFile(folder() / kFramesFile);
        const int classes = smallPresetOf(kDimensions).network.classes;
        QVERIFY(!parseFrames(bytes, classes, on({0, 1})).empty());
        QVERIFY(parseFrames(bytes, classes, on({5, 7})).empty());
    }

    /// On a disk that was full for a while.
    void axesThatCouldNotBeWrittenAreWrittenWhenTheRunContinues() {
        auto run = trained(5);
        run->writeCheckpoint();
        run.reset();
        run = open(sourceFromFolder(folder(), openSmallDataset, reporter()));
        fs::remove(folder() / kProjectionFile);
        fs::create_directories(folder() / kProjectionFile / "in the way");
        run->setProjection(run->projectionOn(kUnits));
        QCOMPARE(sentences_.size(), std::size_t{1});
        fs::remove_all(folder() / kProjectionFile);
        step(*run);
        QCOMPARE(loadRunManifest(folder()).projection->units, kUnits);
    }

    void twoUnitsAreThoseUnits() {
        const auto run = trained(3);
        run->setProjection(run->projectionOn(kUnits));
        const EmbeddingCloud cloud = testCloud(run->trainer());
        for (std::size_t k = 0; k < cloud.points.size(); ++k) {
            const auto x = cloud.full->point(k);
            QCOMPARE(cloud.points[k].position, (EmbeddingPosition{x[5], x[2]}));
        }
        for (const StageUnits wrong : {StageUnits{1, 1}, StageUnits{0, 8}, StageUnits{-1, 2}})
            QVERIFY_EXCEPTION_THROWN(run->projectionOn(wrong), Error);
    }

    void aForkHasTheAxesOfItsOrigin_data() {
        QTest::addColumn<bool>("fromCheckpoint");
        QTest::newRow("at a step") << false;
        QTest::newRow("from a checkpoint") << true;
    }

    void aForkHasTheAxesOfItsOrigin() {
        QFETCH(bool, fromCheckpoint);
        auto run = trained(8);
        run->setProjection(run->projectionOn({}));
        const StageProjection axes = run->trainer().projection();
        if (fromCheckpoint) {
            run->writeCheckpoint();
            run = open(
                sourceFromCheckpoint(checkpointPath(folder(), 8), openSmallDataset, reporter()),
                folder() += "-fork");
            step(*run);
        } else {
            StepFork fork = run->startFork(6);
            while (!fork.advance()) {
            }
            run->finishFork(fork);
        }
        QVERIFY(run->folder()->path() != folder());
        QVERIFY(run->trainer().projection() == axes);
        QVERIFY(loadRunManifest(run->folder()->path()).projection == axes);
        run->setProjection(run->projectionOn(kUnits));  // of the fork alone
        QVERIFY(loadRunManifest(folder()).projection == axes);
    }

    void aDamagedFileIsSetAsideAndTheFirstAxesAreFoundAgain() {
        auto run = trained(5);
        const StageProjection first = run->trainer().projection();
        run->setProjection(run->projectionOn({}));
        run->writeCheckpoint();
        run.reset();
        const std::string whole = readRunFile(folder() / kProjectionFile);
        std::ofstream(folder() / kProjectionFile) << whole.substr(0, whole.size() / 2);
        run = open(sourceFromFolder(folder(), openSmallDataset, reporter()));
        QVERIFY(run->trainer().projection() == first);
        QCOMPARE(sentences_.size(), std::size_t{1});
        QVERIFY(sentences_[0].find("projection.json") != std::string::npos);
        QVERIFY(!fs::exists(folder() / "projection.json.damaged"));  // it is only looked at
        step(*run);
        QVERIFY(fs::exists(folder() / "projection.json.damaged"));
        QVERIFY(loadRunManifest(folder()).projection == first);
    }

    void aRunOfTwoDimensionsHasNoSuchFile() {
        const auto run =
            open(sourceOfNewRun(smallPreset(), smallDataset(), "/data", 1, bestInstructionSet()));
        step(*run);
        QVERIFY(!fs::exists(folder() / kProjectionFile));
        QVERIFY(!run->manifest().projection);
        QVERIFY(!testCloud(run->trainer()).projection);
    }

    void whatIsNoProjectionIsRefused_data() {
        QTest::addColumn<QByteArray>("json");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("of others") << QByteArray(R"({"dimensions": 4, "units": [0, 1]})");
        QTest::newRow("no units") << QByteArray(R"({"dimensions": 3})");
        QTest::newRow("one unit") << QByteArray(R"({"dimensions": 3, "units": [1]})");
        QTest::newRow("twice") << QByteArray(R"({"dimensions": 3, "units": [1, 1]})");
        QTest::newRow("beyond") << QByteArray(R"({"dimensions": 3, "units": [1, 3]})");
        QTest::newRow("below") << QByteArray(R"({"dimensions": 3, "units": [1, -1]})");
        QTest::newRow("short") << QByteArray(
            R"({"dimensions": 3, "origin": [0, 0], "axes": [[1, 0, 0], [0, 1, 0]]})");
        QTest::newRow("text") << QByteArray(
            R"({"dimensions": 3, "origin": [0, "0", 0], "axes": [[1, 0, 0], [0, 1, 0]]})");
        QTest::newRow("long") << QByteArray(
            R"({"dimensions": 3, "origin": [0, 0, 0], "axes": [[2, 0, 0], [0, 1, 0]]})");
        QTest::newRow("no step") << QByteArray(
            R"({"dimensions": 3, "origin": [0, 0, 0], "axes": [[1, 0, 0], [0, 1, 0]],
                "fitted_at": -1})");
        QTest::newRow("askew") << QByteArray(
            R"({"dimensions": 3, "origin": [0, 0, 0], "axes": [[1, 0, 0], [0.6, 0.8, 0]]})");
    }

    void whatIsNoProjectionIsRefused() {
        QFETCH(QByteArray, json);
        QVERIFY_EXCEPTION_THROWN(parseProjection(json.toStdString(), 3, "mine"), Error);
    }

    void everyDigitIsKept() {
        StageProjection projection{.dimensions = 3, .origin = {0.1, 1e-300, -3}, .axes = {}};
        projection.axes = {std::vector{0.6, 0.8, 0.0}, std::vector{0.0, 0.0, 1.0}};
        QVERIFY(parseProjection(projectionJson(projection), 3, "mine") == projection);
        projection.fittedAt = 40;
        QVERIFY(parseProjection(projectionJson(projection), 3, "mine") == projection);
        const StageProjection units{.dimensions = 3, .units = {2, 0}, .origin = {}, .axes = {}};
        QVERIFY(parseProjection(projectionJson(units), 3, "mine") == units);
    }

private:
    static RunSource newSource() {
        return sourceOfNewRun(smallPresetOf(kDimensions), smallDataset(), "/data", 1,
                              bestInstructionSet());
    }

    static void step(Run& run) {
        run.step();
        run.keep(4);
    }

    std::unique_ptr<Run> trained(int steps) {
        auto run = open(newSource());
        for (int k = 0; k < steps; ++k)
            step(*run);
        return run;
    }

    std::unique_ptr<Run> open(RunSource source, const fs::path& newFolder = {}) {
        const fs::path path = newFolder.empty() ? folder() : newFolder;
        return std::make_unique<Run>(
            std::move(source), [path](const RunConfig&) { return RunFolder::makeNew(path); },
            reporter(), pool_);
    }

    fs::path folder() const { return temporary_->filePath("run").toStdString(); }

    RunFolder::Report reporter() {
        return [this](const Message& message) { sentences_.push_back(english(message)); };
    }

    std::optional<QTemporaryDir> temporary_;
    std::vector<std::string> sentences_;
    ThreadPool pool_{1};
};

CENTERSCOPE_GUILESS_TEST(RunProjectionTest)
#include "run_projection_test.moc"
