// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include <QLocale>
#include <QString>

#include "charts/class_palette.h"
#include "charts/plot_mapping.h"
#include "training/embedding_cloud.h"

namespace centerscope {

// What the stage says of a cloud, in numbers and in words.

/// [label] how many points of each class the cloud has.
std::vector<std::int64_t> classCounts(const EmbeddingCloud& cloud, int classes);

/// The largest absolute coordinate of points and centers; non-finite ones do not count.
double extentOf(const EmbeddingCloud& cloud);

/// Where a cloud's points come from and which versions of the network placed them, in words:
/// "steps 1,215–1,240 · 26 network versions".
QString cloudCaption(const EmbeddingCloud& cloud, const QLocale& locale);
/// The same and, where it is not their label, what their colours say.
QString cloudCaption(const EmbeddingCloud& cloud, PointColors colors, const QLocale& locale);
/// What the positions along an axis, 0 or 1, are: units of the embedding, or axes in its space.
/// Null: the embedding has two dimensions.
QString axisTitle(const StageProjection* projection, std::size_t axis);
/// Radius, distance and ratio of the clusters.
QString readoutText(const ClusterMeasures& measures, const QLocale& locale);
/// How many of the points the axes do not show.
QString outsideText(std::int64_t count, std::int64_t points, const QLocale& locale);
/// What it shows of more than two dimensions: "projection of 32 dimensions, 71 % of the variance";
/// empty: there are two.
QString projectionText(const EmbeddingCloud& cloud, const QLocale& locale);

/// How many points of visible classes, [label], these axes cannot show, those that are not finite
/// among them.
std::int64_t pointsOutside(const EmbeddingCloud& cloud, const PlotRange& range,
                           const std::vector<bool>& visible);

/// Three significant digits as plain decimals: 0.0421, 0.42, 2.10, 31.4.
QString measureText(double value, const QLocale& locale);

}  // namespace centerscope
