// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <memory>
#include <optional>

#include "session/twin_session.h"
#include "widgets/live_feed.h"
#include "widgets/unknown_images.h"

class QLabel;

namespace centerscope {

class InspectorPanel;
class LookBack;
class PointInspector;
class StagePanel;
class StagePictures;

/// One of two twins in their window: its stage below its heading, what is pinned there, and the
/// step that is looked at.
struct TwinSide {
    using Twin = TwinSession::Twin;

    /// Both must outlive it; the window owns its widgets.
    TwinSide(Twin which, TwinSession& twins, QWidget* window);

    /// "A"
    QString letter() const { return twin == Twin::A ? QStringLiteral("A") : QStringLiteral("B"); }
    void startRun(const RunInfo& run);
    /// Returns what has come to be wrong with the run just now; none: nothing new.
    std::optional<Diagnosis> showUpdate(const SessionUpdate& update);
    /// The newest, or the one that is looked back at.
    std::int64_t shownStep() const;

    Twin twin;
    TrainingSession& session;
    LiveFeed feed;
    QLabel* heading;
    StagePanel* stage;
    InspectorPanel* pins;
    PointInspector* inspector;
    StagePictures* pictures;
    LookBack* lookBack;
    bool hasUndoable = false;

private:
    void showUnknown();

    UnknownImages unknown_;
    std::shared_ptr<const OpenSetState> openSet_;
    std::optional<Issue> issue_;  // that has been spoken of
};

/// Both, as in [index(twin)].
struct TwinSides {
    TwinSide& operator[](TwinSession::Twin twin) { return twin == TwinSession::Twin::A ? a : b; }
    const TwinSide& operator[](TwinSession::Twin twin) const {
        return twin == TwinSession::Twin::A ? a : b;
    }

    TwinSide a;
    TwinSide b;
};

}  // namespace centerscope
