// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "charts/figure.h"

namespace centerscope {

class OpenSetChart;

/// Histograms, curves and figures of an open set on one page, black on white. Needs a QApplication.
class OpenSetPage : public Figure {
public:
    /// The charts have to outlive the page; tables: HTML.
    OpenSetPage(const OpenSetChart& histograms, const OpenSetChart& curves, QString title,
                QString tables)
        : histograms_(histograms),
          curves_(curves),
          title_(std::move(title)),
          tables_(std::move(tables)) {}

    static QSizeF size() { return {794, 860}; }
    void draw(QPainter& painter, QSizeF size, const FigureStyle& style) const override;

private:
    const OpenSetChart& histograms_;
    const OpenSetChart& curves_;
    QString title_;
    QString tables_;
};

}  // namespace centerscope
