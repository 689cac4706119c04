// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include <QImage>
#include <QWidget>

#include "core/image_shape.h"

namespace centerscope {

/// An image of a data set, with one channel in grey and with three in RGB; null where there are no
/// pixels.
QImage pictureOf(std::span<const std::uint8_t> pixels, const ImageShape& shape);
/// The pixels of such a picture.
std::vector<std::uint8_t> pixelsOf(const QImage& picture);

/// A small image enlarged crisply: each of its pixels is a square, nothing is smoothed.
class SamplePicture : public QWidget {
    Q_OBJECT

public:
    /// side: of the picture, in pixels of the window; rounded down to whole squares.
    explicit SamplePicture(int side, QWidget* parent = nullptr);

    void setSide(int side);
    void setImage(const QImage& image);
    const QImage& image() const { return image_; }
    /// Sets it off from those beside it, such as a wrong one.
    void setFrame(const QColor& color);

    QSize sizeHint() const override { return {side_, side_}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    int side_ = 0;
    QImage image_;
    QColor frame_;
};

}  // namespace centerscope
