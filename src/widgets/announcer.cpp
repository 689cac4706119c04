// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/announcer.h"

#include <cmath>

#include <QDateTime>
#include <QDesktopServices>
#include <QFileInfo>
#include <QLocale>
#include <QUrl>

#include "widgets/message_bar.h"

namespace centerscope {

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
    messages_.post({.kind = run.wasCutOff() ? Message::Kind::Warning : Message::Kind::Info,
                    .text = text,
                    .actions = {{tr("Continue"), goOn}}});
}

void Announcer::startRun(const RunDescription& run) {
    classes_ = static_cast<int>(run.dataset->classNames.size());
    condition_ = TrainingCondition::Fine;
    if (run.run == 1)
        return;
    messages_.withdraw(Message::Kind::Warning);
    messages_.withdraw(Message::Kind::Error);
}

void Announcer::sayTraining() {
    messages_.withdraw(Message::Kind::Info);
}

void Announcer::sayFailure(const QString& sentence) {
    messages_.post({.kind = Message::Kind::Error, .text = sentence, .actions = {}});
}

void Announcer::sayWritten(const QString& sentence, const QString& file) {
    messages_.withdraw(Message::Kind::Error);  // of an attempt before this one
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
        {.kind = Message::Kind::Warning,
         .text = tr("Training cannot stop after step %1: it has come to step %2. Choose "
                    "a later one.")
                     .arg(locale.toString(qint64{asked}), locale.toString(qint64{reached})),
         .actions = {}});
}

void Announcer::sayEvaluation(const Evaluation& evaluation) {
    const QLocale locale;
    messages_.post({.text = tr("Test set at step %1: %2 % right, softmax loss %3.")
                                .arg(locale.toString(qint64{evaluation.step}),
                                     locale.toString(100 * evaluation.accuracy, 'f', 2),
                                     locale.toString(evaluation.softmaxLoss, 'f', 3)),
                    .actions = {}});
}

void Announcer::watch(const RunHistory& history) {
    const TrainingCondition condition = conditionOf(history, classes_);
    if (condition == condition_)
        return;
    condition_ = condition;
    messages_.withdraw(Message::Kind::Warning);
    if (messages_.current() && messages_.current()->text == guessing_)
        messages_.withdraw(Message::Kind::Info);
    if (condition == TrainingCondition::StillGuessing)
        sayGuessing();
    else if (condition == TrainingCondition::Collapsed)
        sayCollapsed(history.steps.back().lambda);
}

void Announcer::sayGuessing() {
    guessing_ = tr("Still guessing: the softmax loss rests near %1, the logarithm of %2 classes. "
                   "Early on, with λ at 1 or more, that is normal.")
                    .arg(QLocale().toString(std::log(classes_), 'f', 2))
                    .arg(classes_);
    messages_.post({.text = guessing_, .actions = {}});
}

void Announcer::sayCollapsed(double lambda) {
    const double gentler = lambda / 10;
    messages_.post(
        {.kind = Message::Kind::Warning,
         .text = tr("Collapsed: the network still guesses and the center loss has gone to 0, so "
                    "everything is pinned near the origin."),
         .actions = {{tr("Set λ to %1").arg(QLocale().toString(gentler)),
                      [this, gentler] { emit lambdaWanted(gentler); }}}});
}

}  // namespace centerscope
