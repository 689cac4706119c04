// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/sample_choice.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <ranges>
#include <unordered_map>
#include <unordered_set>

namespace centerscope {

namespace {

struct Ranked {
    EmbeddedPoint point;
    double rank = 0;  // largest first
};

/// NaN, of a network that has diverged, counts as the worst.
double ranking(double value) {
    return std::isnan(value) ? std::numeric_limits<double>::infinity() : value;
}

double distance(EmbeddingPosition a, EmbeddingPosition b) {
    return ranking(std::hypot(a.x - b.x, a.y - b.y));
}

std::size_t nearestCenter(const EmbeddingCloud& cloud, EmbeddingPosition place) {
    const auto nearest = std::ranges::min_element(
        cloud.centers, {}, [place](EmbeddingPosition center) { return distance(center, place); });
    return static_cast<std::size_t>(nearest - cloud.centers.begin());
}

std::vector<EmbeddedPoint> inOrder(std::vector<Ranked> ranked) {
    std::ranges::stable_sort(ranked, std::ranges::greater(), &Ranked::rank);
    std::vector<EmbeddedPoint> points;
    for (const Ranked& each : ranked)
        points.push_back(each.point);
    return points;
}

/// The last point of each sample is the newest.
std::vector<EmbeddedPoint> newestOfEachSample(const EmbeddingCloud& cloud) {
    std::unordered_set<std::int32_t> seen;
    std::vector<EmbeddedPoint> points;
    for (const EmbeddedPoint& point : cloud.points | std::views::reverse)
        if (seen.insert(point.sample).second)
            points.push_back(point);
    std::ranges::reverse(points);
    return points;
}

std::vector<EmbeddedPoint> byLoss(const EmbeddingCloud& cloud, auto&& isChosen) {
    std::vector<Ranked> ranked;
    for (const EmbeddedPoint& point : newestOfEachSample(cloud))
        if (isChosen(point))
            ranked.push_back({point, ranking(point.loss)});
    return inOrder(std::move(ranked));
}

std::vector<EmbeddedPoint> compared(SampleChoice choice, const EmbeddingCloud& now,
                                    const EmbeddingCloud& before) {
    std::unordered_map<std::int32_t, const EmbeddedPoint*> known;
    for (const EmbeddedPoint& point : before.points)
        known[point.sample] = &point;
    std::vector<Ranked> ranked;
    for (const EmbeddedPoint& point : newestOfEachSample(now)) {
        const auto then = known.find(point.sample);
        if (then == known.end())
            continue;
        const EmbeddedPoint& old = *then->second;
        const bool isChosen =
            choice == SampleChoice::Flipped ? point.predicted != old.predicted
            : choice == SampleChoice::ChangedNearestCenter
                ? nearestCenter(now, point.position) != nearestCenter(before, old.position)
                : true;
        if (isChosen)
            ranked.push_back({point, choice == SampleChoice::Flipped
                                         ? ranking(point.loss)
                                         : distance(point.position, old.position)});
    }
    return inOrder(std::move(ranked));
}

}  // namespace

std::vector<EmbeddedPoint> chosenPoints(SampleChoice choice, const EmbeddingCloud& now,
                                        const EmbeddingCloud* before) {
    if (comparesTwoMoments(choice))
        return before ? compared(choice, now, *before) : std::vector<EmbeddedPoint>();
    return byLoss(now, [choice](const EmbeddedPoint& point) {
        return choice == SampleChoice::LargestLoss || point.predicted != point.label;
    });
}

std::vector<EmbeddedPoint> confusedPoints(const EmbeddingCloud& cloud, int label, int predicted) {
    return byLoss(cloud, [label, predicted](const EmbeddedPoint& point) {
        return point.label == label && point.predicted == predicted;
    });
}

}  // namespace centerscope
