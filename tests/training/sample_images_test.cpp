// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/sample_images.h"

#include <algorithm>

#include <QTest>

#include "core/thread_pool.h"
#include "support/room_test.h"
#include "support/small_dataset.h"
#include "support/small_preset.h"
#include "training/trainer.h"

using namespace centerscope;
using namespace centerscope::testing;

class SampleImagesTest : public QObject {
    Q_OBJECT

private slots:
    /// Pixel (0, 0) of image k of each made-up split is k; training ids begin after
    /// validation's 20.
    void anImageIsFoundByItsIdInItsSplit() {
        const SampleImages images(preset(), dataset_, 1);
        QCOMPARE(int{images.clean(PointSource::LiveBatches, 20)[0]}, 0);
        QCOMPARE(int{images.clean(PointSource::FixedSample, 33)[0]}, 13);
        QCOMPARE(int{images.clean(PointSource::Validation, 13)[0]}, 13);
        QCOMPARE(images.clean(PointSource::Validation, 13).data(), dataset_->validation.image(13));
        QCOMPARE(images.clean(PointSource::Test, 13).data(), dataset_->test.image(13));
        QVERIFY(images.clean(PointSource::Test, 50).empty());
        QVERIFY(images.clean(PointSource::FixedSample, 220).empty());
        QVERIFY(images.clean(PointSource::FixedSample, -1).empty());
    }

    void augmentedImagesAreThoseThatStepsTrainOn_data() {
        QTest::addColumn<bool>("allImages");
        QTest::newRow("training images") << false;
        QTest::newRow("training and validation images") << true;
    }

    void augmentedImagesAreThoseThatStepsTrainOn() {
        QFETCH(bool, allImages);
        Preset augmented = smallAugmentedPreset();
        if (allImages)
            augmented.trainingImages = TrainingImages::All;
        ThreadPool pool(1);
        Trainer<float> trainer(augmented, dataset_, 7, pool);
        const SampleImages images(std::make_shared<const Preset>(augmented), dataset_, 7);
        std::int64_t epoch = 0;
        while (epoch < 2)
            epoch = trainer.step().epoch;
        const Batch<float>& batch = trainer.batch();
        Matrix<float> fed(1, batch.images.cols());
        for (int row = 0; row < batch.size(); ++row) {
            const std::int64_t sample = batch.sampleIds[static_cast<std::size_t>(row)];
            QVERIFY(images.augmented(sample, 1).empty());  // augmentation begins with epoch 2
            const std::vector<std::uint8_t> pixels = images.augmented(sample, epoch);
            QVERIFY(!std::ranges::equal(pixels, images.clean(PointSource::LiveBatches, sample)));
            trainer.inputTransform()(pixels.data(), fed.data());
            QVERIFY(fed.row(0) == batch.images.row(row));
        }
    }

private:
    static std::shared_ptr<const Preset> preset() {
        return std::make_shared<const Preset>(smallPreset());
    }

    std::shared_ptr<const Dataset> dataset_ = smallDataset();
};

CENTERSCOPE_GUILESS_TEST(SampleImagesTest)
#include "sample_images_test.moc"
