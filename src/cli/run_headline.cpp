// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/run_headline.h"

#include <algorithm>

#include <QString>
#include <QStringList>

#include "core/number_text.h"
#include "session/file_name.h"
#include "training/trainer.h"

namespace centerscope {

namespace {

/// Six digits as people write them, or as many as it takes.
QString number(double value) {
    const std::string usual = significantText(value, 6);
    return QString::fromStdString(numberFromText(usual) == value ? usual : numberText(value));
}

/// A value with what else is to be said of it.
QString valueText(const char* name, double value, bool isScheduled, bool isReplaced,
                  QStringList remarks = {}) {
    if (isScheduled)
        remarks.prepend("scheduled");
    if (isReplaced)
        remarks.prepend("in the place of the preset's schedule");
    const QString text = QString("%1 %2").arg(name, number(value));
    return remarks.isEmpty() ? text : QString("%1 (%2)").arg(text, remarks.join("; "));
}

/// "1 thread", "2 threads".
QString counted(std::int64_t count, const char* what) {
    return QString("%1 %2%3").arg(count).arg(what, count == 1 ? "" : "s");
}

/// Long lists are cut.
QString listed(const std::vector<std::int64_t>& steps) {
    constexpr std::size_t kMostShown = 5;
    QStringList shown;
    for (std::size_t k = 0; k < std::min(steps.size(), kMostShown); ++k)
        shown << QString::number(steps[k]);
    const std::size_t left = steps.size() - static_cast<std::size_t>(shown.size());
    return shown.join(", ") + (left > 0 ? QString(" and %1 more").arg(left) : QString());
}

QString ruleText(const HalvingRule& rule) {
    const QString halving = rule.factor == 0.5
                                ? QString("halved")
                                : QString("multiplied by %1").arg(number(rule.factor));
    switch (rule.kind) {
        case HalvingRule::Kind::Never:
            return "never halved";
        case HalvingRule::Kind::EveryNSteps:
            return rule.every == 1 ? QString("%1 every step").arg(halving)
                                   : QString("%1 every %2 steps").arg(halving).arg(rule.every);
        case HalvingRule::Kind::AtSteps:
            return rule.steps.empty()
                       ? QString("never halved")
                       : QString("%1 after step%2 %3")
                             .arg(halving, rule.steps.size() == 1 ? "" : "s", listed(rule.steps));
        case HalvingRule::Kind::OnPlateau:
            return QString("%1 when the %2 loss stalls for %3")
                .arg(halving,
                     rule.watch == HalvingRule::Watch::TrainingLoss ? "training" : "validation",
                     counted(rule.patience, "step"));
    }
    return {};
}

QString seedText(const Seeds& seeds) {
    QString text = QString("seed %1").arg(seeds.seed);
    if (seeds.dataSeed != seeds.seed)
        text += QString(", data seed %1").arg(seeds.dataSeed);
    return seeds.drawnByName ? text + ", weights drawn by name" : text;
}

}  // namespace

std::string runHeadline(const Trainer<float>& trainer, const RunManifest& manifest,
                        const TrainOptions& options, const std::filesystem::path& folder) {
    const Preset& preset = trainer.preset();
    const Hyperparameters& values = trainer.state().hyperparameters;
    const ScheduledValues scheduled = trainer.scheduled();
    const ScheduledValues& replaced = options.replacedSchedules;
    const HalvingRule& rule = trainer.state().halvingRule;
    const auto next = rule.nextAfter(trainer.state().step + 1);
    const bool halves =
        rule.kind == HalvingRule::Kind::OnPlateau || (next && *next < *manifest.options.steps);
    const bool endsSchedule = scheduled.learningRate && halves;
    QStringList parts{
        QString("%1 on %2 (%3 training images)")
            .arg(QString::fromStdString(preset.id), QString::fromStdString(trainer.dataset().name))
            .arg(trainer.trainingImages()),
        seedText(manifest.config.seeds()), QString("batch %1").arg(values.batchSize),
        valueText("learning rate", values.learningRate, scheduled.learningRate,
                  replaced.learningRate,
                  {ruleText(rule) + (endsSchedule ? ", which ends the schedule" : "")}),
        valueText("lambda", values.lambda, scheduled.lambda, replaced.lambda)};
    for (const Schedulable& each : kSchedulables)
        if (!isOfEveryRun(each.which) && preset.has(each.which))
            parts << valueText(each.name, member(values, each.which), member(scheduled, each.which),
                               member(replaced, each.which));
    parts << QString("up to step %1").arg(*manifest.options.steps)
          << counted(options.threads, "thread") << QString("into %1").arg(textOf(folder));
    return pathOf(parts.join(", ")).string();
}

}  // namespace centerscope
