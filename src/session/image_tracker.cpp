// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/image_tracker.h"

#include <algorithm>
#include <memory>
#include <utility>

#include "core/flush_denormals.h"
#include "nn/losses/softmax_cross_entropy.h"
#include "training/evaluator.h"

namespace centerscope {

void ImageTracker::setImages(std::vector<TrackedImage> images) {
    images.resize(std::min(images.size(), kMostImages));
    images_ = std::move(images);
    restart();
}

bool ImageTracker::isDue() const {
    return !images_.empty() && (placedAt_ < 0 || sincePlaced_.hasExpired(kInterval));
}

std::vector<TrackedPlace> ImageTracker::place(Trainer<float>& trainer) {
    const std::int64_t step = trainer.state().step;
    if (std::exchange(placedAt_, step) == step)
        return {};
    const InputTransform<float>& transform = trainer.inputTransform();
    const auto pixels = static_cast<std::size_t>(trainer.dataset().train.shape.size());
    std::vector<TrackedPlace> places;
    input_.resize(static_cast<Eigen::Index>(images_.size()), transform.shape().size());
    for (const TrackedImage& image : images_)
        if (image.pixels.size() == pixels) {
            transform(image.pixels.data(),
                      input_.row(static_cast<Eigen::Index>(places.size())).data());
            places.push_back({image.key, step, {}, {}, nullptr});
        }
    if (places.empty())
        return places;
    const FlushDenormals flush;
    Network<float>& network = trainer.network();
    network.evaluate(trainer.state().weights,
                     input_.topRows(static_cast<Eigen::Index>(places.size())),
                     trainer.state().statistics);
    Matrix<float> probabilities;
    softmax(network.logits(), probabilities);
    const auto version = std::make_shared<const PlacingVersion>(
        PlacingVersion{headOf<float>(network, trainer.state().weights),
                       positions(trainer.state().embeddingLoss.centers, trainer.projection())});
    for (std::size_t k = 0; k < places.size(); ++k) {
        places[k].version = version;
        const auto row = static_cast<Eigen::Index>(k);
        places[k].position = trainer.projection()(network.embeddings().row(row));
        if (trainer.projection().dimensions > 2) {
            const auto distances =
                (trainer.state().embeddingLoss.centers.rowwise() - network.embeddings().row(row))
                    .rowwise()
                    .norm()
                    .eval();
            places[k].centerDistances.assign(distances.begin(), distances.end());
            const auto x = network.embeddings().row(row);
            places[k].embedding.assign(x.begin(), x.end());
        }
        places[k].probabilities.assign(probabilities.row(row).begin(),
                                       probabilities.row(row).end());
    }
    sincePlaced_.start();
    return places;
}

}  // namespace centerscope
