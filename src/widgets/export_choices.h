// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "charts/figure.h"

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
        Window,
        Metrics,
        Evaluations,
        Points,
    };
    enum class Format { Png, Png2x, Png4x, Svg, Pdf };  ///< of pictures; tables are CSV

    Subject subject = Subject::Stage;
    Format format = Format::Png;
    FigureLook look = FigureLook::Current;
    bool captionInPicture = false;
    QString folder;  ///< where the last one went; empty: the pictures folder

    bool isTable() const {
        return subject == Subject::Metrics || subject == Subject::Evaluations ||
               subject == Subject::Points;
    }
    /// The file name's ending, without the dot.
    QString suffix() const;
};

}  // namespace centerscope
