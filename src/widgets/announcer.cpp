// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/announcer.h"

#include <QDateTime>
#include <QDesktopServices>
#include <QFileInfo>
#include <QLocale>
#include <QUrl>

namespace centerscope {

namespace {

Notice::Kind kindOf(Ailment ailment) {
    switch (ailment) {
        case Ailment::NonFinite:
        case Ailment::Explosion:
            return Notice::Kind::Error;
        case Ailment::Collapse:
        case Ailment::DeadUnits:
            return Notice::Kind::Warning;
        case Ailment::StillGuessing:
            break;
    }
    return Notice::Kind::Info;
}

}  // namespace

Announcer::Announcer(MessageBar& messages, QObject* parent)
    : QObject(parent), messages_(messages) {}

void Announcer::welcome() {
    messages_.post({.text = tr("Press Space to start training."),
                    .actions = {{tr("What will I see?"), [this] { emit helpWanted(); }}}});
}

void Announcer::offerRun(const PastRun& run, const std::function<void()>& goOn) {
    const QLocale locale;
    const bool isToday = run.when.date() == QDate::currentDate();
    const QString when = isToday ? locale.toString(run.when.time(), QLocale::ShortFormat)
                                 : locale.toString(run.when, QLocale::ShortFormat);
    const QString text =
        run.wasCutOff()
            ? tr("The run of %1 was cut off at step %2. It can be continued from step %3.")
                  .arg(when, locale.toString(qint64{run.lastStep}),
                       locale.toString(qint64{run.checkpoint}))
            : tr("The run of %1 stands at step %2.")
                  .arg(when, locale.toString(qint64{run.checkpoint}));
    messages_.post({.kind = run.wasCutOff() ? Notice::Kind::Warning : Notice::Kind::Info,
                    .text = text,
                    .actions = {{tr("Continue"), goOn}}});
}

void Announcer::startRun(const RunDescription& run) {
    withdrawFinding();
    if (run.run == 1)
        return;
    messages_.withdraw(Notice::Kind::Warning);
    messages_.withdraw(Notice::Kind::Error);
}

void Announcer::sayTraining() {
    messages_.withdraw(Notice::Kind::Info);
    withdrawFinding();  // to be said again where it still holds
}

void Announcer::sayFailure(const std::variant<QString, Message>& text) {
    messages_.post({.kind = Notice::Kind::Error, .text = text, .actions = {}});
}

void Announcer::endRefusal() {
    messages_.withdraw(Notice::Kind::Error, refusal_);
}

void Announcer::sayWritten(const QString& sentence, const QString& file) {
    messages_.withdraw(Notice::Kind::Error);  // of an attempt before this one
    const QUrl folder = QUrl::fromLocalFile(QFileInfo(file).path());
    messages_.post({.text = sentence, .actions = {{tr("Show folder"), [folder] {
                                                       QDesktopServices::openUrl(folder);
                                                   }}}});
}

void Announcer::sayStopped(std::int64_t step) {
    messages_.post(
        {.text = tr("Stopped after step %1, as asked.").arg(QLocale().toString(qint64{step})),
         .actions = {}});
}

void Announcer::sayStopRefused(std::int64_t asked, std::int64_t reached) {
    const QLocale locale;
    messages_.post(
        {.kind = Notice::Kind::Warning,
         .text = tr("Training cannot stop after step %1: it has come to step %2. Choose "
                    "a later one.")
                     .arg(locale.toString(qint64{asked}), locale.toString(qint64{reached})),
         .actions = {}});
}

void Announcer::sayEvaluation(const Evaluation& evaluation) {
    if (evaluation.step == 0 && messages_.current())
        return;  // the offer to go on with a run says more than an untrained network
    const QLocale locale;
    messages_.post({.text = tr("Test set at step %1: %2 % right, softmax loss %3.")
                                .arg(locale.toString(qint64{evaluation.step}),
                                     locale.toString(100 * evaluation.accuracy, 'f', 2),
                                     locale.toString(evaluation.softmaxLoss, 'f', 3)),
                    .actions = {}});
}

void Announcer::watch(const SessionUpdate& update) {
    if (!update.changes.empty())
        endRefusal();
    const std::optional<Ailment> ailment =
        update.finding ? std::optional(update.finding->ailment) : std::nullopt;
    if (ailment == ailment_)
        return;
    withdrawFinding();
    ailment_ = ailment;
    if (!ailment)
        return;
    finding_ = {.kind = kindOf(*ailment),
                .text = update.finding->message,
                .actions = remedies(*ailment, update.hyperparameters.lambda)};
    messages_.post(finding_);
}

std::vector<Notice::Action> Announcer::remedies(Ailment ailment, double lambda) {
    const Notice::Action reset{tr("Reset…"), [this] { emit resetWanted(); }};
    switch (ailment) {
        case Ailment::NonFinite:
        case Ailment::Explosion:
            return {{tr("Return to the last good state with half the learning rate"),
                     [this] { emit returnWanted(); }},
                    reset};
        case Ailment::Collapse: {
            if (lambda == 0)
                return {reset};
            const double gentler = lambda / 10;
            return {{tr("Lower λ to %1").arg(QLocale().toString(gentler)),
                     [this, gentler] { emit lambdaWanted(gentler); }},
                    reset};
        }
        case Ailment::DeadUnits:
            return {reset};
        case Ailment::StillGuessing:
            break;
    }
    return {};
}

/// What was said about the run's health no longer holds; what else is said stays.
void Announcer::withdrawFinding() {
    messages_.withdraw(finding_.kind, finding_.text);
    ailment_.reset();
}

}  // namespace centerscope
