// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <unordered_map>
#include <vector>

#include <QByteArray>

#include "data/dataset.h"
#include "presets/preset.h"
#include "session/run_history.h"
#include "training/embedding_cloud.h"
#include "training/open_set_scores.h"

namespace centerscope {

/// Every step of a run of this preset, as the command line writes metrics.csv.
QByteArray metricsCsv(const Preset& preset, const RunHistory& history);

/// Every evaluation of the validation or test images, as the command line writes evaluation.csv.
QByteArray evaluationCsv(const Preset& preset, const RunHistory& history);

/// How embeddings of more than two dimensions are written beside their projection.
struct AllDimensions {
    int dimensions = 2;
    /// By sample ids: the embedding; empty: only the projection is known.
    std::unordered_map<std::int32_t, std::span<const float>> embeddings = {};
};
/// Those of a cloud, which must outlive them.
AllDimensions allDimensions(const EmbeddingCloud& cloud);

/// sample,label,predicted,x,y,step,probability,loss: the points in this order, with the labels that
/// the files of their data set have. Of embeddings of more than two dimensions projected_x and
/// projected_y stand in place of x and y, and all that are known follow as embedding_1, ….
QByteArray pointsCsv(std::span<const EmbeddedPoint> points, const Dataset& dataset,
                     const AllDimensions& all = {});
/// The points of the classes that are visible, oldest first.
QByteArray pointsCsv(const EmbeddingCloud& cloud, const std::vector<bool>& visibleClasses,
                     const Dataset& dataset);

/// How surely each image is known: "set,sample,label,predicted,nearest,distance,log_odds", labels
/// as in the files; those of outsiders, which mean nothing here, as in theirs.
QByteArray openSetImagesCsv(const OpenSetState& state, const Dataset& dataset, bool areOutsiders);

}  // namespace centerscope
