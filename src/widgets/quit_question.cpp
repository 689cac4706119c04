// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/quit_question.h"

#include <optional>

#include <QAction>
#include <QMessageBox>
#include <QPushButton>

#include "session/training_session.h"
#include "widgets/message_text.h"

namespace centerscope {

QuitQuestion::QuitQuestion(TrainingSession& session, QAction& saveCheckpoint, QWidget& window)
    : QObject(&window), session_(session), saveCheckpoint_(saveCheckpoint), window_(window) {}

bool QuitQuestion::mayClose() {
    if (isAnswered_)
        return true;
    if (question_)
        return false;
    const std::optional<Message> why = session_.whyLost();
    if (!why)
        return true;
    question_ = new QMessageBox(QMessageBox::Warning, tr("Steps would be lost"),
                                tr("Steps that are not recorded are lost when the program ends."),
                                QMessageBox::NoButton, &window_);
    question_->setObjectName(QStringLiteral("quitQuestion"));
    question_->setAttribute(Qt::WA_DeleteOnClose);
    question_->setTextFormat(Qt::PlainText);
    question_->setInformativeText(messageText(*why));
    QPushButton* quit = question_->addButton(tr("Quit all the same"), QMessageBox::DestructiveRole);
    quit->setToolTip(tr("These steps are lost"));
    QPushButton* save = question_->addButton(tr("Save checkpoint…"), QMessageBox::ActionRole);
    save->setToolTip(tr("Writes the run as it is now into a file elsewhere; the window stays"));
    save->setEnabled(saveCheckpoint_.isEnabled());
    QPushButton* cancel = question_->addButton(tr("Cancel"), QMessageBox::RejectRole);
    cancel->setToolTip(tr("The window stays, and what waits is written when there is room"));
    question_->setDefaultButton(cancel);
    connect(quit, &QPushButton::clicked, this, [this] {
        skip();
        window_.close();
    });
    connect(save, &QPushButton::clicked, &saveCheckpoint_, &QAction::trigger, Qt::QueuedConnection);
    question_->open();
    return false;
}

}  // namespace centerscope

#include "moc_quit_question.cpp"
