// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/run.h"

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <memory>
#include <optional>
#include <sstream>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include <QTemporaryDir>
#include <QTest>

#include "runs/line_file.h"
#include "runs/metrics_csv.h"
#include "runs/run_files.h"
#include "runs/run_json.h"
#include "runs/run_lock.h"
#include "support/room_test.h"
#include "support/small_dataset.h"
#include "support/small_preset.h"

using namespace centerscope;
using namespace centerscope::testing;

namespace fs = std::filesystem;

namespace {

RunSource newSource(const Preset& preset = smallPreset()) {
    RunSource source = sourceOfNewRun(preset, smallDataset(), "/data", 1, bestInstructionSet());
    source.manifest.config.evaluateEvery = 5;
    source.manifest.options.checkpointEvery = 4;
    return source;
}

}  // namespace

/// What belongs to a step of a run, and how a run goes from one hand to another.
class RunTest : public QObject {
    Q_OBJECT

private slots:
    void init() {
        temporary_.emplace();
        sentences_.clear();
    }

    void aRunThatIsOnlyLookedAtHasNoFolder() {
        const auto run = open(newSource());
        QVERIFY(!fs::exists(folder()));
        step(*run);
        QVERIFY(fs::exists(folder() / "run.json"));
    }

    void aRunThatIsNotKeptTrainsAsWell() {
        const auto kept = open(newSource());
        Run unkept(newSource(), {}, reporter(), pool_);
        for (int k = 0; k < 3; ++k)
            QCOMPARE(step(unkept).metrics.totalLoss, step(*kept).metrics.totalLoss);
        QVERIFY(!unkept.folder());
    }

    void aValidationThatARuleWatchesIsDueAtOnce() {
        const auto run = open(newSource(smallWatchingPreset()));
        for (int k = 1; k <= 10; ++k)
            QCOMPARE(step(*run).validation,
                     k % 5 == 0 ? RunStep::Validation::Now : RunStep::Validation::None);
        QVERIFY(isEvaluated(folder(), 5, SplitKind::Validation));
        QVERIFY(isEvaluated(folder(), 10, SplitKind::Validation));
        QCOMPARE(std::ranges::count_if(run->state().history,
                                       [](const RunEvent& event) {
                                           return std::holds_alternative<ValidationLossSeen>(event);
                                       }),
                 2);
    }

    void anyOtherValidationIsDueLater() {
        const auto run = open(newSource());
        for (int k = 1; k <= 5; ++k)
            QCOMPARE(step(*run).validation,
                     k == 5 ? RunStep::Validation::Later : RunStep::Validation::None);
        QVERIFY(!isEvaluated(folder(), 5, SplitKind::Validation));
        run->validate();
        QVERIFY(isEvaluated(folder(), 5, SplitKind::Validation));
    }

    void aCheckpointIsKeptEverySoManySteps() {
        const auto run = open(newSource());
        for (int k = 0; k < 9; ++k)
            step(*run);
        const auto checkpoints = checkpointsIn(folder());
        QCOMPARE(checkpoints.size(), std::size_t{3});  // with that of the beginning
        QCOMPARE(checkpoints.begin()->first, std::int64_t{8});
    }

    /// Else a disk that takes rows only would see an attempt with each step.
    void aCheckpointThatCannotBeWrittenIsTriedAgainWhenOneIsDue() {
        const auto run = open(newSource());
        step(*run);
        fs::remove_all(folder() / kCheckpointsFolder);
        QVERIFY(std::ofstream(folder() / kCheckpointsFolder).good());  // in the place of the folder
        for (int k = 2; k <= 4; ++k)
            step(*run);
        QCOMPARE(sentences_.size(), std::size_t{1});
        QVERIFY(fs::remove(folder() / kCheckpointsFolder));
        for (int k = 5; k <= 7; ++k)
            step(*run);
        QVERIFY(checkpointsIn(folder()).empty());
        step(*run);
        QCOMPARE(checkpointsIn(folder()).begin()->first, std::int64_t{8});
    }

    void aChangeIsRecordedBeforeTheNextStep() {
        const auto run = open(newSource());
        step(*run);
        QVERIFY(wholeLines(folder() / kEventsFile).empty());
        run->change([](Trainer<float>& trainer) { trainer.setLambda(0.5); });
        QVERIFY(!wholeLines(folder() / kEventsFile).empty());
    }

    /// In memory, from its folder and from a checkpoint.
    void aRunThatWasLeftResumesToTheSameBits_data() {
        QTest::addColumn<int>("from");
        QTest::newRow("its source") << 0;
        QTest::newRow("its folder") << 1;
        QTest::newRow("its checkpoint") << 2;
    }

    void aRunThatWasLeftResumesToTheSameBits() {
        QFETCH(int, from);
        const auto whole = open(newSource(smallWatchingPreset()), folder() += "-whole");
        for (int k = 0; k < 12; ++k)
            step(*whole);

        auto run = open(newSource(smallWatchingPreset()));
        for (int k = 0; k < 7; ++k)
            step(*run);
        RunSource left = run->leave();
        run.reset();
        if (from > 0)
            left.recorder.reset();  // which has the folder locked
        if (from == 1)
            left = sourceFromFolder(folder(), openSmallDataset, reporter());
        if (from == 2)
            left = sourceFromCheckpoint(checkpointPath(folder(), 7), openSmallDataset, reporter());
        QCOMPARE(left.step(), std::int64_t{7});
        run = open(std::move(left), from == 2 ? folder() += "-2" : folder());
        for (int k = 0; k < 5; ++k)
            step(*run);
        QVERIFY(run->state() == whole->state());
        QVERIFY(sentences_.empty());
    }

    void aNewFolderHasACheckpointFromTheBeginning() {
        step(*open(newSource()));
        QCOMPARE(sourceFromFolder(folder(), openSmallDataset, reporter()).step(), std::int64_t{0});

        auto run = open(newSource(), folder() += "-2");
        run->openFolder();
        run.reset();
        QCOMPARE(sourceFromFolder(folder() += "-2", openSmallDataset, reporter()).step(),
                 std::int64_t{0});
    }

    void theFolderSaysWhereItsRowsBegin() {
        auto run = open(newSource());
        for (int k = 0; k < 7; ++k)
            step(*run);
        QCOMPARE(run->manifest().options.firstStep, std::optional<std::int64_t>(1));
        run->writeCheckpoint();
        RunSource source =
            sourceFromCheckpoint(checkpointPath(folder(), 7), openSmallDataset, reporter());
        source.rows = {};
        run = open(std::move(source), folder() += "-2");
        step(*run);
        QCOMPARE(loadRunManifest(folder() += "-2").options.firstStep,
                 std::optional<std::int64_t>(8));
    }

    void aForkLeavesTheRunWhole() {
        const auto run = open(newSource());
        for (int k = 0; k < 10; ++k)
            step(*run);
        const TrainingState<float> later = run->state();
        StepFork fork = run->startFork(6);
        while (!fork.advance()) {
        }
        const RunSource left = run->finishFork(fork);
        QCOMPARE(run->state().step, std::int64_t{6});
        QVERIFY(*left.state == later);
        QCOMPARE(lastRecordedStep(folder()), std::int64_t{10});
        QCOMPARE(lastRecordedStep(run->folder()->path()), std::int64_t{6});
        const RunIdentity& origin = left.manifest.identity;
        QVERIFY(run->manifest().identity.origin == (RunOrigin{origin.id, 6, {}, 1}));
        QVERIFY(run->manifest().identity.id != origin.id);
        for (int k = 0; k < 4; ++k)
            step(*run);
        QVERIFY(run->state() == later);
    }

    /// It is the same run, also beside the original and where no other fork lies.
    void aCopyOfAForkKeepsItsNumber() {
        auto run = open(newSource());
        for (int k = 0; k < 3; ++k)
            step(*run);
        run->writeCheckpoint();
        run.reset();
        for (const char* fork : {"-fork", "-other"}) {
            run = open(
                sourceFromCheckpoint(checkpointPath(folder(), 3), openSmallDataset, reporter()),
                folder() += fork);
            step(*run);
        }
        const RunManifest other = run->manifest();
        QCOMPARE(other.identity.origin->number, 2);
        run.reset();
        for (const fs::path& place : {folder() += "-copy", folder() / "alone" / "copy"}) {
            RunSource copy = newSource();
            copy.manifest = other;
            fs::create_directories(place.parent_path());
            run = open(std::move(copy), place);
            step(*run);
            QVERIFY(loadRunIdentity(place) == other.identity);
        }
    }

    /// The run that stands is asked for the same bits as the one that it was forked from.
    void aForkWithoutAChangeRepeatsItsOriginOnDisk() {
        const auto run = open(newSource());
        for (int k = 0; k < 12; ++k)
            step(*run);
        run->writeCheckpoint();
        StepFork fork = run->startFork(7);
        while (!fork.advance()) {
        }
        run->finishFork(fork);
        const fs::path forked = run->folder()->path();
        for (int k = 0; k < 5; ++k)
            step(*run);
        run->writeCheckpoint();
        QCOMPARE(readRunFile(checkpointPath(forked, 12)),
                 readRunFile(checkpointPath(folder(), 12)));
        const auto rowsOf = [](const fs::path& of) {
            std::vector<std::string> rows;
            std::istringstream lines(wholeLines(of / "metrics.csv"));
            for (std::string line; std::getline(lines, line);)
                rows.emplace_back(withoutSpeed(line));
            return rows;
        };
        QVERIFY(rowsOf(forked) == rowsOf(folder()));
        for (const char* file : {"evaluation.csv", "events.jsonl"})
            QCOMPARE(wholeLines(forked / file), wholeLines(folder() / file));
    }

    void checkpointsAreDenseEarlyInARun() {
        RunSource source = newSource();
        source.manifest.options.checkpointEvery = 70;
        const auto run = open(std::move(source));
        for (int k = 0; k < 75; ++k)
            step(*run);
        std::vector<std::int64_t> steps;
        for (const auto& [at, file] : checkpointsIn(folder()))
            steps.push_back(at);
        QVERIFY(steps == (std::vector<std::int64_t>{70, 50, 20, 10, 0}));
    }

    void aRunOfAnOlderProgramGetsAnIdentityWhenItResumes() {
        auto run = open(newSource());
        step(*run);
        run.reset();
        QVERIFY(fs::remove(folder() / "identity.json"));
        run = open(sourceFromFolder(folder(), openSmallDataset, reporter()));
        QVERIFY(loadRunIdentity(folder()).id.empty());  // only looked at
        step(*run);
        QVERIFY(!loadRunIdentity(folder()).id.empty());
        QVERIFY(loadRunIdentity(folder()).began.empty());
        QVERIFY(loadRunIdentity(folder()) == run->manifest().identity);
    }

    /// Killed after its checkpoint, then opened: what came later goes only when it is made again.
    void aRunThatIsOnlyOpenedKeepsAllItHad() {
        auto run = open(newSource());
        for (int k = 0; k < 7; ++k)
            step(*run);
        run.reset();
        const auto contents = [this] {
            std::map<std::string, std::string> files;
            for (const auto& entry : fs::recursive_directory_iterator(folder()))
                if (entry.is_regular_file())
                    files[entry.path().string()] = readRunFile(entry.path());
            return files;
        };
        const auto before = contents();
        run = open(sourceFromFolder(folder(), openSmallDataset, reporter()));
        QCOMPARE(run->state().step, std::int64_t{4});
        run->leave();
        run.reset();
        QVERIFY(contents() == before);
        run = open(sourceFromFolder(folder(), openSmallDataset, reporter()));
        step(*run);
        QCOMPARE(lastRecordedStep(folder()), std::int64_t{5});
    }

    void aRunThatIsOnlyOpenedTakesThePictureOfItsLastStepThatItLacks() {
        auto run = open(newSource());
        const auto reopen = [&] {
            run.reset();
            run = open(sourceFromFolder(folder(), openSmallDataset, reporter()));
        };
        const auto picture = [this] { return readRunFile(folder() / kPictureFile); };
        for (int k = 0; k < 4; ++k)
            step(*run);
        reopen();
        run->recorder().writePicture("one");
        QCOMPARE(picture(), std::string("one"));
        run->recorder().writePicture("two");
        QCOMPARE(picture(), std::string("one"));
        fs::last_write_time(folder() / kPictureFile,
                            fs::last_write_time(folder() / kMetricsFile) - std::chrono::hours(1));
        run->recorder().writePicture("three");
        QCOMPARE(picture(), std::string("three"));
        step(*run);  // which no checkpoint has
        reopen();
        QCOMPARE(run->state().step, std::int64_t{4});
        run->recorder().writePicture("of step 4");
        QCOMPARE(picture(), std::string("three"));
    }

    /// What another program wrote between the reading and the opening would be cut off.
    void aRunIsLockedBeforeItIsReadToResume() {
        auto run = open(newSource());
        for (int k = 0; k < 4; ++k)
            step(*run);
        run.reset();
        RunSource source = sourceToResume(folder(), openSmallDataset, reporter());
        QVERIFY(isInUse(folder()));
        QVERIFY_EXCEPTION_THROWN(sourceToResume(folder(), openSmallDataset, reporter()),
                                 WriteError);
        run = open(std::move(source));
        step(*run);
        run.reset();
        QVERIFY(!isInUse(folder()));
    }

    /// Larger batches would have ended the epoch; but they act on the next step.
    void aValidationIsOwedByTheBatchSizeOfTheLastStep() {
        Preset preset = smallPreset();
        preset.halvingRule.kind = HalvingRule::Kind::OnPlateau;
        preset.halvingRule.watch = HalvingRule::Watch::ValidationLoss;
        const auto run = open(newSource(preset));
        step(*run);
        QVERIFY(!run->validateWhereOwed());
        run->change([](Trainer<float>& trainer) {
            trainer.setBatchSize(static_cast<int>(trainer.trainingImages()));
        });
        QVERIFY(run->trainer().isEpochOver());
        QVERIFY(!run->validateWhereOwed());
    }

    void aRunFromACheckpointNamesItsOrigin() {
        auto run = open(newSource());
        for (int k = 0; k < 4; ++k)
            step(*run);
        const std::string id = run->manifest().identity.id;
        run.reset();
        writeRunIdentity(folder(), {id, "", {}});
        RunSource source =
            sourceFromCheckpoint(checkpointPath(folder(), 4), openSmallDataset, reporter());
        QVERIFY(source.manifest.identity.origin == (RunOrigin{id, 4}));
    }

    /// Twins train so: what one computes does not depend on the other.
    void runsThatTakeTurnsOnOnePoolAreAsAlone() {
        const auto alone = open(newSource());
        for (int k = 0; k < 6; ++k)
            step(*alone);
        Preset other = smallPreset();
        other.hyperparameters.lambda = 1;
        const auto one = open(newSource(), folder() += "-one");
        const auto two = open(newSource(other), folder() += "-two");
        for (int k = 0; k < 6; ++k) {
            step(*one);
            step(*two);
        }
        QVERIFY(one->state() == alone->state());
        QVERIFY(two->state() != alone->state());
    }

    void aRunThatIsKilledEarlyBeginsAgainToTheSameBits() {
        RunSource source = newSource(smallWatchingPreset());
        source.manifest.config.evaluateEvery = 1;
        auto run = open(std::move(source));
        step(*run);
        step(*run);
        const TrainingState<float> second = run->state();
        run.reset();
        RunSource again = sourceFromFolder(folder(), openSmallDataset, reporter());
        QCOMPARE(again.step(), std::int64_t{0});
        run = open(std::move(again));
        step(*run);
        step(*run);
        QVERIFY(run->state() == second);
    }

    /// As a window has it that has opened a checkpoint.
    void aForkBeforeTheFirstRowCanBeResumed() {
        auto run = open(newSource());
        for (int k = 0; k < 8; ++k)
            step(*run);
        RunSource source =
            sourceFromCheckpoint(checkpointPath(folder(), 8), openSmallDataset, reporter());
        source.rows = {};
        run = open(std::move(source), folder() += "-2");
        step(*run);
        StepFork fork = run->startFork(5);
        while (!fork.advance()) {
        }
        run->finishFork(fork);
        for (int k = 0; k < 7; ++k)
            step(*run);
        const TrainingState<float> last = run->state();
        const fs::path branch = run->folder()->path();
        run->writeCheckpoint();
        run.reset();
        RunSource again = sourceFromFolder(branch, openSmallDataset, reporter());
        QVERIFY(*again.state == last);
        QCOMPARE(again.rows.steps.size(), std::size_t{12});
    }

    void aRunOfSevenClassesResumesFromItsFolder() {
        const auto dataset = smallDataset(200, 20, 50, 7);
        const auto openDataset = [&](RunManifest&) { return dataset; };
        RunSource source = sourceOfNewRun(smallPreset(), dataset, "/data", 1, bestInstructionSet());
        source.manifest.options.checkpointEvery = 4;
        auto run = open(std::move(source));
        for (int k = 0; k < 4; ++k)
            step(*run);
        run.reset();
        run = open(sourceFromFolder(folder(), openDataset, reporter()));
        for (int k = 0; k < 4; ++k)
            step(*run);
        const TrainingState<float> last = run->state();
        QCOMPARE(last.embeddingLoss.centers.rows(), 7);
        run.reset();
        QVERIFY(*sourceFromFolder(folder(), openDataset, reporter()).state == last);
    }

    /// Killed when it had a folder and nothing in it.
    void aFolderOfAResumedRunWithoutItsCheckpointIsRefused() {
        auto run = open(newSource());
        for (int k = 0; k < 4; ++k)
            step(*run);
        RunSource source =
            sourceFromCheckpoint(checkpointPath(folder(), 4), openSmallDataset, reporter());
        source.rows = {};
        run = open(std::move(source), folder() += "-2");
        run->openFolder();
        run.reset();
        fs::remove_all(folder() += "-2/checkpoints");
        QVERIFY_EXCEPTION_THROWN(sourceFromFolder(folder() += "-2", openSmallDataset, reporter()),
                                 Error);
    }

    /// An older checkpoint would lose them for good; steps alone come again.
    void changesByHandAreNotPassedOverWithADamagedCheckpoint() {
        auto run = open(newSource());
        for (int k = 0; k < 4; ++k)
            step(*run);
        run->trainer().setLambda(0.5);
        for (int k = 0; k < 4; ++k)
            step(*run);
        run.reset();
        fs::resize_file(checkpointPath(folder(), 8), 1000);
        QVERIFY_EXCEPTION_THROWN(sourceFromFolder(folder(), openSmallDataset, reporter()), Error);
    }

private:
    /// A step and what belongs to it, as any driver of a run makes it.
    static RunStep step(Run& run) {
        const RunStep made = run.step();
        if (made.validation == RunStep::Validation::Now)
            run.validate();
        run.keep(run.manifest().options.checkpointEvery.value_or(kCheckpointEvery));
        return made;
    }

    static std::shared_ptr<const Dataset> openSmallDataset(RunManifest&) { return smallDataset(); }

    fs::path folder() const { return temporary_->filePath("run").toStdString(); }

    RunFolder::Report reporter() {
        return [this](const Message& message) { sentences_.push_back(english(message)); };
    }

    std::unique_ptr<Run> open(RunSource source, const fs::path& newFolder = {}) {
        const fs::path path = newFolder.empty() ? folder() : newFolder;
        return std::make_unique<Run>(
            std::move(source), [path](const RunConfig&) { return RunFolder::makeNew(path); },
            reporter(), pool_);
    }

    std::optional<QTemporaryDir> temporary_;
    std::vector<std::string> sentences_;
    ThreadPool pool_{1};
};

CENTERSCOPE_GUILESS_TEST(RunTest)
#include "run_test.moc"
