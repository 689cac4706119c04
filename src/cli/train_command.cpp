// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/train_command.h"

#include <filesystem>
#include <utility>

#include "charts/stage_snapshot.h"
#include "cli/interrupt.h"
#include "cli/progress_line.h"
#include "cli/run_summary.h"
#include "cli/standard_output.h"
#include "cli/usage_error.h"
#include "core/resolved_path.h"
#include "core/safetensors.h"
#include "core/thread_pool.h"
#include "core/write_whole.h"
#include "data/dataset_catalogue.h"
#include "runs/model_tensors.h"
#include "runs/replay.h"
#include "runs/run_folder.h"
#include "runs/step_clock.h"
#include "session/file_name.h"
#include "training/evaluator.h"
#include "training/trainer.h"
#include "training/training_images.h"

namespace centerscope {

namespace {

namespace fs = std::filesystem;

/// What a run begins with, whether new or resumed.
struct Start {
    RunManifest manifest;
    std::shared_ptr<const Dataset> dataset;
    std::optional<TrainingState<float>> state;  ///< none: before the first step
    std::optional<fs::path> folder;             ///< a run's folder to resume in

    std::int64_t step() const { return state ? state->step : 0; }
};

void warn(const std::string& sentence) {
    std::fprintf(stderr, "centerscope: %s\n", sentence.c_str());
}

/// The data set of the command line, else the recorded one, else the program's MNIST.
std::shared_ptr<const Dataset> takeDataset(const TrainOptions& options, RunManifest& manifest) {
    if (options.dataset)
        manifest.datasetFolder = resolvedPath(*options.dataset);
    return loadDataset(manifest.datasetFolder.empty() ? bundledMnist() : manifest.datasetFolder);
}

/// What the command line asks for goes before what was recorded.
void takePlan(const TrainOptions& options, Start& start) {
    RunOptions& runOptions = start.manifest.options;
    const auto prefer = [](auto& recorded, const auto& asked) {
        if (asked)
            recorded = asked;
    };
    prefer(runOptions.checkpointEvery, options.checkpointEvery);
    prefer(runOptions.snapshotEvery, options.snapshotEvery);
    prefer(runOptions.evaluateEvery, options.evaluateEvery);
    prefer(runOptions.snapshotLimit, options.snapshotLimit);
    prefer(runOptions.steps, options.steps);
    const std::int64_t epoch = stepsPerEpoch(start.manifest.config.preset, *start.dataset);
    if (options.epochs || !runOptions.steps)
        runOptions.steps = options.epochs.value_or(1) * epoch;
    if (*runOptions.steps > kLastStep)
        throw UsageError{QString("--epochs takes at most %1 here, %2 steps; found %3.")
                             .arg(kLastStep / epoch)
                             .arg(kLastStep)
                             .arg(*runOptions.steps / epoch)};
}

Start newStart(const TrainOptions& options) {
    Start start;
    start.dataset = takeDataset(options, start.manifest);
    const int batch = options.preset.hyperparameters.batchSize;
    const std::int64_t images = trainingImageCount(options.preset, *start.dataset);
    if (batch > images)
        throw UsageError{QString("--batch takes at most the %1 training images of %2, found %3.")
                             .arg(images)
                             .arg(QString::fromStdString(start.dataset->name))
                             .arg(batch)};
    start.manifest.config =
        makeRunConfig(options.preset, *start.dataset, options.seed, options.instructionSet);
    takePlan(options, start);
    return start;
}

/// Goes on in a run's folder, or from a checkpoint into a new one.
Start resumedStart(const TrainOptions& options) {
    const fs::path from = *options.resume;
    Start start;
    if (fs::is_directory(from)) {
        if (options.folder)
            throw UsageError{
                "--out does not go with a folder to --resume, which the run goes on in."};
        start.manifest = loadRunManifest(from);
        start.folder = from;
    } else {
        Checkpoint checkpoint = loadCheckpoint(from);
        if (auto beside = manifestBeside(from);
            beside && isSameRun(beside->config, checkpoint.config))
            start.manifest = *std::move(beside);
        start.manifest.config = std::move(checkpoint.config);
        start.state = std::move(checkpoint.state);
    }
    requireProcessor(start.manifest.config, from.string());
    start.dataset = takeDataset(options, start.manifest);
    requireDataset(start.manifest.config, *start.dataset, from.string());
    if (start.folder)
        if (auto checkpoint = newestGoodCheckpoint(from, start.manifest, warn))
            start.state = std::move(checkpoint->state);
    takePlan(options, start);
    return start;
}

/// Null when a second Ctrl-C came before the split was through.
std::optional<Evaluator<float>> runEvaluator(Trainer<float>& trainer, SplitKind kind,
                                             std::vector<std::int64_t> indices,
                                             const Interrupt* interrupt = nullptr) {
    Evaluator<float> evaluator(trainer, kind, std::move(indices));
    while (!evaluator.advance(trainer.network(), trainer.evaluationBatch())) {
        if (interrupt && interrupt->count() > 1)
            return std::nullopt;
    }
    return evaluator;
}

/// One run of the command: its trainer, its files and what it prints.
class CommandRun {
public:
    CommandRun(const TrainOptions& options, Start start)
        : options_(options),
          dataset_(std::move(start.dataset)),
          manifest_(std::move(start.manifest)),
          pool_(options.threads),
          trainer_(manifest_.config.preset, dataset_, manifest_.config.seed, pool_,
                   manifest_.config.instructionSet),
          totalSteps_(*manifest_.options.steps),
          progress_(start.step(), totalSteps_),
          folder_(openFolder(start)) {}

    void run() {
        printSummary();
        StepClock clock;
        while (trainer_.state().step < totalSteps_ && interrupt_.count() == 0)
            step(clock);
        if (interrupt_.count() > 0)
            progress_.printLine("Stopping; Ctrl-C again leaves out the evaluation.");
        if (checkpointedStep_ != trainer_.state().step)
            folder_.writeCheckpoint(trainer_.state());
        evaluate(SplitKind::Test);
        if (!folder_.isComplete())
            throw WriteError(folder_.path().string() +
                             " does not hold all of the run: some of it could not be written.");
        progress_.printLine("Written to " + folder_.path().string());
    }

private:
    RunFolder openFolder(Start& start) {
        const RunFolder::Report report = [this](const std::string& sentence) {
            progress_.warn(sentence + " Training goes on.");
        };
        const RunConfig& config = manifest_.config;
        if (start.state) {
            checkpointedStep_ = start.folder ? start.state->step : -1;
            trainer_.restore(std::move(*start.state));
        }
        if (start.folder && trainer_.state().step == 0) {
            requireSameBeginning(trainer_, config, *start.folder);
            manifest_.config.numerics = kNumerics;  // it begins anew
        }
        if (start.folder)
            return RunFolder::resume(*start.folder, manifest_, trainer_.state(), report);
        const fs::path path =
            options_.folder ? resolvedPath(*options_.folder)
                            : RunFolder::makeNew(fs::path("runs") / (config.preset.id + "-seed" +
                                                                     std::to_string(config.seed)));
        if (options_.saveInitial)
            saveInitial(*options_.saveInitial, path);
        RunFolder folder = RunFolder::create(path, manifest_, report);
        folder.record(trainer_.state().history);
        return folder;
    }

    /// A step that diverges ends the run; what was written up to then stays.
    StepMetrics makeStep() {
        try {
            return trainer_.step();
        } catch (const Divergence&) {
            progress_.printLine("Written to " + folder_.path().string());
            throw;
        }
    }

    /// One step and all that hangs on it; the checkpoint last, so that what goes on from it need
    /// not do any of this again.
    void step(StepClock& clock) {
        StepMetrics metrics = makeStep();
        metrics.imagesPerSecond = clock.imagesPerSecond(metrics.batchSize);
        folder_.append(metrics);
        progress_.show(metrics);
        warnOfIssue();
        const RunOptions& runOptions = manifest_.options;
        if (runOptions.snapshotEvery && metrics.step % *runOptions.snapshotEvery == 0)
            drawSnapshot();
        if (runOptions.isValidationDue(metrics.step, trainer_.isEpochOver()))
            validateAfterStep();
        folder_.record(trainer_.state().history);
        if (runOptions.checkpointEvery && metrics.step % *runOptions.checkpointEvery == 0) {
            folder_.writeCheckpoint(trainer_.state());
            checkpointedStep_ = metrics.step;
        }
    }

    /// Once, when it begins.
    void warnOfIssue() {
        const HealthMemory& memory = trainer_.state().health;
        const std::optional<Issue> found = trainer_.health().issue(memory);
        if (std::exchange(issue_, found) != found && found)
            progress_.warn(trainer_.health().diagnosis(memory)->sentence);
    }

    void printSummary() {
        progress_.printLine(runSummary(trainer_, manifest_, options_, folder_.path()));
        if (trainer_.state().step > 0)
            progress_.printLine("Resuming after step " + std::to_string(trainer_.state().step));
        const RunConfig& config = manifest_.config;
        if (config.numerics != kNumerics)
            progress_.warn(otherNumerics(config));
    }

    /// Into a file that may lie in the run's folder, which goes again where that fails.
    void saveInitial(const fs::path& file, const fs::path& folder) {
        const bool isNew = RunFolder::prepare(folder) || !options_.folder;
        const std::string bytes = encodeSafetensors(
            modelTensors(trainer_.network().layout(), trainer_.state()),
            {{"preset", options_.preset.id}, {"seed", std::to_string(options_.seed)}});
        try {
            writeWhole(file, bytes);
        } catch (const WriteError&) {
            std::error_code stays;
            if (isNew)
                fs::remove(folder, stays);
            throw;
        }
    }

    /// What a rule sees is a part of the run: never left out.
    void validateAfterStep() {
        if (trainer_.watchesValidation())
            take(validate(trainer_));
        else
            evaluate(SplitKind::Validation);
    }

    void evaluate(SplitKind kind) {
        if (const auto done =
                runEvaluator(trainer_, kind, allIndices(dataset_->split(kind)), &interrupt_))
            take(*done);
    }

    void take(const Evaluator<float>& done) {
        const Evaluation found = done.evaluation();
        folder_.append(found);
        progress_.show(found);
    }

    /// The same training images each time, all placed by the network as it is now.
    void drawSnapshot() {
        const auto done =
            runEvaluator(trainer_, SplitKind::Train,
                         fixedSample(dataset_->train, kSnapshotImages, manifest_.config.seed));
        const EmbeddingCloud cloud = done->cloud(PointSource::FixedSample);
        const Hyperparameters& values = trainer_.state().hyperparameters;
        const Caption caption{.preset = QString::fromStdString(manifest_.config.preset.id),
                              .step = trainer_.state().step,
                              .lambda = values.lambda,
                              .alpha = values.alpha,
                              .learningRate = values.learningRate,
                              .seed = manifest_.config.seed,
                              .source = sourceText(cloud)};
        QStringList classNames;
        for (const std::string& className : dataset_->classNames)
            classNames << QString::fromStdString(className);
        const double limit =
            manifest_.options.snapshotLimit.value_or(manifest_.config.preset.axisLimit);
        const QByteArray png = stageSnapshot(cloud, classNames, caption, {.limit = limit});
        folder_.writeSnapshot(caption.step, png.toStdString());
    }

    static constexpr std::int64_t kSnapshotImages = 1000;

    const TrainOptions& options_;
    std::shared_ptr<const Dataset> dataset_;
    RunManifest manifest_;
    ThreadPool pool_;
    Trainer<float> trainer_;
    std::int64_t totalSteps_;
    ProgressLine progress_;
    std::int64_t checkpointedStep_ = -1;  // whose state the newest checkpoint holds
    RunFolder folder_;
    Interrupt interrupt_;
    std::optional<Issue> issue_;  // that has been spoken of
};

/// Nothing is left to train or to evaluate.
bool isFinished(const Start& start) {
    const std::int64_t total = *start.manifest.options.steps;
    const bool evaluated =
        !start.folder || isEvaluated(*start.folder, start.step(), SplitKind::Test);
    return start.state && (start.step() > total || (start.step() == total && evaluated));
}

}  // namespace

void trainCommand(const TrainOptions& options) {
    Start start = options.resume ? resumedStart(options) : newStart(options);
    if (isFinished(start)) {
        print("Finished already: step %lld of %lld. More is trained with a larger --steps.\n",
              static_cast<long long>(start.step()),
              static_cast<long long>(*start.manifest.options.steps));
        return;
    }
    CommandRun(options, std::move(start)).run();
}

}  // namespace centerscope
