// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/step_curves_item.h"

#include <algorithm>
#include <cmath>

#include <QPainter>
#include <QWidget>

#include "charts/clipped_line.h"
#include "charts/curve_stroke.h"
#include "charts/step_polyline.h"

namespace centerscope {

namespace {

constexpr float kRawOpacity = 0.17F;
constexpr float kBandOpacity = 0.14F;
constexpr QStringView kCaptionSeparator = u" · ";
constexpr double kGap = 8;
constexpr double kUsualNumbers = 50;  // left of a plot
constexpr double kAbove = 18;         // the title's line, with the buttons beside it
constexpr double kBelow = 7;          // the numbers of the steps
constexpr double kLowestPlot = 30;
constexpr double kTickGap = 7;    // between a number and the plot
constexpr double kNarrowGap = 5;  // a gap in a curve below this width is not seen without a mark
constexpr double kGapMark = 3.5;  // half the size of that
constexpr double kSparseRadius = 2.6;
constexpr double kViewedRadius = 2.2;
constexpr std::size_t kMostMarkers = 60;  // more sparse points than this are a line only

}  // namespace

StepCurvesItem::StepCurvesItem(QGraphicsItem* parent) : QGraphicsItem(parent) {
    setAcceptedMouseButtons(Qt::NoButton);
    QTextOption oneLine;
    oneLine.setWrapMode(QTextOption::NoWrap);
    title_.setTextOption(oneLine);
    explanation_.setTextOption(QTextOption(Qt::AlignHCenter));
}

void StepCurvesItem::changed() {
    labels_.make(*plot_, mapping_);
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
    valueTicks_ = valueTicks(mapping, plot_->heights(), locale);
    changed();
}

QRectF StepCurvesItem::layOut(QSizeF size, double numbers, double labels, double taken) {
    prepareGeometryChange();
    size_ = size;
    taken_ = taken;
    labels_.forgetPlaces();
    explanation_.setTextWidth(size.width() * 0.6);
    fitTitle();
    // Labels above make the plot lower, which chooses other ticks: their width must not decide.
    areLabelsAbove_ = size.width() - kUsualNumbers - labels < kReadablePlot;
    labelRows_ = areLabelsAbove_ ? labels_.rows(look_, roomAbove().width()) : 0;
    const double right = areLabelsAbove_ ? kRightOfPlot : labels;
    return {numbers, top(), std::max(kNarrowestPlot, std::floor(size.width() - numbers - right)),
            std::max(kLowestPlot, std::floor(size.height() - top() - below()))};
}

/// Of the plot.
double StepCurvesItem::top() const {
    return std::floor(QFontMetricsF(look_.font).height() + kAbove +
                      labelRows_ * CurveLabels::rowHeight(look_));
}

/// What stands below the plot.
double StepCurvesItem::below() const {
    return QFontMetricsF(look_.font).height() + kBelow;
}

double StepCurvesItem::leastHeight() const {
    return std::ceil(top() + kLowestPlot + below());
}

/// For labels, below the title.
QRectF StepCurvesItem::roomAbove() const {
    const double top = std::floor(QFontMetricsF(look_.font).height() + kAbove - 4);
    return {kGap + 4, top, size_.width() - 2 * (kGap + 4), size_.height() - top};
}

QStringList StepCurvesItem::labels() {
    labels_.make(*plot_, mapping_);
    return labels_.texts();
}

bool StepCurvesItem::needsOtherRows() const {
    return areLabelsAbove_ && labels_.rows(look_, roomAbove().width()) != labelRows_;
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
    QString caption = caption_;
    while (!caption.isEmpty() && metrics.horizontalAdvance(caption) > room)
        caption.truncate(std::max(qsizetype{0}, caption.lastIndexOf(kCaptionSeparator)));
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
    if (areLabelsAbove_)
        labels_.drawAbove(*painter, look_, roomAbove());
    else
        labels_.drawBeside(*painter, look_, mapping_.area);
}

double StepCurvesItem::heightOf(double value) const {
    return mapping_.sceneY(plot_->heights().unitsOf(value));
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

void StepCurvesItem::drawFormer(QPainter& painter, double columns) const {
    painter.setPen(formerPen(look_));
    painter.setBrush(Qt::NoBrush);
    for (const QPolygonF& piece : smoothPolylines(plot_->former, plot_->smoothing, mapping_,
                                                  plot_->heights(), columns * 0.6))
        painter.drawPolyline(piece);
}

void StepCurvesItem::drawLevel(QPainter& painter) const {
    if (!plot_->level)
        return;
    painter.setPen(levelPen(look_));
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
    const QList<QPolygonF> bands = stepBands(curve.raw, mapping_, plot_->heights(), columns);
    faint.setAlphaF(kBandOpacity);
    painter.setPen(Qt::NoPen);
    painter.setBrush(faint);
    for (const QPolygonF& band : bands)
        painter.drawPolygon(band);
    faint.setAlphaF(kRawOpacity);
    painter.setPen(QPen(faint, onScreen ? 0 : 0.7));
    painter.setBrush(Qt::NoBrush);
    if (bands.isEmpty())
        for (const QPolygonF& piece : stepPolylines(curve.raw, mapping_, plot_->heights(), columns))
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
    painter.setPen(curvePen(look_, curve.line));
    painter.setBrush(Qt::NoBrush);
    // The line is wider than a pixel: finer columns would cost time and not show.
    for (const QPolygonF& piece :
         smoothPolylines(curve, plot_->smoothing, mapping_, plot_->heights(), columns * 0.6))
        painter.drawPath(curvePath(piece, curve.line));
}

void StepCurvesItem::drawSparse(QPainter& painter, const SparseCurve& curve) const {
    QPolygonF line;
    for (const QPointF& point : curve.points)
        line << QPointF(mapping_.sceneX(point.x()), heightOf(point.y()));
    if (line.isEmpty())
        return;
    painter.setPen(curvePen(look_, curve.line, curve.color));
    painter.setBrush(Qt::NoBrush);
    for (const QPolygonF& piece : clippedPolyline(line, curveArea(mapping_)))
        painter.drawPath(curvePath(piece, curve.line));
}

/// Not cut off at the plot's edge, on which the first and the last may stand.
void StepCurvesItem::drawSparseMarkers(QPainter& painter, const SparseCurve& curve) const {
    if (curve.points.size() > kMostMarkers)
        return;
    painter.setPen(curvePen(look_, curve.line, curve.color));
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

/// The line, with a disc on each curve where it has the value that stands beside its name.
void StepCurvesItem::drawViewed(QPainter& painter) const {
    if (!plot_->viewed)
        return;
    const double x = std::round(mapping_.sceneX(static_cast<double>(*plot_->viewed))) + 0.5;
    const QRectF& area = mapping_.area;
    if (x < area.left() || x > area.right() + 1)
        return;
    painter.setPen(QPen(look_.accent, 1.6));
    painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()));
    painter.setBrush(look_.accent);
    for (const StepCurve& curve : plot_->curves) {
        const auto step = static_cast<std::size_t>(*plot_->viewed);
        if (step < 1 || step > curve.size())
            continue;
        const QPointF place(x, heightOf(curve.smooth(step, plot_->smoothing)));
        if (curveArea(mapping_).contains(place))
            painter.drawEllipse(place, kViewedRadius, kViewedRadius);
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

}  // namespace centerscope
