// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/stage_notes_item.h"

#include <QPainter>
#include <QTextOption>

namespace centerscope {

namespace {

constexpr double kMargin = 10;              // from the edges of the plot
constexpr double kPadding = 8;              // inside a box, left and right
constexpr double kExplanationShare = 0.62;  // of the plot's width

}  // namespace

StageNotesItem::StageNotesItem(QGraphicsItem* parent) : QGraphicsItem(parent) {
    setAcceptedMouseButtons(Qt::NoButton);
    QTextOption oneLine;
    oneLine.setWrapMode(QTextOption::NoWrap);
    for (QStaticText& text : texts_)
        text.setTextOption(oneLine);
    texts_[Explanation].setTextOption(QTextOption(Qt::AlignHCenter));
}

void StageNotesItem::setText(Note note, const QString& text) {
    if (texts_[note].text() == text)
        return;
    update(placeOf(note));
    texts_[note].setText(text);
    prepare(note);
    update(placeOf(note));
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
    update();
}

void StageNotesItem::prepare(Note note) {
    texts_[note].prepare(QTransform(), look_.font);
}

QRectF StageNotesItem::placeOf(Note note) const {
    const QSizeF size = texts_[note].size();
    const QRectF inner = plot_.adjusted(kMargin, kMargin, -kMargin, -kMargin);
    const QSizeF box(size.width() + 2 * kPadding, size.height() + kPadding);
    switch (note) {
        case Caption:
            return {{caption_.left(), caption_.center().y() - size.height() / 2}, size};
        case Readout:
            return {{inner.right() - box.width(), inner.top()}, box};
        case Notice:
            return {{inner.right() - box.width(), inner.top() + box.height() + kPadding}, box};
        case Outside:
            return {{inner.left(), inner.bottom() - box.height()}, box};
        case XTitle:
            return {{inner.right() - size.width(), inner.bottom() - size.height()}, size};
        case YTitle:
            return {inner.topLeft(), size};
        case Explanation:
            return {plot_.center() - QPointF(size.width(), size.height()) / 2, size};
    }
    return {};
}

void StageNotesItem::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) {
    painter->setFont(look_.font);
    for (int k = 0; k < kNotes; ++k) {
        const Note note = static_cast<Note>(k);
        if (texts_[note].text().isEmpty())
            continue;
        const QRectF place = placeOf(note);
        const bool boxed = note == Readout || note == Notice || note == Outside;
        if (boxed)
            drawBox(*painter, place);
        painter->setPen(boxed || note == Explanation ? look_.ink : look_.secondary);
        painter->drawStaticText(
            place.topLeft() + (boxed ? QPointF(kPadding, kPadding / 2) : QPointF()), texts_[note]);
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
