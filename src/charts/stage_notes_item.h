// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>

#include <QGraphicsItem>
#include <QStaticText>

#include "charts/chart_look.h"

namespace centerscope {

/// The words on the stage: the caption above it, the readout in its corner, a head start, the names
/// of the axes, a passing notice, what lies outside, and what an empty stage says.
class StageNotesItem : public QGraphicsItem {
public:
    enum Note { Caption, Readout, HeadStart, Notice, Outside, XTitle, YTitle, Explanation };

    explicit StageNotesItem(QGraphicsItem* parent);

    /// text may be rich (<b>); empty: not drawn.
    void setText(Note note, const QString& text);
    void setLook(const ChartLook& look);
    /// Where the plot and the caption line are; the item covers the whole chart.
    void setPlaces(const QSizeF& chart, const QRectF& plot, const QRectF& caption);

    QRectF boundingRect() const override { return {{0, 0}, chart_}; }
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

private:
    static constexpr int kNotes = Explanation + 1;

    void prepare(Note note);
    QRectF placeOf(Note note) const;
    void drawBox(QPainter& painter, const QRectF& around) const;

    std::array<QStaticText, kNotes> texts_;
    ChartLook look_;
    QSizeF chart_;
    QRectF plot_;
    QRectF caption_;
};

}  // namespace centerscope
