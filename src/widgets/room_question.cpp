// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/room_question.h"

#include <QLocale>
#include <QMessageBox>
#include <QPushButton>

#include "core/write_whole.h"
#include "runs/run_removal.h"
#include "session/trash.h"
#include "widgets/announcer.h"
#include "widgets/run_table.h"

namespace centerscope {

RoomQuestion::RoomQuestion(Announcer& announcer, QWidget& window)
    : QObject(&window), announcer_(announcer), window_(window) {}

void RoomQuestion::ask(std::uint64_t excess, const std::vector<RunSummary>& toAsk) {
    if (toAsk.empty() || isDeclined_)
        return announcer_.notifyFullLibrary(excess);
    if (question_)
        return;
    QStringList names;
    for (const RunSummary& run : toAsk)
        names << tr("%1: %2 steps").arg(displayName(run), QLocale().toString(qint64{run.steps}));
    const QString size =
        QLocale().formattedDataSize(static_cast<qint64>(excess), 1, QLocale::DataSizeSIFormat);
    question_ = new QMessageBox(QMessageBox::Question, tr("Space for runs"),
                                tr("The runs take %1 more than they may: remove these %n run(s)?",
                                   nullptr, static_cast<int>(toAsk.size()))
                                    .arg(size),
                                QMessageBox::NoButton, &window_);
    question_->setObjectName(QStringLiteral("roomQuestion"));
    question_->setAttribute(Qt::WA_DeleteOnClose);
    question_->setInformativeText(names.join(QLatin1Char('\n')));
    QPushButton* confirm = question_->addButton(tr("Remove"), QMessageBox::AcceptRole);
    confirm->setToolTip(tr("They go to the trash where there is one"));
    QPushButton* cancel = question_->addButton(tr("Cancel"), QMessageBox::RejectRole);
    cancel->setToolTip(tr("All runs stay; how much space they may take stands under Options"));
    question_->setDefaultButton(cancel);
    connect(question_, &QMessageBox::rejected, this, [this] { isDeclined_ = true; });
    connect(confirm, &QPushButton::clicked, this, [this, toAsk] { remove(toAsk); });
    question_->open();
}

/// One that has been kept or opened since stays.
void RoomQuestion::remove(const std::vector<RunSummary>& runs) {
    for (const RunSummary& run : runs) {
        try {
            removeRun(run.folder, Removal::MakeRoom, moveToTrash);
        } catch (const WriteError& error) {
            announcer_.notifyFailure(error.message());
        }
    }
}

}  // namespace centerscope
