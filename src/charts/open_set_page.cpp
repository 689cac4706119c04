// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/open_set_page.h"

#include <algorithm>

#include <QAbstractTextDocumentLayout>
#include <QPainter>
#include <QTextDocument>

#include "charts/chart_look.h"
#include "charts/open_set_chart.h"

namespace centerscope {

void OpenSetPage::draw(QPainter& painter, QSizeF size, const FigureStyle& style) const {
    constexpr double kMargin = 40;
    constexpr double kChart = 290;
    FigureStyle paper = style;
    paper.look = FigureLook::Paper;
    paper.hasNotes = false;
    const double inner = this->size().width() - 2 * kMargin;
    painter.save();
    painter.fillRect(QRectF(QPointF(0, 0), size), Qt::white);
    const double scale =
        std::min(size.width() / this->size().width(), size.height() / this->size().height());
    painter.scale(scale, scale);
    painter.translate(kMargin, kMargin);
    QFont font;
    font.setPixelSize(13);
    painter.setFont(font);
    painter.setPen(Qt::black);
    painter.drawText(QRectF(0, 0, inner, 36), Qt::AlignLeft | Qt::TextWordWrap, title_);
    painter.translate(0, 40);
    for (const OpenSetChart* chart : {&histograms_, &curves_}) {
        chart->draw(painter, QSizeF(inner, kChart), paper);
        painter.translate(0, kChart + 14);
    }
    QTextDocument document;
    document.setDocumentMargin(0);
    font.setPixelSize(12);
    document.setDefaultFont(font);
    document.setHtml(tables_);
    document.setTextWidth(inner);
    QAbstractTextDocumentLayout::PaintContext context;
    context.palette = paperPalette();
    document.documentLayout()->draw(&painter, context);
    painter.restore();
}

}  // namespace centerscope
