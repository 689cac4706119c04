// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include "session/training_session.h"

namespace centerscope {

class ControlsPanel;
class LiveFeed;
class StagePanel;
class TimePanel;

/// Shows an earlier step of the run while training continues: the nearest kept step at once and,
/// where it is not the one that is wanted, that one as soon as it has been made again. Or plays the
/// kept steps as a film.
class LookBack : public QObject {
    Q_OBJECT

public:
    /// All must outlive it.
    LookBack(TrainingSession& session, const LiveFeed& feed, StagePanel& stage,
             ControlsPanel& controls, TimePanel& panel, QObject* parent = nullptr);

    bool isActive() const { return wanted_.has_value(); }
    /// The step to look at; none: the newest.
    const std::optional<std::int64_t>& wantedStep() const { return wanted_; }
    /// The step on the stage; none: the newest, whichever that is.
    std::optional<std::int64_t> shownStep() const;
    /// In force at that step; none: those of now.
    std::optional<Hyperparameters> shownValues() const;
    /// Of the bookmark that is looked at; none: there is none.
    std::optional<QString> caption() const;

    void startRun(const RunInfo& run);
    void showUpdate(const SessionUpdate& update);
    /// At the plots' own calm rate.
    void showKept();

    /// The nearest kept step.
    void seek(std::int64_t step);
    /// The same, and then exactly this one. The newest is live.
    void choose(std::int64_t step);
    /// By so many kept steps.
    void moveBy(int keptSteps);
    /// Back to the newest step.
    void end();
    /// The kept steps from the one that is looked at, or pauses there. Bookmarks stand for a while.
    void playFilm();
    /// Sets a bookmark at the step that is looked at, or takes it away. Where there are as many as
    /// a run can have, bookmarksFull().
    void toggleBookmark();
    /// To the next of the marks and the bookmarks in this direction, and after the last one back to
    /// the newest step. Where there is none, some kept steps on.
    void moveToStop(int direction, const std::vector<std::int64_t>& marks);
    void moveToFirstStop(const std::vector<std::int64_t>& marks);

signals:
    void activeChanged(bool active);
    /// What is looked at, or what is known of the run, may be another.
    void stateChanged();
    void bookmarksFull();

private:
    struct Shown {
        std::shared_ptr<const EmbeddingCloud> cloud;
        std::int64_t step = 0;
        bool isExact = false;
    };

    /// A kept step, or a bookmark that leads there.
    struct Scene {
        std::int64_t step = 0;
        double begin = 0;  // ms
        double hold = 0;   // ms that it stands
    };

    PointSource keptSource() const;
    std::vector<std::int64_t> keptSteps() const;
    Shown nearestKept(std::int64_t step) const;
    bool hasAllPoints(const EmbeddingCloud& cloud) const;
    void show(std::int64_t step);
    void showExactly(std::int64_t step);
    void showValues();
    void showState();
    void giveUpRecall();
    void setCaption(const QString& caption);
    std::vector<Bookmark>::const_iterator bookmarkHere() const;
    std::vector<std::int64_t> stops(std::vector<std::int64_t> marks) const;
    void storeBookmarks();
    void makeFilm(const std::vector<std::int64_t>& kept, std::int64_t first);
    void advanceFilm();
    void stopFilm();
    void offerFork();
    void fork();

    TrainingSession& session_;
    const LiveFeed& feed_;
    StagePanel& stage_;
    ControlsPanel& controls_;
    TimePanel& panel_;
    std::shared_ptr<StepArchive> archive_;
    std::int64_t trainingImages_ = 0;
    bool isFollowed_ = false;  // the run is another program's
    std::vector<Bookmark> bookmarks_;
    std::optional<std::int64_t> wanted_;
    std::int64_t shown_ = 0;  // the step on the stage
    bool isRecalling_ = false;
    std::optional<RecallProgress> recall_;

    QTimer filmTimer_;
    QElapsedTimer filmTime_;
    std::vector<Scene> film_;
};

}  // namespace centerscope
