// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/stage_layout.h"

#include <algorithm>
#include <cmath>

#include <QFontMetricsF>

#include "charts/stage_readout.h"
#include "training/cluster_measures.h"

namespace centerscope {

namespace {

constexpr double kSide = 14;          // pixels beside texts and, at the right, the plot
constexpr double kSmallestPlot = 50;  // pixels of the plot

double captionWidth(const QFontMetricsF& metrics, const QFontMetricsF& small,
                    const QLocale& locale) {
    EmbeddingCloud widest;
    widest.firstStep = 888'888;
    widest.lastStep = 889'999;
    return metrics.horizontalAdvance(cloudCaption(widest, locale)) +
           small.horizontalAdvance(outsideText(88'888, 88'888, locale)) + 30;
}

}  // namespace

StageLayout layOutStage(QSizeF size, const ChartLook& look, const StageNeeds& needs,
                        const StageNotesItem& notes, const QLocale& locale) {
    const QSizeF legend = needs.legend;
    const QFontMetricsF metrics(look.font);
    const QFontMetricsF small(look.smallFont);
    const double line = metrics.height() + 12;
    const double smallLine = small.height() + 4;
    const double left = small.height() + metrics.horizontalAdvance(QStringLiteral("-00.00")) + 16;
    const double inner = size.width() - 2 * kSide;
    // The last number of the axis reaches over the plot by half.
    const double right = std::max(kSide, metrics.horizontalAdvance(QStringLiteral("-00")) / 2 + 2);
    const double footWidth =
        small.horizontalAdvance(readoutText({88.8, 88.8, 88.8, 88.8}, locale)) + needs.xTitleWidth +
        30;
    const double foot = (footWidth <= inner ? 1 : 2) * smallLine;
    const double bottom = metrics.height() + 8 + foot + 4;
    const bool oneLine = captionWidth(metrics, small, locale) + legend.width() <= inner;
    const double headTop = oneLine ? line : line + legend.height() - 4;
    const double headStartTop = headTop + (needs.hasSecondLine ? smallLine : 0);
    const double top = headStartTop + notes.headStartLines(inner) * smallLine + 4;
    const QRectF plot(std::floor(left), std::floor(top),
                      std::max(kSmallestPlot, std::floor(size.width() - left - right)),
                      std::max(kSmallestPlot, std::floor(size.height() - top - bottom)));

    QRectF place({0, 0}, legend);
    if (oneLine)
        place.moveTopRight({size.width(), (line - legend.height()) / 2});
    else
        place.moveTopLeft({std::min(kSide - 8, size.width() - legend.width()), line - 6});
    const double side = small.horizontalAdvance(notes.text(StageNotesItem::YTitle));
    return {.legend = place,
            .notes = {.chart = size,
                      .plot = plot,
                      .caption = {kSide, 2, oneLine ? inner - legend.width() : inner, line},
                      .projection = {kSide, headTop, inner, smallLine},
                      .headStart = {kSide, headStartTop, inner, top - headStartTop - 4},
                      .name = {kSide, size.height() - foot - 2, inner, smallLine},
                      .foot = {kSide, size.height() - smallLine - 2, inner, smallLine},
                      .side = {6, plot.center().y() - side / 2, small.height(), side}}};
}

}  // namespace centerscope
