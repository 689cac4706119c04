// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/data_loader.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include <QTest>

#include "core/error.h"
#include "support/room_test.h"
#include "support/small_dataset.h"

using namespace centerscope;
using namespace centerscope::testing;

namespace {

using Ids = std::vector<std::int64_t>;

Split splitOf(std::int64_t images, std::int64_t firstId = 0) {
    Split split = smallDataset(images)->train;
    split.firstId = firstId;
    return split;
}

/// Sample ids of the next batches, one after the other.
Ids nextIds(DataLoader<float>& loader, LoaderPosition& position, int batchSize, int batches) {
    Ids ids;
    Batch<float> batch;
    for (int k = 0; k < batches; ++k) {
        loader.next(position, batchSize, batch);
        ids.insert(ids.end(), batch.sampleIds.begin(), batch.sampleIds.end());
    }
    return ids;
}

Ids sorted(Ids ids) {
    std::sort(ids.begin(), ids.end());
    return ids;
}

Ids upTo(std::int64_t count) {
    Ids ids(static_cast<std::size_t>(count));
    std::iota(ids.begin(), ids.end(), 0);
    return ids;
}

}  // namespace

class DataLoaderTest : public QObject {
    Q_OBJECT

private slots:
    /// One image of class 1 among twelve: in four rounds of three classes it comes four times.
    void aBalancedEpochHasEachClassEquallyOften() {
        Split split;
        split.shape = {1, 1, 1};
        for (const int label : {0, 0, 0, 0, 0, 0, 0, 1, 2, 2, 2, 2}) {
            split.pixels.push_back(static_cast<std::uint8_t>(split.pixels.size()));
            split.labels.push_back(static_cast<ClassLabel>(label));
        }
        const auto transform = InputTransform<float>({}, split.shape, 1, {&split});
        DataLoader<float> loader({&split}, 5, transform, true, {}, true);
        LoaderPosition position;
        Batch<float> batch;
        std::vector<std::vector<std::int64_t>> epochs;
        for (int epoch = 1; epoch <= 2; ++epoch) {
            std::vector<std::int64_t> ids;
            for (int k = 0; k < 4; ++k) {
                loader.next(position, 3, batch);
                std::vector<int> labels = batch.labels;
                std::ranges::sort(labels);
                QCOMPARE(labels, (std::vector<int>{0, 1, 2}));
                ids.insert(ids.end(), batch.sampleIds.begin(), batch.sampleIds.end());
            }
            QCOMPARE(std::ranges::count(ids, 7), 4);
            for (std::int64_t id = 8; id < 12; ++id)
                QCOMPARE(std::ranges::count(ids, id), 1);
            epochs.push_back(ids);
        }
        QVERIFY(epochs[0] != epochs[1]);
        DataLoader<float> again({&split}, 5, transform, true, {}, true);
        LoaderPosition second{2, 0};
        again.next(second, 12, batch);
        QCOMPARE(batch.sampleIds, epochs[1]);
    }

    // Computed by an independent implementation: they hold what a seed means for all time.
    void theOrderIsTheKnownOne() {
        const Split split = splitOf(10);
        LoaderPosition position;
        DataLoader<float> one(split, 1, {}, true);
        QCOMPARE(nextIds(one, position, 5, 2), (Ids{4, 6, 2, 0, 5, 3, 9, 8, 1, 7}));
        QCOMPARE(nextIds(one, position, 5, 2), (Ids{2, 7, 3, 6, 9, 1, 4, 0, 5, 8}));
        LoaderPosition start;
        DataLoader<float> two(split, 2, {}, true);
        QCOMPARE(nextIds(two, start, 10, 1), (Ids{8, 3, 9, 4, 7, 0, 6, 5, 2, 1}));
    }

    void anEpochServesEverySampleOnce() {
        const Split split = splitOf(200);
        DataLoader<float> loader(split, 3, {}, true);
        LoaderPosition position;
        const Ids first = nextIds(loader, position, 20, 10);
        QCOMPARE(position, (LoaderPosition{1, 200}));
        const Ids second = nextIds(loader, position, 20, 10);
        QCOMPARE(position, (LoaderPosition{2, 200}));
        QCOMPARE(sorted(first), upTo(200));
        QCOMPARE(sorted(second), upTo(200));
        QVERIFY(first != second);
        QVERIFY(first != upTo(200));
    }

    // 55,000 images are 550 batches of 100, and of 128 they are 429 with 88 images left over.
    void aLastPartialBatchIsLeftForTheNextEpoch() {
        const Split split = splitOf(550);
        DataLoader<float> loader(split, 3, {}, true);
        LoaderPosition position;
        const Ids ids = nextIds(loader, position, 128, 4);
        QCOMPARE(position, (LoaderPosition{1, 512}));
        nextIds(loader, position, 128, 1);
        QCOMPARE(position, (LoaderPosition{2, 128}));
        const Ids distinct = sorted(ids);
        QVERIFY(std::adjacent_find(distinct.begin(), distinct.end()) == distinct.end());
    }

    void aRestoredPositionContinuesAsIfNothingHappened() {
        const Split split = splitOf(200);
        DataLoader<float> loader(split, 5, {}, true);
        LoaderPosition position;
        nextIds(loader, position, 30, 9);  // in the second epoch
        const LoaderPosition saved = position;
        const Ids expected = nextIds(loader, position, 30, 12);  // into the fourth
        LoaderPosition returned = saved;
        QCOMPARE(nextIds(loader, returned, 30, 12), expected);
        LoaderPosition resumed = saved;
        DataLoader<float> fresh(split, 5, {}, true);
        QCOMPARE(nextIds(fresh, resumed, 30, 12), expected);
        QCOMPARE(resumed, position);
    }

    void theBatchSizeMayChangeWithinAnEpoch() {
        const Split split = splitOf(100);
        DataLoader<float> loader(split, 5, {}, true);
        LoaderPosition position;
        Ids ids = nextIds(loader, position, 10, 3);
        const Ids larger = nextIds(loader, position, 35, 2);
        ids.insert(ids.end(), larger.begin(), larger.end());
        QCOMPARE(position, (LoaderPosition{1, 100}));
        QCOMPARE(sorted(ids), upTo(100));
    }

    void withoutShuffleTheOrderIsTheSplits() {
        const Split split = splitOf(50, 7'000);
        DataLoader<float> loader(split, 5, {}, false);
        LoaderPosition position;
        QCOMPARE(nextIds(loader, position, 3, 1), (Ids{7'000, 7'001, 7'002}));
        nextIds(loader, position, 3, 15);
        QCOMPARE(position, (LoaderPosition{1, 48}));
        QCOMPARE(nextIds(loader, position, 3, 1), (Ids{7'000, 7'001, 7'002}));
        QCOMPARE(position.epoch, 2);
    }

    void aBatchHoldsScaledPixelsLabelsAndIds() {
        const Split split = splitOf(200, 5'000);
        const DataLoader<double> loader(split, 1, {}, true);
        Batch<double> batch;
        const Ids indices{199, 3, 3};
        loader.fill(indices, batch);
        QCOMPARE(batch.size(), 3);
        QCOMPARE(batch.images.rows(), 3);
        QCOMPARE(batch.images.cols(), 784);
        QCOMPARE(batch.labels, (std::vector<int>{9, 3, 3}));
        QCOMPARE(batch.sampleIds, (Ids{5'199, 5'003, 5'003}));
        for (Eigen::Index row = 0; row < 3; ++row)
            for (Eigen::Index pixel = 0; pixel < 784; ++pixel)
                QCOMPARE(
                    batch.images(row, pixel),
                    (split.image(indices[static_cast<std::size_t>(row)])[pixel] - 127.5) / 128.0);
        QCOMPARE(batch.images(0, 0), (199 - 127.5) / 128.0);
    }

    void theScalingIsThatOfThePreset() {
        const Split split = splitOf(10);
        DataLoader<float> loader(split, 1, {0.0, 1.0 / 255.0}, false);
        LoaderPosition position;
        Batch<float> batch;
        loader.next(position, 10, batch);
        QCOMPARE(batch.images.minCoeff(), 0.0F);
        QCOMPARE(batch.images.maxCoeff(), 1.0F);
    }

    void floatAndDoubleAreServedTheSameSamples() {
        const Split split = splitOf(100);
        DataLoader<float> floats(split, 9, {}, true);
        DataLoader<double> doubles(split, 9, {}, true);
        LoaderPosition one, two;
        Batch<float> batch;
        Batch<double> precise;
        floats.next(one, 40, batch);
        doubles.next(two, 40, precise);
        QCOMPARE(batch.sampleIds, precise.sampleIds);
        QVERIFY(batch.images == precise.images.cast<float>());
    }

    void aBatchIsFilledWhereItLies() {
        const Split split = splitOf(100);
        DataLoader<float> loader(split, 9, {}, true);
        LoaderPosition position;
        Batch<float> batch;
        loader.next(position, 40, batch);
        const float* images = batch.images.data();
        const int* labels = batch.labels.data();
        const std::int64_t* ids = batch.sampleIds.data();
        for (int k = 0; k < 10; ++k)  // over several epochs
            loader.next(position, 40, batch);
        QCOMPARE(batch.images.data(), images);
        QCOMPARE(batch.labels.data(), labels);
        QCOMPARE(batch.sampleIds.data(), ids);
    }

    void anAugmentedImageDependsOnSeedEpochAndImageAlone() {
        const Split split = splitOf(60);
        DataLoader<float> loader = augmented(split, 5);
        const Matrix<float> epoch = imagesOf(loader, {2, 0}, 60);
        DataLoader<float> other = augmented(split, 5);
        QCOMPARE(imagesOf(other, {2, 0}, 20), epoch.topRows(20));
        QCOMPARE(imagesOf(other, {2, 20}, 40), epoch.bottomRows(40));
        QCOMPARE(imagesOf(loader, {2, 0}, 60), epoch);
        DataLoader<float> unlike = augmented(split, 6);
        QVERIFY(imagesOf(unlike, {2, 0}, 60) != epoch);
        QVERIFY(imagesOf(loader, {3, 0}, 60) != epoch);
    }

    void augmentationBeginsWithItsEpochAndNeverTouchesAFill() {
        const Split split = splitOf(60);
        DataLoader<float> plain(split, 5, {}, false);
        DataLoader<float> loader = augmented(split, 5, 2);
        QCOMPARE(imagesOf(loader, {1, 0}, 60), imagesOf(plain, {1, 0}, 60));
        QVERIFY(imagesOf(loader, {2, 0}, 60) != imagesOf(plain, {2, 0}, 60));
        Batch<float> batch;
        loader.fill(upTo(60), batch);
        QCOMPARE(batch.images, imagesOf(plain, {1, 0}, 60));
    }

    void augmentationStaysWithinItsBoundsAndUsesThem() {
        const Augmentation augmentation{.shift = 2, .rotation = 90, .scale = 0.1};
        const Rng rng(1, RandomPurpose::Augmentation);
        double farthest = 0, smallest = 1, largest = 1;
        for (int index = 0; index < 1000; ++index) {
            const AffineWarp warp = augmentation.warp(rng, 1, index);
            QVERIFY(std::abs(warp.right) <= 2 && std::abs(warp.down) <= 2);
            QVERIFY(std::abs(warp.rotation) <= 0.25);
            farthest = std::max({farthest, warp.right, -warp.down});
            smallest = std::min(smallest, warp.scale);
            largest = std::max(largest, warp.scale);
        }
        QVERIFY(farthest > 1.99 && smallest >= 0.9 && smallest < 0.901);
        QVERIFY(largest <= 1.1 && largest > 1.099);
    }

    void impossibleRequestsAreRefused() {
        const Split split = splitOf(100);
        DataLoader<float> loader(split, 9, {}, true);
        Batch<float> batch;
        LoaderPosition position;
        QCOMPARE(refusal(loader, position, 101), "a batch can have 1 to 100 images here, not 101");
        QCOMPARE(refusal(loader, position, 0), "a batch can have 1 to 100 images here, not 0");
        QCOMPARE(position, LoaderPosition{});
        LoaderPosition nowhere{0, -1};
        QCOMPARE(refusal(loader, nowhere, 10), "no such place in the data: epoch 0, sample -1");
        QCOMPARE(refusal(loader, position, 100), "");
    }

private:
    static DataLoader<float> augmented(const Split& split, std::uint64_t seed,
                                       std::int64_t fromEpoch = 1) {
        const Augmentation augmentation{
            .shift = 2, .rotation = 10, .scale = 0.1, .fromEpoch = fromEpoch};
        return {
            {&split}, seed, {{}, split.shape, split.shape.height, {&split}}, false, augmentation};
    }

    static Matrix<float> imagesOf(DataLoader<float>& loader, LoaderPosition from, int images) {
        Batch<float> batch;
        loader.next(from, images, batch);
        return batch.images;
    }

    static std::string refusal(DataLoader<float>& loader, LoaderPosition& position, int batchSize) {
        try {
            Batch<float> batch;
            loader.next(position, batchSize, batch);
        } catch (const Error& error) {
            return error.what();
        }
        return "";
    }
};

CENTERSCOPE_GUILESS_TEST(DataLoaderTest)
#include "data_loader_test.moc"
