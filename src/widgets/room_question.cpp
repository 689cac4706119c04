// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/room_question.h"

#include <algorithm>
#include <cstdint>
#include <functional>
#include <vector>

#include <QDateTime>
#include <QLocale>
#include <QMessageBox>
#include <QPushButton>
#include <QStringList>

#include "charts/run_words.h"
#include "core/write_whole.h"
#include "runs/run_removal.h"
#include "session/trash.h"
#include "widgets/announcer.h"
#include "widgets/run_table.h"

namespace centerscope {

namespace {

constexpr int kMostNames = 8;  // that stand in the question itself

std::uint64_t bytesFreedBy(const std::vector<RunSummary>& runs) {
    std::uint64_t freed = 0;
    for (const RunSummary& run : runs)
        freed += run.bytes;
    return freed;
}

/// The longest first: where there are too many to name, it is short ones that are not.
std::vector<RunSummary> longestFirst(std::vector<RunSummary> runs) {
    std::ranges::stable_sort(runs, std::ranges::greater(), &RunSummary::steps);
    return runs;
}

/// A line for each that would go.
QStringList linesOf(const RunLibrary::Room& room) {
    const QLocale locale;
    QStringList lines;
    for (const RunSummary& run : longestFirst(room.toAsk))
        lines << RoomQuestion::tr("%1: %2 steps, %3, last at %4")
                     .arg(displayName(run), locale.toString(qint64{run.steps}), sizeText(run.bytes),
                          locale.toString(QDateTime::fromSecsSinceEpoch(run.lastWritten),
                                          QLocale::ShortFormat));
    return lines;
}

/// What becomes of those that go, and which stay.
QString consequenceText(const RunLibrary::Room& room, bool toTrash) {
    const QLocale locale;
    QStringList lines = linesOf(room).mid(0, kMostNames);
    if (room.toAsk.size() > kMostNames)
        lines << RoomQuestion::tr("and %n more", nullptr,
                                  static_cast<int>(room.toAsk.size()) - kMostNames);
    lines << QString()
          << (toTrash ? RoomQuestion::tr("They go to the trash; the disk has their space when that "
                                         "is emptied.")
                      : RoomQuestion::tr("There is no trash for them: they are removed for good."))
          << RoomQuestion::tr("%n other run(s) stay; kept by you: %1.", nullptr,
                              static_cast<int>(room.runs - room.toAsk.size()))
                 .arg(locale.toString(qulonglong{room.kept}));
    return lines.join(u'\n');
}

}  // namespace

RoomQuestion::RoomQuestion(Announcer& announcer, QWidget& window)
    : QObject(&window), announcer_(announcer), window_(window) {}

void RoomQuestion::ask(const RunLibrary::Room& room) {
    if (!isTooMuch(room.taken, room.budget))
        return;
    if (room.toAsk.empty() || isDeclined_)
        return announcer_.notifyFullLibrary(room);
    if (question_)
        return;
    const bool toTrash =
        std::ranges::all_of(room.toAsk, [](const RunSummary& run) { return hasTrash(run.folder); });
    const QString text =
        tr("The runs take %1 and may take %2. Remove these %n run(s), which take "
           "%3?",
           nullptr, static_cast<int>(room.toAsk.size()))
            .arg(sizeText(room.taken), sizeText(room.budget), sizeText(bytesFreedBy(room.toAsk)));
    question_ = new QMessageBox(QMessageBox::Question, tr("Space for runs"), text,
                                QMessageBox::NoButton, &window_);
    question_->setObjectName(QStringLiteral("roomQuestion"));
    question_->setAttribute(Qt::WA_DeleteOnClose);
    question_->setTextFormat(Qt::PlainText);
    question_->setInformativeText(consequenceText(room, toTrash));
    if (room.toAsk.size() > kMostNames)
        question_->setDetailedText(linesOf(room).join(u'\n'));  // all, in a list that scrolls
    QPushButton* confirm = question_->addButton(
        toTrash ? tr("Move to trash") : tr("Remove for good"), QMessageBox::AcceptRole);
    confirm->setToolTip(tr("What you have kept or opened since then stays"));
    QPushButton* options = question_->addButton(tr("Options…"), QMessageBox::ActionRole);
    options->setToolTip(tr("All runs stay; choose there how much space they may take"));
    QPushButton* cancel = question_->addButton(tr("Cancel"), QMessageBox::RejectRole);
    cancel->setToolTip(tr("All runs stay; you are not asked again before the next start"));
    for (QAbstractButton* button : question_->buttons())
        if (button->toolTip().isEmpty())  // that of the list of all
            button->setToolTip(tr("Every run that would go"));
    question_->setDefaultButton(cancel);
    connect(question_, &QMessageBox::rejected, this, [this] { isDeclined_ = true; });
    connect(options, &QPushButton::clicked, this, &RoomQuestion::optionsRequested);
    connect(confirm, &QPushButton::clicked, this,
            [this, runs = room.toAsk, toTrash] { remove(runs, toTrash); });
    question_->open();
}

/// One that has been kept or opened since stays. Where the trash was promised nothing goes for
/// good.
void RoomQuestion::remove(const std::vector<RunSummary>& runs, bool toTrash) {
    for (const RunSummary& run : runs) {
        try {
            removeRun(run.folder, Removal::MakeRoom, toTrash ? PutAway(putInTrash) : PutAway());
        } catch (const WriteError& error) {
            announcer_.notifyFailure(error.message());
        }
    }
}

}  // namespace centerscope

#include "moc_room_question.cpp"
