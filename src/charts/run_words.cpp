// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/run_words.h"

#include <algorithm>

#include <QCoreApplication>

#include "charts/value_text.h"

namespace centerscope {

namespace {

struct RunWords {
    Q_DECLARE_TR_FUNCTIONS(centerscope::RunWords)
};

/// From the preset, and from the run that it was forked from.
QString differencesText(const RunSummary& run, const QLocale& locale) {
    const QString changes = changesInForce(run, locale);
    return (changes.isEmpty() ? changes : QStringLiteral(", ") + changes) +
           branchText(run.identity, locale);
}

}  // namespace

QString hyperparameterName(const std::string& nameInFiles) {
    if (nameInFiles == "lambda")
        return QStringLiteral("λ");
    if (nameInFiles == "alpha")
        return QStringLiteral("α");
    if (nameInFiles == kBalancedBatches)
        return RunWords::tr("balanced batches");
    if (nameInFiles == kEmbeddingSize)
        return RunWords::tr("embedding size");
    return nameInFiles == "batch_size" ? RunWords::tr("batch size") : RunWords::tr("learning rate");
}

QString differenceText(const RunDifference& difference, const QLocale& locale) {
    if (difference.name == kBalancedBatches)
        return difference.value != 0 ? RunWords::tr("balanced batches")
                                     : RunWords::tr("no balanced batches");
    return QStringLiteral("%1 %2").arg(hyperparameterName(difference.name),
                                       valueText(difference.value, locale));
}

QString changesInForce(const RunSummary& run, const QLocale& locale) {
    QStringList texts;
    for (const RunDifference& each : run.changes.inForce)
        texts << (isSinceLater(each, run.identity)
                      ? RunWords::tr("%1 from step %2")
                            .arg(differenceText(each, locale), locale.toString(qint64{each.step}))
                      : differenceText(each, locale));
    return texts.join(QStringLiteral(", "));
}

QString displayName(const RunSummary& run, const QLocale& locale) {
    if (!run.label.name.empty() || run.preset.empty())
        return QString::fromStdString(runName(run));
    const auto& origin = run.identity.origin;
    return origin && !origin->name.empty()
               ? QString::fromStdString(origin->name) + differencesText(run, locale)
               : madeOf(run, locale);
}

QString madeOf(const RunSummary& run, const QLocale& locale) {
    return RunWords::tr("%1, seed %2")
               .arg(QString::fromStdString(run.preset), QString::number(run.seed)) +
           differencesText(run, locale);
}

QString branchText(const RunIdentity& identity, const QLocale& locale) {
    const auto& [id, began, origin, twin] = identity;
    QString text;
    if (origin)
        text = (twin ? RunWords::tr(", from step %1") : RunWords::tr(", fork from step %1"))
                   .arg(locale.toString(qint64{origin->step}));
    if (origin && origin->number > 1)
        text += QStringLiteral(" (%1)").arg(origin->number);
    if (twin)
        text += RunWords::tr(", twin %1").arg(QString::fromStdString(twin->letter));
    return text;
}

QStringList distinctNames(const QStringList& names) {
    static const QString between = QStringLiteral(", ");
    QList<QStringList> parts;
    for (const QString& name : names)
        parts << name.split(between);
    const auto isOfAll = [&parts](const QString& part) {
        return std::ranges::all_of(
            parts, [&part](const QStringList& each) { return each.contains(part); });
    };
    QStringList distinct;
    for (qsizetype run = 0; run < names.size(); ++run) {
        QStringList own;
        for (const QString& part : parts[run])
            if (!isOfAll(part))
                own << part;
        if (own.isEmpty())
            distinct << names[run];
        else
            distinct << (isOfAll(parts[run].first()) ? QStringLiteral("… ") : QString()) +
                            own.join(between);
    }
    return distinct;
}

}  // namespace centerscope
