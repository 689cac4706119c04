// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QImage>
#include <QPainterPath>

#include "core/image_shape.h"

class QLabel;
class QPushButton;

namespace centerscope {

class SamplePicture;

/// A pad to draw on: the network is then asked about the drawing. Stays open beside the window.
/// What the button clears it brings back.
class DigitPad : public QDialog {
    Q_OBJECT

public:
    explicit DigitPad(QWidget* parent);

    /// Of the images of the data set.
    void setShape(const ImageShape& shape);
    void showPad();
    /// What the network takes it for.
    void setPrediction(const QString& text);

signals:
    /// Centred and scaled as MNIST's digits are, white on black; null: it has been cleared.
    void drawn(const QImage& digit);

protected:
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    class Canvas;

    void digitDrawn();
    void showClear();
    void retranslate();

    Canvas* canvas_;
    SamplePicture* digit_;
    QLabel* prediction_;
    QLabel* hint_;
    QPushButton* clear_;
    ImageShape shape_;
};

}  // namespace centerscope
