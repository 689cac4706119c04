// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/chart_view.h"

#include <cmath>

#include <QAccessible>
#include <QChart>
#include <QFontInfo>
#include <QGraphicsLayout>
#include <QKeyEvent>
#include <QLegend>
#include <QLocale>
#include <QPainter>
#include <QRubberBand>
#include <QWheelEvent>

namespace centerscope {

namespace {

constexpr double kWheelZoom = 1.2;  // a notch
constexpr double kKeyZoom = 1.25;
constexpr double kKeyPan = 0.1;      // of the plot
constexpr double kSmallestDrag = 5;  // pixels; less is a click

bool nearlyEqual(const PlotRange& a, const PlotRange& b) {
    const auto isNear = [](double one, double other, double span) {
        return std::fabs(one - other) <= 1e-9 * std::fabs(span);
    };
    return isNear(a.left, b.left, a.width()) && isNear(a.right, b.right, a.width()) &&
           isNear(a.bottom, b.bottom, a.height()) && isNear(a.top, b.top, a.height());
}

}  // namespace

ChartView::ChartView(const QString& accessibleName, QWidget* parent)
    : QChartView(new QChart, parent),
      rubberBand_(new QRubberBand(QRubberBand::Rectangle, viewport())) {
    setAccessibleName(accessibleName);
    setRenderHint(QPainter::Antialiasing);
    setViewportUpdateMode(QGraphicsView::MinimalViewportUpdate);
    setFrameShape(QFrame::NoFrame);
    // Its background covers what lies behind: Qt need not paint that first with each frame.
    viewport()->setAttribute(Qt::WA_OpaquePaintEvent);
    setFocusPolicy(Qt::StrongFocus);
    for (QWidget* part : {static_cast<QWidget*>(this), viewport()})
        part->setAcceptDrops(false);  // what is dropped on it is for the window
    chart()->setBackgroundVisible(false);
    chart()->setMargins({});
    chart()->layout()->setContentsMargins(0, 0, 0, 0);
    chart()->setLocalizeNumbers(true);
}

ChartView::~ChartView() = default;

void ChartView::zoomBy(double factor, QPointF anchor) {
    const QPointF fixed = mapping_.toPlot(anchor);
    const PlotRange& now = mapping_.range;
    setUserRange(PlotRange{.left = fixed.x() - (fixed.x() - now.left) / factor,
                           .right = fixed.x() + (now.right - fixed.x()) / factor,
                           .bottom = fixed.y() - (fixed.y() - now.bottom) / factor,
                           .top = fixed.y() + (now.top - fixed.y()) / factor});
}

void ChartView::zoomTo(const QRectF& rectangle) {
    const QPointF low = mapping_.toPlot(rectangle.bottomLeft());
    const QPointF high = mapping_.toPlot(rectangle.topRight());
    setUserRange(PlotRange{low.x(), high.x(), low.y(), high.y()});
}

void ChartView::panBy(QPointF pixels) {
    const PlotRange& now = mapping_.range;
    const double dx = pixels.x() / mapping_.area.width() * now.width();
    const double dy = pixels.y() / mapping_.area.height() * now.height();
    setUserRange(PlotRange{now.left - dx, now.right - dx, now.bottom + dy, now.top + dy});
}

void ChartView::resetZoom() {
    setUserRange(std::nullopt);
}

void ChartView::setUserRange(const std::optional<PlotRange>& range) {
    userRange_ = range ? std::optional(allowedRange(*range)) : std::nullopt;
    fitAxes();
    emit zoomChanged();
}

void ChartView::fitAxes() {
    const PlotRange range = userRange_ ? allowedRange(*userRange_) : automaticRange();
    if (nearlyEqual(range, mapping_.range))
        return;
    mapping_.range = range;
    showRange(range);
    chart()->layout()->activate();  // labels of another width are cut off until then
    viewport()->update();           // labels that go leave their places unpainted
}

void ChartView::layOut() {
    mapping_.area = arrange(chart()->size());
    mapping_.range = userRange_ ? allowedRange(*userRange_) : automaticRange();
    chart()->setPlotArea(mapping_.area);
    showRange(mapping_.range);
    chart()->layout()->invalidate();  // the axes follow a new plot area only with the next layout
    chart()->layout()->activate();
}

void ChartView::refreshLook() {
    look_ = ChartLook::of(palette(), font());
    setBackgroundBrush(look_.background);
    restyle();
    layOut();
}

void ChartView::describe() {
    setAccessibleDescription(summary());
}

void ChartView::draw(QPainter& painter, QSizeF size, const FigureStyle& style) const {
    const std::unique_ptr<ChartView> copy = clone();
    copy->setLocale(locale());
    QFont pixels = font();  // points would be taken in the resolution of the painter's device
    pixels.setPixelSize(style.fontSize > 0 ? qRound(style.fontSize)
                                           : QFontInfo(pixels).pixelSize());
    copy->setFont(pixels);
    copy->setPalette(style.look == FigureLook::Current ? palette() : paperPalette());
    copy->applyStyle(style);
    copy->chart()->resize(size);
    copy->refreshLook();
    painter.fillRect(QRectF(QPointF(0, 0), size), copy->look().background);
    copy->scene()->render(&painter, QRectF(QPointF(0, 0), size), QRectF(QPointF(0, 0), size));
}

void ChartView::resizeEvent(QResizeEvent* event) {
    QChartView::resizeEvent(event);
    layOut();
}

void ChartView::changeEvent(QEvent* event) {
    QChartView::changeEvent(event);
    switch (event->type()) {
        case QEvent::PaletteChange:
        case QEvent::FontChange:
        case QEvent::StyleChange:
            refreshLook();
            break;
        case QEvent::LanguageChange:
        case QEvent::LocaleChange:
            chart()->setLocale(locale());
            retranslate();
            layOut();
            break;
        default:
            break;
    }
}

void ChartView::wheelEvent(QWheelEvent* event) {
    if (!mapping_.area.contains(event->position()))
        return event->ignore();
    zoomBy(std::pow(kWheelZoom, event->angleDelta().y() / 120.0), event->position());
    event->accept();
}

void ChartView::mousePressEvent(QMouseEvent* event) {
    const bool left = event->button() == Qt::LeftButton;
    if (!mapping_.area.contains(event->position()) ||
        !(left || event->button() == Qt::MiddleButton))
        return QChartView::mousePressEvent(event);
    drag_ = !left                                    ? Drag::Pan
            : event->modifiers() & Qt::ShiftModifier ? Drag::Rectangle
                                                     : Drag::Click;
    dragStart_ = event->position();
}

void ChartView::mouseMoveEvent(QMouseEvent* event) {
    const QPointF moved = event->position() - dragStart_;
    if (drag_ == Drag::Click && moved.manhattanLength() >= kSmallestDrag)
        drag_ = Drag::Pan;
    if (drag_ == Drag::Pan) {
        viewport()->setCursor(Qt::ClosedHandCursor);
        panBy(moved);
        dragStart_ = event->position();
    } else if (drag_ == Drag::Rectangle) {
        rubberBand_->setGeometry(QRect(dragStart_.toPoint(), event->position().toPoint())
                                     .normalized()
                                     .intersected(mapping_.area.toRect()));
        rubberBand_->show();
    } else if (drag_ == Drag::None) {
        QChartView::mouseMoveEvent(event);
    }
}

void ChartView::mouseReleaseEvent(QMouseEvent* event) {
    const Drag drag = std::exchange(drag_, Drag::None);
    viewport()->unsetCursor();
    if (drag == Drag::None)
        return QChartView::mouseReleaseEvent(event);
    const QRectF rectangle = rubberBand_->geometry();
    const bool drawn = rubberBand_->isVisible();
    rubberBand_->hide();
    if (drag == Drag::Click)
        click(event->position(), event->modifiers());
    if (drag == Drag::Rectangle && drawn && rectangle.width() >= kSmallestDrag &&
        rectangle.height() >= kSmallestDrag)
        zoomTo(rectangle);
}

void ChartView::mouseDoubleClickEvent(QMouseEvent* event) {
    if (mapping_.area.contains(event->position()))
        resetZoom();
    else
        QChartView::mouseDoubleClickEvent(event);
}

void ChartView::keyPressEvent(QKeyEvent* event) {
    const Qt::KeyboardModifiers plain = Qt::ShiftModifier | Qt::KeypadModifier;
    if ((event->modifiers() & ~plain) || !keyAction(event->key()))
        QWidget::keyPressEvent(event);  // a scroll area would swallow what the window needs
}

bool ChartView::keyAction(int key) {
    const QPointF middle = mapping_.area.center();
    const double dx = kKeyPan * mapping_.area.width();
    const double dy = kKeyPan * mapping_.area.height();
    switch (key) {
        case Qt::Key_Plus:
        case Qt::Key_Equal:
            zoomBy(kKeyZoom, middle);
            return true;
        case Qt::Key_Minus:
            zoomBy(1 / kKeyZoom, middle);
            return true;
        case Qt::Key_Left:
            panBy({dx, 0});
            return true;
        case Qt::Key_Right:
            panBy({-dx, 0});
            return true;
        case Qt::Key_Up:
            panBy({0, dy});
            return true;
        case Qt::Key_Down:
            panBy({0, -dy});
            return true;
        case Qt::Key_0:
        case Qt::Key_Home:
            resetZoom();
            return true;
        default:
            return false;
    }
}

void ChartView::focusInEvent(QFocusEvent* event) {
    describe();
    QChartView::focusInEvent(event);
}

}  // namespace centerscope

#include "moc_chart_view.cpp"
