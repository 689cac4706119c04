// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QFont>
#include <QPalette>
#include <QPen>

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

    /// A hair above one pixel: Qt's raster engine fills such a line as a rectangle, but sets one of
    /// up to a pixel point by point, which took a third of the time of a frame.
    QPen gridPen() const { return {grid, 1.01}; }

    static ChartLook of(const QPalette& palette, const QFont& font);
};

/// The color, darker or lighter until it has a contrast of at least 4.5 to 1 with the background,
/// which text of usual size needs (WCAG 2, 1.4.3).
QColor legibleOn(const QColor& background, const QColor& color);

/// Black on white for paper, whatever the desktop looks like.
QPalette paperPalette();

}  // namespace centerscope
