// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include <QImage>
#include <QString>

#include "session/tracked_image.h"
#include "training/embedding_cloud.h"

namespace centerscope {

/// An image that the window follows: a sample that was pinned, or a drawing.
struct PinnedImage {
    std::uint64_t key = 0;
    QString badge;  ///< as the stage shows it
    PointSource source = PointSource::FixedSample;
    std::int64_t sample = -1;  ///< −1: a drawing
    int label = -1;            ///< −1: a drawing
    QString unknown = {};      ///< its class, which is not learnt; empty: it is
    QImage clean;              ///< as the data set has it
    QImage augmented;          ///< as the step fed it that the point came from; null: as it is
    std::int64_t fedStep = 0;  ///< of augmented
    std::vector<TrackedPlace> track;  ///< of the clean image, ascending steps
};

}  // namespace centerscope
