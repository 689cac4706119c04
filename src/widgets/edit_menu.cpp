// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/edit_menu.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
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
      return_(addAction(QString())),
      copy_(nullptr),
      dialog_(new NumberDialog(parent->window())),
      progress_(new QProgressDialog(parent->window())),
      giveUp_(new QPushButton) {
    addSeparator();
    copy_ = addAction(QString());
    undo_->setObjectName(QStringLiteral("actionUndo"));
    return_->setObjectName(QStringLiteral("actionReturn"));
    copy_->setObjectName(QStringLiteral("actionCopyEvents"));
    undo_->setIcon(centerscope::icon(QStringLiteral("undo")));
    undo_->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Z));
    return_->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_G));
    copy_->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C));
    setToolTipsVisible(true);
    dialog_->setObjectName(QStringLiteral("returnDialog"));
    progress_->setObjectName(QStringLiteral("returnProgress"));
    progress_->setWindowModality(Qt::WindowModal);
    progress_->setCancelButton(nullptr);  // else two buttons claim Escape and neither gets it
    progress_->setCancelButton(giveUp_);
    progress_->setMinimumDuration(400);  // ms; a shorter way needs no words
    progress_->reset();                  // else it shows itself at the start
    retranslate();
}

void EditMenu::bindTo(TrainingSession& session) {
    connect(undo_, &QAction::triggered, &session, &TrainingSession::undo);
    connect(return_, &QAction::triggered, this, [this] {
        dialog_->ask(static_cast<std::uint64_t>(step_), {0, step_});
    });
    connect(dialog_, &NumberDialog::chosen, &session, &TrainingSession::returnTo);
    connect(&session, &TrainingSession::returning, this, &EditMenu::showReturning);
    connect(progress_, &QProgressDialog::canceled, &session, &TrainingSession::giveUpReturn);
    connect(copy_, &QAction::triggered, &session, &TrainingSession::requestEvents);
    connect(&session, &TrainingSession::eventsReady, this,
            [](const QString& lines) { QGuiApplication::clipboard()->setText(lines); });
}

void EditMenu::startRun() {
    step_ = 0;
    retranslate();
}

void EditMenu::showUpdate(const SessionUpdate& update) {
    if (!update.steps.empty())
        step_ = update.steps.back().step;
    undoable_ = update.undoable;
    retranslate();
}

void EditMenu::showReturning(std::int64_t done, std::int64_t total) {
    if (done == total)
        return progress_->reset();
    progress_->setMaximum(static_cast<int>(total));
    progress_->setValue(static_cast<int>(done));
}

QString EditMenu::nameOf(const Undoable& undoable) const {
    if (const auto* change = std::get_if<HyperparameterChange>(&undoable))
        return tr("&Undo: %1").arg(StepChart::changeText(*change, locale()));
    if (const auto* left = std::get_if<RunLeft>(&undoable))
        return nameOf(left->by);
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
        case RunLeft::By::Return:
            return tr("&Undo: return to step");
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
    return_->setText(tr("&Return to step…"));
    return_->setToolTip(
        tr("Goes back to where the run stood after an earlier step, to the last bit, and pauses "
           "there"));
    return_->setEnabled(step_ > 0);
    copy_->setText(tr("&Copy event log"));
    copy_->setToolTip(tr("Every change of a hyperparameter with its step, one line each"));
    dialog_->setWords(
        {.title = tr("Return to an earlier step"),
         .explanation =
             tr("Back to where the run stood after this step, to the last bit. What came later "
                "stays in grey and on disk, and Undo brings it back."),
         .label = tr("&Step"),
         .hint = tr("The run then has made this many training steps, and is paused."),
         .accept = tr("Return"),
         .acceptHint = tr("Go back to this step")});
    progress_->setWindowTitle(tr("Return to an earlier step"));
    progress_->setLabelText(tr("Training again on the way to the step you asked for…"));
    giveUp_->setText(tr("Cancel"));
    giveUp_->setToolTip(tr("Give the return up; the run stays where it was"));
}

void EditMenu::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QMenu::changeEvent(event);
}

}  // namespace centerscope
