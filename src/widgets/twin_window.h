// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <memory>
#include <optional>

#include <QByteArray>
#include <QWidget>

#include "session/twin_session.h"
#include "widgets/film_maker.h"
#include "widgets/live_feed.h"
#include "widgets/twin_pairs.h"

class QAction;
class QActionGroup;
class QComboBox;
class QLabel;
class QTabWidget;
class QToolButton;

namespace centerscope {

class ControlsPanel;
class EmbeddingChart;
class FilmDialog;
class InspectorPanel;
class LookBack;
class MessageBar;
class PointInspector;
class ProjectionMenu;
class StagePanel;
class StagePictures;
class TimePanel;
class TwinChart;
class TwinControls;

/// Two runs in lock-step in a window of their own: two stages that show the same images on the same
/// axes, one plot of both, one play button. Its threads and memory go with it; both runs stay in
/// the library.
class TwinWindow : public QWidget {
    Q_OBJECT

public:
    using Twin = TwinSession::Twin;

    /// threads: that both are trained with. like: the stage whose look and source it begins with.
    TwinWindow(int threads, const RunLibrary& library, const StagePanel& like, QWidget* parent);
    ~TwinWindow() override;

    void start(const TwinPair& pair);
    TwinSession& session() { return session_; }
    StagePanel& stage(Twin twin) { return *side(twin).stage; }
    const LiveFeed& feed(Twin twin) { return side(twin).feed; }

protected:
    void changeEvent(QEvent* event) override;
    void closeEvent(QCloseEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    struct Side {
        Side(Twin which, TrainingSession& session, QWidget* window);

        Twin twin;
        TrainingSession& session;
        LiveFeed feed;
        QLabel* heading;
        StagePanel* stage;
        InspectorPanel* pins;
        PointInspector* inspector;
        StagePictures* pictures;
        LookBack* lookBack = nullptr;
        std::optional<Issue> issue;  // that has been spoken of
    };

    Side& side(Twin twin) { return *sides_[static_cast<std::size_t>(twin)]; }
    QAction* addAction(const char* name, const QKeySequence& key);
    void makeActions();
    QWidget* makeTools();
    QWidget* makeHeadings();
    QWidget* makeStages();
    QWidget* makeBottom();
    void connectSide(Side& side, Side& other);
    void connectLookBack();
    void connectFilm();

    void showUpdate(Side& side, const SessionUpdate& update);
    void showPlots();
    void showPlaying();
    void showTitles();
    void showSizes();
    void followLookBack();
    void setPresenting(bool presenting);
    QString label(Twin twin) const;
    QString title() const;
    QString fileName() const;
    void exportPage();
    double filmLimit(std::int64_t first, std::int64_t last);
    void makeFilm(const FilmPlan& plan);
    std::vector<std::int64_t> filmSteps();
    std::shared_ptr<const EmbeddingCloud> cloudAt(Side& side, std::int64_t step);
    Caption caption();
    void post(const QString& sentence, bool isError);
    void showHint();
    void retranslate();

    TwinSession session_;
    std::array<std::unique_ptr<Side>, 2> sides_;
    QAction* play_;
    QAction* step_;
    QAction* halve_;
    QAction* undo_;
    QAction* export_;
    QAction* makeFilm_;
    QAction* presentation_;
    QAction* endPresentation_;
    QAction* select_;
    QAction* film_;  // of what is looked back at
    QActionGroup* sources_;
    ProjectionMenu* projection_;
    QWidget* tools_;
    QLabel* hint_;
    QLabel* stepLabel_;
    MessageBar* messages_;
    TwinChart* chart_;
    QComboBox* measure_;
    TimePanel* time_;
    QTabWidget* tabs_;
    TwinControls* controls_;
    FilmDialog* filmDialog_;
    FilmMaker filmMaker_;
    TwinPair pair_;
    std::array<bool, 2> hasUndoable_{};
    QByteArray formerGeometry_;  // before it was presented
    bool isPresenting_ = false;
};

}  // namespace centerscope
