// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>

#include <QList>
#include <QStringList>
#include <QWidget>

#include "session/run_description.h"
#include "session/session_update.h"
#include "session/stage_request.h"

class QAction;

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

    /// sources: one checkable action per StageSource, which carries it; the buttons follow them.
    void setActions(const QList<QAction*>& sources, QAction* snapshot);

    EmbeddingChart& chart();
    const EmbeddingChart& chart() const;

    const StageRequest& request() const { return request_; }
    void setRequest(const StageRequest& request);
    /// Empties the stage where it shows another source, until the one chosen has been placed.
    void setSource(StageSource source);
    void setLivePoints(int points);
    void setSampleSize(int images);
    void setInterval(std::int64_t steps);

    /// Offers ways to begin until the first step has been made.
    void offer(const std::vector<Preset>& presets);

    /// An empty stage for a new run.
    void startRun(const RunDescription& run);
    void showUpdate(const SessionUpdate& update);

signals:
    void requestChanged(const centerscope::StageRequest& request);
    void presetChosen(const centerscope::Preset& preset);

protected:
    void changeEvent(QEvent* event) override;

private:
    bool isOfSource(const EmbeddingCloud& cloud) const;
    void showHeadStart();

    std::unique_ptr<Ui::StagePanel> ui_;
    QList<QAction*> sources_;
    StageRequest request_;
    bool hasSteps_ = false;  // of the run; before, no batch is live
    StartChoices* choices_;
    std::shared_ptr<const Preset> preset_;  // of the run
    std::int64_t alphaChange_ = 0;          // first step with an α that is not the preset's
    QStringList classNames_;                // classes hidden by hand stay hidden while these stay
};

}  // namespace centerscope
