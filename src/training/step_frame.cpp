// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/step_frame.h"

#include <algorithm>
#include <span>
#include <unordered_map>
#include <utility>

#include "training/evaluator.h"
#include "training/trainer.h"

namespace centerscope {

namespace {

bool isOf(const FrameImages& images, const std::vector<EmbeddedPoint>& points) {
    const auto isSame = [](const EmbeddedPoint& point, std::int32_t sample) {
        return point.sample == sample;
    };
    return std::ranges::equal(points, images.samples, isSame);
}

}  // namespace

std::size_t StepFrame::bytes() const {
    const std::size_t perImage = sizeof(EmbeddingPosition) + sizeof(ClassLabel) + 2 * sizeof(float);
    const std::size_t ofImages =
        source == PointSource::LiveBatches
            ? images->samples.size() * (sizeof(std::int32_t) + sizeof(ClassLabel)) +
                  sizeof(FrameImages)
            : 0;
    return sizeof *this + positions.size() * perImage + centers.size() * sizeof centers[0] +
           ofImages;
}

StepFrame batchFrame(const Trainer<float>& trainer) {
    const Batch<float>& batch = trainer.batch();
    const Matrix<float>& x = trainer.embeddings();
    auto images = std::make_shared<FrameImages>();
    images->samples.assign(batch.sampleIds.begin(), batch.sampleIds.end());
    images->labels.assign(batch.labels.begin(), batch.labels.end());
    StepFrame frame{
        .source = PointSource::LiveBatches,
        .step = trainer.state().step,
        .images = std::move(images),
        .predicted = {},
        .positions = positions(x, trainer.projection()),
        .centers = positions(trainer.state().embeddingLoss.centers, trainer.projection()),
        .probabilities = {},
        .losses = {},
        .head = nullptr};
    for (const Prediction& prediction : trainer.predictions()) {
        frame.predicted.push_back(prediction.label);
        frame.probabilities.push_back(prediction.probability);
        frame.losses.push_back(prediction.loss);
    }
    if (trainer.projection().dimensions > 2) {
        const std::span all(x.data(), static_cast<std::size_t>(x.size()));
        frame.projection = trainer.sharedProjection();
        frame.varianceShare = varianceShare(all, *frame.projection);
    }
    return frame;
}

StepFrame frameOf(const EmbeddingCloud& cloud, const std::shared_ptr<const FrameImages>& known) {
    StepFrame frame{.source = cloud.source,
                    .step = cloud.lastStep,
                    .images = known,
                    .predicted = {},
                    .positions = {},
                    .centers = cloud.centers,
                    .probabilities = {},
                    .losses = {},
                    .head = cloud.head,
                    .projection = cloud.projection,
                    .varianceShare = cloud.varianceShare,
                    .measures = cloud.measures};
    if (!known || !isOf(*known, cloud.points)) {
        auto images = std::make_shared<FrameImages>();
        for (const EmbeddedPoint& point : cloud.points) {
            images->samples.push_back(point.sample);
            images->labels.push_back(point.label);
        }
        frame.images = std::move(images);
    }
    frame.predicted.reserve(cloud.points.size());
    frame.positions.reserve(cloud.points.size());
    for (const EmbeddedPoint& point : cloud.points) {
        frame.predicted.push_back(point.predicted);
        frame.positions.push_back(point.position);
        frame.probabilities.push_back(point.probability);
        frame.losses.push_back(point.loss);
    }
    return frame;
}

void appendPoints(const StepFrame& frame, std::vector<EmbeddedPoint>& points) {
    for (std::size_t k = 0; k < frame.positions.size(); ++k)
        points.push_back({frame.positions[k], frame.images->samples[k], frame.images->labels[k],
                          frame.predicted[k], frame.step, frame.probabilities[k], frame.losses[k]});
}

EmbeddingCloud cloudBetween(const StepFrame& from, const StepFrame& to, float share) {
    const auto between = [share](EmbeddingPosition a, EmbeddingPosition b) {
        return EmbeddingPosition{a.x + share * (b.x - a.x), a.y + share * (b.y - a.y)};
    };
    std::unordered_map<std::int32_t, EmbeddingPosition> ends;
    for (std::size_t k = 0; k < to.positions.size(); ++k)
        ends.emplace(to.images->samples[k], to.positions[k]);
    EmbeddingCloud cloud = cloudOf(from);
    cloud.head = nullptr;
    cloud.varianceShare.reset();
    cloud.measures.reset();
    std::erase_if(cloud.points,
                  [&](const EmbeddedPoint& point) { return !ends.contains(point.sample); });
    for (EmbeddedPoint& point : cloud.points)
        point.position = between(point.position, ends.at(point.sample));
    for (std::size_t j = 0; j < cloud.centers.size() && j < to.centers.size(); ++j)
        cloud.centers[j] = between(cloud.centers[j], to.centers[j]);
    return cloud;
}

EmbeddingCloud cloudOf(const StepFrame& frame) {
    EmbeddingCloud cloud{frame.source,  frame.step, frame.step,       {},
                         frame.centers, frame.head, frame.projection, frame.varianceShare,
                         frame.measures};
    cloud.points.reserve(frame.positions.size());
    appendPoints(frame, cloud.points);
    return cloud;
}

}  // namespace centerscope
