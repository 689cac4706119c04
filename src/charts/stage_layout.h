// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLocale>
#include <QRectF>
#include <QSizeF>

#include "charts/chart_look.h"
#include "charts/stage_notes_item.h"

namespace centerscope {

/// Where the parts of a stage stand. From above: the caption with what is outside, and the legend
/// beside it where there is room, else below; a second line, if any; the head start, if any; the
/// plot, which takes all the room that is left; the labels of its axis; the readout.
struct StageLayout {
    QRectF legend;
    StageNotesItem::Places notes;  ///< the plot among them
};

/// What its parts take, in pixels.
struct StageNeeds {
    QSizeF legend;
    bool hasSecondLine;
    double xTitleWidth;
};

/// The room is that of the widest texts, so that the plot stays where it is while they count.
StageLayout layOutStage(QSizeF size, const ChartLook& look, const StageNeeds& needs,
                        const StageNotesItem& notes, const QLocale& locale);

}  // namespace centerscope
