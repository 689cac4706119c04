// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/data_loader.h"

#include <algorithm>
#include <numeric>
#include <stdexcept>
#include <string>
#include <utility>

namespace centerscope {

template <typename T>
DataLoader<T>::DataLoader(const Split& split, std::uint64_t seed, InputScaling scaling,
                          bool shuffle)
    : split_(&split),
      rng_(seed, RandomPurpose::Shuffle),
      shuffle_(shuffle),
      order_(static_cast<std::size_t>(split.size())) {
    for (std::size_t pixel = 0; pixel < scaled_.size(); ++pixel)
        scaled_[pixel] =
            static_cast<T>((static_cast<double>(pixel) - scaling.offset) * scaling.scale);
}

template <typename T>
void DataLoader<T>::next(LoaderPosition& position, int batchSize, Batch<T>& batch) {
    if (batchSize < 1 || batchSize > split_->size())
        throw std::invalid_argument("a batch can have 1 to " + std::to_string(split_->size()) +
                                    " images here, not " + std::to_string(batchSize));
    if (position.epoch < 1 || position.next < 0)
        throw std::invalid_argument("no such place in the data: epoch " +
                                    std::to_string(position.epoch) + ", sample " +
                                    std::to_string(position.next));
    if (position.next > split_->size() - batchSize)
        position = {position.epoch + 1, 0};
    orderEpoch(position.epoch);
    resize(batch, static_cast<std::size_t>(batchSize));
    for (int row = 0; row < batchSize; ++row)
        put(order_[static_cast<std::size_t>(position.next + row)], static_cast<std::size_t>(row),
            batch);
    position.next += batchSize;
}

template <typename T>
void DataLoader<T>::fill(std::span<const std::int64_t> indices, Batch<T>& batch) const {
    resize(batch, indices.size());
    for (std::size_t row = 0; row < indices.size(); ++row)
        put(indices[row], row, batch);
}

// Fisher-Yates; draw i of epoch e has the counter e · 2^32 + i, so that no two epochs share one.
template <typename T>
void DataLoader<T>::orderEpoch(std::int64_t epoch) {
    if (orderedEpoch_ == epoch)
        return;
    orderedEpoch_ = epoch;
    std::iota(order_.begin(), order_.end(), 0U);
    if (!shuffle_)
        return;
    const std::uint64_t counter = static_cast<std::uint64_t>(epoch) << 32;
    for (std::size_t last = order_.size() - 1; last > 0; --last)
        std::swap(order_[last], order_[rng_.below(last + 1, counter + last)]);
}

template <typename T>
void DataLoader<T>::resize(Batch<T>& batch, std::size_t size) const {
    batch.images.resize(static_cast<Eigen::Index>(size), kImageShape.size());
    batch.labels.resize(size);
    batch.sampleIds.resize(size);
}

template <typename T>
void DataLoader<T>::put(std::int64_t index, std::size_t row, Batch<T>& batch) const {
    const std::uint8_t* pixels = split_->image(index);
    std::transform(pixels, pixels + kImageShape.size(),
                   batch.images.row(static_cast<Eigen::Index>(row)).data(),
                   [this](std::uint8_t pixel) { return scaled_[pixel]; });
    batch.labels[row] = split_->labels[static_cast<std::size_t>(index)];
    batch.sampleIds[row] = split_->firstId + index;
}

template class DataLoader<float>;
template class DataLoader<double>;

}  // namespace centerscope
