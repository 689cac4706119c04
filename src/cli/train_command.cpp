// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/train_command.h"

#include <filesystem>
#include <stdexcept>
#include <utility>

#include "charts/stage_snapshot.h"
#include "cli/interrupt.h"
#include "cli/output_file.h"
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
#include "training/evaluation_pass.h"
#include "training/trainer.h"
#include "training/training_images.h"

namespace centerscope {

namespace {

namespace fs = std::filesystem;

/// What a run begins with, whether new or taken up again.
struct Start {
    RunRecord record;
    std::shared_ptr<const Dataset> dataset;
    std::optional<TrainingState<float>> state;  ///< none: before the first step
    std::optional<fs::path> folder;             ///< a run's folder to go on in

    std::int64_t step() const { return state ? state->step : 0; }
};

void warn(const Message& message) {
    std::fprintf(stderr, "centerscope: %s\n", english(message).c_str());
}

/// The data set of the command line, else the recorded one, else the program's MNIST.
std::shared_ptr<const Dataset> takeDataset(const TrainOptions& options, RunRecord& record) {
    if (options.dataset)
        record.datasetFolder = resolvedPath(*options.dataset);
    const fs::path folder = record.datasetFolder.empty() ? bundledMnist() : record.datasetFolder;
    if (options.saveInitial)
        requireNoInput("save-initial", *options.saveInitial, datasetFiles(folder));
    return loadDataset(folder);
}

/// What the command line asks for goes before what was recorded.
void takePlan(const TrainOptions& options, Start& start) {
    RunPlan& plan = start.record.plan;
    const auto prefer = [](auto& recorded, const auto& asked) {
        if (asked)
            recorded = asked;
    };
    prefer(plan.checkpointEvery, options.checkpointEvery);
    prefer(plan.snapshotEvery, options.snapshotEvery);
    prefer(plan.snapshotLimit, options.snapshotLimit);
    prefer(plan.steps, options.steps);
    const std::int64_t epoch = stepsPerEpoch(start.record.recipe.preset, *start.dataset);
    if (options.epochs || !plan.steps)
        plan.steps = options.epochs.value_or(1) * epoch;
    if (*plan.steps > kLastStep)
        throw UsageError{QString("--epochs takes at most %1 here, %2 steps; found %3.")
                             .arg(kLastStep / epoch)
                             .arg(kLastStep)
                             .arg(*plan.steps / epoch)};
}

Start newStart(const TrainOptions& options) {
    Start start;
    start.dataset = takeDataset(options, start.record);
    const int batch = options.preset.hyperparameters.batchSize;
    const std::int64_t images = trainingImageCount(options.preset, *start.dataset);
    if (batch > images)
        throw UsageError{QString("--batch takes at most the %1 training images of %2, found %3.")
                             .arg(images)
                             .arg(QString::fromStdString(start.dataset->name))
                             .arg(batch)};
    start.record.recipe =
        recipeOf(options.preset, *start.dataset, options.seed, options.instructionSet);
    start.record.recipe.evaluateEvery = options.evaluateEvery;
    start.record.plan.holdsEveryValidation = true;
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
        start.record = loadRunRecord(from);
        start.folder = from;
    } else {
        Checkpoint checkpoint = loadCheckpoint(from);
        if (auto beside = recordBeside(from);
            beside && isSameRun(beside->recipe, checkpoint.recipe))
            start.record = *std::move(beside);
        if (!checkpoint.recipe.evaluateEvery)
            checkpoint.recipe.evaluateEvery = start.record.recipe.evaluateEvery;
        start.record.recipe = std::move(checkpoint.recipe);
        start.record.plan.holdsEveryValidation = true;
        start.state = std::move(checkpoint.state);
    }
    requireProcessor(start.record.recipe, from.string());
    start.dataset = takeDataset(options, start.record);
    requireDataset(start.record.recipe, *start.dataset, from.string());
    if (start.folder)
        if (auto checkpoint = newestGoodCheckpoint(from, start.record, warn)) {
            start.state = std::move(checkpoint->state);
            requireEveryValidation(from, start.record, *start.state,
                                   trainingImageCount(start.record.recipe.preset, *start.dataset));
        }
    takePlan(options, start);
    return start;
}

/// Null when a second Ctrl-C came before the split was through.
std::optional<EvaluationPass<float>> pass(Trainer<float>& trainer, SplitKind kind,
                                          std::vector<std::int64_t> indices,
                                          const Interrupt* interrupt = nullptr) {
    EvaluationPass<float> pass(trainer, kind, std::move(indices));
    while (!pass.advance(trainer.network(), trainer.evaluationBatch())) {
        if (interrupt && interrupt->count() > 1)
            return std::nullopt;
    }
    return pass;
}

/// One run of the command: its trainer, its files and what it says.
class CommandRun {
public:
    CommandRun(const TrainOptions& options, Start start)
        : options_(options),
          dataset_(std::move(start.dataset)),
          record_(std::move(start.record)),
          pool_(options.threads),
          trainer_(record_.recipe.preset, dataset_, record_.recipe.seed, pool_,
                   record_.recipe.instructionSet),
          totalSteps_(*record_.plan.steps),
          progress_(start.step(), totalSteps_),
          folder_(openFolder(start)) {}

    void run() {
        sayWhatIsTrained();
        StepClock clock;
        while (trainer_.state().step < totalSteps_ && interrupt_.count() == 0)
            step(clock);
        if (interrupt_.count() > 0)
            progress_.say("Stopping; Ctrl-C again leaves out the evaluation.");
        if (checkpointedStep_ != trainer_.state().step)
            folder_.writeCheckpoint(trainer_.state());
        if (!isEvaluated(folder_.path(), trainer_.state().step, SplitKind::Test))
            evaluateTest();
        if (!folder_.isComplete())
            throw std::runtime_error(
                folder_.path().string() +
                " does not hold all of the run: some of it could not be written.");
        progress_.say("Written to " + folder_.path().string());
    }

private:
    RunFolder openFolder(Start& start) {
        const RunFolder::Report report = [this](const Message& message) {
            progress_.warn({MessageCode::TrainingGoesOn, message});
        };
        const RunRecipe& recipe = record_.recipe;
        if (start.state) {
            checkpointedStep_ = start.folder ? start.state->step : -1;
            trainer_.restore(std::move(*start.state));
        }
        if (start.folder && trainer_.state().step == 0) {
            requireSameBeginning(trainer_, recipe, *start.folder);
            record_.recipe.numerics = kNumerics;  // it begins anew
        }
        if (start.folder)
            return RunFolder::resume(*start.folder, record_, trainer_.state(), report);
        const fs::path path =
            options_.folder ? resolvedPath(*options_.folder)
                            : RunFolder::makeNew(fs::path("runs") / (recipe.preset.id + "-seed" +
                                                                     std::to_string(recipe.seed)));
        if (options_.saveInitial)
            saveInitial(*options_.saveInitial, path);
        RunFolder folder = RunFolder::create(path, record_, report);
        folder.record(trainer_.state().history);
        return folder;
    }

    /// A step that diverges ends the run; what was written up to then stays.
    StepMetrics makeStep() {
        try {
            return trainer_.step();
        } catch (const Divergence&) {
            progress_.say("Written to " + folder_.path().string());
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
        warnOfAilment();
        const RunPlan& plan = record_.plan;
        const RunRecipe& recipe = record_.recipe;
        if (plan.snapshotEvery && metrics.step % *plan.snapshotEvery == 0)
            drawSnapshot();
        if (recipe.isValidationDue(metrics.step, trainer_.isEpochOver()))
            take(validate(trainer_));  // a part of the run: never left out
        folder_.record(trainer_.state().history);
        if (plan.checkpointEvery && metrics.step % *plan.checkpointEvery == 0) {
            folder_.writeCheckpoint(trainer_.state());
            checkpointedStep_ = metrics.step;
        }
    }

    /// Once, when it begins.
    void warnOfAilment() {
        const HealthMemory& memory = trainer_.state().health;
        const std::optional<Ailment> found = trainer_.health().ailment(memory);
        if (std::exchange(ailment_, found) != found && found)
            progress_.warn(trainer_.health().finding(memory)->message);
    }

    void sayWhatIsTrained() {
        progress_.say(runSummary(trainer_, record_, options_, folder_.path()));
        if (trainer_.state().step > 0)
            progress_.say("Going on behind step " + std::to_string(trainer_.state().step));
        const RunRecipe& recipe = record_.recipe;
        if (recipe.numerics != kNumerics)
            progress_.warn(otherNumerics(recipe));
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

    void evaluateTest() {
        if (const auto done =
                pass(trainer_, SplitKind::Test, allIndices(dataset_->test), &interrupt_))
            take(*done);
    }

    void take(const EvaluationPass<float>& done) {
        const Evaluation found = done.evaluation();
        folder_.append(found);
        progress_.show(found);
    }

    /// The same training images each time, all placed by the network as it is now.
    void drawSnapshot() {
        const auto done = pass(trainer_, SplitKind::Train,
                               fixedSample(dataset_->train, kSnapshotImages, record_.recipe.seed));
        const EmbeddingCloud cloud = done->cloud(StageSource::FixedSample);
        const Hyperparameters& values = trainer_.state().hyperparameters;
        const Caption caption{.preset = QString::fromStdString(record_.recipe.preset.id),
                              .step = trainer_.state().step,
                              .lambda = values.lambda,
                              .alpha = values.alpha,
                              .learningRate = values.learningRate,
                              .seed = record_.recipe.seed,
                              .source = sourceText(cloud)};
        QStringList classNames;
        for (const std::string& className : dataset_->classNames)
            classNames << QString::fromStdString(className);
        const double limit = record_.plan.snapshotLimit.value_or(record_.recipe.preset.axisLimit);
        const QByteArray png = stageSnapshot(cloud, classNames, caption, {.limit = limit});
        folder_.writeSnapshot(caption.step, png.toStdString());
    }

    static constexpr std::int64_t kSnapshotImages = 1000;

    const TrainOptions& options_;
    std::shared_ptr<const Dataset> dataset_;
    RunRecord record_;
    ThreadPool pool_;
    Trainer<float> trainer_;
    std::int64_t totalSteps_;
    ProgressLine progress_;
    std::int64_t checkpointedStep_ = -1;  // whose state the newest checkpoint holds
    RunFolder folder_;
    Interrupt interrupt_;
    std::optional<Ailment> ailment_;  // that has been spoken of
};

/// Nothing is left to train or to evaluate.
bool isFinished(const Start& start) {
    const std::int64_t total = *start.record.plan.steps;
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
              static_cast<long long>(*start.record.plan.steps));
        return;
    }
    CommandRun(options, std::move(start)).run();
}

}  // namespace centerscope
