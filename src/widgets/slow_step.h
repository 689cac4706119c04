// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include <QObject>

#include "charts/stage_overlay.h"
#include "nn/description/center_loss_description.h"
#include "session/training_session.h"

class QAction;

namespace centerscope {

class ControlsPanel;
class LiveFeed;
class LookBack;
class SlowStepPanel;
class StagePanel;

/// Makes one step of the run and shows what happened in it, in the order of Algorithm 1: forward,
/// losses, gradients, the centers' update and the weights'. The step is over when the first stage
/// is shown; the stages are pictures of it.
class SlowStep : public QObject {
    Q_OBJECT

public:
    /// action begins it. All must outlive it.
    SlowStep(TrainingSession& session, LiveFeed& feed, StagePanel& stage, LookBack& lookBack,
             ControlsPanel& controls, QAction& action, QObject* parent = nullptr);

    bool isActive() const { return anatomy_ != nullptr; }
    void end();

protected:
    /// Keys of the window go to the stages, but for those of fields.
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    enum Stage { Forward, Losses, Gradients, Centers, Weights };

    void start();
    void takeUpdate(const SessionUpdate& update);
    void leave();
    void moveBy(int stages);
    void show();
    EmbeddingCloud cloud() const;
    StageOverlay overlay() const;
    QString title() const;
    QString formula() const;
    QString numbers() const;
    QString centerFormula() const;
    QString weightFormula() const;
    QString lossFormula() const;
    // One each of every embedding loss.
    static QString valueFormula(const CenterLossDescription& loss);
    static QString updateFormula(const CenterLossDescription& loss);
    QString centerNumbers() const;
    QString figure(double value) const;
    QString count(std::int64_t value) const;

    TrainingSession& session_;
    StagePanel& stagePanel_;
    LookBack& lookBack_;
    ControlsPanel& controls_;
    SlowStepPanel* panel_;
    std::shared_ptr<const StepAnatomy> anatomy_;  // null: none is shown
    int stage_ = Forward;
    bool isAwaited_ = false;  // one has been asked for, and the stage is free for it
};

}  // namespace centerscope
