// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/announcer.h"

#include <algorithm>

#include <QDateTime>
#include <QFileInfo>
#include <QLocale>

#include "charts/run_words.h"
#include "presets/value_ranges.h"
#include "session/file_name.h"
#include "session/trash.h"
#include "widgets/folder_view.h"
#include "widgets/message_text.h"
#include "widgets/run_table.h"

namespace centerscope {

namespace {

Notice::Kind kindOf(Issue issue) {
    switch (issue) {
        case Issue::NonFinite:
        case Issue::Explosion:
            return Notice::Kind::Error;
        case Issue::Collapse:
        case Issue::DeadUnits:
            return Notice::Kind::Warning;
        case Issue::StillGuessing:
            break;
    }
    return Notice::Kind::Info;
}

/// Of today it is the time alone.
QString timeText(std::int64_t seconds) {
    const QLocale locale;
    const QDateTime time = QDateTime::fromSecsSinceEpoch(seconds);
    return time.date() == QDate::currentDate() ? locale.toString(time.time(), QLocale::ShortFormat)
                                               : locale.toString(time, QLocale::ShortFormat);
}

/// The first few; those of one name with their steps and dates.
QString joinedNames(const std::vector<RunSummary>& runs) {
    constexpr qsizetype kMostNamed = 3;
    QStringList names;
    for (const RunSummary& run : runs)
        names << displayName(run);
    QStringList named;
    for (qsizetype k = 0; k < std::min(names.size(), kMostNamed); ++k) {
        const RunSummary& run = runs[static_cast<std::size_t>(k)];
        named << (names.count(names[k]) == 1
                      ? names[k]
                      : Announcer::tr("%1 (%Ln step(s), %2)", nullptr, static_cast<int>(run.steps))
                            .arg(names[k], timeText(run.lastWritten)));
    }
    if (names.size() > kMostNamed)
        named << Announcer::tr("and %Ln more", nullptr,
                               static_cast<int>(names.size() - kMostNamed));
    return named.join(QStringLiteral("; "));
}

}  // namespace

Announcer::Announcer(MessageBar& messages, QObject* parent)
    : QObject(parent), messages_(messages) {}

void Announcer::welcome() {
    messages_.post({.text = tr("Press Space to start training."),
                    .actions = {{tr("What will I see?"), [this] { emit helpRequested(); }}}});
}

void Announcer::offerRun(const RunSummary& run, const std::function<void()>& resume) {
    const QLocale locale;
    const auto steps = [&locale](std::int64_t step) { return locale.toString(qint64{step}); };
    const QString when = timeText(run.lastWritten);
    const QString name = displayName(run);
    const QString dataset = QString::fromStdString(run.dataset);
    const std::int64_t checkpoint = run.checkpoint.value_or(0);
    const QString text =
        run.wasCutOff() ? tr("The run %1 on %2 was cut off at step %3 (%4). It can be continued.")
                              .arg(name, dataset, steps(run.steps), when)
                        : tr("The run %1 on %2 stands at step %3 (%4).")
                              .arg(name, dataset, steps(checkpoint), when);
    offer_ = {
        .kind = run.wasCutOff() ? Notice::Kind::Warning : Notice::Kind::Info,
        .text = text,
        .actions = {{tr("Continue"), resume}, {tr("Runs…"), [this] { emit runsRequested(); }}}};
    messages_.post(offer_);
}

void Announcer::notifyFullLibrary(const RunLibrary::Room& room) {
    messages_.post(
        {.kind = Notice::Kind::Warning,
         .text = tr("The runs take %1 and may take %2. Delete some, or give them more space under "
                    "Options.")
                     .arg(sizeText(room.taken), sizeText(room.budget)),
         .actions = {{tr("Runs…"), [this] { emit runsRequested(); }},
                     {tr("Options…"), [this] { emit optionsRequested(); }}}});
}

void Announcer::notifyRoom(const std::vector<RunSummary>& removed) {
    const auto count = static_cast<int>(removed.size());
    const QString text =
        hasTrash(removed.front().folder.parent_path())
            ? tr("To make room for this run, %n short run(s) that you did not keep went to the "
                 "trash: %1. How much space runs may take stands under Options.",
                 nullptr, count)
            : tr("To make room for this run, %n short run(s) that you did not keep were removed: "
                 "%1. How much space runs may take stands under Options.",
                 nullptr, count);
    messages_.post({.kind = Notice::Kind::Warning,
                    .text = text.arg(joinedNames(removed)),
                    .actions = {{tr("Runs…"), [this] { emit runsRequested(); }},
                                {tr("Options…"), [this] { emit optionsRequested(); }}}});
}

void Announcer::startRun(const RunInfo& run) {
    withdrawDiagnosis();
    if (run.run == 1)
        return;
    messages_.withdraw(offer_.kind, offer_.text);
    for (const Notice::Kind kind : {Notice::Kind::Info, Notice::Kind::Warning, Notice::Kind::Error})
        messages_.withdraw(kind);
}

void Announcer::notifyTraining() {
    messages_.withdraw(Notice::Kind::Info);
    messages_.withdraw(offer_.kind, offer_.text);
    withdrawDiagnosis();  // to be said again where it still holds
}

void Announcer::notifyFailure(const std::variant<QString, Message>& text) {
    messages_.post({.kind = Notice::Kind::Error, .text = text, .actions = {}});
}

void Announcer::notifyRecording(const std::optional<Message>& why) {
    messages_.withdraw(Notice::Kind::Error, recordingTrouble_);
    if (!why)
        return;
    recordingTrouble_ =
        tr("%1 Training continues, but its steps are not recorded.").arg(messageText(*why));
    notifyFailure(recordingTrouble_);
}

void Announcer::notifyDeleted(const std::vector<RunSummary>& runs) {
    messages_.post({.kind = Notice::Kind::Warning,
                    .text = tr("Undo has passed over %n run(s) that have been deleted and may be "
                               "in the trash: %1.",
                               nullptr, static_cast<int>(runs.size()))
                                .arg(joinedNames(runs)),
                    .actions = {}});
}

void Announcer::endRefusal() {
    messages_.withdraw(Notice::Kind::Error, refusal_);
}

void Announcer::notifyWritten(const QString& sentence, const QString& file) {
    messages_.withdraw(Notice::Kind::Error);  // of an attempt before this one
    const auto showFolder = [this, folder = pathOf(QFileInfo(file).path())] {
        if (const QString problem = showInFileManager(folder); !problem.isEmpty())
            notifyFailure(problem);
    };
    messages_.post({.text = sentence, .actions = {{tr("Show folder"), showFolder}}});
}

void Announcer::notifyRegions() {
    regions_ =
        tr("Live batches mix many versions of the network, and each has regions "
           "of its own. The stage shows the fixed sample now.");
    messages_.post({.text = regions_, .actions = {}});
}

void Announcer::endRegions() {
    messages_.withdraw(Notice::Kind::Info, regions_);
}

void Announcer::notifyBookmarksFull() {
    messages_.post(
        {.kind = Notice::Kind::Warning,
         .text = tr("A run has at most %1 bookmarks. Go to one that is no longer needed "
                    "(Page Up and Page Down in the time line) and take it away (Ctrl+D).")
                     .arg(QLocale().toString(qint64{kMostBookmarks})),
         .actions = {}});
}

void Announcer::notifyStopped(std::int64_t step) {
    messages_.post(
        {.text = tr("Stopped after step %1, as asked.").arg(QLocale().toString(qint64{step})),
         .actions = {}});
}

void Announcer::notifyStopRefused(std::int64_t asked, std::int64_t reached) {
    const QLocale locale;
    messages_.post(
        {.kind = Notice::Kind::Warning,
         .text = tr("Training cannot stop after step %1: it has come to step %2. Choose "
                    "a later one.")
                     .arg(locale.toString(qint64{asked}), locale.toString(qint64{reached})),
         .actions = {}});
}

void Announcer::notifyEvaluation(const Evaluation& evaluation) {
    if (evaluation.step == 0 && messages_.current())
        return;  // the offer to resume a run says more than an untrained network
    const QLocale locale;
    messages_.post({.text = tr("Test set at step %1: %2 % right, softmax loss %3.")
                                .arg(locale.toString(qint64{evaluation.step}),
                                     locale.toString(100 * evaluation.accuracy, 'f', 2),
                                     locale.toString(evaluation.headLoss, 'f', 3)),
                    .actions = {}});
}

void Announcer::watch(const SessionUpdate& update) {
    if (!update.changes.empty())
        endRefusal();
    const std::optional<Issue> issue =
        update.diagnosis ? std::optional(update.diagnosis->issue) : std::nullopt;
    if (issue == issue_)
        return;
    withdrawDiagnosis();
    issue_ = issue;
    if (!issue)
        return;
    diagnosis_ = {.kind = kindOf(*issue),
                  .text = update.diagnosis->message,
                  .actions = remedies(*issue, update.hyperparameters.lambda)};
    messages_.post(diagnosis_);
}

std::vector<Notice::Action> Announcer::remedies(Issue issue, double lambda) {
    const Notice::Action reset{tr("Reset…"), [this] { emit resetRequested(); }};
    switch (issue) {
        case Issue::NonFinite:
        case Issue::Explosion:
            return {{tr("Return to the last good state with half the learning rate"),
                     [this] { emit returnRequested(); }},
                    reset};
        case Issue::Collapse: {
            if (lambda == 0)
                return {reset};
            const double gentler = lambda / 10;
            return {{tr("Lower λ to %1").arg(QLocale().toString(gentler)),
                     [this, gentler] { emit lambdaRequested(gentler); }},
                    reset};
        }
        case Issue::DeadUnits:
            return {reset};
        case Issue::StillGuessing:
            break;
    }
    return {};
}

/// What was said about the run's health no longer holds; what else is said stays.
void Announcer::withdrawDiagnosis() {
    messages_.withdraw(diagnosis_.kind, diagnosis_.text);
    issue_.reset();
}

}  // namespace centerscope

#include "moc_announcer.cpp"
