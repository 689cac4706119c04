// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QString>
#include <Qt>

#include "training/embedding_cloud.h"

namespace centerscope {

/// What is drawn over the points to explain them.
struct StageOverlay {
    /// From a place of the embedding, as long as its value in the overlay's own scale.
    struct Arrow {
        EmbeddingPosition from;
        double x = 0;
        double y = 0;
        Qt::PenStyle line = Qt::SolidLine;
        QString name = {};          ///< at its head; empty: none
        bool isNamedBelow = false;  ///< or above, so that names of arrows side by side are read
    };
    /// In the units of the embedding.
    struct Ring {
        EmbeddingPosition center;
        double radius = 0;
        int label = -1;
    };
    /// Where a point or center was, and where it is now.
    struct Ghost {
        EmbeddingPosition was;
        EmbeddingPosition is;
        int label = -1;
        bool isCenter = false;
    };

    std::vector<Arrow> arrows;
    std::vector<Ring> rings;
    std::vector<Ghost> ghosts;
    QString scale;            ///< what a bar of the arrows' scale says; %1: its value
    bool isScaleLeft = true;  ///< at the lower left of the plot, else at the lower right
};

}  // namespace centerscope
