// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/scroll_column.h"

#include <algorithm>

#include <QEvent>
#include <QScrollBar>

namespace centerscope {

ScrollColumn::ScrollColumn(QWidget* parent) : QScrollArea(parent) {
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
}

void ScrollColumn::setReserve(int width) {
    reserve_ = width;
    updateGeometry();
}

QSize ScrollColumn::minimumSizeHint() const {
    const int width = widget() ? widget()->minimumSizeHint().width() : 0;
    return {std::max(width, reserve_) + verticalScrollBar()->sizeHint().width(), 0};
}

/// What is in the column may need another width now, such as the inspector beside the plots; a
/// scroll area by itself does not tell its splitter.
bool ScrollColumn::eventFilter(QObject* watched, QEvent* event) {
    const bool isHandled = QScrollArea::eventFilter(watched, event);
    if (watched == widget() && event->type() == QEvent::LayoutRequest)
        updateGeometry();
    return isHandled;
}

}  // namespace centerscope

#include "moc_scroll_column.cpp"
