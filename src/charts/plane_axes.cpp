// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/plane_axes.h"

#include <algorithm>
#include <cmath>

#include <QChart>
#include <QValueAxis>

#include "charts/stage_axes.h"

namespace centerscope {

namespace {

constexpr double kPlaneTicks = 8;

}  // namespace

PlaneAxes::PlaneAxes(QChart& chart) : x_(new QValueAxis), y_(new QValueAxis) {
    for (QValueAxis* axis : {x_, y_}) {
        axis->setTickType(QValueAxis::TicksDynamic);
        axis->setTickAnchor(0);
        axis->setTitleVisible(false);  // drawn inside the plot, to leave the room to the points
    }
    chart.addAxis(x_, Qt::AlignBottom);
    chart.addAxis(y_, Qt::AlignLeft);
}

QList<QAbstractAxis*> PlaneAxes::both() const {
    return {x_, y_};
}

void PlaneAxes::setRange(const PlotRange& range) {
    const double distance = tickDistance(std::min(range.width(), range.height()), kPlaneTicks);
    const int decimals = std::max(0, -static_cast<int>(std::floor(std::log10(distance) + 1e-9)));
    for (QValueAxis* axis : {x_, y_}) {
        axis->setTickInterval(distance);
        axis->setLabelFormat(QStringLiteral("%.%1f").arg(decimals));
    }
    x_->setRange(range.left, range.right);
    y_->setRange(range.bottom, range.top);
}

void PlaneAxes::setTitles(const QStringList& titles) {
    x_->setTitleText(titles[0]);
    y_->setTitleText(titles[1]);
}

void PlaneAxes::setLook(const ChartLook& look) {
    for (QValueAxis* axis : {x_, y_}) {
        axis->setLabelsFont(look.smallFont);
        axis->setLabelsColor(look.secondary);
        axis->setGridLinePen(look.gridPen());
        axis->setLinePen(look.gridPen());
    }
}

}  // namespace centerscope
