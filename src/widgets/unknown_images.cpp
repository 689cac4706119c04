// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/unknown_images.h"

#include <cstdint>
#include <memory>
#include <utility>
#include <vector>

#include <QStringList>

#include "charts/embedding_chart.h"

namespace centerscope {

namespace {

constexpr std::size_t kMostDrawn = 1000;

}  // namespace

/// Their labels on the stage follow those of the known classes.
void UnknownImages::setDatasets(std::shared_ptr<const Dataset> known,
                                std::shared_ptr<const Dataset> outsiders) {
    known_ = std::move(known);
    outsiders_ = std::move(outsiders);
    QStringList names;
    std::vector<std::int64_t> fileLabels;
    if (outsiders_) {
        names << QString::fromStdString(outsiders_->name);
        fileLabels.push_back(ClassPalette::kNoClass);
    } else if (known_->whole) {
        for (std::size_t label = known_->classNames.size(); label < known_->labelsOfWhole.size();
             ++label) {
            fileLabels.push_back(known_->labelsOfWhole[label]);
            names << QString::fromStdString(
                known_->whole->classNames[static_cast<std::size_t>(fileLabels.back())]);
        }
    }
    stage_.setUnknownClasses(names, std::move(fileLabels));
}

void UnknownImages::setState(const OpenSetState* state) {
    if (!state)
        return stage_.setUnknownCloud(nullptr);
    auto cloud = std::make_shared<EmbeddingCloud>();
    cloud->source = PointSource::Test;
    cloud->firstStep = cloud->lastStep = state->step;
    cloud->centers = state->centers;
    const auto first = static_cast<ClassLabel>(known_->classNames.size());
    auto full = std::make_shared<FullEmbeddings>();
    const std::size_t stride = state->unknown.size() / kMostDrawn + 1;
    for (std::size_t k = 0; k < state->unknown.size(); k += stride) {
        const OpenSetImage& image = state->unknown[k];
        cloud->points.push_back(image.point);
        full->points.insert(full->points.end(), image.embedding.begin(), image.embedding.end());
        if (outsiders_)
            cloud->points.back().label = first;
    }
    if (!full->points.empty()) {
        full->dimensions = static_cast<int>(full->points.size() / cloud->points.size());
        cloud->full = std::move(full);
    }
    stage_.setUnknownCloud(std::move(cloud));
}

}  // namespace centerscope
