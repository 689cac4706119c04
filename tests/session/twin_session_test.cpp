// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/twin_session.h"

#include <filesystem>

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "data/dataset_catalogue.h"
#include "runs/checkpoint.h"
#include "runs/event_log.h"
#include "runs/line_file.h"
#include "runs/run_checkpoints.h"
#include "runs/run_files.h"
#include "runs/run_library.h"
#include "runs/run_lock.h"
#include "runs/run_manifest.h"
#include "runs/step_fork.h"
#include "session/run_history.h"
#include "support/idx_files.h"
#include "support/patience.h"
#include "support/room_test.h"
#include "support/small_preset.h"
#include "training/trainer.h"

using namespace centerscope;
using namespace centerscope::testing;

namespace fs = std::filesystem;
using Twin = TwinSession::Twin;

class TwinSessionTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() {
        writeDataset(data_.path(), 200, 30);
        dataset_ = loadDataset(data_.path().toStdString());
    }

    void init() {
        library_ = std::make_unique<QTemporaryDir>();
        open();
    }
    void cleanup() { twins_.reset(); }

    void twinsWithoutADifferenceStayBitIdentical() {
        begin(twin(), twin());
        trainTo(500);
        QCOMPARE(step(Twin::A), 500);
        const Checkpoint a = saved(Twin::A);
        QVERIFY(a == saved(Twin::B));
        QVERIFY(a.state.weights != Checkpoint(firstCheckpoint(Twin::A)).state.weights);
        for (std::size_t k = 0; k < 500; ++k)
            QCOMPARE(history_[0].steps[k].totalLoss, history_[1].steps[k].totalLoss);
    }

    void twinsAreAsFarWheneverTheyPauseAndSeeTheSameImages() {
        begin(twin(), twin(1.0));
        for (const int pace : {0, 20, 0}) {
            twins_->setPace(pace);
            const auto target = step(Twin::A) + 5;
            twins_->play();
            QTRY_VERIFY_WITH_TIMEOUT((settle(), step(Twin::A) >= target), kPatience);
            twins_->pause();
            settle();
            QVERIFY(!twins_->isPlaying());
            QVERIFY(!twins_->session(Twin::B).isPlaying());
            QCOMPARE(step(Twin::A), step(Twin::B));
        }
        twins_->singleStep();
        settle();
        QCOMPARE(step(Twin::A), step(Twin::B));
        const auto last = step(Twin::A);
        const auto a =
            twins_->session(Twin::A).run().archive->nearest(PointSource::LiveBatches, last);
        const auto b =
            twins_->session(Twin::B).run().archive->nearest(PointSource::LiveBatches, last);
        QCOMPARE(a->step, last);
        QVERIFY(*a->images == *b->images);
        QVERIFY(a->positions != b->positions);
    }

    void whatIsDrawnIsOneStepOfBoth() {
        begin(twin(), twin(1.0));
        for (const PointSource source : {PointSource::LiveBatches, PointSource::FixedSample}) {
            for (const Twin twin : TwinSession::kBoth)
                twins_->setStage(
                    twin, {.source = source, .livePoints = 100, .sampleSize = 100, .interval = 5});
            int drawn = 0;
            bool areOneStep = true;
            const auto hasSeenEnough = [&] {
                const auto both = twins_->session(Twin::A).takeUpdateWith(twins_->session(Twin::B));
                if (both && drawn < 20 && areOneStep) {
                    const auto& [a, b] = *both;
                    areOneStep = lastStepIn(a) == lastStepIn(b) && !a.cloud == !b.cloud &&
                                 (!a.cloud || (a.cloud->firstStep == b.cloud->firstStep &&
                                               a.cloud->lastStep == b.cloud->lastStep));
                    drawn += a.cloud ? 1 : 0;
                }
                return drawn == 20 || !areOneStep;
            };
            twins_->play();
            QTRY_VERIFY_WITH_TIMEOUT(hasSeenEnough(), kPatience);
            twins_->pause();
            settle();
            QVERIFY(areOneStep);
        }
    }

    void bothGoOnFromTheSameStepWithAnotherLambda() {
        const fs::path source = sourceRun(20);
        TwinStart b = forkOf(source);
        b.values = {{Hyperparameter::Lambda, 1}};
        begin(forkOf(source), b);
        QCOMPARE(step(Twin::A), 20);
        QCOMPARE(step(Twin::B), 20);
        trainTo(21);
        // The step is made of what both have: only then their weights part.
        QCOMPARE(history_[0].steps[20].headLoss, history_[1].steps[20].headLoss);
        QCOMPARE(history_[0].steps[20].lambda, 0.01);
        QCOMPARE(history_[1].steps[20].lambda, 1.0);
        trainTo(25);
        QVERIFY(history_[0].steps[24].headLoss != history_[1].steps[24].headLoss);
        const RunIdentity origin = loadRunManifest(*runFolderOf(source)).identity;
        for (const Twin twin : TwinSession::kBoth)
            QCOMPARE(loadRunManifest(folder(twin)).identity.origin->run, origin.id);
    }

    /// A fork with another center rule is made again from its first step by what its folder says.
    void aForkWithAnotherCenterRuleIsReplayedAndResumedToTheSameBits() {
        const fs::path source = sourceRun(20);
        TwinStart b = forkOf(source);
        b.centerRule = CenterRule{CenterRule::Kind::Frozen};
        begin(forkOf(source), b);
        const Checkpoint before = saved(Twin::B);
        QVERIFY(!twins_->session(Twin::B).run().preset->has(Hyperparameter::Alpha));
        QVERIFY(twins_->session(Twin::A).run().preset->has(Hyperparameter::Alpha));
        trainTo(40);
        const Checkpoint after = saved(Twin::B);
        QVERIFY(after.state.embeddingLoss.centers == before.state.embeddingLoss.centers);
        QVERIFY(saved(Twin::A).state.embeddingLoss.centers != before.state.embeddingLoss.centers);
        const fs::path kept = folder(Twin::B);
        twins_.reset();

        const RunManifest manifest = loadRunManifest(kept);
        ThreadPool pool(1);
        Trainer<float> again(manifest.config.preset, dataset_, manifest.config.seeds(), pool,
                             manifest.config.instructionSet);
        const auto events = parseEvents(wholeLines(kept / kEventsFile), kEventsFile);
        std::span<const RunEvent> left = events;
        for (int k = 0; k < 40; ++k) {
            applyDueEvents(again, left);
            again.step();
        }
        QVERIFY(again.state() == after.state);

        const Checkpoint middle = loadCheckpoint(checkpointPath(kept, 20));
        again.restore(middle.state);  // where the rule is in force already
        for (int k = 20; k < 40; ++k)
            again.step();
        QVERIFY(again.state().weights == after.state.weights);
        QVERIFY(again.state().embeddingLoss == after.state.embeddingLoss);
    }

    void undoCoversBothButNotWhatTheyDifferBy() {
        const fs::path source = sourceRun(10);
        TwinStart b = forkOf(source);
        b.values = {{Hyperparameter::Lambda, 1}};
        begin(forkOf(source), b);
        twins_->set(Hyperparameter::Alpha, 0.25);
        twins_->set(Twin::B, Hyperparameter::Lambda, 2);
        twins_->singleStep();
        twins_->halveLearningRate();
        settle();
        QCOMPARE(values(Twin::A), (std::vector<double>{0.005, 0.01, 0.25}));
        QCOMPARE(values(Twin::B), (std::vector<double>{0.005, 2, 0.25}));
        undone({0.01, 0.01, 0.25}, {0.01, 2, 0.25});
        undone({0.01, 0.01, 0.25}, {0.01, 1, 0.25});
        undone({0.01, 0.01, 0.5}, {0.01, 1, 0.5});
        QVERIFY(!update_[0].undoable && !update_[1].undoable);
        undone({0.01, 0.01, 0.5}, {0.01, 1, 0.5});
    }

    void whereOneDivergesBothPause() {
        begin(twin(), twin());
        trainTo(5);
        twins_->set(Twin::B, Hyperparameter::LearningRate, 1e6);
        twins_->play();
        QTRY_VERIFY_WITH_TIMEOUT((settle(), update_[1].diagnosis && !twins_->isPlaying()),
                                 kPatience);
        QVERIFY(!twins_->session(Twin::B).isPlaying());
        QCOMPARE(step(Twin::A), step(Twin::B) + 1);
        QVERIFY(!update_[0].diagnosis);
    }

    void theOneThatIsBehindCatchesUpFirst() {
        begin(twin(), twin());
        trainTo(5);
        QSignalSpy started(&twins_->session(Twin::B), &TrainingSession::runStarted);
        twins_->session(Twin::B).forkAt(3);
        QVERIFY(started.wait(kPatience));
        for (const auto& [a, b] : {std::pair{5, 4}, {5, 5}, {6, 6}}) {
            twins_->singleStep();
            settle();
            QCOMPARE(step(Twin::A), a);
            QCOMPARE(step(Twin::B), b);
        }
        QVERIFY(saved(Twin::A).state.weights == saved(Twin::B).state.weights);
    }

    /// To an earlier step than that which one of them is on its way to.
    void bothForkAfterOneHasArrivedAtItsOwnFork() {
        begin(twin(), twin());
        trainTo(12);
        twins_->session(Twin::B).forkAt(11);
        twins_->forkAt(4);
        QTRY_VERIFY_WITH_TIMEOUT((settle(), step(Twin::A) == 4 && step(Twin::B) == 4), kPatience);
        trainTo(6);
        QVERIFY(saved(Twin::A).state.weights == saved(Twin::B).state.weights);
    }

    void bothReturnToTheLastGoodState() {
        begin(twin(), twin());
        trainTo(5);
        twins_->set(Twin::B, Hyperparameter::LearningRate, 1e6);
        twins_->play();
        QTRY_VERIFY_WITH_TIMEOUT((settle(), update_[1].diagnosis && !twins_->isPlaying()),
                                 kPatience);
        twins_->returnToLastGoodState();
        QTRY_VERIFY_WITH_TIMEOUT((settle(), step(Twin::A) == step(Twin::B) &&
                                                update_[0].hyperparameters.learningRate == 0.005),
                                 kPatience);
        QVERIFY(step(Twin::B) <= 5);
        QCOMPARE(update_[1].hyperparameters.learningRate, 0.005);
        const auto from = step(Twin::B);
        trainTo(from + 3);
        QVERIFY(saved(Twin::A).state.weights == saved(Twin::B).state.weights);
    }

    void bothForkAndUndoTakesTheForkBack() {
        begin(twin(), twin());
        trainTo(10);
        twins_->set(Twin::B, Hyperparameter::Lambda, 1);
        trainTo(15);
        const std::vector<float> weights = saved(Twin::B).state.weights;
        twins_->forkAt(6);
        twins_->singleStep();  // waits until both are there
        QTRY_VERIFY_WITH_TIMEOUT((settle(), step(Twin::A) == 7 && step(Twin::B) == 7), kPatience);
        QCOMPARE(values(Twin::B), values(Twin::A));
        QVERIFY(saved(Twin::A).state.weights == saved(Twin::B).state.weights);
        twins_->undo();
        QTRY_VERIFY_WITH_TIMEOUT((settle(), step(Twin::A) == 15 && step(Twin::B) == 15), kPatience);
        QVERIFY(saved(Twin::B).state.weights == weights);
        undone({0.01, 0.01, 0.5}, {0.01, 0.01, 0.5});
    }

    /// A alone was changed at the step at which, after the fork, a rule halves in both.
    void undoAfterAForkKnowsNothingOfWhatWasChangedBeforeIt() {
        TwinStart start = twin();
        Preset preset = *start.run.preset;
        preset.halvingRule.kind = HalvingRule::Kind::EveryNSteps;
        preset.halvingRule.every = 6;
        start.run.preset = std::make_shared<const Preset>(preset);
        begin(start, start);
        trainTo(6);
        twins_->set(Twin::A, Hyperparameter::Lambda, 1);
        trainTo(8);
        twins_->forkAt(3);
        QTRY_VERIFY_WITH_TIMEOUT((settle(), step(Twin::A) == 3 && step(Twin::B) == 3), kPatience);
        trainTo(7);
        QCOMPARE(values(Twin::A), (std::vector<double>{0.005, 0.01, 0.5}));
        QCOMPARE(values(Twin::B), values(Twin::A));
        undone({0.01, 0.01, 0.5}, {0.01, 0.01, 0.5});
        twins_->undo();
        QTRY_VERIFY_WITH_TIMEOUT((settle(), step(Twin::A) == 8 && step(Twin::B) == 8), kPatience);
        QCOMPARE(values(Twin::A), (std::vector<double>{0.005, 1, 0.5}));
        undone({0.005, 0.01, 0.5}, {0.005, 0.01, 0.5});  // that of A alone
    }

    /// As the library tells them apart.
    void twinsAndTheirForksSayWhichTheyAre() {
        begin(twin(), twin());
        trainTo(3);
        twins_->forkAt(2);
        QTRY_VERIFY_WITH_TIMEOUT((settle(), step(Twin::A) == 2 && step(Twin::B) == 2), kPatience);
        QStringList names;
        QStringList pairs;
        for (const RunSummary& run : RunLibrary(library_->path().toStdString()).runs()) {
            QVERIFY(run.identity.twin);
            names << QString::fromStdString(runName(run));
            pairs << QString::fromStdString(run.identity.twin->pair);
        }
        names.sort();
        QCOMPARE(names, QStringList({"small, seed 1, lambda 0.01, from step 2, twin A",
                                     "small, seed 1, lambda 0.01, from step 2, twin B",
                                     "small, seed 1, lambda 0.01, twin A",
                                     "small, seed 1, lambda 0.01, twin B"}));
        QCOMPARE(pairs.removeDuplicates(), 3);
    }

    void undoTakesBackHowTheCentersMoveWithTheRateThatCameWithIt() {
        TwinStart start = twin();
        Preset preset = *start.run.preset;
        std::get<CenterLossDescription>(preset.embeddingLoss).rule = {CenterRule::Kind::Frozen};
        preset.hyperparameters.alpha = 0;
        start.run.preset = std::make_shared<const Preset>(preset);
        begin(start, start);
        twins_->setCenterRule(Twin::B, {CenterRule::Kind::Equation4});
        twins_->singleStep();
        settle();
        QCOMPARE(update_[1].centerRule->kind, CenterRule::Kind::Equation4);
        QCOMPARE(update_[0].centerRule->kind, CenterRule::Kind::Frozen);
        QCOMPARE(update_[1].hyperparameters.alpha, 0.5);
        const auto centers = saved(Twin::B).state.embeddingLoss.centers;
        undone({0.01, 0.01, 0}, {0.01, 0.01, 0});
        QCOMPARE(update_[1].centerRule->kind, CenterRule::Kind::Frozen);
        QVERIFY(!update_[1].undoable);
        twins_->singleStep();
        settle();
        QVERIFY(saved(Twin::B).state.embeddingLoss.centers == centers);
        QVERIFY(saved(Twin::A).state.embeddingLoss.centers != centers);
    }

    void twinsBeginWhereTheRunStoodBefore() {
        TrainingSession session(1, RunLibrary(library_->path().toStdString()));
        session.start(smallPreset(), data_.path().toStdString(), 1);
        for (int k = 0; k < 8; ++k)
            session.singleStep();
        const TwinStart start = prepared(session, 5);
        ThreadPool pool(1);
        Trainer<float> again(smallPreset(), dataset_, 1, pool);
        for (int k = 0; k < 5; ++k)
            again.step();
        QVERIFY(start.checkpoint->state.weights == again.state().weights);
        QSignalSpy saved(&session, &TrainingSession::checkpointSaved);
        session.saveCheckpoint(library_->filePath("whole.safetensors").toStdString());
        QVERIFY(saved.wait(kPatience));  // the run is where it was
        QCOMPARE(loadCheckpoint(library_->filePath("whole.safetensors").toStdString()).state.step,
                 8);
        begin(start, start);
        QCOMPARE(step(Twin::A), 5);
        QCOMPARE(step(Twin::B), 5);
    }

    /// As a run that another program writes shows more than this one can make again.
    void twinsBeginNotAfterWhatTheRunHasReached() {
        TrainingSession session(1);
        session.start(smallPreset(), data_.path().toStdString(), 1);
        for (int k = 0; k < 3; ++k)
            session.singleStep();
        QCOMPARE(prepared(session, 8).checkpoint->state.step, 3);
    }

    void twinsOfARunThatIsKeptNowhereHaveItsAxes() {
        const StageUnits units{5, 2};
        Preset preset = smallPreset();
        preset.network.embeddingSize = 8;
        TrainingSession session(1);
        session.start(preset, data_.path().toStdString(), 1);
        session.singleStep();
        session.project(units);
        const TwinStart start = prepared(session, std::nullopt);
        begin(start, start);
        for (const Twin twin : TwinSession::kBoth) {
            const auto& projection = twins_->session(twin).run().projection;
            QVERIFY(projection && !projection->hasAxes());
            QCOMPARE(projection->units, units);
        }
    }

    void aRunThatIsKeptNowhereHasTwinsToo() {
        TrainingSession session(1);
        session.start(smallPreset(), data_.path().toStdString(), 1);
        for (int k = 0; k < 3; ++k)
            session.singleStep();
        const TwinStart start = prepared(session, std::nullopt);
        begin(start, start);
        QVERIFY(saved(Twin::A).state.weights == start.checkpoint->state.weights);
        twins_->singleStep();
        settle();
        QCOMPARE(step(Twin::A), 4);
        QCOMPARE(step(Twin::B), 4);
    }

    void whereOneCannotBeginNeitherTrains() {
        TwinStart b = twin();
        Preset preset = *b.run.preset;
        preset.heldOut = {99};  // which is no class of the data set
        b.run.preset = std::make_shared<const Preset>(preset);
        QSignalSpy failed(&twins_->session(Twin::B), &TrainingSession::failed);
        twins_->start(twin(), b);
        QVERIFY(failed.wait(kPatience));
        twins_->play();
        twins_->singleStep();
        twins_->forkAt(0);
        QSignalSpy ready(&twins_->session(Twin::A), &TrainingSession::eventsReady);
        twins_->session(Twin::A).requestEvents();
        QVERIFY(ready.wait(kPatience));
        QVERIFY(twins_->session(Twin::A).takeUpdate().steps.empty());
    }

    void networksThatDifferStartAlikeAndSeeTheSameImages() {
        TwinStart b = twin();
        Preset preset = *b.run.preset;
        preset.network.blocks[0].activation.kind = ActivationDescription::Kind::ReLU;
        b.run.preset = std::make_shared<const Preset>(preset);
        begin(twin(), b);
        const Checkpoint one = saved(Twin::A);
        const Checkpoint other = saved(Twin::B);
        QVERIFY(one.config.drawnByName && other.config.drawnByName);
        const ParameterLayout layout(one.config.preset.network);
        const ParameterLayout otherLayout(other.config.preset.network);
        for (const Parameter& each : layout.parameters())
            if (const Parameter* same = otherLayout.find(each.name))
                for (std::size_t k = 0; k < each.size; ++k)
                    QCOMPARE(one.state.weights[each.offset + k],
                             other.state.weights[same->offset + k]);
        QCOMPARE(otherLayout.size(), layout.size() - 4);
    }

    void anotherSeedHasTheSameBatches() {
        TwinStart b = twin();
        b.run.seeds = Seeds(2, 1, false);
        begin(twin(), b);
        trainTo(1);
        QCOMPARE(saved(Twin::B).config.dataSeed, std::optional<std::uint64_t>(1));
        QVERIFY(saved(Twin::A).config.dataSeed == std::nullopt);
        const auto a = twins_->session(Twin::A).run().archive->nearest(PointSource::LiveBatches, 1);
        const auto other =
            twins_->session(Twin::B).run().archive->nearest(PointSource::LiveBatches, 1);
        QVERIFY(*a->images == *other->images);
        QVERIFY(a->positions != other->positions);
        QCOMPARE(loadRunManifest(folder(Twin::B)).config.seeds().dataSeed, std::uint64_t{1});
        QCOMPARE(loadRunManifest(folder(Twin::B)).config.seed, std::uint64_t{2});
    }

    void threadsAreGivenBackAndBothRunsAreInTheLibrary() {
        twins_.reset();
        const auto before = threads();
        open();
        begin(twin(), twin());
        QVERIFY(threads() > before);
        twins_->singleStep();
        settle();
        twins_.reset();
        QCOMPARE(threads(), before);
        const auto runs = RunLibrary(library_->path().toStdString()).runs();
        QCOMPARE(runs.size(), std::size_t{2});
        for (const RunSummary& run : runs)
            QCOMPARE(run.checkpoint, std::optional<std::int64_t>(1));
    }

private:
    static qsizetype threads() { return QDir("/proc/self/task").entryList(QDir::Dirs).size(); }

    void open() {
        twins_ = std::make_unique<TwinSession>(2, RunLibrary(library_->path().toStdString()));
    }

    TwinStart twin(double lambda = 0.01) const {
        Preset preset = smallPreset();
        preset.hyperparameters.lambda = lambda;
        TwinStart start;
        start.run.preset = std::make_shared<const Preset>(preset);
        start.run.dataset = dataset_;
        start.run.datasetFolder = data_.path().toStdString();
        return start;
    }

    /// A checkpoint of a run of so many steps.
    fs::path sourceRun(int steps) {
        TrainingSession session(1, RunLibrary(library_->path().toStdString()));
        QSignalSpy started(&session, &TrainingSession::runStarted);
        session.start(smallPreset(), data_.path().toStdString(), 1);
        for (int k = 0; k < steps; ++k)
            session.singleStep();
        QSignalSpy ready(&session, &TrainingSession::eventsReady);
        session.requestEvents();
        if (!ready.wait(kPatience))
            return {};
        const fs::path library = library_->path().toStdString();
        for (const auto& each : fs::directory_iterator(library))
            if (fs::exists(checkpointPath(each.path(), steps)))
                return checkpointPath(each.path(), steps);
        return {};
    }

    static TwinStart prepared(TrainingSession& session, std::optional<std::int64_t> step) {
        std::optional<TwinStart> start;
        QObject::connect(&session, &TrainingSession::twinReady,
                         [&start](const TwinStart& made) { start = made; });
        QSignalSpy ready(&session, &TrainingSession::twinReady);
        session.prepareTwin(step);
        if (!ready.wait(kPatience) || !start)
            return {};
        return *start;
    }

    TwinStart forkOf(const fs::path& checkpoint) const {
        TwinStart start;
        start.run.dataset = dataset_;
        start.run.datasetFolder = data_.path().toStdString();
        start.checkpoint = std::make_shared<const Checkpoint>(loadCheckpoint(checkpoint));
        start.file = checkpoint;
        return start;
    }

    void begin(const TwinStart& a, const TwinStart& b) {
        QSignalSpy started(&twins_->session(Twin::B), &TrainingSession::runStarted);
        history_ = {};
        twins_->start(a, b);
        QVERIFY(started.wait(kPatience));
        settle();
    }

    void trainTo(std::int64_t step) {
        QSignalSpy stopped(&twins_->session(Twin::A), &TrainingSession::stopped);
        twins_->session(Twin::A).setStopAfter(step);
        twins_->play();
        QVERIFY(stopped.wait(kPatience));
        settle();
    }

    /// The events are reported after all that was asked so far.
    void settle() {
        QSignalSpy ready(&twins_->session(Twin::B), &TrainingSession::eventsReady);
        twins_->session(Twin::B).requestEvents();
        QVERIFY(ready.wait(kPatience));
        for (const Twin twin : TwinSession::kBoth) {
            update_[index(twin)] = twins_->session(twin).takeUpdate();
            history_[index(twin)].append(update_[index(twin)]);
        }
    }

    void undone(const std::vector<double>& a, const std::vector<double>& b) {
        twins_->undo();
        settle();
        QCOMPARE(values(Twin::A), a);
        QCOMPARE(values(Twin::B), b);
    }

    std::vector<double> values(Twin twin) const {
        const Hyperparameters& values = update_[index(twin)].hyperparameters;
        return {values.learningRate, values.lambda, values.alpha};
    }

    static std::int64_t lastStepIn(const SessionUpdate& update) {
        return update.steps.empty() ? 0 : update.steps.back().step;
    }

    std::int64_t step(Twin twin) const {
        const auto& steps = history_[index(twin)].steps;
        return steps.empty() ? 0 : steps.back().step;
    }

    Checkpoint saved(Twin twin) {
        const fs::path file = library_->filePath("saved.safetensors").toStdString();
        QSignalSpy saved(&twins_->session(twin), &TrainingSession::checkpointSaved);
        twins_->session(twin).saveCheckpoint(file);
        if (!saved.wait(kPatience))
            return {};
        return loadCheckpoint(file);
    }

    /// Of two runs that began one after the other.
    fs::path folder(Twin twin) {
        std::vector<fs::path> folders;
        for (const auto& each : fs::directory_iterator(library_->path().toStdString()))
            if (each.is_directory() && isInUse(each.path()))
                folders.push_back(each.path());
        std::ranges::sort(folders);
        // The same second, preset and seed: "name" and "name-2".
        return folders.size() == 2 ? folders[index(twin)] : fs::path();
    }

    Checkpoint firstCheckpoint(Twin twin) {
        return loadCheckpoint(checkpointPath(folder(twin), 0));
    }

    static std::size_t index(Twin twin) { return static_cast<std::size_t>(twin); }

    QTemporaryDir data_;
    std::shared_ptr<const Dataset> dataset_;
    std::unique_ptr<QTemporaryDir> library_;
    std::unique_ptr<TwinSession> twins_;
    std::array<RunHistory, 2> history_;
    std::array<SessionUpdate, 2> update_;
};

CENTERSCOPE_GUILESS_TEST(TwinSessionTest)
#include "twin_session_test.moc"
