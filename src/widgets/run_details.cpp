// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/run_details.h"

#include <cstdlib>
#include <limits>
#include <optional>

#include <QByteArray>
#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <QStringList>

#include "charts/run_words.h"
#include "runs/run_lock.h"
#include "widgets/message_text.h"
#include "widgets/run_table.h"

namespace centerscope {

namespace {

struct RunDetails {
    Q_DECLARE_TR_FUNCTIONS(centerscope::RunDetails)
};

QString inWindow(std::int64_t step) {
    return QLocale().toString(qint64{step});
}

QString linkTo(const RunSummary& run, const QString& text) {
    return QStringLiteral("<a href=\"%1\">%2</a>")
        .arg(QString::fromLatin1(
                 QByteArray::fromStdString(run.folder.string()).toPercentEncoding("/")),
             text.toHtmlEscaped());
}

QString originText(const RunOrigin& origin, const std::vector<const RunSummary*>& all) {
    for (const RunSummary* each : all)
        if (each->identity.id == origin.run)
            return RunDetails::tr("Fork of %1 at step %2")
                .arg(linkTo(*each, displayName(*each)), inWindow(origin.step));
    return RunDetails::tr("Fork at step %1 of a run that is gone or lies elsewhere")
        .arg(inWindow(origin.step));
}

/// The same pair from the same step: its forks are pairs of their own.
bool areTwins(const RunIdentity& one, const RunIdentity& other) {
    const auto stepOf = [](const RunIdentity& identity) {
        return identity.origin ? identity.origin->step : 0;
    };
    return one.twin && other.twin && one.twin->pair == other.twin->pair &&
           one.twin->letter != other.twin->letter && stepOf(one) == stepOf(other);
}

/// Twins may have been forked at one step more than once: those of one fork began together.
QString otherTwinText(const RunSummary& run, const std::vector<const RunSummary*>& all) {
    const auto began = [](const RunIdentity& identity) {
        return QDateTime::fromString(QString::fromStdString(identity.began), Qt::ISODate);
    };
    const RunSummary* found = nullptr;
    qint64 least = std::numeric_limits<qint64>::max();
    for (const RunSummary* each : all) {
        if (!areTwins(each->identity, run.identity))
            continue;
        const qint64 apart = std::abs(began(each->identity).secsTo(began(run.identity)));
        if (!found || apart < least) {
            found = each;
            least = apart;
        }
    }
    return found ? RunDetails::tr("Twin of %1").arg(linkTo(*found, displayName(*found)))
                 : RunDetails::tr("Twin of a run that is gone or lies elsewhere");
}

/// Of one that has an origin: by the name that it was given, else by what its own name says.
QString forkText(const RunSummary& fork) {
    const auto& [id, began, origin, twin] = fork.identity;
    QString step = inWindow(origin->step);
    if (!fork.label.name.empty())
        return RunDetails::tr("%1 at step %2").arg(displayName(fork), step);
    if (origin->number > 1)
        step += QStringLiteral(" (%1)").arg(origin->number);
    return twin ? RunDetails::tr("twin %1 at step %2")
                      .arg(QString::fromStdString(twin->letter), step)
                : RunDetails::tr("at step %1").arg(step);
}

QStringList forksOf(const RunSummary& run, const std::vector<const RunSummary*>& all) {
    QStringList forks;
    for (const RunSummary* each : all)
        if (each->identity.origin && each->identity.origin->run == run.identity.id)
            forks << linkTo(*each, forkText(*each));
    return forks;
}

}  // namespace

QString runDetails(const RunSummary& run) {
    const QLocale locale;
    QStringList lines;
    if (run.problem)
        lines << messageText(*run.problem);
    else if (run.lost)
        lines << RunDetails::tr("%1 Its name and note, or what it was forked from, are lost.")
                     .arg(messageText(*run.lost));
    if (!run.preset.empty())
        lines << madeOf(run);
    if (const QString accuracy = accuracyText(run); !accuracy.isEmpty())
        lines << accuracy;
    if (run.wasCutOff() && run.checkpoint && !isInUse(run.folder))
        lines << RunDetails::tr("It was cut off at step %1.").arg(inWindow(run.steps));
    if (!run.dataset.empty())
        lines << RunDetails::tr("%1, %2").arg(QString::fromStdString(run.dataset),
                                              sizeText(run.bytes));
    if (const auto begun =
            QDateTime::fromString(QString::fromStdString(run.identity.began), Qt::ISODate);
        begun.isValid())
        lines << RunDetails::tr("Begun %1")
                     .arg(locale.toString(begun.toLocalTime(), QLocale::ShortFormat));
    if (run.plannedSteps && run.steps <= *run.plannedSteps)  // else it has been trained on
        lines << RunDetails::tr("%1 of %2 steps")
                     .arg(inWindow(run.steps), inWindow(*run.plannedSteps));
    return (lines + changesInFull(run)).join(u'\n');
}

QString runFamily(const RunSummary& run, const std::vector<const RunSummary*>& all) {
    QStringList lines;
    if (run.identity.origin)
        lines << originText(*run.identity.origin, all);
    if (run.identity.twin)
        lines << otherTwinText(run, all);
    if (run.identity.id.empty())
        return lines.join(u' ');
    if (const QStringList forks = forksOf(run, all); !forks.isEmpty())
        lines << RunDetails::tr("Forks of it: %1").arg(forks.join(QStringLiteral(", ")));
    return lines.join(QStringLiteral("<br>"));
}

std::filesystem::path folderOfLink(const QString& link) {
    return QByteArray::fromPercentEncoding(link.toLatin1()).toStdString();
}

}  // namespace centerscope
