// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QStringList>

#include "charts/chart_look.h"
#include "charts/plot_mapping.h"

class QAbstractAxis;
class QChart;
class QValueAxis;

namespace centerscope {

/// The two axes of a plane as Qt Charts draws them, with the same ticks.
class PlaneAxes {
public:
    /// Which owns them.
    explicit PlaneAxes(QChart& chart);

    QList<QAbstractAxis*> both() const;
    void setRange(const PlotRange& range);
    /// [0] of x, [1] of y; for those who ask for them, since they are drawn elsewhere.
    void setTitles(const QStringList& titles);
    void setLook(const ChartLook& look);

private:
    QValueAxis* x_;
    QValueAxis* y_;
};

}  // namespace centerscope
