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

class LiveFeed;
class StagePanel;

/// Shows an earlier step of the run while training continues: the nearest kept step at once and,
/// where it is not the one that is wanted, that one as soon as it has been made again. Or plays the
/// kept steps as a film.
class LookBack : public QObject {
    Q_OBJECT

public:
    /// What is looked at, and what is known of the run.
    struct State {
        std::int64_t reached = 0;             ///< steps that the run has made
        bool isPlaying = false;               ///< the run
        bool isFollowed = false;              ///< it is another program's
        std::optional<std::int64_t> wanted;   ///< the step to look at; none: the newest
        std::int64_t shown = 0;               ///< the kept step on the stage instead, or the same
        std::optional<std::int64_t> awaited;  ///< the step to look at once the stage has any points
        std::optional<RecallProgress> recall;
        std::optional<QString> caption;  ///< of the bookmark there; none: there is none
        bool isFilm = false;             ///< the kept steps are being played
        bool isOnlyForBookmark = false;  ///< the newest step was looked at, to set a bookmark there
        std::size_t kept = 0;            ///< batches
        std::size_t bytes = 0;           ///< that all takes
        std::size_t budget = 0;          ///< bytes
    };

    /// All must outlive it.
    LookBack(TrainingSession& session, const LiveFeed& feed, StagePanel& stage,
             QObject* parent = nullptr);

    State state() const;
    bool isActive() const { return wanted_.has_value(); }
    /// The step to look at; none: the newest.
    const std::optional<std::int64_t>& wantedStep() const { return wanted_; }
    /// The same, also where the stage has yet to get its first points.
    std::optional<std::int64_t> soughtStep() const { return awaited_ ? awaited_ : wanted_; }
    /// The step on the stage; none: the newest, whichever that is.
    std::optional<std::int64_t> shownStep() const;
    /// In force at that step; none: those of now.
    std::optional<Hyperparameters> shownValues() const;
    /// Of the bookmark that is looked at; none: there is none.
    std::optional<QString> caption() const;
    /// Ascending steps of this source that are kept.
    std::vector<std::int64_t> keptSteps(PointSource source) const;
    const std::vector<Bookmark>& bookmarks() const { return bookmarks_; }

    void startRun(const RunInfo& run);
    void showUpdate(const SessionUpdate& update);
    /// At the plots' own calm rate.
    void showKept();

    /// The nearest kept step.
    void seek(std::int64_t step);
    /// The same, by hand: a film ends there.
    void scrub(std::int64_t step);
    /// The same, and then exactly this one. The newest is live.
    void choose(std::int64_t step);
    /// By so many kept steps.
    void moveBy(int count);
    /// Back to the newest step.
    void end();
    /// The kept steps from the one that is looked at, or pauses there. Bookmarks stand for a while.
    void playFilm();
    /// Sets a bookmark at the step that is looked at, or takes it away. Where there are as many as
    /// a run can have, bookmarksFull().
    void toggleBookmark();
    /// Of the bookmark that is looked at.
    void setCaption(const QString& caption);
    /// Back to the newest step, where that is looked at only for its bookmark.
    void endCaption();
    /// Those of another run instead.
    void setBookmarks(const std::vector<Bookmark>& bookmarks);
    /// To the next of the marks and the bookmarks in this direction, and after the last one back to
    /// the newest step. Where there is none, some kept steps on.
    void moveToStop(int direction, const std::vector<std::int64_t>& marks);
    void moveToFirstStop(const std::vector<std::int64_t>& marks);
    /// At the step that is looked at.
    void fork();
    /// Or back to the newest step, as the user chooses from a menu of this widget: a value of the
    /// past is not changed, and what would follow from it is a run of its own.
    void offerFork(QWidget& widget);

signals:
    void activeChanged(bool active);
    /// state() may be another.
    void stateChanged();
    void bookmarksFull();
    void keptChanged();
    void bookmarksChanged();
    /// One that has no caption yet.
    void bookmarkSet();
    /// shownValues() of another step, or none.
    void valuesChanged(const std::optional<centerscope::Hyperparameters>& values);

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
    Shown nearestKept(std::int64_t step) const;
    bool hasAllPoints(const EmbeddingCloud& cloud) const;
    void show(std::int64_t step);
    void showExactly(std::int64_t step);
    void showAwaited();
    void giveUpRecall();
    std::vector<Bookmark>::const_iterator bookmarkHere() const;
    std::vector<std::int64_t> stops(std::vector<std::int64_t> marks) const;
    void storeBookmarks();
    void makeFilm(const std::vector<std::int64_t>& kept, std::int64_t first);
    void advanceFilm();
    void stopFilm();

    TrainingSession& session_;
    const LiveFeed& feed_;
    StagePanel& stage_;
    std::shared_ptr<StepArchive> archive_;
    std::int64_t trainingImages_ = 0;
    bool isFollowed_ = false;  // the run is another program's
    std::vector<Bookmark> bookmarks_;
    std::optional<std::int64_t> wanted_;
    std::int64_t shown_ = 0;               // the step on the stage
    std::optional<std::int64_t> awaited_;  // the step to look at once the stage has any points
    bool isOnlyForBookmark_ = false;
    bool isRecalling_ = false;
    std::optional<RecallProgress> recall_;

    QTimer filmTimer_;
    QElapsedTimer filmTime_;
    std::vector<Scene> film_;
};

}  // namespace centerscope
