// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/run.h"

#include <algorithm>
#include <array>
#include <utility>
#include <variant>

#include "core/error.h"
#include "runs/run_source.h"

namespace centerscope {

namespace {

/// Where most happens in few steps: so a fork or a look back takes seconds.
constexpr std::array<std::int64_t, 6> kEarly{10, 20, 50, 100, 200, 500};

/// Of the last step: what was changed since acts on the next one.
int lastBatchSize(const TrainingState<float>& state) {
    const auto isLater = [&state](const RunEvent& event) {
        const auto* change = std::get_if<HyperparameterChange>(&event);
        return change && change->which == Hyperparameter::BatchSize && change->step > state.step;
    };
    const auto later = std::ranges::find_if(state.history, isLater);
    return later == state.history.end()
               ? state.hyperparameters.batchSize
               : static_cast<int>(std::get<HyperparameterChange>(*later).from);
}

std::unique_ptr<RunRecorder> recorderOf(RunSource& source, const Trainer<float>& trainer,
                                        RunRecorder::MakeFolder makeFolder,
                                        RunFolder::Report report) {
    if (source.recorder)
        return std::move(source.recorder);
    if (!source.folder) {
        auto recorder =
            std::make_unique<RunRecorder>(std::move(makeFolder), std::move(source.manifest),
                                          std::move(source.rows), std::move(report));
        recorder->setBookmarks(std::move(source.bookmarks));  // whose steps are not thinned out
        for (auto& frame : source.frames)
            recorder->archive()->add(std::move(frame));
        return recorder;
    }
    if (!source.state)
        source.manifest.config.numerics = kNumerics;  // it has not made a step
    return std::make_unique<RunRecorder>(std::move(makeFolder), std::move(source.manifest),
                                         *source.folder, trainer.state(), source.checkpoint,
                                         std::move(source.lock), std::move(report));
}

}  // namespace

Run::Run(RunSource source, RunRecorder::MakeFolder makeFolder, RunFolder::Report report,
         ThreadPool& pool)
    : pool_(pool),
      dataset_(source.dataset),
      trainer_(makeTrainer(source.manifest, source.dataset, pool)),
      initial_(trainer_.state()),
      firstRepeatableStep_(source.manifest.config.numerics != kNumerics
                               ? source.step()
                               : source.manifest.options.repeatableFrom.value_or(0)) {
    if (source.state)
        trainer_.restore(*source.state);
    source.manifest.projection.reset();
    if (trainer_.projection().dimensions > 2)
        source.manifest.projection = trainer_.projection();
    recorder_ = recorderOf(source, trainer_, std::move(makeFolder), std::move(report));
}

RunStep Run::step() {
    recorder_->startStep(state());
    RunStep step{trainer_.step()};
    step.metrics.imagesPerSecond = clock_.imagesPerSecond(step.metrics.batchSize);
    recorder_->append(step.metrics, state());
    if (config().isValidationDue(state().step, trainer_.isEpochOver()))
        step.validation =
            trainer_.watchesValidation() ? RunStep::Validation::Now : RunStep::Validation::Later;
    return step;
}

void Run::change(const std::function<void(Trainer<float>&)>& edit) {
    recorder_->resumeWriting();
    edit(trainer_);
    recorder_->recordEvents(state());
}

Evaluator<float> Run::validate() {
    Evaluator<float> validation = centerscope::validate(trainer_);
    recorder_->append(validation.evaluation());
    return validation;
}

std::optional<Evaluator<float>> Run::validateWhereOwed() {
    if (!owesValidation())
        return std::nullopt;
    Evaluator<float> validation = centerscope::validate(trainer_);
    const bool hasRow =
        folder() && isEvaluated(folder()->path(), state().step, SplitKind::Validation);
    if (!hasRow)
        recorder_->append(validation.evaluation());
    return validation;
}

/// A rule that was set after the last step does not wait for what came before it.
bool Run::owesValidation() const {
    const auto isSeen = [this](const RunEvent& event) {
        const auto* seen = std::get_if<ValidationLossSeen>(&event);
        const auto* rule = std::get_if<HalvingRuleChange>(&event);
        return (seen && seen->ofStep == state().step) || (rule && rule->step > state().step);
    };
    const bool isEpochOver =
        state().loader.next + lastBatchSize(state()) > trainer_.trainingImages();
    return trainer_.watchesValidation() && state().step > 0 &&
           config().isValidationDue(state().step, isEpochOver) &&
           std::ranges::none_of(state().history, isSeen);
}

void Run::keep(std::int64_t checkpointEvery) {
    recorder_->recordEvents(state());
    const std::int64_t step = state().step;
    const bool isDue =
        step % checkpointEvery == 0 || std::ranges::find(kEarly, step) != kEarly.end();
    if (isDue)
        recorder_->writeCheckpoint(state());
}

void Run::setProjection(StageProjection projection) {
    recorder_->setProjection(projection);
    trainer_.setProjection(std::move(projection));
}

std::optional<StageProjection> Run::betterProjection() {
    return firstRepeatableStep_ > 0 ? std::nullopt : trainer_.betterProjection();
}

StageProjection Run::projectionOn(const std::optional<StageUnits>& units) {
    const int dimensions = trainer_.projection().dimensions;
    if (!units)
        return trainer_.fittedProjection();
    const auto [across, up] = *units;
    if (across < 0 || up < 0 || across >= dimensions || up >= dimensions || across == up)
        throw Error(MessageCode::UnitsOfEmbedding, dimensions);
    return {.dimensions = dimensions, .units = *units, .origin = {}, .axes = {}};
}

std::optional<UndoEntry> Run::lastUndoEntry(std::size_t firstEvent) const {
    return centerscope::lastUndoEntry(state().history, initial_.halvingRule, config().preset,
                                      firstEvent);
}

std::unique_ptr<Trainer<float>> Run::anotherTrainer() const {
    auto another = std::make_unique<Trainer<float>>(makeTrainer(manifest(), dataset_, pool_));
    another->restore(state());
    return another;
}

TrainingState<float> Run::stateBefore(std::int64_t step) const {
    auto near = recorder_->stateBefore(step, state().history);
    return near ? *std::move(near) : initial_;
}

StepFork Run::startFork(std::int64_t step) {
    return {trainer_, stateBefore(step), step};
}

RunSource Run::finishFork(const StepFork& fork, bool staysTwin) {
    return forkHere(fork.left(), fork.steps(), staysTwin);
}

RunSource Run::returnToLastGoodState() {
    TrainingState<float> later = state();
    trainer_.returnToLastGoodState();
    try {
        return forkHere(later, {});
    } catch (...) {
        trainer_.stayAt(std::move(later));
        throw;
    }
}

RunSource Run::leave() {
    recorder_->writeCheckpoint(state());
    TrainingState<float> last = state();
    return sourceAt(std::move(last), std::move(recorder_));
}

RunSource Run::forkHere(const TrainingState<float>& later, const std::vector<StepMetrics>& again,
                        bool staysTwin) {
    recorder_->writeCheckpoint(later);
    std::unique_ptr<RunRecorder> fork = recorder_->forkAt(state(), again, staysTwin);
    return sourceAt(later, std::exchange(recorder_, std::move(fork)));
}

RunSource Run::sourceAt(TrainingState<float> state, std::unique_ptr<RunRecorder> recorder) const {
    RunSource source;
    source.manifest = recorder->manifest();
    source.dataset = dataset_;
    source.state = std::move(state);
    source.recorder = std::move(recorder);
    return source;
}

}  // namespace centerscope
