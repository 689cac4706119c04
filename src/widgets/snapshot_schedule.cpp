// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/snapshot_schedule.h"

#include <algorithm>

namespace centerscope {

namespace {

using CloudPtr = std::shared_ptr<const EmbeddingCloud>;

/// The live cloud as it was right after this step, or null where it no longer has points of then.
CloudPtr asOf(const EmbeddingCloud& live, const CenterPositions& centers) {
    auto then = std::make_shared<EmbeddingCloud>();
    then->source = live.source;
    then->centers = centers.centers;
    const auto end = std::partition_point(
        live.points.begin(), live.points.end(),
        [&](const EmbeddedPoint& point) { return point.step <= centers.step; });
    then->points.assign(live.points.begin(), end);
    if (then->points.empty())
        return nullptr;
    then->firstStep = then->points.front().step;
    then->lastStep = centers.step;
    return then;
}

}  // namespace

void SnapshotSchedule::start(std::int64_t every, std::int64_t step) {
    every_ = every;
    next_ = (step / every + 1) * every;
}

std::vector<CloudPtr> SnapshotSchedule::due(const SessionUpdate& update) {
    std::vector<CloudPtr> clouds;
    if (!isActive() || !update.cloud)
        return clouds;
    if (update.cloud->source == StageSource::LiveBatches) {
        dueLive(update, clouds);
    } else if (update.cloud->lastStep >= next_) {
        clouds.push_back(update.cloud);
        start(every_, update.cloud->lastStep);
    }
    return clouds;
}

void SnapshotSchedule::dueLive(const SessionUpdate& update, std::vector<CloudPtr>& clouds) {
    for (const CenterPositions& centers : update.centers) {
        if (centers.step < next_)
            continue;
        if (CloudPtr cloud = asOf(*update.cloud, centers))
            clouds.push_back(std::move(cloud));
        start(every_, centers.step);
    }
}

QString snapshotFileName(std::int64_t step) {
    return QStringLiteral("%1.png").arg(step, 6, 10, QLatin1Char('0'));
}

}  // namespace centerscope
