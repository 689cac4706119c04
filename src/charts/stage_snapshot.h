// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include <QByteArray>
#include <QSize>

#include "charts/caption.h"
#include "charts/class_palette.h"
#include "charts/figure_export.h"
#include "training/embedding_cloud.h"

namespace centerscope {

class EmbeddingChart;

/// Pictures that can be laid side by side or made into a film: all of one size, with the same axes.
struct SnapshotStyle {
    double limit = 5;  ///< axes reach from −limit to limit; points beyond are counted, not shown
    ClassColors colors = ClassColors::ColorBlindAware;
    ClassHues hues = ClassHues::Blocks;
    std::vector<std::int64_t> fileLabels = {};  ///< Dataset::labelsOfWhole
    PictureFormat format = PictureFormat::Png;
    PictureStyle picture{.size = {1000, 1020}, .look = FigureLook::Paper, .captionInPicture = true};
};

/// A chart without a window, in this style.
std::unique_ptr<EmbeddingChart> snapshotChart(const std::vector<std::string>& classNames,
                                              const SnapshotStyle& style);
/// The stage as a picture file. Needs a QApplication (the offscreen platform will do), no window.
QByteArray stageSnapshot(const EmbeddingCloud& cloud, const std::vector<std::string>& classNames,
                         const Caption& caption, const SnapshotStyle& style = {});

}  // namespace centerscope
