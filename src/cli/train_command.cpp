// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/train_command.h"

#include <filesystem>

#include "charts/stage_snapshot.h"
#include "cli/interrupt.h"
#include "cli/progress_line.h"
#include "cli/usage_error.h"
#include "core/thread_pool.h"
#include "core/write_whole.h"
#include "data/dataset_catalogue.h"
#include "training/evaluation_pass.h"
#include "training/run_folder.h"
#include "training/safetensors.h"
#include "training/step_clock.h"
#include "training/trainer.h"

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

void warn(const std::string& sentence) {
    std::fprintf(stderr, "centerscope: %s\n", sentence.c_str());
}

/// The data set of the command line, else the recorded one, else the program's MNIST.
std::shared_ptr<const Dataset> takeDataset(const TrainOptions& options, RunRecord& record) {
    if (options.dataset)
        record.datasetFolder = fs::absolute(options.dataset->toStdString()).lexically_normal();
    return loadDataset(record.datasetFolder.empty() ? bundledMnist() : record.datasetFolder);
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
    prefer(plan.evaluateEvery, options.evaluateEvery);
    prefer(plan.snapshotLimit, options.snapshotLimit);
    prefer(plan.steps, options.steps);
    const std::int64_t stepsPerEpoch =
        start.dataset->train.size() / start.record.recipe.preset.hyperparameters.batchSize;
    if (options.epochs || !plan.steps)
        plan.steps = options.epochs.value_or(1) * stepsPerEpoch;
    if (*plan.steps > kLastStep)
        throw UsageError{QString("--epochs takes at most %1 here, %2 steps; found %3.")
                             .arg(kLastStep / stepsPerEpoch)
                             .arg(kLastStep)
                             .arg(*plan.steps / stepsPerEpoch)};
}

Start newStart(const TrainOptions& options) {
    Start start;
    start.dataset = takeDataset(options, start.record);
    const int batch = options.preset.hyperparameters.batchSize;
    const std::int64_t images = start.dataset->train.size();
    if (batch > images)
        throw UsageError{QString("--batch takes at most the %1 training images of %2, found %3.")
                             .arg(images)
                             .arg(QString::fromStdString(start.dataset->name))
                             .arg(batch)};
    start.record.recipe =
        recipeOf(options.preset, *start.dataset, options.seed, options.instructionSet);
    takePlan(options, start);
    return start;
}

/// Goes on in a run's folder, or from a checkpoint into a new one.
Start resumedStart(const TrainOptions& options) {
    const fs::path from = options.resume->toStdString();
    Start start;
    if (fs::is_directory(from)) {
        if (options.folder)
            throw UsageError{
                "--out does not go with a folder to --resume, which the run goes on in."};
        start.record = loadRunRecord(from);
        start.folder = from;
        if (auto checkpoint = newestGoodCheckpoint(from, start.record, warn))
            start.state = std::move(checkpoint->state);
    } else {
        Checkpoint checkpoint = loadCheckpoint(from);
        start.record = recordBeside(from).value_or(RunRecord());
        start.record.recipe = std::move(checkpoint.recipe);
        start.state = std::move(checkpoint.state);
    }
    requireProcessor(start.record.recipe, from.string());
    if (!start.state)  // begins anew
        start.record.recipe.numerics = kNumerics;
    start.dataset = takeDataset(options, start.record);
    requireDataset(start.record.recipe, *start.dataset, from.string());
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
        if (options_.saveInitial)
            saveInitial(*options_.saveInitial);
        StepClock clock;
        while (trainer_.state().step < totalSteps_ && interrupt_.count() == 0)
            step(clock);
        if (interrupt_.count() > 0)
            progress_.say("Stopping; Ctrl-C again leaves out the evaluation.");
        if (checkpointedStep_ != trainer_.state().step)
            folder_.writeCheckpoint(trainer_.state());
        evaluate(SplitKind::Test);
        if (!folder_.isComplete())
            throw WriteError(folder_.path().string() +
                             " does not hold all of the run: some of it could not be written.");
        progress_.say("Written to " + folder_.path().string());
    }

private:
    RunFolder openFolder(Start& start) {
        const RunFolder::Report report = [this](const std::string& sentence) {
            progress_.warn(sentence + " Training goes on.");
        };
        const RunRecipe& recipe = record_.recipe;
        if (start.state) {
            checkpointedStep_ = start.folder ? start.state->step : -1;
            trainer_.restore(std::move(*start.state));
        }
        if (start.folder)
            return RunFolder::resume(*start.folder, record_, trainer_.state(), report);
        RunFolder folder = RunFolder::create(
            options_.folder ? fs::path(options_.folder->toStdString()).lexically_normal()
                            : RunFolder::makeNew(fs::path("runs") / (recipe.preset.id + "-seed" +
                                                                     std::to_string(recipe.seed))),
            record_, report);
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
        const RunPlan& plan = record_.plan;
        if (plan.snapshotEvery && metrics.step % *plan.snapshotEvery == 0)
            drawSnapshot();
        if (metrics.step % trainer_.stepsPerEpoch() == 0)
            validate();
        else if (plan.evaluateEvery && metrics.step % *plan.evaluateEvery == 0)
            evaluate(SplitKind::Validation);
        folder_.record(trainer_.state().history);
        if (plan.checkpointEvery && metrics.step % *plan.checkpointEvery == 0) {
            folder_.writeCheckpoint(trainer_.state());
            checkpointedStep_ = metrics.step;
        }
    }

    void sayWhatIsTrained() {
        const Hyperparameters& start = trainer_.state().hyperparameters;
        const RunRecipe& recipe = record_.recipe;
        progress_.say(QString("%1 on %2 (%3 training images), seed %4, batch %5, learning rate %6, "
                              "lambda %7, alpha %8, %9 threads, into %10")
                          .arg(QString::fromStdString(recipe.preset.id),
                               QString::fromStdString(dataset_->name))
                          .arg(trainer_.trainingImages())
                          .arg(recipe.seed)
                          .arg(start.batchSize)
                          .arg(start.learningRate)
                          .arg(start.lambda)
                          .arg(start.alpha)
                          .arg(options_.threads)
                          .arg(QString::fromStdString(folder_.path().string()))
                          .toStdString());
        if (trainer_.state().step > 0)
            progress_.say("Going on behind step " + std::to_string(trainer_.state().step));
        if (recipe.numerics != kNumerics)
            progress_.warn("The run began with revision " + std::to_string(recipe.numerics) +
                           " of the arithmetic and resumes with revision " +
                           std::to_string(kNumerics) +
                           ": not to the same bits as if it had never stopped.");
    }

    void saveInitial(const QString& file) {
        const std::string bytes = encodeSafetensors(
            modelTensors(trainer_.network().layout(), trainer_.state()),
            {{"preset", options_.preset.id}, {"seed", std::to_string(options_.seed)}});
        writeWhole(file.toStdString(), bytes);
    }

    /// The rule that watches the validation loss is a part of the run: never left out.
    void validate() {
        const Evaluation found =
            evaluationOf(*pass(trainer_, SplitKind::Validation, allIndices(dataset_->validation)));
        trainer_.seeValidationLoss(
            found.step,
            found.softmaxLoss + trainer_.state().hyperparameters.lambda * found.centerLoss);
    }

    void evaluate(SplitKind kind) {
        if (const auto done = pass(trainer_, kind, allIndices(dataset_->split(kind)), &interrupt_))
            evaluationOf(*done);
    }

    Evaluation evaluationOf(const EvaluationPass<float>& done) {
        const Evaluation found = done.evaluation();
        folder_.append(found);
        progress_.show(found);
        return found;
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
        std::printf("Finished already: step %lld of %lld. More is trained with a larger --steps.\n",
                    static_cast<long long>(start.step()),
                    static_cast<long long>(*start.record.plan.steps));
        return;
    }
    CommandRun(options, std::move(start)).run();
}

}  // namespace centerscope
