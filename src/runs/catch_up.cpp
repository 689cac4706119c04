// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/catch_up.h"

#include <exception>
#include <utility>

#include "core/error.h"
#include "runs/metrics_csv.h"
#include "runs/run_checkpoints.h"
#include "runs/run_files.h"
#include "runs/run_source.h"

namespace centerscope {

CatchUp::CatchUp(RunSource source, RecordedSteps recorded, ThreadPool& pool)
    : source_(std::move(source)), recorded_(std::move(recorded)) {
    if (source_.manifest.config.numerics != kNumerics)
        return;
    trainer_ =
        std::make_unique<Trainer<float>>(makeTrainer(source_.manifest, source_.dataset, pool));
    const TrainingState<float>& from = *source_.state;
    way_.emplace(*trainer_, from, from.step + std::ssize(recorded_.rows), recorded_.events);
}

bool CatchUp::advance() {
    try {
        return !way_ || way_->advance();
    } catch (const std::exception& error) {
        whyElsewhere_ = messageOf(error);
        return true;
    }
}

RunSource CatchUp::finish(const RunFolder::Report& passedOver) {
    if (!way_)
        return fork(passedOver);
    try {
        if (whyElsewhere_)
            throw Error(*whyElsewhere_);
        requireRows();
        requireEvents();
        RunMetrics rows = loadRunMetrics(folder(), source_.manifest.config, trainer_->state());
        source_.checkpoint = markOf(*source_.state);
        source_.state = trainer_->state();
        source_.rows = std::move(rows);
        return std::move(source_);
    } catch (const Error& error) {
        passedOver(error.message());
        return fork(passedOver);
    }
}

RunSource CatchUp::fork(const RunFolder::Report& passedOver) const {
    passedOver(recorded_.leftOut(folder(), *source_.state));
    const auto openDataset = [this](RunManifest& manifest) {
        manifest.datasetFolder = source_.manifest.datasetFolder;
        return openRecordedDataset(manifest);
    };
    return sourceFromCheckpoint(checkpointPath(folder(), firstStep()), openDataset, passedOver);
}

void CatchUp::requireRows() const {
    for (std::size_t k = 0; k < recorded_.rows.size(); ++k) {
        const StepMetrics& step = way_->steps()[k];
        const std::string made = metricsCsvRow(source_.manifest.config.preset, step);
        if (withoutSpeed(made) != withoutSpeed(recorded_.rows[k]))
            throw Error(MessageCode::RowIsNotMadeAgain, folder() / kMetricsFile, step.step,
                        std::string(withoutSpeed(made)));
    }
}

/// The last ones of a rule may be missing where the kill came before they were written.
void CatchUp::requireEvents() const {
    const std::vector<RunEvent>& made = trainer_->state().history;
    const std::size_t known = source_.state->history.size();
    for (std::size_t k = 0; k < recorded_.events.size(); ++k)
        if (known + k >= made.size() || made[known + k] != recorded_.events[k])
            throw Error(MessageCode::EventIsNotMadeAgain, folder() / kEventsFile,
                        static_cast<std::int64_t>(known + k + 1));
}

}  // namespace centerscope
