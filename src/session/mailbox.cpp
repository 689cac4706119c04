// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/mailbox.h"

#include <algorithm>
#include <utility>

namespace centerscope {

bool Mailbox::announce() {
    return !std::exchange(announced_, true);
}

bool Mailbox::begin(SessionUpdate first) {
    const std::scoped_lock lock(mutex_);
    if (first.origin)
        first.left = leftOver();
    news_ = std::move(first);
    step_ = news_.origin ? news_.origin->step : 0;
    if (!news_.steps.empty())
        step_ = news_.steps.back().step;
    setRule(news_.halvingRule);
    snapshots_.stop();
    ring_.clear();
    oldest_ = 0;
    centers_.clear();
    liveChanged_ = false;
    announced_ = true;
    return true;
}

std::shared_ptr<const SessionUpdate> Mailbox::leftOver() {
    const bool isTaken = !news_.origin && !news_.left && news_.steps.empty() &&
                         news_.changes.empty() && news_.evaluations.empty();
    if (isTaken)
        return nullptr;
    auto left = std::make_shared<SessionUpdate>();
    left->run = news_.run;
    left->left = std::move(news_.left);
    left->origin = news_.origin;
    left->steps = std::move(news_.steps);
    left->changes = std::move(news_.changes);
    left->evaluations = std::move(news_.evaluations);
    return left;
}

bool Mailbox::addStep(const StepMetrics& metrics, const std::vector<EmbeddedPoint>& points,
                      std::vector<EmbeddingPosition> centers) {
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
    step_ = metrics.step;
    news_.steps.push_back(metrics);
    news_.centers.push_back({metrics.step, std::move(centers)});
    setRule(news_.halvingRule);
    if (live_ && snapshots_.isDue(step_))
        news_.snapshots.push_back(liveCloud());
    return announce();
}

bool Mailbox::addChanges(const std::vector<HyperparameterChange>& changes,
                         const Hyperparameters& inForce, const HalvingRule& rule,
                         const ScheduledValues& scheduled, const EndedSchedules& changed) {
    const std::scoped_lock lock(mutex_);
    news_.changes.insert(news_.changes.end(), changes.begin(), changes.end());
    news_.hyperparameters = inForce;
    news_.scheduled = scheduled;
    news_.changed = changed;
    setRule(rule);
    return announce();
}

bool Mailbox::setUndoable(const std::optional<Undoable>& undoable) {
    const std::scoped_lock lock(mutex_);
    if (news_.undoable == undoable)
        return false;
    news_.undoable = undoable;
    return announce();
}

bool Mailbox::addEvaluation(const Evaluation& evaluation) {
    const std::scoped_lock lock(mutex_);
    news_.evaluations.push_back(evaluation);
    return announce();
}

bool Mailbox::setCloud(std::shared_ptr<const EmbeddingCloud> cloud) {
    const std::scoped_lock lock(mutex_);
    if (snapshots_.isDue(cloud->lastStep))
        news_.snapshots.push_back(cloud);
    news_.cloud = std::move(cloud);
    return announce();
}

bool Mailbox::setPass(const std::optional<PassProgress>& pass) {
    const std::scoped_lock lock(mutex_);
    news_.pass = pass;
    return announce();
}

bool Mailbox::setFinding(const std::optional<Finding>& finding) {
    const std::scoped_lock lock(mutex_);
    if (news_.finding == finding)
        return false;
    news_.finding = finding;
    return announce();
}

bool Mailbox::setStage(bool live, int livePoints) {
    const std::scoped_lock lock(mutex_);
    live_ = live;
    liveChanged_ = live && !ring_.empty();
    news_.cloud = nullptr;
    keepLast(static_cast<std::size_t>(livePoints));
    return announce();
}

void Mailbox::setSnapshotInterval(std::int64_t steps) {
    const std::scoped_lock lock(mutex_);
    news_.snapshots.clear();
    snapshots_.start(steps, step_);
}

SessionUpdate Mailbox::take(std::uint64_t run) {
    const std::scoped_lock lock(mutex_);
    if (news_.run != run)
        return {};
    if (live_ && std::exchange(liveChanged_, false))
        news_.cloud = liveCloud();
    SessionUpdate taken = std::exchange(news_, {});
    // What is a state rather than an event stays true until it is replaced.
    news_.run = taken.run;
    news_.hyperparameters = taken.hyperparameters;
    news_.scheduled = taken.scheduled;
    news_.changed = taken.changed;
    news_.halvingRule = taken.halvingRule;
    news_.nextHalving = taken.nextHalving;
    news_.pass = taken.pass;
    news_.undoable = taken.undoable;
    news_.finding = taken.finding;
    announced_ = false;
    return taken;
}

std::shared_ptr<const EmbeddingCloud> Mailbox::liveCloud() const {
    auto cloud = std::make_shared<EmbeddingCloud>();
    cloud->points.reserve(ring_.size());
    const auto start = ring_.begin() + static_cast<std::ptrdiff_t>(oldest_);
    cloud->points.assign(start, ring_.end());
    cloud->points.insert(cloud->points.end(), ring_.begin(), start);
    cloud->centers = centers_;
    cloud->firstStep = cloud->points.front().step;
    cloud->lastStep = cloud->points.back().step;
    return cloud;
}

void Mailbox::setRule(const HalvingRule& rule) {
    news_.halvingRule = rule;
    news_.nextHalving = rule.nextAfter(step_ + 1);
}

void Mailbox::keepLast(std::size_t capacity) {
    std::ranges::rotate(ring_, ring_.begin() + static_cast<std::ptrdiff_t>(oldest_));
    oldest_ = 0;
    if (ring_.size() > capacity)
        ring_.erase(ring_.begin(), ring_.end() - static_cast<std::ptrdiff_t>(capacity));
    capacity_ = capacity;
}

}  // namespace centerscope
