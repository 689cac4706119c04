// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <memory>
#include <optional>

#include "session/run_archive.h"
#include "session/run_description.h"
#include "session/run_keeper.h"
#include "session/session_update.h"
#include "training/training_state.h"

namespace centerscope {

/// What a run begins with, whether new or taken up again. The functions throw one sentence.
struct RunStart {
    RunDescription run;                         ///< its number is not given yet
    RunRecipe recipe;                           ///< without an interval: the one that new runs have
    std::optional<TrainingState<float>> state;  ///< none: before the first step
    RunRows rows;                               ///< of the way to the state, as far as known
    std::optional<RunOrigin> origin;
    std::unique_ptr<RunKeeper> keeper;  ///< null: its folder is still to be made
};

/// From the first step. run: preset, data set and seed.
RunStart newStart(RunDescription run);
/// Goes on in a run's folder from its newest good checkpoint. passedOver hears of damaged ones,
/// report of what cannot be written later.
RunStart continuedStart(const std::filesystem::path& folder, const RunFolder::Report& passedOver,
                        const RunFolder::Report& report);
/// Goes on from a checkpoint in a folder of its own, with the rows of the run folder it lies in.
/// The data set is the loaded one where that is the checkpoint's, else that of the run folder, else
/// the MNIST that comes with the program.
RunStart openedStart(const std::filesystem::path& checkpoint, const RunDescription& loaded);

}  // namespace centerscope
