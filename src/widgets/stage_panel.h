// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>

#include <QList>
#include <QStringList>
#include <QWidget>

#include "session/embedding_view_options.h"
#include "session/run_info.h"
#include "session/session_update.h"

class QAction;
class QMenu;

namespace centerscope {

class EmbeddingChart;
class StartChoices;

namespace Ui {
class StagePanel;
}

/// The stage with its source buttons. Knows what the stage asks the session for.
class StagePanel : public QWidget {
    Q_OBJECT

public:
    explicit StagePanel(QWidget* parent = nullptr);
    ~StagePanel() override;

    /// sources: one checkable action per PointSource, which carries it; the buttons follow them.
    /// What many classes have in the place of a legend.
    void setClassMenu(QMenu* menu);
    /// snapshot: null: the panel has no such button.
    void setActions(const QList<QAction*>& sources, QAction* select, QAction* snapshot);
    /// While this one is on, the button to select is it.
    void setLasso(QAction* select, QAction* lasso);

    /// The row above the stage folds where it is narrow.
    QSize minimumSizeHint() const override;

    EmbeddingChart& chart();
    /// The frame around it, in a box layout.
    QWidget* card();
    const EmbeddingChart& chart() const;

    const EmbeddingViewOptions& viewOptions() const { return viewOptions_; }
    void setViewOptions(const EmbeddingViewOptions& options);
    /// Empties the stage where it shows another source, until the one chosen has been placed.
    void setSource(PointSource source);
    void setLivePoints(int points);
    void setSampleSize(int images);
    void setInterval(std::int64_t steps);

    /// Offers ways to begin until the first step has been made.
    void setPresets(const std::vector<Preset>& presets);
    void setRunsOffered(bool offered);

    /// An empty stage for a new run.
    void startRun(const RunInfo& run);
    void showUpdate(const SessionUpdate& update);
    /// Shows this in place of what comes, in a frame that says so; null: what has come meanwhile.
    void lookBack(std::shared_ptr<const EmbeddingCloud> cloud);
    bool looksBack() const { return looksBack_; }

signals:
    void viewOptionsChanged(const centerscope::EmbeddingViewOptions& options);
    void presetChosen(const centerscope::Preset& preset);
    void runsRequested();

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    bool isOfSource(const EmbeddingCloud& cloud) const;
    void showNewest();
    void showHeadStart();
    void showChoices();
    void foldTop();

    std::unique_ptr<Ui::StagePanel> ui_;
    QList<QAction*> sources_;
    EmbeddingViewOptions viewOptions_;
    bool hasSteps_ = false;                         // of the run; before, no batch is live
    std::shared_ptr<const EmbeddingCloud> newest_;  // that has come; null: none of this source
    bool looksBack_ = false;
    StartChoices* choices_;
    bool begun_ = false;                      // a run has made its first step: no choices any more
    std::shared_ptr<const Preset> preset_;    // of the run
    std::int64_t alphaChange_ = 0;            // first step with an α that is not the preset's
    std::shared_ptr<const Dataset> dataset_;  // of the run
    std::vector<std::string> classNames_;     // classes hidden by hand stay hidden while these stay
    std::vector<std::int64_t> labelsOfWhole_;  // of the known part, if it is one
};

}  // namespace centerscope
