// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>

#include <QPalette>
#include <QString>

#include "charts/figure.h"

namespace centerscope {

/// Two stages side by side below their labels and, if there is one, a plot of both below them.
class TwinPage : public Figure {
public:
    struct Side {
        QString label;        ///< "λ 0"
        const Figure* stage;  ///< has to outlive the page
    };

    /// plot: null: none. palette: of ground and texts; stages and plot have that of their style.
    TwinPage(QString title, std::array<Side, 2> sides, const Figure* plot, QPalette palette);

    /// Of stages with sides of this length.
    static QSizeF sizeFor(double stageSide, bool hasPlot);
    void draw(QPainter& painter, QSizeF size, const FigureStyle& style) const override;

private:
    QString title_;
    std::array<Side, 2> sides_;
    const Figure* plot_;
    QPalette palette_;
};

}  // namespace centerscope
