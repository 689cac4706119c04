// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include <QString>

namespace centerscope {

/// The kept steps of a run as pictures of one size on the same axes, or as a film of these.
struct FilmPlan {
    enum class Format { Pictures, Mp4, Gif };

    Format format = Format::Pictures;
    std::int64_t first = 0;      ///< of the steps
    std::int64_t last = 0;       ///< of the steps
    int side = 800;              ///< pixels of the square picture
    int picturesPerSecond = 10;  ///< of a film
    double axisLimit = 30;       ///< axes reach from -axisLimit to axisLimit
    bool hasCaption = true;      ///< at the foot of each picture
    QString path;                ///< a file, or a folder of pictures
};

}  // namespace centerscope
