// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/scroll_column.h"

#include <QScrollBar>

namespace centerscope {

ScrollColumn::ScrollColumn(QWidget* parent) : QScrollArea(parent) {
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
}

QSize ScrollColumn::minimumSizeHint() const {
    const int width = widget() ? widget()->minimumSizeHint().width() : 0;
    return {width + verticalScrollBar()->sizeHint().width(), 0};
}

}  // namespace centerscope
