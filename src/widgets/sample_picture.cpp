// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/sample_picture.h"

#include <QPainter>

namespace centerscope {

QImage pictureOf(std::span<const std::uint8_t> pixels, const ImageShape& shape) {
    if (pixels.empty())
        return {};
    const auto format = shape.channels == 1 ? QImage::Format_Grayscale8 : QImage::Format_RGB888;
    return QImage(pixels.data(), shape.width, shape.height, shape.width * shape.channels, format)
        .copy();
}

std::vector<std::uint8_t> pixelsOf(const QImage& picture) {
    const int row = picture.width() * picture.depth() / 8;  // without the bytes that fill it up
    std::vector<std::uint8_t> pixels;
    for (int y = 0; y < picture.height(); ++y)
        pixels.insert(pixels.end(), picture.constScanLine(y), picture.constScanLine(y) + row);
    return pixels;
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

#include "moc_sample_picture.cpp"
