// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include "session/center_motion.h"
#include "training/class_dispersion.h"

namespace centerscope {

class EmbeddingChart;
class SampleCard;
class TrainingSession;

/// Answers what a center of the stage is: a card beside the one that is hovered, the circle of its
/// class's radius, and an arrow along its last move.
class CenterInspector : public QObject {
    Q_OBJECT

public:
    /// Both must outlive it.
    CenterInspector(const TrainingSession& session, EmbeddingChart& stage,
                    QObject* parent = nullptr);

private:
    void showHovered();
    QString motionText(const CenterMotion& motion) const;
    QString dispersionText(const ClassDispersion& spread) const;
    QString number(std::int64_t value) const;

    const TrainingSession& session_;
    EmbeddingChart& stage_;
    SampleCard* card_;
};

}  // namespace centerscope
