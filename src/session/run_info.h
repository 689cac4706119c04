// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <vector>

#include "core/rng.h"
#include "data/dataset.h"
#include "presets/preset.h"
#include "runs/bookmark.h"
#include "runs/run_identity.h"
#include "runs/step_archive.h"

namespace centerscope {

/// What a run is of; does not change while it lasts.
struct RunInfo {
    std::uint64_t run = 0;
    std::shared_ptr<const Preset> preset;
    std::shared_ptr<const Dataset> dataset;
    Seeds seeds = 1;
    RunIdentity identity;
    bool isPresetFitted = false;  ///< to the data set, as runs record it
    bool isNew = false;  ///< it has begun with its first step, not with a run that was recorded
    std::optional<std::int64_t> plannedSteps;  ///< that it was asked for; none: until it is stopped
    std::vector<Bookmark> bookmarks;           ///< that it has when it is taken up
    /// Of embeddings of more than two dimensions, when the run is taken up; else null.
    std::shared_ptr<const StageProjection> projection;
    std::shared_ptr<StepArchive> archive;  ///< what is kept of its steps, which grows
    std::filesystem::path datasetFolder;   ///< empty: the MNIST that comes with the program
    std::filesystem::path folder;          ///< where it is kept; empty: no step has been kept yet
    /// The folder of a run that another program writes and that is only followed; empty: trained
    /// here.
    std::filesystem::path followed;

    /// Whether it had made steps when it was taken up, here or elsewhere.
    bool hasSteps() const {
        return !isNew || (archive && archive->count(PointSource::LiveBatches) > 0);
    }
    bool isFollowed() const { return !followed.empty(); }
    /// The folder that it is in, whichever program writes it; empty: in none.
    const std::filesystem::path& place() const { return isFollowed() ? followed : folder; }
};

}  // namespace centerscope
