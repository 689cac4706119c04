// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/link_item.h"

#include <algorithm>

#include <QCursor>
#include <QFontMetricsF>
#include <QGraphicsSceneMouseEvent>
#include <QPainter>

namespace centerscope {

namespace {

constexpr double kBefore = 10;  // pixels, to what stands before it

}  // namespace

LinkItem::LinkItem(QGraphicsItem* parent) : QGraphicsItem(parent) {
    setCursor(Qt::PointingHandCursor);
    setVisible(false);
}

void LinkItem::setText(const QString& text) {
    text_ = text;
    setVisible(!text.isEmpty());
    update();
}

void LinkItem::setLook(const ChartLook& look) {
    look_ = look;
    update();
}

void LinkItem::setPlace(const QRectF& line, double before) {
    prepareGeometryChange();
    const double width = QFontMetricsF(look_.smallFont).horizontalAdvance(text_) + 2;
    const double left = std::min(before + kBefore, line.right() - width);
    place_ = {left, line.top(), width, line.height()};
}

void LinkItem::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget* widget) {
    if (!widget)
        return;
    QFont font = look_.smallFont;
    font.setUnderline(true);
    painter->fillRect(place_, look_.background);
    painter->setFont(font);
    painter->setPen(look_.accent);
    painter->drawText(place_, Qt::AlignLeft | Qt::AlignVCenter, text_);
}

void LinkItem::mousePressEvent(QGraphicsSceneMouseEvent*) {
    if (clicked_)
        clicked_();
}

}  // namespace centerscope
