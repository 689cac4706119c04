// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSizeF>
#include <QString>

#include "charts/figure.h"
#include "presets/value_ranges.h"

namespace centerscope {

/// What is exported and how.
struct ExportChoices {
    enum class Subject {
        Stage,
        LossPlot,
        ErrorPlot,
        DistancesPlot,
        RatioPlot,
        AgreementPlot,
        GradientsPlot,
        ClassMeansPlot,
        Window,
        Metrics,
        Evaluations,
        Points,
    };
    enum class Format { Png, Png2x, Png4x, Svg, Pdf };  ///< of pictures; tables are CSV

    Subject subject = Subject::Stage;
    Format format = Format::Png;
    FigureLook look = FigureLook::Current;
    enum class Size { Screen, Pixels, Millimetres };  ///< Screen: as large as it is there
    Size sizeIn = Size::Screen;
    int width = 160;  ///< in these
    int height = 120;
    int fontSize = 0;  ///< points; 0: as on the screen
    bool hasNotes = true;
    bool captionInPicture = false;
    QString folder;  ///< where the last one went; empty: the pictures folder

    bool isTable() const {
        return subject == Subject::Metrics || subject == Subject::Evaluations ||
               subject == Subject::Points;
    }
    /// Of a side in pixels or millimetres; below, a chart has no room for what is written in it.
    CountRange sides() const;
    /// Pixels of a PNG to each of the screen, by which letters and lines grow too.
    int fineness() const;
    /// What is this large in 1/96 inch on the screen takes its size from there, in pixels of the
    /// file or in millimetres.
    void takeSize(QSizeF onScreen);
    /// Of the picture, in 1/96 inch, where it is this large on the screen.
    QSizeF size(QSizeF onScreen) const;
    /// The file name's ending, without the dot.
    QString suffix() const;
};

}  // namespace centerscope
