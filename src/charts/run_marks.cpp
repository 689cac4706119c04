// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/run_marks.h"

#include <algorithm>
#include <ranges>

#include <QLocale>
#include <QStringList>

#include "charts/step_chart.h"
#include "charts/value_text.h"

namespace centerscope {

namespace {

QString stepText(std::int64_t step, const QLocale& locale) {
    return locale.toString(static_cast<qlonglong>(step));
}

/// Whether the value was no longer its schedule's at that step.
bool isOverridden(const std::vector<HyperparameterChange>& changes, Hyperparameter which,
                  std::int64_t step) {
    for (const HyperparameterChange& change : std::views::reverse(changes))
        if (change.which == which && change.step <= step)
            return change.cause != HyperparameterChange::Cause::Schedule;
    return false;
}

void addScheduled(const RunHistory& history, const Preset& preset, Hyperparameter which,
                  std::vector<RunMarks::Scheduled>& scheduled) {
    const std::vector<ValueSchedule::Knot>& knots = member(preset.schedules, which).knots;
    const auto last = static_cast<std::int64_t>(history.steps.size());
    for (std::size_t k = 0; k + 1 < knots.size() && knots[k].step < last; ++k) {
        const std::int64_t step = knots[k].step + 1;
        if (knots[k].value != knots[k + 1].value && !isOverridden(history.changes, which, step))
            scheduled.push_back(
                {which, step, knots[k + 1].step, knots[k].value, knots[k + 1].value});
    }
}

/// Nothing where it is there from the start, has not come yet, or came at a step that is unknown.
std::optional<std::int64_t> firstAugmented(const RunHistory& history,
                                           const Augmentation& augmentation) {
    if (!augmentation.actsIn(augmentation.fromEpoch))
        return std::nullopt;
    const auto first = std::ranges::partition_point(history.steps, [&](const StepMetrics& metrics) {
        return metrics.epoch < augmentation.fromEpoch;
    });
    if (first == history.steps.begin() || first == history.steps.end() ||
        std::prev(first)->epoch == 0)
        return std::nullopt;
    return first->step;
}

QString nameOf(Hyperparameter which) {
    switch (which) {
        case Hyperparameter::LearningRate:
            return StepChart::tr("Learning rate");
        case Hyperparameter::Lambda:
            return StepChart::tr("λ, the weight of the center loss,");
        case Hyperparameter::Alpha:
            return StepChart::tr("α, the rate of the centers,");
        case Hyperparameter::BatchSize:
            break;
    }
    return StepChart::tr("Batch size");
}

QString causeText(HyperparameterChange::Cause cause) {
    using Cause = HyperparameterChange::Cause;
    switch (cause) {
        case Cause::User:
            return StepChart::tr("by hand");
        case Cause::Halving:
            return StepChart::tr("halved by hand");
        case Cause::Rule:
            return StepChart::tr("by the halving rule");
        case Cause::Undo:
            return StepChart::tr("by Undo");
        case Cause::Schedule:
            break;
    }
    return StepChart::tr("by Undo: its schedule resumes");
}

/// What has changed from one step to the next: of several changes of a value before the same step
/// only what they have come to, and nothing where that is what it was. Where their causes differ,
/// neither a halving nor Undo explains the whole change, and the user has made it, unless a
/// schedule resumes.
std::vector<HyperparameterChange> resultsOf(const std::vector<HyperparameterChange>& changes) {
    using Cause = HyperparameterChange::Cause;
    std::vector<HyperparameterChange> results;
    for (const HyperparameterChange& change : changes) {
        const auto earlier = std::ranges::find_if(results, [&change](const auto& other) {
            return other.step == change.step && other.which == change.which;
        });
        if (earlier == results.end()) {
            results.push_back(change);
            continue;
        }
        earlier->to = change.to;
        if (earlier->cause != change.cause)
            earlier->cause = change.cause == Cause::Schedule ? Cause::Schedule : Cause::User;
        if (earlier->from == earlier->to)
            results.erase(earlier);
    }
    return results;
}

StepMark markOf(const HyperparameterChange& change, const QLocale& locale) {
    return {change.step, StepChart::changeText(change, locale),
            StepChart::tr("%1 from step %2 on: %3 → %4, %5.")
                .arg(nameOf(change.which), stepText(change.step, locale),
                     valueText(change.from, locale), valueText(change.to, locale),
                     causeText(change.cause))};
}

/// Centers that α = 0 has held in place are released; all else is a change of its value.
StepMark markOf(const RunMarks::Scheduled& scheduled, const QLocale& locale) {
    const bool releases = scheduled.which == Hyperparameter::Alpha && scheduled.from == 0;
    const bool isJump = scheduled.until == scheduled.step;
    const QString from = valueText(scheduled.from, locale);
    const QString to = valueText(scheduled.to, locale);
    const QString symbol = QString::fromUtf8(schedulable(scheduled.which).symbol);
    StepMark mark{.step = scheduled.step};
    mark.text = releases ? StepChart::tr("centers released")
                         : QStringLiteral("%1 %2 → %3").arg(symbol, from, to);
    const QString step = stepText(scheduled.step, locale);
    QStringList sentences;
    if (releases)
        sentences << StepChart::tr("The centers were held in place before step %1.").arg(step);
    sentences << (isJump
                      ? StepChart::tr("By its schedule %1 goes from %2 to %3 at step %4.")
                            .arg(symbol, from, to, step)
                      : StepChart::tr("By its schedule %1 goes from %2 to %3 over steps %4 to %5.")
                            .arg(symbol, from, to, step, stepText(scheduled.until, locale)));
    mark.full = sentences.join(u' ');
    mark.isOfPreset = true;
    return mark;
}

StepMark augmentationMark(std::int64_t step, const Augmentation& augmentation,
                          const QLocale& locale) {
    return {.step = step,
            .text = StepChart::tr("augmentation"),
            .full = StepChart::tr(
                        "From step %1 on (epoch %2) training images are moved by up to %3 pixels, "
                        "turned by up to %4° and resized by up to %5 %, each anew. They are harder "
                        "to learn, so loss and error of the batches rise.")
                        .arg(stepText(step, locale), stepText(augmentation.fromEpoch, locale),
                             valueText(augmentation.shift, locale),
                             valueText(augmentation.rotation, locale),
                             valueText(100 * augmentation.scale, locale)),
            .isOfPreset = true};
}

StepMark halvingMark(std::int64_t step, double factor, bool isInSight, const QLocale& locale) {
    const QString times = factorText(factor, locale);
    const QString at = stepText(step, locale);
    return {
        step,
        isInSight ? StepChart::tr("next %1").arg(times)
                  : StepChart::tr("next %1 at %2 →").arg(times, at),
        StepChart::tr("By the halving rule the learning rate is changed next after step %1: %2.")
            .arg(at, times),
        StepMark::Kind::Ahead};
}

}  // namespace

RunMarks RunMarks::of(const RunHistory& history, const Preset* preset) {
    RunMarks found;
    found.changes = resultsOf(history.changes);
    found.nextHalving = history.nextHalving;
    found.halvingFactor = history.halvingFactor;
    if (!preset)
        return found;
    for (const Schedulable& each : kSchedulables)
        if (each.which != Hyperparameter::LearningRate && preset->has(each.which))
            addScheduled(history, *preset, each.which, found.scheduled);
    found.augmentation = preset->augmentation;
    found.augmentedFrom = firstAugmented(history, preset->augmentation);
    return found;
}

std::vector<StepMark> RunMarks::marks(double lastInSight, const QLocale& locale) const {
    std::vector<StepMark> all;
    for (const HyperparameterChange& change : changes)
        all.push_back(markOf(change, locale));
    for (const Scheduled& each : scheduled)
        all.push_back(markOf(each, locale));
    if (augmentedFrom)
        all.push_back(augmentationMark(*augmentedFrom, augmentation, locale));
    std::ranges::stable_sort(all, {}, &StepMark::step);
    if (nextHalving)
        all.push_back(halvingMark(*nextHalving, halvingFactor,
                                  static_cast<double>(*nextHalving) <= lastInSight, locale));
    return all;
}

}  // namespace centerscope
