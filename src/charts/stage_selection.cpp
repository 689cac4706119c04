// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/stage_selection.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "charts/point_cloud_item.h"
#include "charts/sample_marks_item.h"

namespace centerscope {

StageSelection::StageSelection(PointCloudItem& cloud, SampleMarksItem& marks, QObject* parent)
    : QObject(parent), cloud_(cloud), marks_(marks) {}

void StageSelection::set(std::vector<std::int32_t> samples) {
    if (samples == samples_)
        return;
    samples_ = std::move(samples);
    std::erase_if(lastSeen_, [this](const EmbeddedPoint& point) {
        return !std::ranges::binary_search(samples_, point.sample);
    });
    find();
    emit changed();
}

void StageSelection::find() {
    points_.clear();
    if (shown_ && !samples_.empty())
        std::ranges::copy_if(shown_->points, std::back_inserter(points_),
                             [this](const EmbeddedPoint& point) {
                                 return std::ranges::binary_search(samples_, point.sample);
                             });
    // Of an image that is there more than once the last place counts.
    std::vector<EmbeddedPoint> seen(points_.rbegin(), points_.rend());
    seen.insert(seen.end(), lastSeen_.begin(), lastSeen_.end());
    std::ranges::stable_sort(seen, {}, &EmbeddedPoint::sample);
    const auto earlier = std::ranges::unique(seen, {}, &EmbeddedPoint::sample);
    seen.erase(earlier.begin(), earlier.end());
    lastSeen_ = std::move(seen);
    cloud_.setSelected(points_.empty() ? std::vector<std::int32_t>() : samples_);
}

void StageSelection::forgetPlaces() {
    lastSeen_.clear();
}

void StageSelection::follow(const std::shared_ptr<const EmbeddingCloud>& cloud) {
    shown_ = cloud;
    if (!cloud)
        return points_.clear();
    const bool isOfTest = cloud->source == PointSource::Test;
    if (std::exchange(isOfTest_, isOfTest) != isOfTest)
        set({});
    else if (!isEmpty())
        find();
}

void StageSelection::begin(QPointF scene, bool isLasso) {
    lasso_ = isLasso;
    outline_ = {scene};
}

void StageSelection::extend(QPointF scene) {
    const QPointF start = outline_.front();
    if (lasso_)
        outline_ << scene;
    else
        outline_ = QPolygonF({start, {scene.x(), start.y()}, scene, {start.x(), scene.y()}});
    marks_.setOutline(outline_);
}

bool StageSelection::end(bool add) {
    const QPolygonF outline = std::exchange(outline_, {});
    marks_.setOutline({});
    if (outline.size() == 1)
        return false;
    std::vector<std::int32_t> inside = cloud_.samplesIn(outline);
    if (add) {
        std::vector<std::int32_t> both;
        std::ranges::set_union(samples_, inside, std::back_inserter(both));
        inside = std::move(both);
    }
    set(std::move(inside));
    return true;
}

}  // namespace centerscope

#include "moc_stage_selection.cpp"
