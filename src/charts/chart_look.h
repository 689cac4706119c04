// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QFont>
#include <QPalette>

namespace centerscope {

/// Colours and fonts every chart shares, taken from the widget's palette and font, so that a chart
/// looks like the window it stands in.
struct ChartLook {
    QColor background;
    QColor ink;        ///< curves and figures
    QColor secondary;  ///< captions and tick labels
    QColor grid;
    QColor accent;
    QFont font;
    QFont smallFont;  ///< tick labels
    bool dark = false;

    static ChartLook of(const QPalette& palette, const QFont& font);
};

/// Black on white for paper, whatever the desktop looks like.
QPalette paperPalette();

}  // namespace centerscope
