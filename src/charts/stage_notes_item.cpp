// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/stage_notes_item.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QTextOption>

namespace centerscope {

namespace {

constexpr double kFromEdges = 10;           // of the plot
constexpr double kSpacing = 8;              // between boxes
constexpr double kExplanationShare = 0.62;  // of the plot's width

bool isBoxed(StageNotesItem::Note note) {
    return note == StageNotesItem::Readout || note == StageNotesItem::HeadStart ||
           note == StageNotesItem::Notice || note == StageNotesItem::Outside ||
           note == StageNotesItem::Explanation;
}

/// Between a box and its text, at each side.
QMarginsF paddingOf(StageNotesItem::Note note) {
    if (note == StageNotesItem::Explanation)
        return {18, 14, 18, 14};
    return isBoxed(note) ? QMarginsF(8, 4, 8, 4) : QMarginsF();
}

}  // namespace

StageNotesItem::StageNotesItem(QGraphicsItem* parent) : QGraphicsItem(parent) {
    setAcceptedMouseButtons(Qt::NoButton);
    QTextOption oneLine;
    oneLine.setWrapMode(QTextOption::NoWrap);
    for (QStaticText& text : texts_) {
        text.setTextFormat(Qt::PlainText);  // rich text would be laid out for longer than drawn
        text.setTextOption(oneLine);
    }
    texts_[Explanation].setTextFormat(Qt::RichText);
    texts_[Explanation].setTextOption(QTextOption(Qt::AlignHCenter));
    texts_[HeadStart].setTextOption(QTextOption());
}

void StageNotesItem::setText(Note note, const QString& text) {
    if (texts_[note].text() == text)
        return;
    const auto repaint = [&] { update(placeOf(note).adjusted(-1, -1, 1, 1)); };
    repaint();
    texts_[note].setText(text);
    prepare(note);
    repaint();
}

void StageNotesItem::setLook(const ChartLook& look) {
    look_ = look;
    for (int note = 0; note < kNotes; ++note)
        prepare(static_cast<Note>(note));
    update();
}

void StageNotesItem::setPlaces(const QSizeF& chart, const QRectF& plot, const QRectF& caption) {
    prepareGeometryChange();
    chart_ = chart;
    plot_ = plot;
    caption_ = caption;
    texts_[Explanation].setTextWidth(plot.width() * kExplanationShare);
    prepare(Explanation);
    prepare(HeadStart);
    update();
}

void StageNotesItem::prepare(Note note) {
    if (note == HeadStart) {  // one line where there is room for it
        texts_[note].setTextWidth(-1);
        texts_[note].prepare(QTransform(), look_.font);
        const double room = plot_.width() - 2 * kFromEdges - 2 * paddingOf(note).left();
        if (texts_[note].size().width() > room)
            texts_[note].setTextWidth(room);
    }
    texts_[note].prepare(QTransform(), look_.font);
}

QRectF StageNotesItem::placeOf(Note note) const {
    const QSizeF size = texts_[note].size().grownBy(paddingOf(note));
    const QRectF inner = plot_.adjusted(kFromEdges, kFromEdges, -kFromEdges, -kFromEdges);
    const double secondLine =
        inner.top() + QFontMetricsF(look_.font).height() + 2 * paddingOf(Readout).top() + kSpacing;
    QRectF place({0, 0}, size);
    switch (note) {
        case Caption:
            place.moveTopLeft({caption_.left(), caption_.center().y() - size.height() / 2});
            break;
        case Readout:
            place.moveTopRight(inner.topRight());
            break;
        case HeadStart:
            place.moveTopRight({inner.right(), secondLine});
            break;
        case Notice:
            place.moveTopRight({inner.right(), texts_[HeadStart].text().isEmpty()
                                                   ? secondLine
                                                   : placeOf(HeadStart).bottom() + kSpacing});
            break;
        case Outside:
            place.moveBottomLeft(inner.bottomLeft());
            break;
        case XTitle:
            place.moveBottomRight(inner.bottomRight());
            break;
        case YTitle:
            place.moveTopLeft(inner.topLeft());
            for (const Note above : {Readout, HeadStart})
                if (!texts_[above].text().isEmpty() && place.intersects(placeOf(above)))
                    place.moveTop(placeOf(above).bottom() + kSpacing);
            break;
        case Explanation:
            place.moveCenter(plot_.center());
            break;
    }
    return place;
}

void StageNotesItem::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) {
    painter->setFont(look_.font);
    for (int k = 0; k < kNotes; ++k) {
        const Note note = static_cast<Note>(k);
        if (texts_[note].text().isEmpty())
            continue;
        const QRectF place = placeOf(note);
        if (isBoxed(note))
            drawBox(*painter, place);
        painter->setPen(isBoxed(note) ? look_.ink : look_.secondary);
        painter->drawStaticText(place.marginsRemoved(paddingOf(note)).topLeft(), texts_[note]);
    }
}

void StageNotesItem::drawBox(QPainter& painter, const QRectF& around) const {
    QColor background = look_.background;
    background.setAlphaF(0.9F);
    painter.setPen(QPen(look_.grid, 1));
    painter.setBrush(background);
    painter.drawRoundedRect(around, 5, 5);
}

}  // namespace centerscope
