// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/stage_notes_item.h"

#include <algorithm>
#include <cmath>
#include <iterator>

#include <QFontMetricsF>
#include <QGraphicsSceneMouseEvent>
#include <QPainter>
#include <QTextOption>

namespace centerscope {

namespace {

constexpr double kExplanationShare = 0.62;  // of the plot's width
constexpr QMarginsF kExplanationPadding{18, 14, 18, 14};
constexpr double kCrossSide = 16;  // pixels to hit
constexpr double kCrossArm = 3;
constexpr double kApart = 12;  // pixels between two notes of one line

constexpr StageNotesItem::Note kClosable[] = {StageNotesItem::Readout, StageNotesItem::HeadStart};

}  // namespace

StageNotesItem::StageNotesItem(QGraphicsItem* parent) : QGraphicsItem(parent) {
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
    const auto repaint = [&] {
        update(placeOf(note).united(crossOf(note)).adjusted(-1, -1, 1, 1));
    };
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

void StageNotesItem::setPlaces(const Places& places) {
    prepareGeometryChange();
    places_ = places;
    texts_[Explanation].setTextWidth(places.plot.width() * kExplanationShare);
    texts_[HeadStart].setTextWidth(places.headStart.width() - kCrossSide);
    prepare(Explanation);
    prepare(HeadStart);
    update();
}

int StageNotesItem::headStartLines(double width) const {
    if (texts_[HeadStart].text().isEmpty())
        return 0;
    const QFontMetricsF metrics(fontOf(HeadStart));
    const QRectF room(0, 0, width - kCrossSide, 1e6);
    const double height =
        metrics.boundingRect(room, Qt::TextWordWrap, texts_[HeadStart].text()).height();
    return static_cast<int>(std::lround(height / metrics.height()));
}

void StageNotesItem::prepare(Note note) {
    texts_[note].prepare(QTransform(), fontOf(note));
}

QFont StageNotesItem::fontOf(Note note) const {
    return note == Caption || note == Explanation ? look_.font : look_.smallFont;
}

QRectF StageNotesItem::placeOf(Note note) const {
    const QSizeF size = texts_[note].size();
    const auto within = [&size](const QRectF& line, bool atEnd) {
        QRectF place({0, 0}, size);
        place.moveCenter(line.center());
        atEnd ? place.moveRight(line.right()) : place.moveLeft(line.left());
        return place;
    };
    switch (note) {
        case Caption:
            return within(places_.caption, false);
        case Notice:
        case Outside:
            return within(places_.caption, true);
        case Projection:
            return within(places_.projection, false);
        case HeadStart:
            return within(places_.headStart, false);
        case Readout:
            return within(places_.foot, false);
        case XTitle:
            return within(places_.name, true);
        case YTitle:
            return places_.side;
        case Explanation:
            break;
    }
    QRectF place({0, 0}, size.grownBy(kExplanationPadding));
    place.moveCenter(places_.plot.center());
    return place;
}

QRectF StageNotesItem::crossOf(Note note) const {
    if (texts_[note].text().isEmpty() || std::ranges::find(kClosable, note) == std::end(kClosable))
        return {};
    const QRectF text = placeOf(note);
    const double middle = text.top() + QFontMetricsF(fontOf(note)).height() / 2;
    const QRectF& line = note == Readout ? places_.foot : places_.headStart;
    const double left = std::min(text.right() + 2, line.right() - kCrossSide);
    return {left, middle - kCrossSide / 2, kCrossSide, kCrossSide};
}

QPainterPath StageNotesItem::shape() const {
    QPainterPath path;
    for (const Note note : kClosable)
        path.addRect(crossOf(note));
    return path;
}

void StageNotesItem::mousePressEvent(QGraphicsSceneMouseEvent* event) {
    for (const Note note : kClosable)
        if (close_ && crossOf(note).contains(event->pos()))
            return close_(note);
    event->ignore();
}

/// The crosses are the window's, not the picture's.
void StageNotesItem::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget* widget) {
    for (int k = 0; k < kNotes; ++k) {
        const Note note = static_cast<Note>(k);
        const bool isPassedOver = note == Outside && !texts_[Notice].text().isEmpty();
        if (texts_[note].text().isEmpty() || isPassedOver)
            continue;
        painter->setFont(fontOf(note));
        painter->setPen(note == Explanation || note == Readout ? look_.ink : look_.secondary);
        if (note == YTitle) {
            drawSideways(*painter, note);
            continue;
        }
        QRectF place = placeOf(note);
        if (note == Explanation) {
            drawBox(*painter, place);
            painter->setPen(look_.ink);
            place = place.marginsRemoved(kExplanationPadding);
        }
        if (note == Caption && place.right() > captionEnd()) {
            place.setRight(captionEnd());
            painter->drawText(place, Qt::AlignLeft | Qt::AlignVCenter,
                              QFontMetricsF(fontOf(note))
                                  .elidedText(texts_[note].text(), Qt::ElideRight, place.width()));
            continue;
        }
        const QRectF cross = widget ? crossOf(note) : QRectF();
        painter->save();
        if (!cross.isEmpty())  // there may be no room for all of the text
            painter->setClipRect(place.adjusted(0, 0, cross.left() - place.right(), 0),
                                 Qt::IntersectClip);
        painter->drawStaticText(place.topLeft(), texts_[note]);
        painter->restore();
        if (!cross.isEmpty())
            drawCross(*painter, cross);
    }
}

/// Where what else stands in its line begins.
double StageNotesItem::captionEnd() const {
    for (const Note note : {Notice, Outside})
        if (!texts_[note].text().isEmpty())
            return placeOf(note).left() - kApart;
    return places_.caption.right();
}

void StageNotesItem::drawSideways(QPainter& painter, Note note) const {
    const QRectF place = placeOf(note);
    painter.save();
    painter.translate(place.left(), place.top() + texts_[note].size().width());
    painter.rotate(-90);
    painter.drawStaticText(QPointF(0, 0), texts_[note]);
    painter.restore();
}

void StageNotesItem::drawBox(QPainter& painter, const QRectF& around) const {
    QColor background = look_.background;
    background.setAlphaF(0.9F);
    painter.setPen(QPen(look_.grid, 1));
    painter.setBrush(background);
    painter.drawRoundedRect(around, 5, 5);
}

void StageNotesItem::drawCross(QPainter& painter, const QRectF& cross) const {
    const QPointF middle = cross.center();
    const QPointF down(kCrossArm, kCrossArm);
    const QPointF up(kCrossArm, -kCrossArm);
    painter.setPen(QPen(look_.secondary, 1.2));
    painter.drawLine(middle - down, middle + down);
    painter.drawLine(middle - up, middle + up);
}

}  // namespace centerscope
