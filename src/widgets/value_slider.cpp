// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/value_slider.h"

#include <cmath>

#include <QAccessibleWidget>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QWheelEvent>

#include "charts/value_text.h"
#include "widgets/theme.h"

namespace centerscope {
namespace {

constexpr double kKnobRadius = 7;
constexpr double kRingWidth = 2;  ///< focus ring, around the knob
constexpr double kGrooveHeight = 4;
constexpr double kTickLength = 4;
constexpr double kKnobReach = 3;                 ///< pixels from which a mark draws the knob in
constexpr int kWheelNotch = 120;                 ///< eighths of a degree
constexpr std::chrono::milliseconds kIdle{400};  ///< after keys or wheel: that was one gesture

/// What assistive technology sees: a slider with a real value.
class AccessibleValueSlider : public QAccessibleWidget, public QAccessibleValueInterface {
public:
    explicit AccessibleValueSlider(ValueSlider* slider)
        : QAccessibleWidget(slider, QAccessible::Slider) {}

    void* interface_cast(QAccessible::InterfaceType type) override {
        if (type == QAccessible::ValueInterface)
            return static_cast<QAccessibleValueInterface*>(this);
        return QAccessibleWidget::interface_cast(type);
    }
    QString text(QAccessible::Text kind) const override {
        if (kind == QAccessible::Value)
            return valueText(slider()->value(), slider()->locale());
        return QAccessibleWidget::text(kind);
    }
    QVariant currentValue() const override { return slider()->value(); }
    QVariant minimumValue() const override { return slider()->scale().minimum(); }
    QVariant maximumValue() const override { return slider()->scale().maximum(); }
    QVariant minimumStepSize() const override { return {}; }  // differs along the scale
    void setCurrentValue(const QVariant& value) override {
        slider()->setValue(value.toDouble());
        emit slider()->valueCommitted(slider()->value());
    }

private:
    ValueSlider* slider() const { return static_cast<ValueSlider*>(widget()); }
};

QAccessibleInterface* makeAccessible(const QString&, QObject* object) {
    auto* slider = qobject_cast<ValueSlider*>(object);
    return slider ? new AccessibleValueSlider(slider) : nullptr;
}

}  // namespace

ValueSlider::ValueSlider(QWidget* parent)
    : QWidget(parent), scale_(ValueScale::linear(0, 1, 0.01, {})), value_(scale_.minimum()) {
    [[maybe_unused]] static const bool installed =
        (QAccessible::installFactory(makeAccessible), true);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    idle_.setSingleShot(true);
    idle_.setInterval(kIdle);
    connect(&idle_, &QTimer::timeout, this, &ValueSlider::endGesture);
}

void ValueSlider::setScale(const ValueScale& scale) {
    scale_ = scale;
    updateGeometry();
    update();
}

void ValueSlider::setValue(double value) {
    outside_ = value;
    if (inGesture_ || value == value_)
        return;
    value_ = value;
    update();
}

QSize ValueSlider::sizeHint() const {
    const int labelHeight = QFontMetrics(Theme::smallFont(font())).height();
    const double height = 2 * (kKnobRadius + kRingWidth) + kTickLength + labelHeight;
    return {160, static_cast<int>(std::ceil(height))};
}

QSize ValueSlider::minimumSizeHint() const {
    return {100, sizeHint().height()};
}

QRectF ValueSlider::groove() const {
    const double inset = kKnobRadius + kRingWidth;
    return {inset, inset - kGrooveHeight / 2, width() - 2 * inset, kGrooveHeight};
}

double ValueSlider::pixelOf(double value) const {
    return groove().left() + scale_.positionOf(value) * groove().width();
}

double ValueSlider::valueUnder(double pixel) const {
    return scale_.valueAt((pixel - groove().left()) / groove().width(),
                          kKnobReach / groove().width());
}

void ValueSlider::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor line = Theme::hairline(palette());
    const QColor accent = isEnabled() ? Theme::accent(palette()) : line;

    const auto bar = [&](double from, double to, const QColor& color) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(color);
        painter.drawRoundedRect(QRectF(from, groove().top(), to - from, kGrooveHeight),
                                kGrooveHeight / 2, kGrooveHeight / 2);
    };
    const double knob = pixelOf(value_);
    bar(groove().left(), groove().right(), line);
    bar(groove().left(), knob, accent);

    // Marks: a tick below the groove, and its label where that touches no earlier one.
    const QFont markFont = Theme::smallFont(font());
    const QFontMetricsF metrics(markFont, this);
    painter.setFont(markFont);
    painter.setPen(Theme::mutedText(palette()));
    const double tickTop = groove().center().y() + kKnobRadius + kRingWidth;
    double free = 0;
    for (const ValueScale::Mark& mark : scale_.marks()) {
        const double x = pixelOf(mark.value);
        painter.drawLine(QPointF(x, tickTop), QPointF(x, tickTop + kTickLength - 1));
        const QString label = QString(mark.label).replace(u'.', locale().decimalPoint());
        const double labelWidth = metrics.horizontalAdvance(label);
        const double left = std::clamp(x - labelWidth / 2, 0.0, width() - labelWidth);
        if (left < free)
            continue;
        painter.drawText(QPointF(left, tickTop + kTickLength + metrics.ascent()), label);
        free = left + labelWidth + 3;
    }

    const QPointF middle(knob, groove().center().y());
    if (hasFocus()) {
        QColor ring = accent;
        ring.setAlphaF(0.3F);
        painter.setPen(Qt::NoPen);
        painter.setBrush(ring);
        painter.drawEllipse(middle, kKnobRadius + kRingWidth, kKnobRadius + kRingWidth);
    }
    painter.setPen(QPen(accent, 2.5));
    painter.setBrush(isEnabled() && underMouse()
                         ? accent.lighter(Theme::isDark(palette()) ? 60 : 180)
                         : palette().color(QPalette::Base));
    painter.drawEllipse(middle, kKnobRadius - 1.25, kKnobRadius - 1.25);
}

void ValueSlider::beginGesture() {
    if (inGesture_)
        return;
    inGesture_ = true;
    gestureStart_ = value_;
    outside_ = value_;
}

void ValueSlider::moveTo(double value) {
    beginGesture();
    if (value == value_)
        return;
    value_ = value;
    update();
    QAccessibleValueChangeEvent event(this, value);
    QAccessible::updateAccessibility(&event);
    emit valueMoved(value);
}

void ValueSlider::endGesture() {
    idle_.stop();
    if (!inGesture_)
        return;
    inGesture_ = false;
    if (value_ != gestureStart_)
        emit valueCommitted(value_);
    else
        setValue(outside_);
}

void ValueSlider::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton)
        return;
    endGesture();  // of the keyboard, if one was still open
    beginGesture();
    const double x = event->position().x();
    const double fromKnob = x - pixelOf(value_);
    const bool onKnob = std::abs(fromKnob) <= kKnobRadius;
    grab_ = onKnob ? fromKnob : 0;
    if (!onKnob)
        moveTo(valueUnder(x));
}

void ValueSlider::mouseMoveEvent(QMouseEvent* event) {
    if (event->buttons() & Qt::LeftButton)
        moveTo(valueUnder(event->position().x() - grab_));
}

void ValueSlider::mouseReleaseEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton)
        endGesture();
}

void ValueSlider::wheelEvent(QWheelEvent* event) {
    wheelRest_ += event->angleDelta().y();
    for (; std::abs(wheelRest_) >= kWheelNotch;
         wheelRest_ -= std::copysign(kWheelNotch, wheelRest_))
        moveTo(scale_.next(value_, wheelRest_ > 0 ? 1 : -1));
    if (inGesture_)
        idle_.start();
    event->accept();
}

void ValueSlider::keyPressEvent(QKeyEvent* event) {
    switch (event->key()) {
        case Qt::Key_Right:
        case Qt::Key_Up:
            moveTo(scale_.next(value_, 1));
            break;
        case Qt::Key_Left:
        case Qt::Key_Down:
            moveTo(scale_.next(value_, -1));
            break;
        case Qt::Key_PageUp:
            moveTo(scale_.nextMark(value_, 1));
            break;
        case Qt::Key_PageDown:
            moveTo(scale_.nextMark(value_, -1));
            break;
        case Qt::Key_Home:
            moveTo(scale_.minimum());
            break;
        case Qt::Key_End:
            moveTo(scale_.maximum());
            break;
        case Qt::Key_Return:
        case Qt::Key_Enter:
            endGesture();
            break;
        default:
            QWidget::keyPressEvent(event);
            return;
    }
    idle_.stop();  // a held key repeats later than the idle time; its release starts the clock
}

void ValueSlider::keyReleaseEvent(QKeyEvent* event) {
    if (!event->isAutoRepeat() && inGesture_)
        idle_.start();
    QWidget::keyReleaseEvent(event);
}

void ValueSlider::focusOutEvent(QFocusEvent* event) {
    endGesture();
    QWidget::focusOutEvent(event);
    update();
}

void ValueSlider::changeEvent(QEvent* event) {
    if (event->type() == QEvent::FontChange)
        updateGeometry();
    update();
    QWidget::changeEvent(event);
}

void ValueSlider::enterEvent(QEnterEvent*) {
    update();
}

void ValueSlider::leaveEvent(QEvent*) {
    update();
}

}  // namespace centerscope

#include "moc_value_slider.cpp"
