// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>

#include <QWidget>

#include "presets/preset.h"
#include "session/session_update.h"

namespace centerscope {

class HyperparameterCard;
class LearningRateCard;
class TrainingSession;

/// The three cards one below the other, showing what is in force and handing changes to the
/// session.
class ControlsPanel : public QWidget {
    Q_OBJECT

public:
    explicit ControlsPanel(QWidget* parent = nullptr);

    /// From now on the cards turn this session, which must outlive them.
    void bindTo(TrainingSession& session);
    /// Forgets since when values act; values come with the next update.
    void startRun(const Preset& preset);
    void showUpdate(const SessionUpdate& update);

protected:
    void changeEvent(QEvent* event) override;

private:
    void showRemarks();

    LearningRateCard* learningRate_;
    std::array<HyperparameterCard*, kSchedulables.size()> cards_;
    HyperparameterCard* alpha_;
    Preset preset_;  // of the run
};

}  // namespace centerscope
