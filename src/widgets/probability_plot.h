// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "charts/class_palette.h"
#include "session/tracked_image.h"

namespace centerscope {

/// How a tracked image's probabilities came to be: one curve per class over the steps, 0 to 1.
class ProbabilityPlot : public QWidget {
    Q_OBJECT

public:
    explicit ProbabilityPlot(QWidget* parent = nullptr);

    /// track: ascending steps.
    void setTrack(const std::vector<TrackedPlace>& track, const QStringList& names,
                  const ClassPalette& palette);

    QSize sizeHint() const override { return {220, 72}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void describe();
    double nameWidth() const;
    void drawCurve(QPainter& painter, const QRectF& area, std::size_t label) const;
    void drawNames(QPainter& painter, const QRectF& area) const;

    std::vector<TrackedPlace> track_;
    QStringList names_;
    ClassPalette palette_;
};

}  // namespace centerscope
