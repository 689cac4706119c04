// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/elided_header.h"

#include <QFontMetrics>
#include <QStyle>
#include <QStyleOptionHeader>

namespace centerscope {

namespace {

constexpr int kHeaderMargins = 10;  // pixels, at both sides of a text

}  // namespace

ElidedHeader::ElidedHeader(Qt::Orientation orientation, QWidget* parent)
    : QHeaderView(orientation, parent) {
    setSectionsClickable(true);  // as those that a table has by itself
    setTextElideMode(Qt::ElideRight);
}

QSize ElidedHeader::sectionSizeFromContents(int section) const {
    return QHeaderView::sectionSizeFromContents(section) + QSize(kHeaderMargins, 0);
}

void ElidedHeader::initStyleOptionForIndex(QStyleOptionHeader* option, int section) const {
    QHeaderView::initStyleOptionForIndex(option, section);
    int room = (orientation() == Qt::Horizontal ? sectionSize(section) : width()) - kHeaderMargins;
    if (!option->icon.isNull())
        room -= style()->pixelMetric(QStyle::PM_SmallIconSize, option, this) + kHeaderMargins;
    option->text = option->fontMetrics.elidedText(option->text, textElideMode(), room);
}

}  // namespace centerscope

#include "moc_elided_header.cpp"
