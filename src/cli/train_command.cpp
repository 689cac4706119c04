// SPDX-License-Identifier: GPL-3.0-or-later
#include <filesystem>
#include <stdexcept>
#include <utility>

#include <QByteArray>
#include <QSize>

#include "charts/stage_snapshot.h"
#include "cli/commands.h"
#include "cli/interrupt.h"
#include "cli/option_values.h"
#include "cli/progress_line.h"
#include "cli/run_headline.h"
#include "cli/standard_output.h"
#include "core/resolved_path.h"
#include "core/safetensors.h"
#include "core/thread_pool.h"
#include "core/write_whole.h"
#include "data/dataset.h"
#include "data/dataset_catalogue.h"
#include "data/known_part.h"
#include "presets/preset_fit.h"
#include "runs/catch_up.h"
#include "runs/checkpoint.h"
#include "runs/run.h"
#include "runs/run_checkpoints.h"
#include "runs/run_folder.h"
#include "session/file_name.h"
#include "training/evaluator.h"
#include "training/trainer.h"

namespace centerscope {

namespace {

namespace fs = std::filesystem;

void warn(const Message& message) {
    std::fprintf(stderr, "centerscope: %s\n", english(message).c_str());
}

/// The data set of the command line, else the recorded one, else the program's MNIST.
OpenDataset datasetOpener(const TrainOptions& options) {
    return [&options](RunManifest& manifest) {
        if (options.dataset)
            manifest.datasetFolder = resolvedPath(*options.dataset);
        if (options.saveInitial)
            requireNoInput("save-initial", *options.saveInitial,
                           datasetFiles(manifest.datasetFolder));
        return loadDataset(manifest.datasetFolder);
    };
}

/// What the command line asks for goes before what was recorded.
void takeOptions(const TrainOptions& options, RunSource& source) {
    RunOptions& runOptions = source.manifest.options;
    const auto prefer = [](auto& recorded, const auto& asked) {
        if (asked)
            recorded = asked;
    };
    prefer(runOptions.checkpointEvery, options.checkpointEvery);
    runOptions.checkpointEvery = runOptions.checkpointEvery.value_or(kCheckpointEvery);
    prefer(runOptions.snapshotEvery, options.snapshotEvery);
    prefer(runOptions.snapshotLimit, options.snapshotLimit);
    prefer(runOptions.steps, options.steps);
    const std::int64_t epoch = stepsPerEpoch(source.manifest.config.preset, *source.dataset);
    if (options.epochs || !runOptions.steps)
        runOptions.steps = options.epochs.value_or(1) * epoch;
    if (*runOptions.steps > kLastStep)
        throw UsageError{QString("--epochs takes at most %1 here, %2 steps; found %3.")
                             .arg(kLastStep / epoch)
                             .arg(kLastStep)
                             .arg(*runOptions.steps / epoch)};
}

RunSource newSource(const TrainOptions& options) {
    RunManifest place;  // where the data set lies
    std::shared_ptr<const Dataset> dataset =
        knownPart(datasetOpener(options)(place), options.preset.heldOut);
    const int batch = options.preset.hyperparameters.batchSize;
    const std::int64_t images = trainingImageCount(options.preset, *dataset);
    if (batch > images)
        throw UsageError{QString("--batch takes at most the %1 training images of %2, found %3.")
                             .arg(images)
                             .arg(QString::fromStdString(dataset->name))
                             .arg(batch)};
    RunSource source = sourceOfNewRun(options.preset, std::move(dataset), place.datasetFolder,
                                      options.seeds, options.instructionSet);
    source.manifest.config.evaluateEvery = options.evaluateEvery;
    return source;
}

/// After the last checkpoint rows come again by themselves, but not what a user has changed in a
/// window. Where the steps between the changes do not come again, the run is forked.
RunSource withChangesByHand(RunSource source, int threads) {
    RecordedSteps recorded =
        source.state ? recordedAfter(*source.folder, *source.state) : RecordedSteps();
    if (recorded.changesByHand() == 0)
        return source;
    ThreadPool pool(threads);
    CatchUp catchUp(std::move(source), std::move(recorded), pool);
    if (catchUp.total() > 0)
        print("Making %lld steps again, for the changes by hand after step %lld.\n",
              static_cast<long long>(catchUp.total()), static_cast<long long>(catchUp.firstStep()));
    const Interrupt interrupt;
    while (!catchUp.advance())
        if (interrupt.count() > 0)
            throw std::runtime_error(catchUp.folder().string() +
                                     ": stopped before the run has come to where it was; nothing "
                                     "in its folder has changed.");
    return catchUp.finish(warn);
}

RunSource sourceInFolder(const TrainOptions& options) {
    if (options.folder)
        throw UsageError{"--out does not go with a folder to --resume, in which the run resumes."};
    return withChangesByHand(sourceToResume(*options.resume, datasetOpener(options), warn),
                             options.threads);
}

/// In a run's folder, or a fork into a new one, whose rows begin there.
RunSource resumedSource(const TrainOptions& options) {
    RunSource source = fs::is_directory(*options.resume)
                           ? sourceInFolder(options)
                           : sourceFromCheckpoint(*options.resume, datasetOpener(options), warn);
    if (!source.folder)
        source.rows = {};
    return source;
}

RunSource sourceFor(const TrainOptions& options) {
    RunSource source = options.resume ? resumedSource(options) : newSource(options);
    if (!source.folder) {
        source.manifest.options.holdsEveryValidation = true;
        std::optional<std::int64_t>& evaluateEvery = source.manifest.config.evaluateEvery;
        evaluateEvery = evaluateEvery.value_or(kEvaluateEvery);  // older checkpoints lack it
    }
    takeOptions(options, source);
    return source;
}

/// One run of the command: the run itself, and what it prints.
class CommandRun {
public:
    CommandRun(const TrainOptions& options, RunSource source)
        : options_(options),
          dataset_(source.dataset),
          pool_(options.threads),
          totalSteps_(*source.manifest.options.steps),
          progress_(source.manifest.config.preset, source.step(), totalSteps_),
          run_(
              std::move(source), [this](const RunConfig& config) { return makeFolder(config); },
              [this](const Message& message) {
                  progress_.warn({MessageCode::TrainingContinues, message});
              },
              pool_),
          folder_(run_.openFolder()) {}

    void run() {
        printSummary();
        run_.startClock();
        validateWhereOwed();
        while (run_.state().step < totalSteps_ && interrupt_.count() == 0)
            step();
        if (interrupt_.count() > 0)
            progress_.printLine("Stopping; Ctrl-C again leaves out the evaluation.");
        run_.writeCheckpoint();
        if (last_ && interrupt_.count() < 2)
            run_.recorder().writePicture(stagePicture(*last_, kLibraryPicture).toStdString());
        if (!isEvaluated(folder_.path(), run_.state().step, SplitKind::Test))
            evaluateTest();
        folder_.requireComplete();
        progress_.printLine("Written to " + folder_.path().string());
    }

private:
    fs::path makeFolder(const RunConfig& config) {
        const fs::path path =
            options_.folder ? resolvedPath(*options_.folder)
                            : RunFolder::makeNew(fs::path("runs") / (config.preset.id + "-seed" +
                                                                     std::to_string(config.seed)));
        if (options_.saveInitial)
            saveInitial(*options_.saveInitial, path);
        return path;
    }

    /// A step that diverges ends the run; what was written up to then stays.
    RunStep makeStep() {
        try {
            return run_.step();
        } catch (const Divergence&) {
            progress_.printLine("Written to " + folder_.path().string());
            throw;
        }
    }

    /// Before the next step, which may depend on it.
    void validateWhereOwed() {
        if (const auto owed = run_.validateWhereOwed()) {
            progress_.show(owed->evaluation());
            run_.keep(*run_.manifest().options.checkpointEvery);
        }
    }

    /// No validation is left out: a run of the command line holds all that were due.
    void step() {
        const RunStep made = makeStep();
        last_ = made.metrics;
        progress_.show(made.metrics);
        warnOfIssue();
        if (auto better = run_.betterProjection())
            run_.setProjection(*std::move(better));
        const RunOptions& runOptions = run_.manifest().options;
        if (runOptions.snapshotEvery && made.metrics.step % *runOptions.snapshotEvery == 0)
            run_.recorder().writeSnapshot(made.metrics.step,
                                          stagePicture(made.metrics, kSnapshot).toStdString());
        if (made.validation != RunStep::Validation::None)
            progress_.show(run_.validate().evaluation());
        run_.keep(*runOptions.checkpointEvery);
    }

    /// Once, when it begins.
    void warnOfIssue() {
        const RunHealth& health = run_.trainer().health();
        const HealthMemory& memory = run_.state().health;
        const std::optional<Issue> found = health.issue(memory);
        if (std::exchange(issue_, found) != found && found)
            progress_.warn(health.diagnosis(memory)->message);
    }

    void printSummary() {
        progress_.printLine(runHeadline(run_.trainer(), run_.manifest(), options_, folder_.path()));
        if (run_.state().step > 0)
            progress_.printLine("Resuming after step " + std::to_string(run_.state().step));
        const RunConfig& config = run_.config();
        if (config.numerics != kNumerics)
            progress_.warn(otherNumerics(config));
    }

    /// Into a file that may lie in the run's folder, which goes again where that fails.
    void saveInitial(const fs::path& file, const fs::path& folder) {
        const bool isNew = RunFolder::prepare(folder) || !options_.folder;
        try {
            requireNoFileOfRun(file, folder);
            const Trainer<float>& trainer = run_.trainer();
            writeWhole(file,
                       encodeSafetensors(
                           modelTensors(ParameterLayout(trainer.preset().network), trainer.state()),
                           {{"preset", options_.preset.id},
                            {"seed", std::to_string(options_.seeds.seed)}}));
        } catch (...) {
            std::error_code stays;
            if (isNew)
                fs::remove(folder, stays);
            throw;
        }
    }

    static void requireNoFileOfRun(const fs::path& file, const fs::path& folder) {
        for (const fs::path& own : RunFolder::filesIn(folder))
            if (resolvedPath(file) == resolvedPath(own))
                throw UsageError{QString("--save-initial would write \"%1\", which the run itself "
                                         "writes: choose another file.")
                                     .arg(textOf(own))};
    }

    /// Unless a second Ctrl-C comes before it is through.
    void evaluateTest() {
        Trainer<float>& trainer = run_.trainer();
        Evaluator<float> test(trainer, SplitKind::Test, allIndices(dataset_->test));
        while (!test.advance(trainer.network(), trainer.evaluationBatch()))
            if (interrupt_.count() > 1)
                return;
        run_.recorder().append(test.evaluation());
        progress_.show(test.evaluation());
    }

    /// The same training images each time, all placed by the network as it is now.
    QByteArray stagePicture(const StepMetrics& step, QSize size) {
        const EmbeddingCloud cloud = evaluateAll(run_.trainer(), SplitKind::Train,
                                                 fixedSample(dataset_->train, kSnapshotImages,
                                                             run_.config().seeds().dataSeed))
                                         .cloud(PointSource::FixedSample);
        const Caption caption{.preset = QString::fromStdString(run_.config().preset.id),
                              .step = step.step,
                              .values = valuesOf(step),
                              .seed = run_.config().seed,
                              .source = sourceText(cloud)};
        const double limit =
            run_.manifest().options.snapshotLimit.value_or(run_.config().preset.axisLimit);
        SnapshotStyle style{.limit = limit};
        style.fileLabels = dataset_->labelsOfWhole;
        style.picture.size = size;
        return stageSnapshot(cloud, dataset_->classNames, caption, style);
    }

    static constexpr std::int64_t kSnapshotImages = 1000;
    static constexpr QSize kSnapshot{1000, 1020};      // pixels
    static constexpr QSize kLibraryPicture{560, 580};  // pixels

    const TrainOptions& options_;
    std::shared_ptr<const Dataset> dataset_;
    ThreadPool pool_;
    std::int64_t totalSteps_;
    ProgressLine progress_;
    Run run_;
    const RunFolder& folder_;  // of the run
    Interrupt interrupt_;
    std::optional<Issue> issue_;       // that has been spoken of
    std::optional<StepMetrics> last_;  // made here
};

/// Nothing is left to train or to evaluate.
bool isFinished(const RunSource& source) {
    const std::int64_t total = *source.manifest.options.steps;
    const bool evaluated =
        !source.folder || isEvaluated(*source.folder, source.step(), SplitKind::Test);
    return source.state && (source.step() > total || (source.step() == total && evaluated));
}

}  // namespace

void trainCommand(const TrainOptions& options) {
    RunSource source = sourceFor(options);
    if (isFinished(source)) {
        print("Finished already: step %lld of %lld. More is trained with a larger --steps.\n",
              static_cast<long long>(source.step()),
              static_cast<long long>(*source.manifest.options.steps));
        return;
    }
    CommandRun(options, std::move(source)).run();
}

}  // namespace centerscope
