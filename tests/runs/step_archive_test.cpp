// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/step_archive.h"

#include <filesystem>
#include <fstream>
#include <thread>

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "runs/frame_file.h"
#include "support/full_disk.h"
#include "support/room_test.h"
#include "training/embedding_head.h"

using namespace centerscope;
using namespace centerscope::testing;

namespace {

/// Of images k, k + 1, … of two classes, where the step and the image tell the position.
std::shared_ptr<const StepFrame> frame(PointSource source, std::int64_t step, int images = 3) {
    auto of = std::make_shared<FrameImages>();
    StepFrame made;
    made.source = source;
    made.step = step;
    made.centers = {{-1, 0}, {1, static_cast<float>(step)}};
    if (source == PointSource::FixedSample) {
        EmbeddingHead head;
        head.activations[0] = {.isTanh = true};
        head.activations[1] = {.slope = 0.25};
        head.logits = {{{1, 0.5}, 0.1}, {{-1, 2}, static_cast<double>(step)}};
        made.head = std::make_shared<const EmbeddingHead>(head);
    }
    for (int k = 0; k < images; ++k) {
        const bool isLive = source == PointSource::LiveBatches;
        of->samples.push_back(isLive ? static_cast<int>(step) * 100 + k : 7 * k);
        of->labels.push_back(static_cast<ClassLabel>(k % 2));
        made.predicted.push_back(static_cast<ClassLabel>((k + step) % 2));
        made.positions.push_back({static_cast<float>(step) + 0.1F, -0.3F * static_cast<float>(k)});
        made.probabilities.push_back(0.9F - 0.01F * static_cast<float>(k));
        made.losses.push_back(0.1F * static_cast<float>(k));
    }
    made.images = std::move(of);
    return std::make_shared<const StepFrame>(std::move(made));
}

std::shared_ptr<const StepFrame> batch(std::int64_t step, int images = 3) {
    return frame(PointSource::LiveBatches, step, images);
}

std::shared_ptr<const StepFrame> sample(std::int64_t step, int images = 3) {
    return frame(PointSource::FixedSample, step, images);
}

void compare(const StepFrame& found, const StepFrame& expected) {
    QCOMPARE(found.source, expected.source);
    QCOMPARE(found.step, expected.step);
    QVERIFY(*found.images == *expected.images);
    QCOMPARE(found.predicted, expected.predicted);
    QVERIFY(found.positions == expected.positions);
    QVERIFY(found.probabilities == expected.probabilities);
    QVERIFY(found.losses == expected.losses);
    QCOMPARE(found.head != nullptr, expected.head != nullptr);
    if (found.head)
        for (int label = 0; label < 2; ++label)
            QCOMPARE(found.head->logit(label, {-0.5F, -2}),
                     expected.head->logit(label, {-0.5F, -2}));
    QVERIFY(found.centers == expected.centers);
}

std::int64_t largestGap(const std::vector<std::int64_t>& steps, std::int64_t from,
                        std::int64_t to) {
    std::int64_t largest = 0;
    for (std::size_t k = 1; k < steps.size(); ++k)
        if (steps[k - 1] >= from && steps[k] <= to)
            largest = std::max(largest, steps[k] - steps[k - 1]);
    return largest;
}

}  // namespace

class StepArchiveTest : public QObject {
    Q_OBJECT

private slots:
    void theNearestKeptStepIsFound() {
        StepArchive archive;
        QVERIFY(!archive.nearest(PointSource::FixedSample, 5));
        for (const std::int64_t step : {0, 10, 20})
            archive.add(sample(step));
        archive.add(batch(14));
        const auto nearest = [&](std::int64_t step) {
            return archive.nearest(PointSource::FixedSample, step)->step;
        };
        QCOMPARE(nearest(-3), 0);
        QCOMPARE(nearest(5), 0);  // the earlier of two
        QCOMPARE(nearest(6), 10);
        QCOMPARE(nearest(20), 20);
        QCOMPARE(nearest(1000), 20);
        QCOMPARE(archive.nearest(PointSource::LiveBatches, 0)->step, 14);
        compare(*archive.nearest(PointSource::FixedSample, 10), *sample(10));
    }

    void aFrameOfTheSameStepTakesThePlaceOfTheOld() {
        StepArchive archive;
        archive.add(sample(10, 3));
        archive.add(sample(10, 8));
        QCOMPARE(archive.frames().size(), std::size_t{1});
        QCOMPARE(archive.bytes(), sample(10, 8)->bytes());
    }

    void theLiveCloudIsTheLastBatchesOneAfterAnother() {
        StepArchive archive;
        QVERIFY(!archive.liveCloud(5, 10));
        for (const std::int64_t step : {1, 2, 4, 5, 6})
            archive.add(batch(step));
        const auto cloud = archive.liveCloud(5, 4);
        QCOMPARE(cloud->points.size(), std::size_t{4});
        QCOMPARE(cloud->firstStep, 4);
        QCOMPARE(cloud->lastStep, 5);
        QCOMPARE(cloud->points.front().sample, 402);
        QCOMPARE(cloud->points.front().step, 4);
        QCOMPARE(cloud->points.back().sample, 502);
        QCOMPARE(cloud->points.back().position.x, 5.1F);
        QCOMPARE(cloud->centers[1].y, 5.0F);
        const auto wide = archive.liveCloud(6, 100);  // step 3 is not there
        QCOMPARE(wide->firstStep, 4);
        QCOMPARE(wide->points.size(), std::size_t{9});
    }

    void theBudgetIsKeptAndWhatIsFarFromTheNewestStepGoesFirst() {
        const std::size_t budget = 400 * batch(1)->bytes();  // 200 for each of the two
        StepArchive archive(budget);
        for (std::int64_t step = 1; step <= 5000; ++step) {
            archive.add(batch(step));
            QVERIFY(archive.bytes() <= budget / 2);
        }
        const std::vector<std::int64_t> steps = archive.steps(PointSource::LiveBatches);
        QVERIFY(steps.size() > 150);
        QCOMPARE(steps.front(), 1);
        QCOMPARE(steps.back(), 5000);
        QCOMPARE(largestGap(steps, 4980, 5000), 1);
        QVERIFY(largestGap(steps, 4000, 5000) < largestGap(steps, 1, 4000));
    }

    void aroundTheStepThatIsLookedAtTheMostStays() {
        StepArchive archive(400 * batch(1)->bytes());
        for (std::int64_t step = 1; step <= 180; ++step)
            archive.add(batch(step));
        archive.setCursor(100);
        for (std::int64_t step = 181; step <= 5000; ++step)
            archive.add(batch(step));
        const std::vector<std::int64_t> steps = archive.steps(PointSource::LiveBatches);
        QCOMPARE(largestGap(steps, 95, 105), 1);
        QVERIFY(largestGap(steps, 4000, 5000) > 20);
        QCOMPARE(steps.back(), 5000);
    }

    void framesOfBookmarksStay() {
        StepArchive archive(100 * batch(1)->bytes());
        archive.protect({7, 1234});
        for (std::int64_t step = 1; step <= 5000; ++step)
            archive.add(batch(step));
        for (const std::int64_t step : {7, 1234})
            QCOMPARE(archive.nearest(PointSource::LiveBatches, step)->step, step);
    }

    void whichStepsStayFollowsFromTheStepsAlone() {
        std::vector<std::int64_t> steps[2];
        for (auto& each : steps) {
            StepArchive archive(100 * sample(0)->bytes());
            for (std::int64_t step = 0; step < 1000; ++step)
                archive.add(sample(step));
            each = archive.steps(PointSource::FixedSample);
        }
        QCOMPARE(steps[0], steps[1]);
    }

    /// Training adds while the window reads.
    void oneThreadAddsWhileAnotherReads() {
        StepArchive archive(50 * batch(1)->bytes());
        std::thread training([&archive] {
            for (std::int64_t step = 1; step <= 500; ++step)
                archive.add(batch(step));
        });
        for (std::int64_t step = 1; step <= 500; ++step) {
            archive.setCursor(step);
            const auto cloud = archive.liveCloud(step, 9);
            QVERIFY(!cloud || cloud->points.back().step == cloud->lastStep);
            QVERIFY(archive.bytes() <= archive.budget() / 2);
        }
        training.join();
        QCOMPARE(archive.steps(PointSource::LiveBatches).back(), 500);
    }

    void anEarlierPartIsAnArchiveOfItsOwn() {
        StepArchive archive;
        for (const std::int64_t step : {1, 2, 3, 4})
            archive.add(batch(step));
        const auto earlier = archive.upTo(2);
        QCOMPARE(earlier->steps(PointSource::LiveBatches), (std::vector<std::int64_t>{1, 2}));
        earlier->add(batch(3, 1));
        QCOMPARE(archive.nearest(PointSource::LiveBatches, 3)->positions.size(), std::size_t{3});
    }

    void framesComeBackFromTheirFileExactly() {
        const auto path = file();
        const std::vector frames{sample(0), batch(1),     batch(2, 5),
                                 sample(1), sample(2, 6), sample(5, 6)};
        FrameFile out(path);
        for (const auto& each : frames)
            out.append(*each);
        const auto found = loadFrames(path, 2, 100);
        QCOMPARE(found.size(), frames.size());
        for (std::size_t k = 0; k < found.size(); ++k)
            compare(*found[k], *frames[k]);
        QCOMPARE(found[0]->images.get(), found[3]->images.get());
        QCOMPARE(loadFrames(path, 2, 1).size(), std::size_t{3});
        QVERIFY(loadFrames(path, 3, 100).empty());  // a run of three classes
    }

    void aFileThatEndsWithinARecordHoldsThoseBefore() {
        const auto path = file();
        FrameFile(path).append(*batch(1));
        FrameFile(path).append(*batch(2));
        const QByteArray whole = bytes(path);
        for (qsizetype size = 0; size < whole.size(); ++size) {
            const auto found = parseFrames(whole.left(size).toStdString(), 2);
            QCOMPARE(found.size(), std::size_t(size >= whole.size() / 2 ? 1 : 0));
        }
    }

    /// Each once, though a record comes in two parts; all of a file that is written anew.
    void whatIsAddedToAFileIsReadAsItComes() {
        const auto path = file();
        FrameTail tail(path, 2, {});
        QVERIFY(tail.read().empty());
        FrameFile out(path);
        out.append(*sample(0));
        QCOMPARE(tail.read().size(), std::size_t{1});
        out.append(*sample(1));  // whose images are those of the first
        const QByteArray whole = bytes(path);
        std::filesystem::resize_file(path, static_cast<std::uintmax_t>(whole.size()) - 1);
        QVERIFY(tail.read().empty());
        std::ofstream(path, std::ios::app | std::ios::binary) << whole.back();
        auto found = tail.read();
        QCOMPARE(found.size(), std::size_t{1});
        compare(*found[0], *sample(1));
        QVERIFY(tail.read().empty());
        FrameFile(path).replace(std::vector{sample(1), batch(2)});
        found = tail.read();
        QCOMPARE(found.size(), std::size_t{2});
        compare(*found[1], *batch(2));
    }

    void aFlippedBitEndsWhatIsTaken() {
        const auto path = file();
        FrameFile(path).append(*batch(1));
        FrameFile(path).append(*batch(2));
        const QByteArray whole = bytes(path);
        for (qsizetype at = 0; at < whole.size(); ++at) {
            QByteArray damaged = whole;
            damaged[at] = static_cast<char>(damaged[at] ^ 4);
            const auto found = parseFrames(damaged.toStdString(), 2);
            QVERIFY(found.size() <= 1);
            if (at >= whole.size() / 2)
                compare(*found.at(0), *batch(1));
        }
    }

    void whatAFullDiskTakesIsLostAndNothingAfterIt() {
        const auto path = file();
        FrameFile out(path);
        out.append(*batch(1));
        {
            const FullDisk full;
            QVERIFY_EXCEPTION_THROWN(out.append(*sample(1)), WriteError);
        }
        out.append(*sample(2));
        const auto found = loadFrames(path, 2, 100);
        QCOMPARE(found.size(), std::size_t{2});
        compare(*found[1], *sample(2));
    }

    void aFileIsReplacedByTheFramesThatStay() {
        const auto path = file();
        FrameFile out(path);
        for (std::int64_t step = 1; step <= 9; ++step)
            out.append(*batch(step));
        const std::vector stay{sample(0), batch(1), sample(5)};
        out.replace(stay);
        QCOMPARE(out.size(), static_cast<std::size_t>(bytes(path).size()));
        out.append(*batch(6));
        const auto found = loadFrames(path, 2, 100);
        QCOMPARE(found.size(), std::size_t{4});
        compare(*found[2], *sample(5));
        compare(*found[3], *batch(6));
    }

private:
    std::filesystem::path file() {
        return folder_.filePath(QTest::currentTestFunction()).toStdString();
    }
    static QByteArray bytes(const std::filesystem::path& path) {
        QFile file(QString::fromStdString(path.string()));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    QTemporaryDir folder_;
};

CENTERSCOPE_GUILESS_TEST(StepArchiveTest)
#include "step_archive_test.moc"
