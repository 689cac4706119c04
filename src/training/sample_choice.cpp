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

/// Of point k of one cloud and another of the other.
double moved(const EmbeddingCloud& now, std::size_t k, const EmbeddingCloud& before,
             std::size_t other) {
    if (now.full && before.full)
        return ranking(std::sqrt(squaredDistance(now.full->point(k), before.full->point(other))));
    const EmbeddingPosition a = now.points[k].position;
    const EmbeddingPosition b = before.points[other].position;
    return ranking(std::hypot(a.x - b.x, a.y - b.y));
}

/// To point k.
std::size_t nearestCenter(const EmbeddingCloud& cloud, std::size_t k) {
    std::size_t nearest = 0;
    double least = std::numeric_limits<double>::infinity();
    for (std::size_t label = 0; label < cloud.centers.size(); ++label) {
        const EmbeddingPosition a = cloud.centers[label];
        const EmbeddingPosition b = cloud.points[k].position;
        const double away =
            cloud.full ? std::sqrt(squaredDistance(cloud.full->center(label), cloud.full->point(k)))
                       : std::hypot(a.x - b.x, a.y - b.y);
        if (ranking(away) < least) {
            least = ranking(away);
            nearest = label;
        }
    }
    return nearest;
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
    const auto indices = [](const EmbeddingCloud& cloud) {
        std::unordered_map<std::int32_t, std::size_t> known;  // of the newest of each sample
        for (std::size_t k = 0; k < cloud.points.size(); ++k)
            known[cloud.points[k].sample] = k;
        return known;
    };
    const auto here = indices(now);
    const auto there = indices(before);
    std::vector<Ranked> ranked;
    for (const EmbeddedPoint& point : newestOfEachSample(now)) {
        const auto then = there.find(point.sample);
        if (then == there.end())
            continue;
        const std::size_t k = here.at(point.sample);
        const EmbeddedPoint& old = before.points[then->second];
        const bool isChosen = choice == SampleChoice::Flipped ? point.predicted != old.predicted
                              : choice == SampleChoice::ChangedNearestCenter
                                  ? nearestCenter(now, k) != nearestCenter(before, then->second)
                                  : true;
        if (isChosen)
            ranked.push_back({point, choice == SampleChoice::Flipped
                                         ? ranking(point.loss)
                                         : moved(now, k, before, then->second)});
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
