// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/data_loader.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "core/error.h"

namespace centerscope {

template <typename T>
DataLoader<T>::DataLoader(std::vector<const Split*> parts, std::uint64_t seed,
                          InputTransform<T> transform, bool shuffle,
                          const Augmentation& augmentation)
    : parts_(std::move(parts)),
      transform_(std::move(transform)),
      shuffleRng_(seed, RandomPurpose::Shuffle),
      augmentationRng_(seed, RandomPurpose::Augmentation),
      shuffle_(shuffle),
      augmentation_(augmentation) {
    std::int64_t images = 0;
    for (const Split* part : parts_)
        images += part->size();
    order_.resize(static_cast<std::size_t>(images));
    warped_.resize(static_cast<std::size_t>(parts_.front()->shape.size()));
}

template <typename T>
DataLoader<T>::DataLoader(const Split& split, std::uint64_t seed, InputScaling scaling,
                          bool shuffle)
    : DataLoader({&split}, seed, {scaling, split.shape, split.shape.height, {&split}}, shuffle) {}

template <typename T>
void DataLoader<T>::next(LoaderPosition& position, int batchSize, Batch<T>& batch) {
    if (batchSize < 1 || batchSize > size())
        throw Error(MessageCode::BatchOutOfRange, size(), batchSize);
    if (position.epoch < 1 || position.next < 0)
        throw Error(MessageCode::NoSuchPlaceInData, position.epoch, position.next);
    if (position.next > size() - batchSize)
        position = {position.epoch + 1, 0};
    orderEpoch(position.epoch);
    resize(batch, static_cast<std::size_t>(batchSize));
    for (int row = 0; row < batchSize; ++row) {
        const std::int64_t index = order_[static_cast<std::size_t>(position.next + row)];
        const Place place = placeOf(index);
        const std::uint8_t* pixels = place.part.image(place.index);
        if (augmentation_.actsIn(position.epoch)) {
            const AffineWarp warp = augmentation_.warp(augmentationRng_, position.epoch, index);
            warp(place.part.shape, pixels, warped_.data());
            pixels = warped_.data();
        }
        put(place, pixels, static_cast<std::size_t>(row), batch);
    }
    position.next += batchSize;
}

template <typename T>
void DataLoader<T>::fill(std::span<const std::int64_t> indices, Batch<T>& batch) const {
    resize(batch, indices.size());
    for (std::size_t row = 0; row < indices.size(); ++row) {
        const Place place = placeOf(indices[row]);
        put(place, place.part.image(place.index), row, batch);
    }
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
        std::swap(order_[last], order_[shuffleRng_.below(last + 1, counter + last)]);
}

template <typename T>
void DataLoader<T>::resize(Batch<T>& batch, std::size_t size) const {
    batch.images.resize(static_cast<Eigen::Index>(size), transform_.shape().size());
    batch.labels.resize(size);
    batch.sampleIds.resize(size);
}

template <typename T>
typename DataLoader<T>::Place DataLoader<T>::placeOf(std::int64_t index) const {
    auto part = parts_.begin();
    for (; index >= (*part)->size(); ++part)
        index -= (*part)->size();
    return {**part, index};
}

template <typename T>
void DataLoader<T>::put(const Place& place, const std::uint8_t* pixels, std::size_t row,
                        Batch<T>& batch) const {
    transform_(pixels, batch.images.row(static_cast<Eigen::Index>(row)).data());
    batch.labels[row] = place.part.labels[static_cast<std::size_t>(place.index)];
    batch.sampleIds[row] = place.part.id(place.index);
}

template class DataLoader<float>;
template class DataLoader<double>;

}  // namespace centerscope
