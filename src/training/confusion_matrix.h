// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "training/embedding_cloud.h"

namespace centerscope {

/// How many points of each label were predicted as each class.
class ConfusionMatrix {
public:
    /// Each point counts, also where live batches show a sample twice. Labels lie below classes.
    ConfusionMatrix(const EmbeddingCloud& cloud, int classes);

    int classes() const { return classes_; }
    std::int64_t count(int label, int predicted) const;
    /// Points of the label.
    std::int64_t total(int label) const;
    /// Share of the label's points that were predicted as it, 0 to 1; none where it has no points.
    std::optional<double> accuracy(int label) const;

    struct Cell {
        int label;
        int predicted;
        bool operator==(const Cell&) const = default;
    };
    /// At most so many cells of wrong predictions that have points, the fullest first.
    std::vector<Cell> mostConfused(std::size_t cells) const;

private:
    int classes_;
    std::vector<std::int64_t> counts_;  // [label · classes + predicted]
};

}  // namespace centerscope
