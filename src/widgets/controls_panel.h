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

/// A card for each hyperparameter of the run one below the other, showing what is in force and
/// handing changes to the session.
class ControlsPanel : public QWidget {
    Q_OBJECT

public:
    explicit ControlsPanel(QWidget* parent = nullptr);

    /// From now on the cards turn this session, which must outlive them.
    void bindTo(TrainingSession& session);
    /// Forgets since when values act; values come with the next update.
    void startRun(const Preset& preset);
    void showUpdate(const SessionUpdate& update);
    /// Shows values of the past, which cannot be changed; none: what is in force.
    void lookBack(const std::optional<Hyperparameters>& values);

signals:
    /// The user wants to change a value of the past.
    void touchedInThePast();

protected:
    void changeEvent(QEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;

private:
    void showRemarks();
    void showValues(const Hyperparameters& values);

    LearningRateCard* learningRate_;
    std::array<HyperparameterCard*, kSchedulables.size()> cards_;
    Preset preset_;                        // of the run
    std::optional<Hyperparameters> past_;  // shown instead
    Hyperparameters hyperparameters_;      // in force
};

}  // namespace centerscope
