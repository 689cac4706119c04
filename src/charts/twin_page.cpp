// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/twin_page.h"

#include <algorithm>
#include <utility>

#include <QPainter>

namespace centerscope {

namespace {

// As shares of the side of a stage.
constexpr double kTitle = 0.07;
constexpr double kLabel = 0.09;
constexpr double kSpace = 0.02;
constexpr double kPlot = 0.55;
constexpr double kDrawnSide = 500;  // units a stage is laid out for before it is made to fit

void drawTextIn(QPainter& painter, const QRectF& place, const QString& text, bool bold) {
    QFont font = painter.font();
    font.setPixelSize(std::max(1, qRound(place.height() * 0.62)));
    font.setBold(bold);
    painter.setFont(font);
    painter.drawText(place, Qt::AlignCenter,
                     QFontMetricsF(font).elidedText(text, Qt::ElideRight, place.width()));
}

/// All in one scale, so that their texts are of one size.
void drawFitted(QPainter& painter, const QRectF& place, double scale, const Figure& figure,
                const FigureStyle& style) {
    painter.save();
    painter.translate(place.topLeft());
    painter.scale(scale, scale);
    figure.draw(painter, place.size() / scale, style);
    painter.restore();
}

}  // namespace

TwinPage::TwinPage(QString title, std::array<Side, 2> sides, const Figure* plot, QPalette palette)
    : title_(std::move(title)),
      sides_(std::move(sides)),
      plot_(plot),
      palette_(std::move(palette)) {}

/// Even numbers, which films need.
QSizeF TwinPage::sizeFor(double side, bool hasPlot) {
    const double shares = kTitle + kLabel + 1 + (hasPlot ? kSpace + kPlot : 0);
    const auto even = [](double length) { return 2 * std::round(length / 2); };
    return {even((2 + kSpace) * side), even(shares * side)};
}

void TwinPage::draw(QPainter& painter, QSizeF size, const FigureStyle& style) const {
    const double side = size.width() / (2 + kSpace);
    const double scale = side / kDrawnSide;
    painter.save();
    painter.fillRect(QRectF(QPointF(0, 0), size), palette_.color(QPalette::Base));
    painter.setPen(palette_.color(QPalette::Text));
    drawTextIn(painter, {0, 0, size.width(), kTitle * side}, title_, false);
    const double top = kTitle * side;
    for (std::size_t k = 0; k < sides_.size(); ++k) {
        const double left = static_cast<double>(k) * (1 + kSpace) * side;
        drawTextIn(painter, {left, top, side, kLabel * side}, sides_[k].label, true);
        drawFitted(painter, {left, top + kLabel * side, side, side}, scale, *sides_[k].stage,
                   style);
    }
    if (plot_)
        drawFitted(painter, {0, top + (kLabel + 1 + kSpace) * side, size.width(), kPlot * side},
                   scale, *plot_, style);
    painter.restore();
}

}  // namespace centerscope
