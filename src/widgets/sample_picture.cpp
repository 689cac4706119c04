// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/sample_picture.h"

#include <QPainter>

namespace centerscope {

QImage grayImage(std::span<const std::uint8_t> pixels, const ImageShape& shape) {
    if (pixels.empty())
        return {};
    return QImage(pixels.data(), shape.width, shape.height, shape.width, QImage::Format_Grayscale8)
        .copy();
}

SamplePicture::SamplePicture(int side, QWidget* parent) : QWidget(parent) {
    setSide(side);
}

void SamplePicture::setSide(int side) {
    side_ = side;
    setFixedSize(side, side);
}

void SamplePicture::setImage(const QImage& image) {
    image_ = image;
    update();
}

void SamplePicture::setFrame(const QColor& color) {
    frame_ = color;
    update();
}

void SamplePicture::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    if (image_.isNull())
        painter.fillRect(rect(), Qt::black);
    else
        painter.drawImage(rect(), image_);
    if (frame_.isValid()) {
        painter.setPen(QPen(frame_, 4));
        painter.drawRect(rect());
    }
}

}  // namespace centerscope
