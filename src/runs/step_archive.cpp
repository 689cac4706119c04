// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/step_archive.h"

#include <algorithm>
#include <cstdlib>
#include <iterator>
#include <utility>

namespace centerscope {

namespace {

/// So that it is thinned seldom, a tenth goes at once.
std::size_t afterThinning(std::size_t bytes) {
    return bytes / 10 * 9;
}

}  // namespace

void StepArchive::add(std::shared_ptr<const StepFrame> frame) {
    const std::scoped_lock lock(mutex_);
    Series& series = frame->source == PointSource::LiveBatches ? live_ : sample_;
    std::shared_ptr<const StepFrame>& place = series.frames[frame->step];
    series.bytes += frame->bytes() - (place ? place->bytes() : 0);
    place = std::move(frame);
    if (series.bytes > budget_ / 2)
        thin(series);
}

void StepArchive::clear() {
    const std::scoped_lock lock(mutex_);
    live_ = {};
    sample_ = {};
}

void StepArchive::setCursor(std::optional<std::int64_t> step) {
    const std::scoped_lock lock(mutex_);
    cursor_ = step;
}

void StepArchive::protect(std::set<std::int64_t> steps) {
    const std::scoped_lock lock(mutex_);
    protected_ = std::move(steps);
}

/// A frame goes where it lies nearer to the one kept before it than a share of its distance from
/// the cursor; the share grows until there is room.
void StepArchive::thin(Series& series) const {
    if (series.frames.size() < 3)
        return;
    const std::int64_t first = series.frames.begin()->first;
    const std::int64_t newest = series.frames.rbegin()->first;
    const std::int64_t cursor = cursor_.value_or(newest);
    const double span = static_cast<double>(
        std::max({std::int64_t{1}, std::abs(cursor - first), std::abs(newest - cursor)}));
    for (double share = 1 / span; share < 1 && series.bytes > afterThinning(budget_ / 2);
         share *= 1.25) {
        std::int64_t kept = first;
        for (auto each = std::next(series.frames.begin()); each->first != newest;) {
            const double distance = static_cast<double>(std::abs(each->first - cursor));
            if (static_cast<double>(each->first - kept) < share * distance &&
                !protected_.contains(each->first)) {
                series.bytes -= each->second->bytes();
                each = series.frames.erase(each);
            } else {
                kept = each->first;
                ++each;
            }
        }
    }
}

StepArchive::Frames::const_iterator StepArchive::nearest(const Frames& frames, std::int64_t step) {
    const auto after = frames.lower_bound(step);
    if (after == frames.begin())
        return after;
    const auto before = std::prev(after);
    return after == frames.end() || step - before->first <= after->first - step ? before : after;
}

std::shared_ptr<const StepFrame> StepArchive::nearest(PointSource source, std::int64_t step) const {
    const std::scoped_lock lock(mutex_);
    const Frames& frames = series(source).frames;
    return frames.empty() ? nullptr : nearest(frames, step)->second;
}

std::shared_ptr<const EmbeddingCloud> StepArchive::liveCloud(std::int64_t step,
                                                             std::size_t points) const {
    std::vector<std::shared_ptr<const StepFrame>> batches;  // newest first
    std::size_t count = 0;
    {
        const std::scoped_lock lock(mutex_);
        const Frames& frames = live_.frames;
        if (frames.empty())
            return nullptr;
        auto each = nearest(frames, step);
        batches.push_back(each->second);
        count = each->second->positions.size();
        while (count < points && each != frames.begin() &&
               std::prev(each)->first == each->first - 1) {
            --each;
            batches.push_back(each->second);
            count += each->second->positions.size();
        }
    }
    auto cloud = std::make_shared<EmbeddingCloud>();
    cloud->points.reserve(count);
    for (auto batch = batches.rbegin(); batch != batches.rend(); ++batch)
        appendPoints(**batch, cloud->points);
    if (count > points)
        cloud->points.erase(cloud->points.begin(),
                            cloud->points.begin() + static_cast<std::ptrdiff_t>(count - points));
    cloud->centers = batches.front()->centers;
    cloud->projection = batches.front()->projection;
    cloud->varianceShare = batches.front()->varianceShare;
    cloud->firstStep = cloud->points.empty() ? batches.back()->step : cloud->points.front().step;
    cloud->lastStep = batches.front()->step;
    return cloud;
}

std::vector<std::int64_t> StepArchive::steps(PointSource source) const {
    const std::scoped_lock lock(mutex_);
    std::vector<std::int64_t> steps;
    for (const auto& [step, frame] : series(source).frames)
        steps.push_back(step);
    return steps;
}

std::size_t StepArchive::count(PointSource source) const {
    const std::scoped_lock lock(mutex_);
    return series(source).frames.size();
}

std::vector<std::shared_ptr<const StepFrame>> StepArchive::frames() const {
    const std::scoped_lock lock(mutex_);
    std::vector<std::shared_ptr<const StepFrame>> all;
    for (const Series* series : {&live_, &sample_})
        for (const auto& [step, frame] : series->frames)
            all.push_back(frame);
    std::ranges::stable_sort(all, {}, [](const auto& frame) { return frame->step; });
    return all;
}

std::size_t StepArchive::bytes() const {
    const std::scoped_lock lock(mutex_);
    return live_.bytes + sample_.bytes;
}

std::shared_ptr<StepArchive> StepArchive::upTo(std::int64_t step) const {
    auto earlier = std::make_shared<StepArchive>(budget_);
    for (const auto& frame : frames())
        if (frame->step <= step)
            earlier->add(frame);
    return earlier;
}

}  // namespace centerscope
