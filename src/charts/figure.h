// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSizeF>

class QPainter;

namespace centerscope {

/// How a picture looks, whatever the window looks like.
enum class FigureLook {
    Current,  ///< as on the screen
    Paper,    ///< black on white
    Seed,     ///< as the 2018 project drew it: its colours, axes fixed at ±2, grid
};

/// A look, and what else of a picture need not be as on the screen.
struct FigureStyle {
    FigureStyle(FigureLook chosen = FigureLook::Current) : look(chosen) {}

    FigureLook look;
    bool hasNotes = true;   ///< the readout and the like around a plot
    bool hasLegend = true;  ///< and caption, which small pictures beside others have no room for
    double fontSize = 0;    ///< in units; 0: as on the screen
};

/// Something that can be drawn at any size, as vectors where the painter's device has them.
class Figure {
public:
    virtual ~Figure() = default;
    /// Fills the rectangle from the painter's origin. One unit is 1/96 inch: what a pixel is on an
    /// ordinary screen.
    virtual void draw(QPainter& painter, QSizeF size, const FigureStyle& style) const = 0;
};

}  // namespace centerscope
