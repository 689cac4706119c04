// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/train_command.h"

#include "charts/stage_snapshot.h"
#include "cli/interrupt.h"
#include "cli/progress_line.h"
#include "cli/run_folder.h"
#include "cli/usage_error.h"
#include "core/thread_pool.h"
#include "data/dataset_catalogue.h"
#include "training/evaluation_pass.h"
#include "training/safetensors.h"
#include "training/step_clock.h"
#include "training/trainer.h"

namespace centerscope {

namespace {

/// Null when a second Ctrl-C came before the split was through.
std::optional<EvaluationPass<float>> pass(Trainer<float>& trainer, SplitKind kind,
                                          std::vector<std::int64_t> indices,
                                          const Interrupt& interrupt) {
    EvaluationPass<float> pass(trainer, kind, std::move(indices));
    while (!pass.advance(trainer.network(), trainer.evaluationBatch())) {
        if (interrupt.count() > 1)
            return std::nullopt;
    }
    return pass;
}

/// One run of the command: its trainer, its files and what it says.
class CommandRun {
public:
    explicit CommandRun(const TrainOptions& options)
        : options_(options),
          dataset_(loadDataset(options.dataset ? options.dataset->toStdString()
                                               : bundledMnist().string())),
          pool_(options.threads),
          trainer_(checked(), dataset_, options.seed, pool_, options.instructionSet),
          totalSteps_(options.steps.value_or(options.epochs * trainer_.stepsPerEpoch())),
          folder_(options.folder, QString("%1-seed%2")
                                      .arg(QString::fromStdString(options.preset.id))
                                      .arg(options.seed)),
          progress_(totalSteps_) {}

    void run() {
        sayWhatIsTrained();
        if (options_.saveInitial)
            saveInitial(*options_.saveInitial);
        StepClock clock;
        while (trainer_.state().step < totalSteps_ && interrupt_.count() == 0) {
            StepMetrics metrics = makeStep();
            metrics.imagesPerSecond = clock.imagesPerSecond(metrics.batchSize);
            folder_.append(metrics);
            progress_.show(metrics);
            if (options_.snapshotEvery && metrics.step % *options_.snapshotEvery == 0)
                drawSnapshot();
            if (metrics.step % trainer_.stepsPerEpoch() == 0)
                evaluate(SplitKind::Validation);
        }
        if (interrupt_.count() > 0)
            progress_.say("Stopping; Ctrl-C again leaves out the evaluation.");
        evaluate(SplitKind::Test);
        progress_.say("Written to " + folder_.path().toStdString());
    }

private:
    /// A step that diverges ends the run; what was written up to then stays.
    StepMetrics makeStep() {
        try {
            return trainer_.step();
        } catch (const Divergence&) {
            progress_.say("Written to " + folder_.path().toStdString());
            throw;
        }
    }

    const Preset& checked() const {
        const int batch = options_.preset.hyperparameters.batchSize;
        const std::int64_t images = dataset_->train.size();
        if (batch > images)
            throw UsageError{
                QString("--batch takes at most the %1 training images of %2, found %3.")
                    .arg(images)
                    .arg(QString::fromStdString(dataset_->name))
                    .arg(batch)};
        return options_.preset;
    }

    void sayWhatIsTrained() {
        const Hyperparameters& start = options_.preset.hyperparameters;
        progress_.say(QString("%1 on %2 (%3 training images), seed %4, batch %5, learning rate %6, "
                              "lambda %7, alpha %8, %9 threads, into %10")
                          .arg(QString::fromStdString(options_.preset.id),
                               QString::fromStdString(dataset_->name))
                          .arg(trainer_.trainingImages())
                          .arg(options_.seed)
                          .arg(start.batchSize)
                          .arg(start.learningRate)
                          .arg(start.lambda)
                          .arg(start.alpha)
                          .arg(options_.threads)
                          .arg(folder_.path())
                          .toStdString());
    }

    void saveInitial(const QString& file) {
        const std::string bytes = encodeSafetensors(
            modelTensors(trainer_.network().layout(), trainer_.state()),
            {{"preset", options_.preset.id}, {"seed", std::to_string(options_.seed)}});
        writeWhole(file, QByteArray::fromStdString(bytes));
    }

    void evaluate(SplitKind kind) {
        const auto done = pass(trainer_, kind, allIndices(dataset_->split(kind)), interrupt_);
        if (!done)
            return;
        folder_.append(done->evaluation());
        progress_.show(done->evaluation());
    }

    /// The same training images each time, all placed by the network as it is now.
    void drawSnapshot() {
        const auto done =
            pass(trainer_, SplitKind::Train,
                 fixedSample(dataset_->train, kSnapshotImages, options_.seed), interrupt_);
        if (!done)
            return;
        const EmbeddingCloud cloud = done->cloud(StageSource::FixedSample);
        const Hyperparameters& values = trainer_.state().hyperparameters;
        const Caption caption{.preset = QString::fromStdString(options_.preset.id),
                              .step = trainer_.state().step,
                              .lambda = values.lambda,
                              .alpha = values.alpha,
                              .learningRate = values.learningRate,
                              .seed = options_.seed,
                              .source = sourceText(cloud)};
        QStringList classNames;
        for (const std::string& className : dataset_->classNames)
            classNames << QString::fromStdString(className);
        folder_.writeSnapshot(caption.step, stageSnapshot(cloud, classNames, caption,
                                                          {.limit = options_.snapshotLimit}));
    }

    static constexpr std::int64_t kSnapshotImages = 1000;

    const TrainOptions& options_;
    std::shared_ptr<const Dataset> dataset_;
    ThreadPool pool_;
    Trainer<float> trainer_;
    std::int64_t totalSteps_;
    RunFolder folder_;
    ProgressLine progress_;
    Interrupt interrupt_;
};

}  // namespace

void trainCommand(const TrainOptions& options) {
    CommandRun(options).run();
}

}  // namespace centerscope
