// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/catch_up.h"

#include <algorithm>
#include <utility>

#include "core/error.h"
#include "runs/metrics_csv.h"
#include "runs/run_files.h"
#include "runs/run_trainer.h"

namespace centerscope {

CatchUp::CatchUp(RunSource source, RecordedSteps recorded, ThreadPool& pool)
    : source_(std::move(source)), recorded_(std::move(recorded)) {
    trainer_ =
        std::make_unique<Trainer<float>>(makeTrainer(source_.manifest, source_.dataset, pool));
}

StepFork CatchUp::start() {
    const TrainingState<float>& from = *source_.state;
    return {*trainer_, from, from.step + std::ssize(recorded_.rows), recorded_.events};
}

RunSource CatchUp::finish(const StepFork& way) {
    requireRows(way);
    requireEvents();
    source_.checkpoint = markOf(*source_.state);
    source_.state = trainer_->state();
    source_.rows = loadRunMetrics(*source_.folder, source_.manifest.config, *source_.state);
    return std::move(source_);
}

void CatchUp::requireRows(const StepFork& way) const {
    for (std::size_t k = 0; k < recorded_.rows.size(); ++k) {
        const std::string made = metricsCsvRow(source_.manifest.config.preset, way.steps()[k]);
        if (withoutSpeed(made) != withoutSpeed(recorded_.rows[k]))
            throw Error(MessageCode::RowIsNotMadeAgain, *source_.folder / kMetricsFile,
                        way.steps()[k].step, std::string(withoutSpeed(made)));
    }
}

/// The last ones of a rule may be missing where the kill came before they were written.
void CatchUp::requireEvents() const {
    const std::vector<RunEvent>& made = trainer_->state().history;
    const std::size_t known = source_.state->history.size();
    for (std::size_t k = 0; k < recorded_.events.size(); ++k)
        if (known + k >= made.size() || made[known + k] != recorded_.events[k])
            throw Error(MessageCode::EventIsNotMadeAgain, *source_.folder / kEventsFile,
                        static_cast<std::int64_t>(known + k + 1));
}

}  // namespace centerscope
