// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/elided_header.h"

#include <QFontMetrics>
#include <QStyleOptionHeader>

namespace centerscope {

namespace {

constexpr int kHeaderMargins = 10;  // pixels, at both sides of a text

}  // namespace

ElidedHeader::ElidedHeader(Qt::Orientation orientation, QWidget* parent)
    : QHeaderView(orientation, parent) {
    setSectionsClickable(true);  // as those that a table has by itself
}

void ElidedHeader::initStyleOptionForIndex(QStyleOptionHeader* option, int section) const {
    QHeaderView::initStyleOptionForIndex(option, section);
    const int room = orientation() == Qt::Horizontal ? sectionSize(section) : width();
    option->text =
        option->fontMetrics.elidedText(option->text, Qt::ElideRight, room - kHeaderMargins);
}

}  // namespace centerscope
