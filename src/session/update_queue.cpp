// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/update_queue.h"

#include <algorithm>
#include <utility>

namespace centerscope {

bool UpdateQueue::announce() {
    return !std::exchange(announced_, true);
}

void UpdateQueue::startRun(SessionUpdate first) {
    const std::scoped_lock lock(mutex_);
    if (first.origin)
        first.left = takeRemaining();
    update_ = std::move(first);
    projection_ = std::exchange(update_.projection, nullptr);
    step_ = update_.origin ? update_.origin->step : 0;
    if (!update_.steps.empty())
        step_ = update_.steps.back().step;
    setRule(update_.halvingRule);
    snapshots_.stop();
    forgetBatches();
    announced_ = true;
}

void UpdateQueue::forgetBatches() {
    ring_.clear();
    oldest_ = 0;
    centers_.clear();
    varianceShare_.reset();
    attainableShare_.reset();
    liveChanged_ = false;
}

bool UpdateQueue::setProjection(std::shared_ptr<const StageProjection> projection) {
    const std::scoped_lock lock(mutex_);
    forgetBatches();
    update_.centers.clear();
    update_.tracked.clear();
    update_.cloud = nullptr;
    update_.recalled = nullptr;
    update_.openSet = nullptr;
    update_.anatomy = nullptr;
    projection_ = projection;
    update_.projection = std::move(projection);
    return announce();
}

std::shared_ptr<const SessionUpdate> UpdateQueue::takeRemaining() {
    const bool isTaken = !update_.origin && !update_.left && update_.steps.empty() &&
                         update_.changes.empty() && update_.evaluations.empty();
    if (isTaken)
        return nullptr;
    auto left = std::make_shared<SessionUpdate>();
    left->run = update_.run;
    left->left = std::move(update_.left);
    left->origin = update_.origin;
    left->steps = std::move(update_.steps);
    left->changes = std::move(update_.changes);
    left->evaluations = std::move(update_.evaluations);
    return left;
}

bool UpdateQueue::addStep(const StepMetrics& metrics, const std::vector<EmbeddedPoint>& points,
                          std::vector<EmbeddingPosition> centers, AllDimensions all) {
    const std::scoped_lock lock(mutex_);
    for (const EmbeddedPoint& point : points) {
        if (ring_.size() < capacity_) {
            ring_.push_back(point);
        } else {
            ring_[oldest_] = point;
            oldest_ = (oldest_ + 1) % capacity_;
        }
    }
    liveChanged_ = true;
    centers_ = centers;
    varianceShare_ = all.varianceShare;
    if (all.attainableShare)
        attainableShare_ = all.attainableShare;
    step_ = metrics.step;
    update_.steps.push_back(metrics);
    std::vector<int> counts(centers.size());
    for (const EmbeddedPoint& point : points)
        if (point.label < counts.size())
            ++counts[point.label];
    update_.centers.push_back(
        {metrics.step, std::move(centers), std::move(counts), std::move(all.moves)});
    setRule(update_.halvingRule);
    if (live_ && snapshots_.isDue(step_))
        update_.snapshots.push_back(liveCloud());
    return announce();
}

bool UpdateQueue::addRow(const StepMetrics& metrics) {
    const std::scoped_lock lock(mutex_);
    step_ = metrics.step;
    update_.steps.push_back(metrics);
    setRule(update_.halvingRule);
    return announce();
}

bool UpdateQueue::addChanges(const std::vector<HyperparameterChange>& changes,
                             const Hyperparameters& inForce, const HalvingRule& rule,
                             const ScheduledValues& scheduled,
                             const OverriddenSchedules& overridden) {
    const std::scoped_lock lock(mutex_);
    update_.changes.insert(update_.changes.end(), changes.begin(), changes.end());
    update_.hyperparameters = inForce;
    update_.scheduled = scheduled;
    update_.overridden = overridden;
    setRule(rule);
    return announce();
}

bool UpdateQueue::setUndoable(const std::optional<Undoable>& undoable) {
    const std::scoped_lock lock(mutex_);
    if (update_.undoable == undoable)
        return false;
    update_.undoable = undoable;
    return announce();
}

bool UpdateQueue::setCenterRule(const std::optional<CenterRule>& rule) {
    const std::scoped_lock lock(mutex_);
    if (update_.centerRule == rule)
        return false;
    update_.centerRule = rule;
    return announce();
}

bool UpdateQueue::addEvaluation(const Evaluation& evaluation) {
    const std::scoped_lock lock(mutex_);
    update_.evaluations.push_back(evaluation);
    return announce();
}

bool UpdateQueue::addTracked(const std::vector<TrackedPlace>& places) {
    if (places.empty())
        return false;
    const std::scoped_lock lock(mutex_);
    update_.tracked.insert(update_.tracked.end(), places.begin(), places.end());
    return announce();
}

bool UpdateQueue::setCloud(std::shared_ptr<const EmbeddingCloud> cloud) {
    const std::scoped_lock lock(mutex_);
    if (snapshots_.isDue(cloud->lastStep))
        update_.snapshots.push_back(cloud);
    update_.cloud = std::move(cloud);
    return announce();
}

bool UpdateQueue::setOpenSet(std::shared_ptr<const OpenSetState> state) {
    const std::scoped_lock lock(mutex_);
    update_.openSet = std::move(state);
    return announce();
}

bool UpdateQueue::setEvaluationProgress(const std::optional<EvaluationProgress>& progress) {
    const std::scoped_lock lock(mutex_);
    update_.evaluationProgress = progress;
    return announce();
}

bool UpdateQueue::setRecallProgress(const std::optional<RecallProgress>& progress) {
    const std::scoped_lock lock(mutex_);
    update_.recallProgress = progress;
    return announce();
}

bool UpdateQueue::setRecalled(std::shared_ptr<const EmbeddingCloud> cloud) {
    const std::scoped_lock lock(mutex_);
    update_.recallProgress.reset();
    update_.recalled = std::move(cloud);
    return announce();
}

bool UpdateQueue::setAnatomy(std::shared_ptr<const StepAnatomy> anatomy) {
    const std::scoped_lock lock(mutex_);
    update_.anatomy = std::move(anatomy);
    return announce();
}

bool UpdateQueue::setDiagnosis(const std::optional<Diagnosis>& diagnosis) {
    const std::scoped_lock lock(mutex_);
    if (update_.diagnosis == diagnosis)
        return false;
    update_.diagnosis = diagnosis;
    return announce();
}

bool UpdateQueue::setStage(bool live, int livePoints) {
    const std::scoped_lock lock(mutex_);
    live_ = live;
    liveChanged_ = live && !ring_.empty();
    update_.cloud = nullptr;
    keepLast(static_cast<std::size_t>(livePoints));
    return announce();
}

void UpdateQueue::setSnapshotInterval(std::int64_t steps) {
    const std::scoped_lock lock(mutex_);
    update_.snapshots.clear();
    snapshots_.start(steps, step_);
}

void UpdateQueue::hold() {
    const std::scoped_lock lock(mutex_);
    isHeld_ = true;
}

/// To be notified of even if nothing is new: somebody may have come in vain.
bool UpdateQueue::release() {
    const std::scoped_lock lock(mutex_);
    return std::exchange(isHeld_, false) && announce();
}

SessionUpdate UpdateQueue::take(std::uint64_t run) {
    const std::scoped_lock lock(mutex_);
    return taken(run);
}

std::optional<std::array<SessionUpdate, 2>> UpdateQueue::takeTogether(UpdateQueue& leader,
                                                                      std::uint64_t run,
                                                                      UpdateQueue& other,
                                                                      std::uint64_t otherRun) {
    const std::scoped_lock lock(leader.mutex_, other.mutex_);
    if (leader.isHeld_) {
        leader.announced_ = false;
        return std::nullopt;
    }
    return std::array{leader.taken(run), other.taken(otherRun)};
}

/// Of the mutex's holder.
SessionUpdate UpdateQueue::taken(std::uint64_t run) {
    if (update_.run != run)
        return {};
    if (live_ && std::exchange(liveChanged_, false))
        update_.cloud = liveCloud();
    SessionUpdate taken = std::exchange(update_, {});
    // What is a state rather than an event stays true until it is replaced.
    update_.run = taken.run;
    update_.hyperparameters = taken.hyperparameters;
    update_.scheduled = taken.scheduled;
    update_.overridden = taken.overridden;
    update_.centerRule = taken.centerRule;
    update_.halvingRule = taken.halvingRule;
    update_.nextHalving = taken.nextHalving;
    update_.evaluationProgress = taken.evaluationProgress;
    update_.recallProgress = taken.recallProgress;
    update_.undoable = taken.undoable;
    update_.diagnosis = taken.diagnosis;
    announced_ = false;
    return taken;
}

std::shared_ptr<const EmbeddingCloud> UpdateQueue::liveCloud() const {
    auto cloud = std::make_shared<EmbeddingCloud>();
    cloud->points.reserve(ring_.size());
    const auto start = ring_.begin() + static_cast<std::ptrdiff_t>(oldest_);
    cloud->points.assign(start, ring_.end());
    cloud->points.insert(cloud->points.end(), ring_.begin(), start);
    cloud->centers = centers_;
    cloud->projection = projection_;
    cloud->varianceShare = varianceShare_;
    cloud->attainableShare = attainableShare_;
    cloud->firstStep = cloud->points.front().step;
    cloud->lastStep = cloud->points.back().step;
    return cloud;
}

void UpdateQueue::setRule(const HalvingRule& rule) {
    update_.halvingRule = rule;
    update_.nextHalving = rule.nextAfter(step_ + 1);
}

void UpdateQueue::keepLast(std::size_t capacity) {
    std::ranges::rotate(ring_, ring_.begin() + static_cast<std::ptrdiff_t>(oldest_));
    oldest_ = 0;
    if (ring_.size() > capacity)
        ring_.erase(ring_.begin(), ring_.end() - static_cast<std::ptrdiff_t>(capacity));
    capacity_ = capacity;
}

}  // namespace centerscope
