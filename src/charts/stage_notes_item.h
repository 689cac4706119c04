// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <functional>

#include <QGraphicsItem>
#include <QStaticText>

#include "charts/chart_look.h"

namespace centerscope {

/// The words around the stage's plot, none of which lies over a point: above it the caption, what
/// is outside or just happened to the axes, what is shown of more than two dimensions, and a head
/// start; below it the readout; at its sides the names of the axes. In it stands only what an empty
/// stage says.
class StageNotesItem : public QGraphicsItem {
public:
    enum Note {
        Caption,
        Projection,
        Readout,
        HeadStart,
        Notice,
        Outside,
        XTitle,
        YTitle,
        Explanation
    };

    explicit StageNotesItem(QGraphicsItem* parent);

    /// text may be rich (<b>) in an explanation; empty: not drawn.
    void setText(Note note, const QString& text);
    QString text(Note note) const { return texts_[note].text(); }
    void setLook(const ChartLook& look);
    /// What a click on the cross of a closable note, Readout or HeadStart, calls.
    void setCloser(const std::function<void(Note)>& close) { close_ = close; }

    /// Where the lines stand; the item covers the whole chart.
    struct Places {
        QSizeF chart;
        QRectF plot;
        QRectF caption;  ///< with the notice, or what is outside, at its end
        QRectF projection;
        QRectF headStart;
        QRectF name;  ///< of the x axis, at its end
        QRectF foot;  ///< the readout; the same line where there is room for both
        QRectF side;  ///< the name of the y axis, upwards
    };
    void setPlaces(const Places& places);
    const Places& places() const { return places_; }
    /// How many lines the head start takes in this width; 0: there is none.
    int headStartLines(double width) const;
    /// Where a note stands that is there.
    QRectF placeOf(Note note) const;
    /// Where a closable note is clicked away; empty: it is not there.
    QRectF crossOf(Note note) const;

    QRectF boundingRect() const override { return {{0, 0}, places_.chart}; }
    /// Only the crosses: all else under the pointer is the chart's.
    QPainterPath shape() const override;
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

protected:
    void mousePressEvent(QGraphicsSceneMouseEvent* event) override;

private:
    static constexpr int kNotes = Explanation + 1;

    void prepare(Note note);
    QFont fontOf(Note note) const;
    double captionEnd() const;
    void drawSideways(QPainter& painter, Note note) const;
    void drawBox(QPainter& painter, const QRectF& around) const;
    void drawCross(QPainter& painter, const QRectF& cross) const;

    std::array<QStaticText, kNotes> texts_;
    std::function<void(Note)> close_;
    ChartLook look_;
    Places places_;
};

}  // namespace centerscope
