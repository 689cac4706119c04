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
                          const Augmentation& augmentation, bool balanced)
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
    if (balanced)
        findClasses();
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

template <typename T>
void DataLoader<T>::findClasses() {
    std::uint32_t index = 0;
    for (const Split* part : parts_)
        for (const ClassLabel label : part->labels) {
            classes_.resize(std::max(classes_.size(), std::size_t{label} + 1));
            classes_[label].push_back(index++);
        }
    std::erase_if(classes_, [](const auto& images) { return images.empty(); });
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
    if (classes_.empty())
        shuffle(order_, counter);
    else
        orderInRounds(counter);
}

template <typename T>
void DataLoader<T>::shuffle(std::span<std::uint32_t> order, std::uint64_t counter) const {
    for (std::size_t last = order.size() - 1; last > 0; --last)
        std::swap(order[last], order[shuffleRng_.below(last + 1, counter + last)]);
}

// The images of all classes, each shuffled, take the draws from 0 on, as if they were one order;
// the classes of the round at place p take those from 2^31 + p on, so that no two share one.
template <typename T>
void DataLoader<T>::orderInRounds(std::uint64_t counter) {
    std::vector<std::vector<std::uint32_t>> images = classes_;
    std::uint64_t drawn = counter;
    for (auto& ofClass : images) {
        shuffle(ofClass, drawn);
        drawn += ofClass.size();
    }
    std::vector<std::uint32_t> round(images.size());
    std::iota(round.begin(), round.end(), 0U);
    constexpr std::uint64_t kRounds = std::uint64_t{1} << 31;
    for (std::size_t place = 0; place < order_.size(); ++place) {
        const std::size_t inRound = place % round.size();
        if (inRound == 0)
            shuffle(round, counter + kRounds + place);
        const auto& ofClass = images[round[inRound]];
        order_[place] = ofClass[place / round.size() % ofClass.size()];
    }
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
