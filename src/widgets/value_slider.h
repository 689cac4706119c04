// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>
#include <QWidget>

#include "widgets/value_scale.h"

namespace centerscope {

/// A slider on a ValueScale. What a person does in one go (a drag, keys in a row, a turn of the
/// wheel) is one gesture: it moves the value as often as it likes and commits it once.
class ValueSlider : public QWidget {
    Q_OBJECT

public:
    explicit ValueSlider(QWidget* parent = nullptr);

    const ValueScale& scale() const { return scale_; }
    void setScale(const ValueScale& scale);

    double value() const { return value_; }
    /// Shows a value from outside; emits nothing. During a gesture the hand wins: the value is
    /// shown only if the gesture ends without having changed anything. Values beyond the scale
    /// are kept and shown at its end.
    void setValue(double value);

    /// Where the knob is for a value.
    double pixelOf(double value) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    /// While a gesture lasts: where the value is now.
    void valueMoved(double value);
    /// At the end of a gesture that changed the value.
    void valueCommitted(double value);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void keyReleaseEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void changeEvent(QEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    QRectF groove() const;
    double valueUnder(double pixel) const;
    void beginGesture();
    void moveTo(double value);
    void endGesture();

    ValueScale scale_;
    double value_;
    bool inGesture_ = false;
    double gestureStart_ = 0;  ///< the value before the gesture
    double outside_ = 0;       ///< what setValue() last asked for
    double grab_ = 0;          ///< where on the knob the mouse holds it, pixels from its middle
    int wheelRest_ = 0;        ///< part of a wheel notch not yet used, eighths of a degree
    QTimer idle_;              ///< ends a gesture of keys or wheel notches
};

}  // namespace centerscope
