// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <memory>
#include <optional>

#include "session/run_archive.h"
#include "session/run_info.h"
#include "session/run_recorder.h"
#include "session/session_update.h"
#include "training/training_state.h"

namespace centerscope {

/// What a run begins with, whether new or resumed. The functions throw one sentence.
struct RunSource {
    RunInfo run;  ///< its number is not given yet
    RunConfig config;
    std::optional<TrainingState<float>> state;  ///< none: before the first step
    RunMetrics rows;                            ///< of the way to the state, as far as known
    std::optional<RunOptions> options;  ///< of the run that the state belongs to; none: a new one
    std::optional<ForkPoint> origin;
    std::unique_ptr<RunRecorder> recorder;  ///< null: its folder is still to be made
};

/// From the first step. run: preset, data set and seed.
RunSource sourceOfNewRun(RunInfo run);
/// Resumes in a run's folder from its newest good checkpoint. passedOver hears of damaged ones,
/// report of what cannot be written later.
RunSource sourceFromFolder(const std::filesystem::path& folder, const RunFolder::Report& passedOver,
                           const RunFolder::Report& report);
/// Resumes from a checkpoint in a folder of its own, with the rows of the run folder it lies in.
/// The data set is the loaded one where that is the checkpoint's, else that of the run folder, else
/// the MNIST that comes with the program.
RunSource sourceFromCheckpoint(const std::filesystem::path& checkpoint, const RunInfo& loaded);

}  // namespace centerscope
