// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/curve_labels.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include <QFontMetricsF>
#include <QPainter>

#include "charts/curve_stroke.h"
#include "charts/step_polyline.h"

namespace centerscope {

namespace {

// Pixels.
constexpr double kSampleWidth = 20;  // of a curve's line before its label
constexpr double kShortSample = 12;  // in a row
constexpr double kAfterSample = 4;
constexpr double kColumnGap = 8;  // at both sides of the column
constexpr double kRowGap = 6;     // between two labels in a row

}  // namespace

void CurveLabels::make(const StepPlot& plot, const PlotMapping& mapping) {
    labels_.clear();
    isViewed_ = plot.viewed.has_value();
    const auto heightOf = [&](double value) {
        return mapping.sceneY(plot.heights().unitsOf(value));
    };
    const auto lastInSight = [&](const SmoothableSeries& series) {
        if (series.empty())
            return mapping.area.bottom();
        const double last =
            std::clamp(std::floor(mapping.range.right), 1.0, static_cast<double>(series.size()));
        return heightOf(series.smooth(static_cast<std::size_t>(last), plot.smoothing));
    };
    const auto valued = [](const QString& name, const QString& value) {
        return Label{.name = name, .value = value.isEmpty() ? QStringLiteral("–") : value};
    };
    for (const StepCurve& curve : plot.curves) {
        Label& label = labels_.emplace_back(valued(curve.name, curve.value));
        label.y = lastInSight(curve);
        label.isShown = !curve.empty();
        label.line = curve.line;
    }
    for (const SparseCurve& curve : plot.sparse) {
        Label& label = labels_.emplace_back(curve.isValued ? valued(curve.name, curve.value)
                                                           : Label{.name = curve.name});
        label.isShown = !curve.points.empty();
        label.y = label.isShown ? heightOf(curve.points.back().y()) : mapping.area.bottom();
        label.line = curve.line;
        label.color = curve.color;
    }
    if (!plot.former.empty())
        labels_.push_back(
            {.name = plot.formerName, .y = lastInSight(plot.former), .kind = Label::Kind::Former});
    if (plot.level) {
        const double y = heightOf(plot.level->value);
        labels_.push_back(
            {.name = plot.level->name,
             .y = y,
             .isShown = !texts().empty() && curveArea(mapping).contains(mapping.area.left(), y),
             .kind = Label::Kind::Level});
    }
}

QStringList CurveLabels::texts() const {
    QStringList texts;
    for (const Label& label : labels_)
        if (label.isShown)
            texts << label.text();
    return texts;
}

double CurveLabels::columnWidth(const QFont& font, const QStringList& texts) {
    double widest = 0;
    for (const QString& text : texts)
        widest = std::max(widest, QFontMetricsF(font).horizontalAdvance(text));
    return kColumnGap + kSampleWidth + kAfterSample + widest + kColumnGap;
}

void CurveLabels::drawBeside(QPainter& painter, const ChartLook& look, const QRectF& plot) {
    std::vector<const Label*> shown;
    std::vector<double> wanted;
    for (const Label& label : labels_)
        if (label.isShown) {
            shown.push_back(&label);
            wanted.push_back(label.y);
        }
    const double height = QFontMetricsF(look.font).height() * 1.1;
    places_ = placeLabels(wanted, places_, height, plot.top() + height / 2,
                          plot.bottom() - height / 2 + 4);
    painter.setFont(look.font);
    for (std::size_t k = 0; k < shown.size(); ++k)
        draw(painter, look, *shown[k], {plot.right() + kColumnGap, places_[k]}, kSampleWidth);
}

/// The same for all values from 0.1 to 10, so that no row changes with the next step.
double CurveLabels::widthInRow(const QFontMetricsF& metrics, const Label& label) {
    const double text = metrics.horizontalAdvance(label.text());
    const double common =
        label.value.isEmpty() ? 0 : metrics.horizontalAdvance(label.name + QStringLiteral(" 0.00"));
    return kShortSample + kAfterSample + std::ceil(std::max(text, common));
}

std::vector<QPointF> CurveLabels::inRows(const ChartLook& look, double width) const {
    const QFontMetricsF metrics(look.smallFont);
    std::vector<QPointF> places;
    QPointF next;
    for (const Label& label : labels_) {
        const double room = widthInRow(metrics, label);
        if (next.x() > 0 && next.x() + room > width)
            next = {0, next.y() + 1};
        places.push_back(next);
        next.rx() += room + kRowGap;
    }
    return places;
}

int CurveLabels::rows(const ChartLook& look, double width) const {
    return labels_.empty() ? 0 : static_cast<int>(inRows(look, width).back().y()) + 1;
}

double CurveLabels::rowHeight(const ChartLook& look) {
    return QFontMetricsF(look.smallFont).height() + 1;
}

void CurveLabels::drawAbove(QPainter& painter, const ChartLook& look, const QRectF& room) const {
    const std::vector<QPointF> places = inRows(look, room.width());
    const double height = rowHeight(look);
    painter.setFont(look.smallFont);
    for (std::size_t k = 0; k < labels_.size(); ++k)
        if (labels_[k].isShown)
            draw(painter, look, labels_[k],
                 room.topLeft() + QPointF(places[k].x(), (places[k].y() + 0.5) * height),
                 kShortSample);
}

/// left: the beginning of the line that stands for its curve.
void CurveLabels::draw(QPainter& painter, const ChartLook& look, const Label& label, QPointF left,
                       double sample) const {
    const bool isCurve = label.kind == Label::Kind::Curve;
    painter.setBrush(Qt::NoBrush);
    painter.setPen(isCurve                            ? curvePen(look, label.line, label.color)
                   : label.kind == Label::Kind::Level ? levelPen(look)
                                                      : formerPen(look));
    painter.drawPath(curvePath(QPolygonF({left, left + QPointF(sample, 0)}), label.line));
    const QFontMetricsF metrics(painter.font());
    const auto write = [&](const QString& text, double from) {
        const QSizeF size(metrics.horizontalAdvance(text) + 2, metrics.height());
        painter.drawText(QRectF(left + QPointF(from, -size.height() / 2), size),
                         Qt::AlignLeft | Qt::AlignVCenter, text);
    };
    painter.setPen(isCurve ? look.ink : look.secondary);
    write(label.name, sample + kAfterSample);
    if (isViewed_)
        painter.setPen(look.accent);
    write(label.value,
          sample + kAfterSample + metrics.horizontalAdvance(label.name + QChar::Space));
}

std::vector<double> placeLabels(const std::vector<double>& wanted,
                                const std::vector<double>& before, double height, double top,
                                double bottom) {
    std::vector<double> ends = wanted;
    for (double& end : ends)
        if (!std::isfinite(end))
            end = bottom;
    std::vector<double> places = ends;
    for (std::size_t k = 0; k < places.size(); ++k)
        if (before.size() == places.size() && std::fabs(before[k] - places[k]) < 0.75 * height)
            places[k] = before[k];
    std::vector<std::size_t> order(places.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return ends[a] < ends[b]; });
    double free = top;
    for (const std::size_t k : order) {
        places[k] = std::max(places[k], free);
        free = places[k] + height;
    }
    free = bottom;
    for (auto k = order.rbegin(); k != order.rend(); ++k) {
        places[*k] = std::min(places[*k], free);
        free = places[*k] - height;
    }
    return places;
}

}  // namespace centerscope
