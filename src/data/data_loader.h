// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/rng.h"
#include "core/tensor.h"
#include "data/augmentation.h"
#include "data/dataset.h"
#include "data/input_transform.h"

namespace centerscope {

/// m samples as a network takes them.
template <typename T>
struct Batch {
    Matrix<T> images;                     ///< m × pixels, scaled
    std::vector<int> labels;              ///< m
    std::vector<std::int64_t> sampleIds;  ///< m, see Split::id

    int size() const { return static_cast<int>(labels.size()); }
};

/// Where a run stands in its data. Copy it to remember the place, hand it back to return there.
struct LoaderPosition {
    std::int64_t epoch = 1;  ///< the epoch the last batch came from, from 1
    std::int64_t next = 0;   ///< how many samples of that epoch have been handed out

    bool operator==(const LoaderPosition&) const = default;
};

/// Splits -> Batch. The order of an epoch is a pure function of (seed, epoch), what is done to an
/// image one of (seed, epoch, image), so a position is all there is to save; the loader itself only
/// caches that order.
template <typename T>
class DataLoader {
public:
    /// The images of all parts, one after the other, which must outlive the loader. Without shuffle
    /// every epoch runs in this order. Balanced, each class comes equally often, however many
    /// images it has: an epoch of as many images is made of rounds that have one of each class.
    /// Only next() augments.
    DataLoader(std::vector<const Split*> parts, std::uint64_t seed, InputTransform<T> transform,
               bool shuffle, const Augmentation& augmentation = {}, bool balanced = false);
    /// One split of images that are only scaled.
    DataLoader(const Split& split, std::uint64_t seed, InputScaling scaling, bool shuffle);

    /// Fills batch with the batchSize samples at position and moves position past them. What is
    /// left of an epoch when it is less than a batch is dropped and the next epoch begins. The
    /// batch size may differ from call to call. Allocates only when the batch's size changes.
    /// Throws an Error unless 1 <= batchSize <= size().
    void next(LoaderPosition& position, int batchSize, Batch<T>& batch);

    /// Fills batch with the samples of these indices, 0 <= index < size(), in this order.
    void fill(std::span<const std::int64_t> indices, Batch<T>& batch) const;

    /// Images per epoch.
    std::int64_t size() const { return static_cast<std::int64_t>(order_.size()); }
    const InputTransform<T>& transform() const { return transform_; }

private:
    void orderEpoch(std::int64_t epoch);
    void orderInRounds(std::uint64_t counter);
    void findClasses();
    void shuffle(std::span<std::uint32_t> order, std::uint64_t counter) const;
    void resize(Batch<T>& batch, std::size_t size) const;
    /// An image of a part, by its index there.
    struct Place {
        const Split& part;
        std::int64_t index;
    };
    Place placeOf(std::int64_t index) const;
    void put(const Place& place, const std::uint8_t* pixels, std::size_t row,
             Batch<T>& batch) const;

    std::vector<const Split*> parts_;
    InputTransform<T> transform_;
    Rng shuffleRng_;
    Rng augmentationRng_;
    bool shuffle_;
    Augmentation augmentation_;
    std::vector<std::uint8_t> warped_;  // an image as it was augmented
    std::vector<std::uint32_t> order_;  // [place in the epoch] -> index among all images
    std::vector<std::vector<std::uint32_t>> classes_;  // balanced: indices of each; none is empty
    std::int64_t orderedEpoch_ = 0;                    // the epoch order_ belongs to, 0: none yet
};

extern template class DataLoader<float>;
extern template class DataLoader<double>;

}  // namespace centerscope
