// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include <QGraphicsItem>
#include <QString>

#include "charts/chart_look.h"

namespace centerscope {

/// A few words of a chart that can be clicked. They are the window's, not the picture's.
class LinkItem : public QGraphicsItem {
public:
    explicit LinkItem(QGraphicsItem* parent);

    /// Empty: there is nothing to click.
    void setText(const QString& text);
    const QString& text() const { return text_; }
    void setLook(const ChartLook& look);
    /// After what ends at before; where there is no room, over it, at the end of the line.
    void setPlace(const QRectF& line, double before);
    void setClicked(const std::function<void()>& clicked) { clicked_ = clicked; }

    QRectF boundingRect() const override { return place_; }
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

protected:
    void mousePressEvent(QGraphicsSceneMouseEvent* event) override;

private:
    QString text_;
    ChartLook look_;
    QRectF place_;
    std::function<void()> clicked_;
};

}  // namespace centerscope
