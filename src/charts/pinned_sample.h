// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QString>

#include "training/embedding_cloud.h"

namespace centerscope {

/// A sample that the stage marks wherever the network puts it.
struct PinnedSample {
    QString badge;                         ///< a letter that the stage and the inspector share
    int label = -1;                        ///< its class; -1: unknown, as of a drawing
    std::vector<EmbeddingPosition> track;  ///< oldest first, the last is where it is
};

}  // namespace centerscope
