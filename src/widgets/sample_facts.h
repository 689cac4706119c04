// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QColor>
#include <QLocale>
#include <QString>
#include <QStringList>

#include "training/embedding_cloud.h"
#include "widgets/pinned_image.h"

namespace centerscope {

/// Frames an image of another class, or a wrong one, in both themes.
inline constexpr QColor kOtherClassColor(0xe0, 0x45, 0x38);

/// What one version of the network makes of one image.
struct SampleFacts {
    int label = -1;  ///< −1: unknown, as of a drawing
    int predicted = 0;
    double probability = 0;  ///< of the predicted class
    EmbeddingPosition position;
    /// [label]: to the centers, where embeddings have more dimensions than positions; else empty.
    std::vector<float> centerDistances = {};
    QString unknown = {};  ///< the class, which is not learnt; empty: it is

    bool isWrong() const { return label >= 0 && label != predicted && unknown.isEmpty(); }
};

SampleFacts factsOf(const EmbeddedPoint& point);
/// By the version that placed it there.
SampleFacts factsOf(const PinnedImage& pin, const TrackedPlace& place);

/// "Label 3, predicted 5 (87.1 %)", "Unknown class 7, taken for 3 (61.0 %)"; names: what the
/// classes are called that are learnt, [label].
QString predictionText(const SampleFacts& facts, const QStringList& names, const QLocale& locale);
/// The same with the distances of a stage that shows a projection, where they are known: of one
/// version of the network, not of live batches.
SampleFacts factsOf(const EmbeddedPoint& point, const EmbeddingCloud& cloud);
/// "To its center 1.23, to the nearest other (5) 0.98". centers: [label], of the same version.
QString distanceText(const SampleFacts& facts, const std::vector<EmbeddingPosition>& centers,
                     const QStringList& names, const QLocale& locale);

}  // namespace centerscope
