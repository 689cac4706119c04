// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/edit_menu.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QProgressBar>
#include <QProgressDialog>
#include <QPushButton>

#include "charts/step_chart.h"
#include "session/training_session.h"
#include "widgets/icon.h"
#include "widgets/number_dialog.h"

namespace centerscope {

EditMenu::EditMenu(QWidget* parent)
    : QMenu(parent),
      undo_(addAction(QString())),
      fork_(addAction(QString())),
      copy_(nullptr),
      dialog_(new NumberDialog(parent->window())),
      progress_(new QProgressDialog(parent->window())),
      giveUp_(new QPushButton) {
    addSeparator();
    copy_ = addAction(QString());
    undo_->setObjectName(QStringLiteral("actionUndo"));
    fork_->setObjectName(QStringLiteral("actionFork"));
    copy_->setObjectName(QStringLiteral("actionCopyEvents"));
    undo_->setIcon(centerscope::icon(QStringLiteral("undo")));
    undo_->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Z));
    fork_->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_G));
    copy_->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C));
    setToolTipsVisible(true);
    dialog_->setObjectName(QStringLiteral("forkDialog"));
    progress_->setObjectName(QStringLiteral("forkProgress"));
    progress_->setWindowModality(Qt::NonModal);
    progress_->setCancelButton(nullptr);  // else two buttons claim Escape and neither gets it
    progress_->setCancelButton(giveUp_);
    auto* bar = new QProgressBar;
    bar->setFocusPolicy(Qt::StrongFocus);
    progress_->setBar(bar);
    bar->setFocus();  // on the button, a key that is meant for the window would press it
    giveUp_->setAutoDefault(false);
    progress_->setMinimumDuration(400);  // ms; a shorter way needs no words
    progress_->reset();                  // else it shows itself at the start
    retranslate();
}

void EditMenu::bindTo(TrainingSession& session) {
    connect(undo_, &QAction::triggered, &session, &TrainingSession::undo);
    connect(fork_, &QAction::triggered, this, [this] {
        dialog_->ask(static_cast<std::uint64_t>(step_), {0, step_});
    });
    connect(dialog_, &NumberDialog::chosen, &session, &TrainingSession::forkAt);
    connect(&session, &TrainingSession::forkProgress, this, &EditMenu::showForking);
    connect(progress_, &QProgressDialog::canceled, &session, &TrainingSession::cancelFork);
    connect(copy_, &QAction::triggered, &session, &TrainingSession::requestEvents);
    connect(&session, &TrainingSession::eventsReady, this,
            [](const QString& lines) { QGuiApplication::clipboard()->setText(lines); });
}

void EditMenu::startRun() {
    step_ = 0;
    retranslate();
}

void EditMenu::setForkEnabled(bool enabled) {
    isForkEnabled_ = enabled;
    retranslate();
}

void EditMenu::showUpdate(const SessionUpdate& update) {
    if (!update.steps.empty())
        step_ = update.steps.back().step;
    undoable_ = update.undoable;
    retranslate();
}

void EditMenu::showForking(std::int64_t done, std::int64_t total) {
    if (done == total)
        return progress_->reset();
    if (done == 0)
        onTheWay_.start();
    progress_->setMaximum(static_cast<int>(total));
    progress_->setLabelText(wayText(done, total));
    progress_->setValue(static_cast<int>(done));
}

QString EditMenu::wayText(std::int64_t done, std::int64_t total) const {
    const QString way = tr("Training again on the way to that step: %1 of %2 steps.")
                            .arg(locale().toString(qint64{done}), locale().toString(qint64{total}));
    if (done == 0)
        return way;
    const qint64 left = onTheWay_.elapsed() * (total - done) / done;  // ms
    return way + QLatin1Char('\n') +
           tr("About %n second(s) left", nullptr, int((left + 999) / 1000));
}

QString EditMenu::nameOf(const Undoable& undoable) const {
    if (const auto* change = std::get_if<HyperparameterChange>(&undoable))
        return tr("&Undo: %1").arg(StepChart::changeText(*change, locale()));
    if (const auto* left = std::get_if<RunLeft>(&undoable))
        return nameOf(left->by);
    if (std::holds_alternative<CenterRuleSwitch>(undoable))
        return tr("&Undo: how the centers move");
    return tr("&Undo: change of the halving rule");
}

QString EditMenu::nameOf(RunLeft::By by) {
    switch (by) {
        case RunLeft::By::Reset:
            return tr("&Undo: Reset");
        case RunLeft::By::Preset:
            return tr("&Undo: choose preset");
        case RunLeft::By::Dataset:
            return tr("&Undo: choose data set");
        case RunLeft::By::Checkpoint:
            return tr("&Undo: open checkpoint");
        case RunLeft::By::PastRun:
            return tr("&Undo: continue run");
        case RunLeft::By::Fork:
            return tr("&Undo: fork at a step");
        case RunLeft::By::LastGoodState:
            return tr("&Undo: return to the last good state");
    }
    return {};
}

void EditMenu::retranslate() {
    undo_->setText(undoable_ ? nameOf(*undoable_) : tr("&Undo"));
    undo_->setToolTip(tr(
        "Sets the last change back to what it was, from the next step, or brings the run back that "
        "was left last"));
    undo_->setEnabled(undoable_.has_value());
    fork_->setText(tr("&Fork at step…"));
    fork_->setToolTip(
        isForkEnabled_
            ? tr("A run of its own that begins where this one stood after an earlier step, to the "
                 "last bit; this one stays whole")
            : tr("Another program's run cannot be forked while it is only followed. When that "
                 "program has closed it, open it here."));
    fork_->setEnabled(isForkEnabled_ && step_ > 0);
    copy_->setText(tr("&Copy event log"));
    copy_->setToolTip(tr("Every change of a hyperparameter with its step, one line each"));
    dialog_->setWords(
        {.title = tr("Fork at an earlier step"),
         .explanation =
             tr("A run of its own begins where this one stood after that step, to the last bit, "
                "and pauses there. This one stays whole among the runs that are kept; what came "
                "later stays in grey, and Undo leads back to it."),
         .label = tr("&Step"),
         .hint = tr("The fork has made this many training steps when it begins."),
         .accept = tr("Fork"),
         .acceptHint = tr("Begin a fork at this step")});
    progress_->setWindowTitle(tr("Training again"));
    progress_->findChild<QProgressBar*>()->setAccessibleName(tr("Training again"));
    giveUp_->setText(tr("Cancel"));
    giveUp_->setToolTip(tr("Give it up; the run in the window stays where it is"));
}

void EditMenu::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QMenu::changeEvent(event);
}

}  // namespace centerscope

#include "moc_edit_menu.cpp"
