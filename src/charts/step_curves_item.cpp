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
constexpr float kBandOpacity = 0.14F;
constexpr float kFormerOpacity = 0.55F;
constexpr double kSampleWidth = 20;  // of a curve's line before its label
constexpr double kGap = 8;
constexpr double kTickGap = 7;    // between a number and the plot
constexpr double kNarrowGap = 5;  // a gap in a curve below this width is not seen without a mark
constexpr double kGapMark = 3.5;  // half the size of that
constexpr double kDashOn = 6, kDashOff = 4, kDotOn = 1.6, kDotOff = 2.8;
constexpr double kSparseRadius = 2.6;
constexpr std::size_t kMostMarkers = 60;  // more sparse points than this are a line only

}  // namespace

bool StepPlot::isEmpty() const {
    return std::ranges::all_of(curves, [](const StepCurve& curve) { return curve.empty(); }) &&
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

void StepCurvesItem::changed() {
    groups_ = placeMarks(plot_->marks, mapping_, look_.smallFont);
    keepClear(groups_, mapping_, [this](const QRectF& place) { return hasCurveIn(place); });
    update();
}

bool StepCurvesItem::hasCurveIn(const QRectF& place) const {
    constexpr double kStride = 3;  // pixels
    const auto crosses = [&place](QPointF from, QPointF to) {
        return std::isfinite(from.y()) && std::isfinite(to.y()) &&
               clippedLine({from, to}, place).has_value();
    };
    const auto hasSmooth = [&](const SmoothableSeries& series) {
        std::optional<QPointF> before;
        for (double x = place.left(); x <= place.right(); x += kStride) {
            const double step = std::round(mapping_.toPlot({x, 0}).x());
            if (step < 1 || step > static_cast<double>(series.size()))
                continue;
            const QPointF here(
                x, heightOf(series.smooth(static_cast<std::size_t>(step), plot_->smoothing)));
            if (crosses(before.value_or(here), here))
                return true;
            before = here;
        }
        return false;
    };
    const auto hasSparse = [&](const SparseCurve& curve) {
        const auto pixelOf = [this](QPointF point) {
            return QPointF(mapping_.sceneX(point.x()), heightOf(point.y()));
        };
        const auto isThere = [&](QPointF point) { return place.contains(pixelOf(point)); };
        const auto isCrossed = [&](QPointF one, QPointF other) {
            return crosses(pixelOf(one), pixelOf(other));
        };
        return std::ranges::any_of(curve.points, isThere) ||
               std::ranges::adjacent_find(curve.points, isCrossed) != curve.points.end();
    };
    return std::ranges::any_of(plot_->curves, hasSmooth) ||
           std::ranges::any_of(plot_->sparse, hasSparse);
}

void StepCurvesItem::setLook(const ChartLook& look) {
    look_ = look;
    fitTitle();
    explanation_.prepare(QTransform(), look_.font);
    changed();
}

void StepCurvesItem::setMapping(const PlotMapping& mapping, const QLocale& locale) {
    mapping_ = mapping;
    stepTicks_ = fractions_ ? fractionTicks(mapping, locale) : stepTicks(mapping, locale);
    valueTicks_ = valueTicks(mapping, plot_->logarithmic, locale);
    changed();
}

QRectF StepCurvesItem::layOut(QSizeF size, double numbers, double labels, double taken) {
    constexpr double kLowest = 30;
    constexpr double kAbove = 18;
    constexpr double kBelow = 14;
    prepareGeometryChange();
    size_ = size;
    taken_ = taken;
    labelPlaces_.clear();
    explanation_.setTextWidth(size.width() * 0.6);
    fitTitle();
    const double line = QFontMetricsF(look_.font).height();
    const double top = std::floor(line + kAbove);
    return {numbers, top, std::max(kNarrowestPlot, std::floor(size.width() - numbers - labels)),
            std::max(kLowest, std::floor(size.height() - top - line - kBelow))};
}

void StepCurvesItem::setTitle(const QString& name, const QString& caption) {
    if (name_ == name && caption_ == caption)
        return;
    name_ = name;
    caption_ = caption;
    fitTitle();
}

void StepCurvesItem::fitTitle() {
    QFont bold = look_.font;
    bold.setBold(true);
    const QFontMetricsF metrics(look_.font);
    const double room = size_.width() - taken_ - 2 * (kGap + 4) -
                        QFontMetricsF(bold).horizontalAdvance(name_ + QStringLiteral("  "));
    const QString caption = metrics.elidedText(caption_, Qt::ElideRight, std::max(0.0, room));
    title_.setText(
        QStringLiteral("<b>%1</b>&nbsp; %2").arg(name_.toHtmlEscaped(), caption.toHtmlEscaped()));
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
    drawTicks(*painter);
    const double columns = widget ? widget->devicePixelRatioF() : 2;  // finer for print
    painter->save();
    painter->setClipRect(curveArea(mapping_), Qt::IntersectClip);
    drawFormer(*painter, columns);
    for (const StepCurve& curve : plot_->curves)
        drawRaw(*painter, curve, columns, widget);
    drawLevel(*painter);
    for (const SparseCurve& curve : plot_->sparse)
        drawSparse(*painter, curve);
    for (const StepCurve& curve : plot_->curves)
        drawSmooth(*painter, curve, columns);
    painter->restore();
    for (const SparseCurve& curve : plot_->sparse)
        drawSparseMarkers(*painter, curve);
    drawMarks(*painter);
    drawViewed(*painter);
    drawGaps(*painter, columns);
    if (plot_->isEmpty() && plot_->former.empty())
        drawExplanation(*painter);
    drawAbove(*painter);
    painter->restore();
    drawLabels(*painter);
}

double StepCurvesItem::heightOf(double value) const {
    return mapping_.sceneY(plotUnits(value, plot_->logarithmic));
}

double StepCurvesItem::tickWidth(const QFont& smallFont, const std::vector<AxisTick>& ticks) {
    double widest = 0;
    for (const AxisTick& tick : ticks)
        widest = std::max(widest, QFontMetricsF(smallFont).horizontalAdvance(tick.text));
    return kGap + widest + kTickGap;
}

void StepCurvesItem::drawTicks(QPainter& painter) const {
    const QRectF& area = mapping_.area;
    const double height = QFontMetricsF(look_.smallFont).height();
    painter.setPen(look_.gridPen());
    for (const AxisTick& tick : valueTicks_) {
        const double y = std::round(mapping_.sceneY(tick.at)) + 0.5;
        painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y));
    }
    const double left = area.left() - 0.5;
    painter.drawLine(QPointF(left, area.top()), QPointF(left, area.bottom() + 1));
    painter.drawLine(QPointF(left, area.bottom() + 0.5),
                     QPointF(area.right(), area.bottom() + 0.5));
    painter.setFont(look_.smallFont);
    painter.setPen(look_.secondary);
    for (const AxisTick& tick : valueTicks_)
        painter.drawText(
            QRectF(0, mapping_.sceneY(tick.at) - height / 2, area.left() - kTickGap, height),
            Qt::AlignRight | Qt::AlignVCenter, tick.text);
    const QFontMetricsF metrics(look_.smallFont);
    for (const AxisTick& tick : stepTicks_) {
        const double width = metrics.horizontalAdvance(tick.text) + 2;
        const double from = std::min(mapping_.sceneX(tick.at) - width / 2, size_.width() - width);
        painter.drawText(QRectF(from, area.bottom() + 4, width, height), Qt::AlignCenter,
                         tick.text);
    }
}

QPen StepCurvesItem::pen(CurveLine line, const QColor& color) const {
    // Round joins would cost half the frame: a noisy curve turns at every pixel.
    return {color.isValid() ? color : look_.ink, line == CurveLine::Solid ? 1.8 : 1.5,
            Qt::SolidLine, Qt::FlatCap, Qt::BevelJoin};
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

QPen StepCurvesItem::formerPen() const {
    QColor grey = look_.secondary;
    grey.setAlphaF(kFormerOpacity);
    return {grey, 1.8, Qt::SolidLine, Qt::FlatCap, Qt::BevelJoin};
}

QPen StepCurvesItem::levelPen() const {
    return {look_.secondary, 0.8};
}

void StepCurvesItem::drawFormer(QPainter& painter, double columns) const {
    painter.setPen(formerPen());
    painter.setBrush(Qt::NoBrush);
    for (const QPolygonF& piece : smoothPolylines(plot_->former, plot_->smoothing, mapping_,
                                                  plot_->logarithmic, columns * 0.6))
        painter.drawPolyline(piece);
}

void StepCurvesItem::drawLevel(QPainter& painter) const {
    if (!plot_->level)
        return;
    painter.setPen(levelPen());
    const double y = heightOf(plot_->level->value);
    if (const auto line =
            clippedLine({mapping_.area.left(), y, mapping_.area.right(), y}, mapping_.area))
        painter.drawLine(*line);
}

/// Each step where there is room for it, else from the smallest to the largest of each pixel.
void StepCurvesItem::drawRaw(QPainter& painter, const StepCurve& curve, double columns,
                             bool onScreen) const {
    QColor faint = look_.ink;
    painter.setRenderHint(QPainter::Antialiasing, !onScreen);  // three times as fast without
    const QList<QPolygonF> bands = stepBands(curve.raw, mapping_, plot_->logarithmic, columns);
    faint.setAlphaF(kBandOpacity);
    painter.setPen(Qt::NoPen);
    painter.setBrush(faint);
    for (const QPolygonF& band : bands)
        painter.drawPolygon(band);
    faint.setAlphaF(kRawOpacity);
    painter.setPen(QPen(faint, onScreen ? 0 : 0.7));
    painter.setBrush(Qt::NoBrush);
    if (bands.isEmpty())
        for (const QPolygonF& piece :
             stepPolylines(curve.raw, mapping_, plot_->logarithmic, columns))
            painter.drawPolyline(piece);
    painter.setRenderHint(QPainter::Antialiasing);
}

/// A cross at the foot of the plot wherever a gap in the first curve is too narrow to be seen.
void StepCurvesItem::drawGaps(QPainter& painter, double columns) const {
    if (plot_->curves.empty())
        return;
    painter.setPen(QPen(look_.ink, 1.4));
    for (const auto& [left, right] : stepGaps(plot_->curves.front().raw, mapping_, columns)) {
        const QPointF middle((left + right) / 2, mapping_.area.bottom() - kGapMark - 1);
        if (right - left >= kNarrowGap || !mapping_.area.contains(middle))
            continue;
        for (const double slope : {-kGapMark, kGapMark})
            painter.drawLine(middle - QPointF(kGapMark, slope), middle + QPointF(kGapMark, slope));
    }
}

void StepCurvesItem::drawSmooth(QPainter& painter, const StepCurve& curve, double columns) const {
    painter.setPen(pen(curve.line));
    painter.setBrush(Qt::NoBrush);
    // The line is wider than a pixel: finer columns would cost time and not show.
    for (const QPolygonF& piece :
         smoothPolylines(curve, plot_->smoothing, mapping_, plot_->logarithmic, columns * 0.6))
        painter.drawPath(drawn(piece, curve.line));
}

void StepCurvesItem::drawSparse(QPainter& painter, const SparseCurve& curve) const {
    QPolygonF line;
    for (const QPointF& point : curve.points)
        line << QPointF(mapping_.sceneX(point.x()), heightOf(point.y()));
    if (line.isEmpty())
        return;
    painter.setPen(pen(curve.line, curve.color));
    painter.setBrush(Qt::NoBrush);
    for (const QPolygonF& piece : clippedPolyline(line, curveArea(mapping_)))
        painter.drawPath(drawn(piece, curve.line));
}

/// Not cut off at the plot's edge, on which the first and the last may stand.
void StepCurvesItem::drawSparseMarkers(QPainter& painter, const SparseCurve& curve) const {
    if (curve.points.size() > kMostMarkers)
        return;
    painter.setPen(pen(curve.line, curve.color));
    painter.setBrush(look_.background);
    for (const QPointF& point : curve.points) {
        const QPointF place(mapping_.sceneX(point.x()), heightOf(point.y()));
        if (mapping_.area.contains(place))
            painter.drawEllipse(place, kSparseRadius, kSparseRadius);
    }
}

void StepCurvesItem::drawMarks(QPainter& painter) const {
    const QRectF& area = mapping_.area;
    const double rowHeight = QFontMetricsF(look_.smallFont).height();
    for (const MarkGroup& group : groups_) {
        const bool isAhead = plot_->marks[group.first].isAhead();
        QPen line(isAhead ? look_.accent : look_.secondary, 1.2);
        line.setDashPattern(isAhead ? QList<qreal>{7, 4} : QList<qreal>{1.2, 3});
        painter.setPen(line);
        const double top = std::min(area.bottom(), area.top() + 2 + group.row * rowHeight);
        for (const double side : {group.left, group.right}) {
            const double x = std::round(side) + 0.5;
            if (x <= area.right() + 1)
                painter.drawLine(QPointF(x, top), QPointF(x, area.bottom()));
        }
        if (group.count > 1)
            painter.drawLine(QPointF(group.left, area.bottom()),
                             QPointF(group.right, area.bottom()));
    }
    painter.setFont(look_.smallFont);
    QColor behind = look_.background;
    behind.setAlphaF(0.85F);
    for (const MarkGroup& group : groups_) {
        if (group.label.isNull())
            continue;
        painter.fillRect(group.label, behind);
        painter.setPen(plot_->marks[group.first].isAhead() ? look_.accent : look_.ink);
        painter.drawText(group.label, Qt::AlignCenter, group.text);
    }
}

void StepCurvesItem::drawViewed(QPainter& painter) const {
    if (!plot_->viewed)
        return;
    const double x = std::round(mapping_.sceneX(static_cast<double>(*plot_->viewed))) + 0.5;
    const QRectF& area = mapping_.area;
    if (x < area.left() || x > area.right() + 1)
        return;
    painter.setPen(QPen(look_.accent, 1.6));
    painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()));
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
    return {
        QPointF(left, mapping.area.top() + 2 + markRows(mapping, size.height()) * size.height()),
        size};
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

std::vector<StepCurvesItem::Label> StepCurvesItem::makeLabels() const {
    std::vector<Label> labels;
    const auto lastInSight = [this](const SmoothableSeries& series) {
        const double last =
            std::clamp(std::floor(mapping_.range.right), 1.0, static_cast<double>(series.size()));
        return heightOf(series.smooth(static_cast<std::size_t>(last), plot_->smoothing));
    };
    for (const StepCurve& curve : plot_->curves)
        if (!curve.empty())
            labels.push_back({.text = curve.name + ' ' + curve.value,
                              .y = lastInSight(curve),
                              .line = curve.line});
    for (const SparseCurve& curve : plot_->sparse)
        if (!curve.points.empty())
            labels.push_back({.text = curve.name + ' ' + curve.value,
                              .y = heightOf(curve.points.back().y()),
                              .line = curve.line,
                              .color = curve.color});
    if (!plot_->former.empty())
        labels.push_back({.text = plot_->formerName,
                          .y = lastInSight(plot_->former),
                          .kind = Label::Kind::Former});
    if (plot_->level && (!labels.empty()) &&
        curveArea(mapping_).contains(mapping_.area.left(), heightOf(plot_->level->value)))
        labels.push_back({.text = plot_->level->name,
                          .y = heightOf(plot_->level->value),
                          .kind = Label::Kind::Level});
    return labels;
}

QStringList StepCurvesItem::labels() const {
    QStringList texts;
    for (const Label& label : makeLabels())
        texts << label.text;
    return texts;
}

void StepCurvesItem::drawLabels(QPainter& painter) {
    const std::vector<Label> labels = makeLabels();
    std::vector<double> wanted;
    for (const Label& label : labels)
        wanted.push_back(label.y);
    const double height = QFontMetricsF(look_.font).height() * 1.1;
    labelPlaces_ = placeLabels(wanted, labelPlaces_, height, mapping_.area.top() + height / 2,
                               mapping_.area.bottom() - height / 2 + 4);

    painter.setFont(look_.font);
    painter.setBrush(Qt::NoBrush);
    const double left = mapping_.area.right() + kGap;
    for (std::size_t k = 0; k < labels.size(); ++k) {
        const Label& label = labels[k];
        const double y = labelPlaces_[k];
        const QPolygonF sample({QPointF(left, y), QPointF(left + kSampleWidth, y)});
        const bool isCurve = label.kind == Label::Kind::Curve;
        painter.setPen(isCurve                            ? pen(label.line, label.color)
                       : label.kind == Label::Kind::Level ? levelPen()
                                                          : formerPen());
        painter.drawPath(drawn(sample, label.line));
        painter.setPen(isCurve ? look_.ink : look_.secondary);
        painter.drawText(QRectF(left + kSampleWidth + 5, y - height / 2, size_.width(), height),
                         Qt::AlignLeft | Qt::AlignVCenter, label.text);
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
