// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/run_changes.h"

#include <algorithm>
#include <cstddef>
#include <map>
#include <optional>
#include <utility>
#include <variant>

#include "presets/hyperparameters.h"
#include "runs/undo_entry.h"

namespace centerscope {

namespace {

/// One hyperparameter on its way through a run.
class Course {
public:
    Course(std::string name, double start) : name_(std::move(name)), start_(start) {}

    /// event: its place in the history; undone: that of the change that it has undone.
    void observe(const HyperparameterChange& change, std::size_t event,
                 const std::optional<std::size_t>& undone) {
        const std::optional<RunDifference> before = inForce();
        follow(change, event, undone);
        if (!stack_.empty() && stack_.back().change.value == start_)
            stack_.clear();
        if (!before && inForce())
            since_ = change.step;
        else if (before && !inForce() && since_ < change.step)
            past_ = PastChange{name_, past_ ? past_->first : since_, change.step - 1};
    }

    std::optional<RunDifference> inForce() const {
        return stack_.empty() ? std::nullopt : std::optional(stack_.back().change);
    }
    const std::optional<PastChange>& past() const { return past_; }

private:
    using Cause = HyperparameterChange::Cause;

    void follow(const HyperparameterChange& change, std::size_t event,
                const std::optional<std::size_t>& undone) {
        switch (change.cause) {
            case Cause::Undo:
                if (!stack_.empty() && stack_.back().event == undone)
                    stack_.pop_back();
                if (!stack_.empty())
                    return;
                [[fallthrough]];  // it has undone what a rule did, or leads back to the start
            case Cause::User:
            case Cause::Halving:
                return stack_.push_back({{name_, change.to, change.step}, event});
            case Cause::Schedule:
                return stack_.clear();
            case Cause::Rule:
                return;
        }
    }

    struct Change {
        RunDifference change;
        std::size_t event;
    };

    std::string name_;
    double start_;               // before the first change by hand
    std::vector<Change> stack_;  // the changes by hand that no other has taken back
    std::int64_t since_ = 0;     // the first step of those that stand
    std::optional<PastChange> past_;
};

/// By the names of their hyperparameters.
std::map<std::string, Course> coursesOf(const std::vector<RunEvent>& events,
                                        const Schedules& schedules) {
    const std::vector<std::optional<std::size_t>> undone = undoneChanges(events, schedules);
    std::map<std::string, Course> courses;
    for (std::size_t k = 0; k < events.size(); ++k) {
        const auto* change = std::get_if<HyperparameterChange>(&events[k]);
        if (!change || change->cause == HyperparameterChange::Cause::Rule)
            continue;
        const char* name = nameInFiles(change->which);
        courses.try_emplace(name, name, change->from).first->second.observe(*change, k, undone[k]);
    }
    return courses;
}

/// From the bundled preset of the same name; one of a file has none to differ from.
std::vector<RunDifference> differencesAtStart(const Preset& preset) {
    static const std::vector<Preset> bundled = bundledPresets();
    const auto usual = std::ranges::find(bundled, preset.id, &Preset::id);
    std::vector<RunDifference> found;
    if (usual == bundled.end())
        return found;
    const auto compare = [&found](const char* name, double value, double usualValue) {
        if (value != usualValue)
            found.push_back({name, value, 0});
    };
    const Hyperparameters& values = preset.hyperparameters;
    for (const Schedulable& each : kSchedulables)
        compare(each.name, member(values, each.which), member(usual->hyperparameters, each.which));
    compare(nameInFiles(Hyperparameter::BatchSize), values.batchSize,
            usual->hyperparameters.batchSize);
    compare(kBalancedBatches, preset.balancedBatches, usual->balancedBatches);
    compare(kEmbeddingSize, preset.network.embeddingSize, usual->network.embeddingSize);
    return found;
}

}  // namespace

RunChanges changesOf(const std::vector<RunEvent>& events, const Preset& preset) {
    RunChanges changes;
    for (const auto& [name, course] : coursesOf(events, preset.schedules)) {
        if (const auto inForce = course.inForce())
            changes.inForce.push_back(*inForce);
        if (course.past())
            changes.past.push_back(*course.past());
    }
    for (RunDifference& each : differencesAtStart(preset))
        if (std::ranges::find(changes.inForce, each.name, &RunDifference::name) ==
            changes.inForce.end())
            changes.inForce.push_back(std::move(each));
    std::ranges::sort(changes.inForce, {}, &RunDifference::name);
    return changes;
}

}  // namespace centerscope
