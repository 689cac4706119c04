// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/time_line.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include "charts/step_chart.h"
#include "widgets/theme.h"

namespace centerscope {

namespace {

// Pixels.
constexpr int kHeight = 22;
constexpr double kBatchHeight = 3;
constexpr double kTickHeight = 9;
constexpr double kHandleRadius = 6;
constexpr double kFlagWidth = 8;
constexpr double kFlagHeight = 7;
constexpr double kFlagReach = 5;  // of the pointer

/// Calls draw(first, last) for each row of steps that follow one another, or nearly so.
template <typename Draw>
void forEachRow(const std::vector<std::int64_t>& steps, double nearly, Draw&& draw) {
    for (std::size_t k = 0; k < steps.size();) {
        std::size_t last = k;
        while (last + 1 < steps.size() &&
               static_cast<double>(steps[last + 1] - steps[last]) <= std::max(1.0, nearly))
            ++last;
        draw(steps[k], steps[last]);
        k = last + 1;
    }
}

}  // namespace

TimeLine::TimeLine(const StepChart& chart, QWidget* parent) : QWidget(parent), chart_(chart) {
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setCursor(Qt::PointingHandCursor);
    connect(&chart, &ChartView::zoomChanged, this, qOverload<>(&QWidget::update));
}

void TimeLine::setKept(std::vector<std::int64_t> batches, std::vector<std::int64_t> keyframes) {
    batches_ = std::move(batches);
    keyframes_ = std::move(keyframes);
    update();
}

void TimeLine::setBookmarks(std::vector<Bookmark> bookmarks) {
    bookmarks_ = std::move(bookmarks);
    update();
}

/// On a bookmark its caption; anywhere else what the line is for.
bool TimeLine::event(QEvent* event) {
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const auto isUnder = [&](const Bookmark& bookmark) {
        return std::fabs(pixelOf(bookmark.step) + kFlagWidth / 2 - help->pos().x()) <= kFlagReach;
    };
    const auto found = std::ranges::find_if(bookmarks_, isUnder);
    if (found == bookmarks_.end())
        return QWidget::event(event);
    const QString step = locale().toString(static_cast<qlonglong>(found->step));
    QToolTip::showText(help->globalPos(),
                       tr("Step %1. %2").arg(step, QString::fromStdString(found->caption)), this);
    return true;
}

void TimeLine::setReached(std::int64_t step) {
    if (std::exchange(reached_, step) != step)
        update();
}

void TimeLine::setViewed(std::optional<std::int64_t> step) {
    if (std::exchange(viewed_, step) != step)
        update();
}

QSize TimeLine::sizeHint() const {
    return {100, kHeight};
}

/// From the chart's pixels to this widget's.
double TimeLine::chartOffset() const {
    return chart_.mapTo(window(), QPoint()).x() - mapTo(window(), QPoint()).x();
}

double TimeLine::pixelOf(std::int64_t step) const {
    return chart_.mapping().sceneX(static_cast<double>(step)) + chartOffset();
}

std::int64_t TimeLine::stepAt(double pixel) const {
    const double step = chart_.mapping().toPlot({pixel - chartOffset(), 0}).x();
    return std::llround(std::clamp(step, 0.0, static_cast<double>(reached_)));
}

void TimeLine::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF area = chart_.mapping().area.translated(chartOffset(), 0);
    const double middle = height() / 2.0;
    painter.setPen(Qt::NoPen);
    painter.setBrush(Theme::hairline(palette()));
    painter.drawRect(QRectF(area.left(), middle - 0.5, area.width(), 1));
    const QRectF visible(area.left() - kHandleRadius - 2, 0, area.width() + 2 * kHandleRadius + 4,
                         height());
    painter.setClipRect(visible);
    paintKept(painter, middle);
    paintBookmarks(painter, middle);
    paintHandle(painter, middle);
}

void TimeLine::paintKept(QPainter& painter, double middle) const {
    const PlotMapping& mapping = chart_.mapping();
    const double stepsPerPixel = mapping.range.width() / mapping.area.width();
    painter.setBrush(Theme::mutedText(palette()));
    forEachRow(batches_, 1.5 * stepsPerPixel, [&](std::int64_t first, std::int64_t last) {
        const double left = pixelOf(first) - 0.5;
        painter.drawRect(
            QRectF(left, middle - kBatchHeight / 2, pixelOf(last) + 0.5 - left, kBatchHeight));
    });
    for (const std::int64_t step : keyframes_)
        painter.drawRect(
            QRectF(std::round(pixelOf(step)) - 0.5, middle - kTickHeight / 2, 1, kTickHeight));
}

/// A flag above the line each.
void TimeLine::paintBookmarks(QPainter& painter, double middle) const {
    constexpr double kTop = 3;
    painter.setBrush(Theme::warning(palette()));
    for (const Bookmark& bookmark : bookmarks_) {
        const double x = std::round(pixelOf(bookmark.step));
        painter.drawRect(QRectF(x - 0.5, kTop, 1, middle - kTop));
        painter.drawPolygon(QPolygonF{{x + 0.5, kTop},
                                      {x + kFlagWidth, kTop + kFlagHeight / 2},
                                      {x + 0.5, kTop + kFlagHeight}});
    }
}

/// Where the run is, in the colour of what is on; in amber where it was.
void TimeLine::paintHandle(QPainter& painter, double middle) const {
    const QColor colour = viewed_ ? Theme::warning(palette()) : Theme::accent(palette());
    const QRectF area = chart_.mapping().area.translated(chartOffset(), 0);
    QPointF place(pixelOf(viewed_.value_or(reached_)), middle);
    if (!chart_.isZoomed())  // then all steps are in sight, though the axis grows after them
        place.setX(std::clamp(place.x(), area.left(), area.right()));
    painter.setPen(QPen(palette().color(hasFocus() ? QPalette::Text : QPalette::Base), 1.5));
    painter.setBrush(colour);
    painter.drawEllipse(place, kHandleRadius, kHandleRadius);
}

void TimeLine::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton)
        return QWidget::mousePressEvent(event);
    moveHand(event->position().x());
}

void TimeLine::mouseMoveEvent(QMouseEvent* event) {
    if (hand_)
        moveHand(event->position().x());
}

/// While the hand rests the axis may grow: the step under it then is the one it came to.
void TimeLine::mouseReleaseEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton || !hand_)
        return;
    if (event->position().x() != *hand_)
        moveHand(event->position().x());
    hand_.reset();
    emit chosen(sought_);
}

void TimeLine::moveHand(double pixel) {
    hand_ = pixel;
    sought_ = stepAt(pixel);
    emit sought(sought_);
}

void TimeLine::keyPressEvent(QKeyEvent* event) {
    switch (event->key()) {
        case Qt::Key_Left:
            return movedBy(-1);
        case Qt::Key_Right:
            return movedBy(1);
        case Qt::Key_PageDown:
            return bookmarkSought(1);
        case Qt::Key_PageUp:
            return bookmarkSought(-1);
        case Qt::Key_Home:
            return firstRequested();
        case Qt::Key_End:
            return newestRequested();
        default:
            QWidget::keyPressEvent(event);
    }
}

void TimeLine::focusInEvent(QFocusEvent* event) {
    update();
    QWidget::focusInEvent(event);
}

void TimeLine::focusOutEvent(QFocusEvent* event) {
    update();
    QWidget::focusOutEvent(event);
}

}  // namespace centerscope

#include "moc_time_line.cpp"
