// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <vector>

#include <QString>

#include "charts/figure.h"
#include "session/session_update.h"

namespace centerscope {

/// Automatic snapshots of the stage, all of one size and on the same axes, so that they can be laid
/// side by side or made into a film.
struct SnapshotPlan {
    std::int64_t every = 200;  ///< steps, >= 1
    QString folder;
    FigureLook look = FigureLook::Current;  ///< Seed brings its own size, 1600×900, and axes, ±2
    int side = 1000;                        ///< pixels of the square picture
    double axisLimit = 10;                  ///< axes reach from -axisLimit to axisLimit
};

/// Finds the moments of a plan in the stream of updates.
class SnapshotSchedule {
public:
    /// Snapshots begin with the first multiple of every behind `step`.
    void start(std::int64_t every, std::int64_t step);
    void stop() { every_ = 0; }
    bool isActive() const { return every_ > 0; }

    /// The clouds to save now, each lastStep a step of the plan. Live clouds are cut back to the
    /// step that was due, with the centers of that step, however many steps an update brings. The
    /// other sources come at their own interval: each first cloud at or behind a due step counts.
    std::vector<std::shared_ptr<const EmbeddingCloud>> due(const SessionUpdate& update);

private:
    void dueLive(const SessionUpdate& update,
                 std::vector<std::shared_ptr<const EmbeddingCloud>>& clouds);

    std::int64_t every_ = 0;  // 0: off
    std::int64_t next_ = 0;
};

/// "000200.png"
QString snapshotFileName(std::int64_t step);

}  // namespace centerscope
