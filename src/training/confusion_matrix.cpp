// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/confusion_matrix.h"

#include <algorithm>

namespace centerscope {

ConfusionMatrix::ConfusionMatrix(const EmbeddingCloud& cloud, int classes)
    : classes_(classes),
      counts_(static_cast<std::size_t>(classes) * static_cast<std::size_t>(classes)) {
    for (const EmbeddedPoint& point : cloud.points)
        ++counts_[static_cast<std::size_t>(point.label * classes + point.predicted)];
}

std::int64_t ConfusionMatrix::count(int label, int predicted) const {
    return counts_[static_cast<std::size_t>(label * classes_ + predicted)];
}

std::int64_t ConfusionMatrix::total(int label) const {
    std::int64_t sum = 0;
    for (int predicted = 0; predicted < classes_; ++predicted)
        sum += count(label, predicted);
    return sum;
}

std::optional<double> ConfusionMatrix::accuracy(int label) const {
    const std::int64_t points = total(label);
    if (points == 0)
        return std::nullopt;
    return static_cast<double>(count(label, label)) / static_cast<double>(points);
}

std::vector<ConfusionMatrix::Cell> ConfusionMatrix::mostConfused(std::size_t cells) const {
    std::vector<Cell> confused;
    for (int label = 0; label < classes_; ++label)
        for (int predicted = 0; predicted < classes_; ++predicted)
            if (label != predicted && count(label, predicted) > 0)
                confused.push_back({label, predicted});
    std::ranges::stable_sort(confused, std::ranges::greater(), [this](const Cell& cell) {
        return count(cell.label, cell.predicted);
    });
    confused.resize(std::min(confused.size(), cells));
    return confused;
}

}  // namespace centerscope
