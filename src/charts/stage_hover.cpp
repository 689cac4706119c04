// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/stage_hover.h"

#include <chrono>
#include <limits>

#include "charts/point_cloud_item.h"
#include "charts/sample_marks_item.h"

namespace centerscope {

namespace {

using namespace std::chrono_literals;

constexpr auto kHoverTime = 80ms;  // what the pointer only crosses says nothing

std::optional<EmbeddedPoint> sameIn(const EmbeddingCloud& cloud, const EmbeddedPoint& wanted) {
    for (const EmbeddedPoint& point : cloud.points)
        if (point.sample == wanted.sample &&
            (point.step == wanted.step || cloud.source != PointSource::LiveBatches))
            return point;
    return std::nullopt;
}

}  // namespace

bool StageHover::Target::isSame(const Target& other) const {
    if (point && other.point)
        return point->sample == other.point->sample && point->step == other.point->step &&
               isUnknown == other.isUnknown;
    return !point && !other.point && center == other.center;
}

StageHover::StageHover(const PointCloudItem& cloud, const PointCloudItem& unknown,
                       SampleMarksItem& marks, QObject* parent)
    : QObject(parent), cloud_(cloud), unknown_(unknown), marks_(marks) {
    timer_.setSingleShot(true);
    connect(&timer_, &QTimer::timeout, this, [this] { hover(pointed_); });
}

/// Discs are drawn over the points, and hollow ones below the others.
void StageHover::pointAt(const std::optional<QPointF>& scene) {
    Target at;
    if (scene)
        at.center = cloud_.centerAt(*scene);
    if (scene && !at.center)
        at.point = cloud_.pointAt(*scene);
    if (scene && !at.center && !at.point) {
        at.point = unknown_.pointAt(*scene);
        at.isUnknown = at.point.has_value();
    }
    if (pointed_.isSame(at))
        return;
    pointed_ = at;
    if (!hovered_.isNone() && !hovered_.isSame(at))
        hover({});
    if (at.isNone())
        timer_.stop();
    else
        timer_.start(kHoverTime);
}

bool StageHover::end() {
    const bool wasMeant = !hovered_.isNone();
    if (wasMeant)
        choose({});
    return wasMeant;
}

void StageHover::forgetPointer() {
    pointed_ = {};
    timer_.stop();
}

void StageHover::follow(const std::shared_ptr<const EmbeddingCloud>& cloud) {
    const bool isSameSource = cloud && source_ == cloud->source;
    source_ = cloud ? std::optional(cloud->source) : std::nullopt;
    if (hovered_.isNone() || hovered_.isUnknown)
        return;
    Target now;
    if (cloud && hovered_.center &&
        static_cast<std::size_t>(*hovered_.center) < cloud->centers.size())
        now.center = hovered_.center;
    if (isSameSource && hovered_.point)
        now.point = sameIn(*cloud, *hovered_.point);
    choose(now);
}

void StageHover::followUnknown(const std::shared_ptr<const EmbeddingCloud>& unknown) {
    if (!hovered_.isUnknown)
        return;
    Target now;
    if (unknown)
        now.point = sameIn(*unknown, *hovered_.point);
    now.isUnknown = now.point.has_value();
    choose(now);
}

void StageHover::showSame(const StageHover& other,
                          const std::shared_ptr<const EmbeddingCloud>& cloud,
                          const std::shared_ptr<const EmbeddingCloud>& unknown) {
    Target same;
    const auto& own = other.hovered_.isUnknown ? unknown : cloud;
    if (own && other.point())
        same.point = sameIn(*own, *other.point());
    same.isUnknown = other.hovered_.isUnknown && same.point;
    if (cloud)
        same.center = other.center();
    if (!same.isNone() || !hovered_.isNone())
        choose(same);
}

void StageHover::walk(QPointF from, QPointF direction) {
    const auto known = cloud_.nextPoint(from, direction);
    const auto unknown = unknown_.nextPoint(from, direction);
    const auto away = [&](const std::optional<EmbeddedPoint>& point) {
        return point ? (cloud_.sceneOf(*point) - from).manhattanLength()
                     : std::numeric_limits<double>::infinity();
    };
    const bool isUnknown = away(unknown) < away(known);
    if (const auto& next = isUnknown ? unknown : known)
        choose({next, {}, isUnknown});
}

void StageHover::walkCenters() {
    if (const auto next = cloud_.nextCenter(hovered_.center))
        choose({{}, next, false});
}

void StageHover::choose(const Target& target) {
    timer_.stop();
    hover(pointed_ = target);
}

void StageHover::hover(const Target& target) {
    hovered_ = target;
    marks_.setHovered(target.point ? std::optional(target.point->position) : std::nullopt);
    emit changed();
}

}  // namespace centerscope

#include "moc_stage_hover.cpp"
