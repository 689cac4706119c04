// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/step_curves_item.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include <QPainter>
#include <QWidget>

#include "charts/clipped_line.h"
#include "charts/step_polyline.h"

namespace centerscope {

namespace {

constexpr float kRawOpacity = 0.17F;
constexpr float kFormerOpacity = 0.55F;
constexpr double kSampleWidth = 20;  // of a curve's line before its label
constexpr double kGap = 8;
constexpr int kMarkRows = 3;
constexpr double kDashOn = 6, kDashOff = 4, kDotOn = 1.6, kDotOff = 2.8;
constexpr double kSparseRadius = 2.6;
constexpr std::size_t kMostMarkers = 60;  // more sparse points than this are a line only

}  // namespace

bool StepPlot::isEmpty() const {
    return std::ranges::all_of(curves,
                               [](const StepCurve& curve) { return curve.smooth.empty(); }) &&
           std::ranges::all_of(sparse,
                               [](const SparseCurve& curve) { return curve.points.empty(); });
}

StepCurvesItem::StepCurvesItem(QGraphicsItem* parent) : QGraphicsItem(parent) {
    setAcceptedMouseButtons(Qt::NoButton);
    QTextOption oneLine;
    oneLine.setWrapMode(QTextOption::NoWrap);
    title_.setTextOption(oneLine);
    explanation_.setTextOption(QTextOption(Qt::AlignHCenter));
}

void StepCurvesItem::setLook(const ChartLook& look) {
    look_ = look;
    title_.prepare(QTransform(), look_.font);
    explanation_.prepare(QTransform(), look_.font);
    update();
}

void StepCurvesItem::setMapping(const PlotMapping& mapping) {
    mapping_ = mapping;
    update();
}

void StepCurvesItem::setChartSize(QSizeF size) {
    prepareGeometryChange();
    size_ = size;
    labelPlaces_.clear();
    explanation_.setTextWidth(size.width() * 0.6);
}

void StepCurvesItem::setTitle(const QString& richText) {
    if (title_.text() == richText)
        return;
    title_.setText(richText);
    title_.prepare(QTransform(), look_.font);
    update();
}

void StepCurvesItem::setExplanation(const QString& text) {
    explanation_.setText(text);
    explanation_.prepare(QTransform(), look_.font);
    update();
}

void StepCurvesItem::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget* widget) {
    painter->save();
    painter->setFont(look_.font);
    painter->setPen(look_.secondary);
    painter->drawStaticText(QPointF(kGap + 4, kGap - 1), title_);
    const bool empty = plot_->isEmpty();
    const double columns = widget ? widget->devicePixelRatioF() : 2;  // finer for print
    painter->setClipRect(curveArea(mapping_), Qt::IntersectClip);
    drawFormer(*painter, columns);
    for (const StepCurve& curve : plot_->curves)
        drawRaw(*painter, curve, columns, widget);
    for (const SparseCurve& curve : plot_->sparse)
        drawSparse(*painter, curve);
    for (const StepCurve& curve : plot_->curves)
        drawSmooth(*painter, curve, columns);
    drawMarks(*painter);
    if (empty && plot_->former.empty())
        drawExplanation(*painter);
    drawAbove(*painter);
    painter->restore();
    if (!empty)
        drawLabels(*painter);
}

QPen StepCurvesItem::pen(CurveLine line) const {
    // Round joins would cost half the frame: a noisy curve turns at every pixel.
    return {look_.ink, line == CurveLine::Solid ? 1.8 : 1.5, Qt::SolidLine, Qt::FlatCap,
            Qt::BevelJoin};
}

QPainterPath StepCurvesItem::drawn(const QPolygonF& piece, CurveLine line) const {
    switch (line) {
        case CurveLine::Dashed:
            return dashedAlongX(piece, kDashOn, kDashOff);
        case CurveLine::Dotted:
            return dashedAlongX(piece, kDotOn, kDotOff);
        case CurveLine::Solid:
            break;
    }
    QPainterPath path;
    path.addPolygon(piece);
    return path;
}

void StepCurvesItem::drawFormer(QPainter& painter, double columns) const {
    if (plot_->former.empty())
        return;
    QColor grey = look_.secondary;
    grey.setAlphaF(kFormerOpacity);
    painter.setPen(QPen(grey, 1.8, Qt::SolidLine, Qt::FlatCap, Qt::BevelJoin));
    painter.setBrush(Qt::NoBrush);
    for (const QPolygonF& piece :
         stepPolylines(plot_->former, mapping_, plot_->logarithmic, columns * 0.6))
        painter.drawPolyline(piece);
}

void StepCurvesItem::drawRaw(QPainter& painter, const StepCurve& curve, double columns,
                             bool onScreen) const {
    QColor faint = look_.ink;
    faint.setAlphaF(kRawOpacity);
    painter.setPen(QPen(faint, onScreen ? 0 : 0.7));
    painter.setBrush(Qt::NoBrush);
    painter.setRenderHint(QPainter::Antialiasing, !onScreen);  // three times as fast without
    const QList<QPolygonF> pieces = stepPolylines(curve.raw, mapping_, plot_->logarithmic, columns);
    for (const QPolygonF& piece : pieces)
        painter.drawPolyline(piece);
    painter.setRenderHint(QPainter::Antialiasing);
}

void StepCurvesItem::drawSmooth(QPainter& painter, const StepCurve& curve, double columns) const {
    painter.setPen(pen(curve.line));
    painter.setBrush(Qt::NoBrush);
    // The line is wider than a pixel: finer columns would cost time and not show.
    const QList<QPolygonF> pieces =
        stepPolylines(curve.smooth, mapping_, plot_->logarithmic, columns * 0.6);
    for (const QPolygonF& piece : pieces)
        painter.drawPath(drawn(piece, curve.line));
}

void StepCurvesItem::drawSparse(QPainter& painter, const SparseCurve& curve) const {
    QPolygonF line;
    for (const QPointF& point : curve.points)
        line << QPointF(mapping_.sceneX(point.x()),
                        mapping_.sceneY(plotUnits(point.y(), plot_->logarithmic)));
    if (line.isEmpty())
        return;
    painter.setPen(pen(curve.line));
    painter.setBrush(Qt::NoBrush);
    for (const QPolygonF& piece : clippedPolyline(line, curveArea(mapping_)))
        painter.drawPath(drawn(piece, curve.line));
    if (curve.points.size() > kMostMarkers)
        return;
    painter.setBrush(look_.background);
    for (const QPointF& point : line)
        if (mapping_.area.contains(point))
            painter.drawEllipse(point, kSparseRadius, kSparseRadius);
}

std::vector<QRectF> StepCurvesItem::placeMarks(const std::vector<StepMark>& marks,
                                               const PlotMapping& mapping, const QFont& font) {
    const QFontMetricsF metrics(font);
    const QRectF& area = mapping.area;
    std::vector<QRectF> places(marks.size());
    std::vector<QRectF> taken;
    for (std::size_t k = marks.size(); k-- > 0;) {
        const double x = mapping.sceneX(static_cast<double>(marks[k].step));
        const bool beyond = marks[k].ahead && x > area.right();
        if ((x < area.left() || x > area.right()) && !beyond)
            continue;
        const double width = metrics.horizontalAdvance(marks[k].text) + 6;
        const double anchor = std::min(x, area.right());
        const double left = anchor + 2 + width > area.right() ? anchor - 2 - width : anchor + 2;
        for (int row = 0; row < kMarkRows; ++row) {
            const QRectF place(left, area.top() + 2 + row * metrics.height(), width,
                               metrics.height());
            const bool free = std::none_of(taken.begin(), taken.end(), [&](const QRectF& other) {
                return other.intersects(place);
            });
            if (free && place.left() >= area.left() && place.bottom() < area.bottom()) {
                taken.push_back(place);
                places[k] = place;
                break;
            }
        }
    }
    return places;
}

void StepCurvesItem::drawMarks(QPainter& painter) const {
    const QRectF& area = mapping_.area;
    for (const StepMark& mark : plot_->marks) {
        const double x = std::round(mapping_.sceneX(static_cast<double>(mark.step))) + 0.5;
        if (x < area.left() || x > area.right() + 1)
            continue;
        QPen line(mark.ahead ? look_.accent : look_.secondary, 1.2);
        line.setDashPattern(mark.ahead ? QList<qreal>{7, 4} : QList<qreal>{1.2, 3});
        painter.setPen(line);
        painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()));
    }
    painter.setFont(look_.smallFont);
    const std::vector<QRectF> places = placeMarks(plot_->marks, mapping_, look_.smallFont);
    QColor behind = look_.background;
    behind.setAlphaF(0.85F);
    for (std::size_t k = 0; k < places.size(); ++k) {
        if (places[k].isNull())
            continue;
        painter.fillRect(places[k], behind);
        painter.setPen(plot_->marks[k].ahead ? look_.accent : look_.ink);
        painter.drawText(places[k], Qt::AlignCenter, plot_->marks[k].text);
    }
}

QRectF StepCurvesItem::placeAbove(QSizeF size, const std::vector<StepMark>& marks,
                                  const PlotMapping& mapping) {
    const double start = mapping.area.left() + 4;
    double left = start;
    for (const StepMark& mark : marks) {
        const double x = mapping.sceneX(static_cast<double>(mark.step));
        if (x > left - 3 && x < left + size.width() + 3)
            left = x + 4;
    }
    if (left + size.width() > mapping.area.right())
        left = start;
    return {QPointF(left, mapping.area.top() + 2 + kMarkRows * size.height()), size};
}

void StepCurvesItem::drawAbove(QPainter& painter) const {
    if (plot_->above.isEmpty())
        return;
    painter.setFont(look_.smallFont);
    const QFontMetricsF metrics(look_.smallFont);
    const QSizeF size(metrics.horizontalAdvance(plot_->above) + 6, metrics.height());
    const QRectF place = placeAbove(size, plot_->marks, mapping_);
    QColor behind = look_.background;
    behind.setAlphaF(0.85F);
    painter.fillRect(place, behind);
    painter.setPen(look_.ink);
    painter.drawText(place, Qt::AlignCenter, plot_->above);
}

/// Over the lines of the marks, which an empty plot of a run under way has already.
void StepCurvesItem::drawExplanation(QPainter& painter) const {
    const QSizeF size = explanation_.size();
    const QRectF place(mapping_.area.center() - QPointF(size.width(), size.height()) / 2, size);
    painter.fillRect(place, look_.background);
    painter.setFont(look_.font);
    painter.setPen(look_.secondary);
    painter.drawStaticText(place.topLeft(), explanation_);
}

void StepCurvesItem::drawLabels(QPainter& painter) {
    struct Label {
        QString text;
        CurveLine line;
        double value;
    };
    std::vector<Label> labels;
    for (const StepCurve& curve : plot_->curves)
        if (!curve.smooth.empty())
            labels.push_back({curve.name + ' ' + curve.value, curve.line, curve.smooth.back()});
    for (const SparseCurve& curve : plot_->sparse)
        if (!curve.points.empty())
            labels.push_back({curve.name + ' ' + curve.value, curve.line, curve.points.back().y()});

    std::vector<double> wanted;
    for (const Label& label : labels)
        wanted.push_back(mapping_.sceneY(plotUnits(label.value, plot_->logarithmic)));
    const double height = QFontMetricsF(look_.font).height() * 1.1;
    labelPlaces_ = placeLabels(wanted, labelPlaces_, height, mapping_.area.top() + height / 2,
                               mapping_.area.bottom() - height / 2 + 4);

    painter.setFont(look_.font);
    painter.setBrush(Qt::NoBrush);
    const double left = mapping_.area.right() + kGap;
    for (std::size_t k = 0; k < labels.size(); ++k) {
        const double y = labelPlaces_[k];
        const QPolygonF sample({QPointF(left, y), QPointF(left + kSampleWidth, y)});
        painter.setPen(pen(labels[k].line));
        painter.drawPath(drawn(sample, labels[k].line));
        painter.setPen(look_.ink);
        painter.drawText(QRectF(left + kSampleWidth + 5, y - height / 2, size_.width(), height),
                         Qt::AlignLeft | Qt::AlignVCenter, labels[k].text);
    }
}

double StepCurvesItem::labelWidth(const QFont& font, const QStringList& labels) {
    double widest = 0;
    for (const QString& label : labels)
        widest = std::max(widest, QFontMetricsF(font).horizontalAdvance(label));
    return kGap + kSampleWidth + 5 + widest + kGap;
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
