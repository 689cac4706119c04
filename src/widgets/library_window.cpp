// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/library_window.h"

#include <algorithm>
#include <utility>

#include <QDir>
#include <QEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QLabel>
#include <QLocale>
#include <QMessageBox>
#include <QPixmap>
#include <QPushButton>
#include <QShortcut>
#include <QTextCursor>

#include "ui_library_window.h"

#include "charts/run_words.h"
#include "core/error.h"
#include "core/resolved_path.h"
#include "runs/run_comparison.h"
#include "runs/run_lock.h"
#include "runs/run_removal.h"
#include "session/file_name.h"
#include "session/trash.h"
#include "widgets/file_place.h"
#include "widgets/folder_view.h"
#include "widgets/message_text.h"
#include "widgets/run_details.h"
#include "widgets/small_dialogs.h"
#include "widgets/window_settings.h"

namespace centerscope {

namespace {

constexpr int kFollowInterval = 1000;  // ms
constexpr QSize kPicture{280, 280};

}  // namespace

LibraryWindow::LibraryWindow(RunLibrary library, QWidget* parent)
    : QDialog(parent), ui_(std::make_unique<Ui::LibraryWindow>()), library_(std::move(library)) {
    ui_->setupUi(this);
    shown_.setSourceModel(&table_);
    ui_->runs->setModel(&shown_);
    ui_->runs->setSelectionMode(QAbstractItemView::ExtendedSelection);
    ui_->runs->setOrder({});
    ui_->picture->setFixedSize(kPicture);
    placesMenu_.setToolTipsVisible(true);
    ui_->placesButton->setMenu(&placesMenu_);
    ui_->sortButton->setMenu(&sortMenu_);
    ui_->libraryProblem->hide();
    follow_.setInterval(kFollowInterval);
    connectControls();
    showSelected();
    showTaken();
}

LibraryWindow::~LibraryWindow() = default;

void LibraryWindow::connectControls() {
    connect(ui_->search, &QLineEdit::textChanged, this, &LibraryWindow::search);
    connect(ui_->runs->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &LibraryWindow::showSelected);
    connect(ui_->runs->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &LibraryWindow::showSelected);
    connect(ui_->runs, &QTreeView::activated, this, &LibraryWindow::openSelected);
    connect(ui_->openButton, &QPushButton::clicked, this, &LibraryWindow::openSelected);
    connect(ui_->compareButton, &QPushButton::clicked, this, &LibraryWindow::compareSelected);
    connect(ui_->name, &QLineEdit::editingFinished, this, &LibraryWindow::storeLabel);
    connect(ui_->keepCheck, &QCheckBox::clicked, this, &LibraryWindow::storeLabel);
    ui_->name->setMaxLength(RunLabel::kLongestName);
    connect(ui_->note, &QPlainTextEdit::textChanged, this, &LibraryWindow::boundNote);
    ui_->note->installEventFilter(this);
    connect(ui_->deleteButton, &QPushButton::clicked, this, &LibraryWindow::askToDelete);
    auto* deleteKey = new QShortcut(QKeySequence::Delete, ui_->runs);
    deleteKey->setContext(Qt::WidgetShortcut);  // in a field it deletes letters
    connect(deleteKey, &QShortcut::activated, ui_->deleteButton, &QPushButton::click);
    connect(new QShortcut(QKeySequence::Find, this), &QShortcut::activated, ui_->search, [this] {
        ui_->search->setFocus(Qt::ShortcutFocusReason);
        ui_->search->selectAll();
    });
    connect(ui_->folderButton, &QPushButton::clicked, this, &LibraryWindow::showFolder);
    connect(ui_->family, &QLabel::linkActivated, this, &LibraryWindow::followLink);
    connect(ui_->runs, &RunList::hintActivated, ui_->search, &QLineEdit::clear);
    connect(&sortMenu_, &QMenu::aboutToShow, this, [this] { ui_->runs->fillSortMenu(sortMenu_); });
    connect(&placesMenu_, &QMenu::aboutToShow, this, &LibraryWindow::listPlaces);
    connect(ui_->closeButton, &QPushButton::clicked, this, &QDialog::close);
    connect(&follow_, &QTimer::timeout, this, &LibraryWindow::refresh);
}

/// A note is written when its field is left.
bool LibraryWindow::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::FocusOut)
        storeLabel();
    return QDialog::eventFilter(watched, event);
}

void LibraryWindow::showRuns(const std::filesystem::path& open) {
    const bool wasHidden = !isVisible();
    fitScreen(*this);
    show();
    if (wasHidden)
        select(open);
    raise();
    activateWindow();
    ui_->runs->setFocus();
}

void LibraryWindow::showEvent(QShowEvent* event) {
    const auto problem = library_.placesProblem();
    ui_->libraryProblem->setText(
        problem ? tr("%1 Runs of added folders are not listed; adding one sets the file aside.")
                      .arg(messageText(*problem))
                : QString());
    ui_->libraryProblem->setVisible(problem.has_value());
    ui_->search->clear();
    refresh();
    follow_.start();
    QDialog::showEvent(event);
}

void LibraryWindow::hideEvent(QHideEvent* event) {
    follow_.stop();
    storeLabel();
    QDialog::hideEvent(event);
}

/// What is selected stays so, and what is being typed is not disturbed.
void LibraryWindow::refresh() {
    const auto before = selected();
    const auto allBefore = allSelected();
    std::vector<RunSummary> runs = library_.runs();
    taken_ = library_.bytesTaken(runs);
    table_.setRuns(std::move(runs));
    if (before)
        select(before->folder);
    selectAlso(allBefore);
    if (before || !ui_->runs->currentIndex().isValid())
        selectAny();
    showTaken();
    showSelected();
}

/// The current one where it is selected, else the first that is.
std::optional<RunSummary> LibraryWindow::selected() const {
    const QModelIndexList all = ui_->runs->selectionModel()->selectedRows();
    const QModelIndex current = ui_->runs->currentIndex().siblingAtColumn(0);
    if (all.isEmpty())
        return std::nullopt;
    return table_.run(shown_.mapToSource(all.contains(current) ? current : all.front()).row());
}

/// Alone, whatever keys are held down: the view would ask for Ctrl, which opens this window too.
void LibraryWindow::makeCurrent(const QModelIndex& index) {
    ui_->runs->selectionModel()->setCurrentIndex(
        index, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
}

/// Where none is selected: the current one, which the view moves to a neighbour of one that goes
/// without selecting that.
void LibraryWindow::selectAny() {
    const QModelIndex current = ui_->runs->currentIndex();
    if (ui_->runs->selectionModel()->selectedRows().isEmpty() && shown_.rowCount() > 0)
        makeCurrent(current.isValid() ? current : shown_.index(0, 0));
}

/// Whether it is in sight.
bool LibraryWindow::select(const std::filesystem::path& folder) {
    for (int row = 0; row < table_.rowCount(); ++row) {
        if (table_.run(row).folder != folder)
            continue;
        const QModelIndex index = shown_.mapFromSource(table_.index(row, 0));
        if (index.isValid() && (index.row() != ui_->runs->currentIndex().row() ||
                                !ui_->runs->selectionModel()->isSelected(index)))
            makeCurrent(index);
        return index.isValid();
    }
    return false;
}

/// In the order of the list.
std::vector<std::filesystem::path> LibraryWindow::allSelected() const {
    std::vector<std::filesystem::path> folders;
    for (int row = 0; row < shown_.rowCount(); ++row) {
        const QModelIndex index = shown_.index(row, 0);
        if (ui_->runs->selectionModel()->isSelected(index))
            folders.push_back(table_.run(shown_.mapToSource(index).row()).folder);
    }
    return folders;
}

void LibraryWindow::selectAlso(const std::vector<std::filesystem::path>& folders) {
    if (folders.size() < 2 || allSelected() == folders)
        return;
    for (int row = 0; row < shown_.rowCount(); ++row) {
        const QModelIndex index = shown_.index(row, 0);
        if (std::ranges::find(folders, table_.run(shown_.mapToSource(index).row()).folder) !=
            folders.end())
            ui_->runs->selectionModel()->select(
                index, QItemSelectionModel::Select | QItemSelectionModel::Rows);
    }
}

void LibraryWindow::say(const QString& sentence) {
    ui_->libraryProblem->setText(sentence);
    ui_->libraryProblem->setVisible(!sentence.isEmpty());
    asksForRuns_ = false;
}

void LibraryWindow::compareSelected() {
    const std::vector<std::filesystem::path> folders =
        isVisible() ? allSelected() : decltype(allSelected())();
    if (folders.size() >= RunComparison::kFewest && folders.size() <= RunComparison::kMost) {
        say({});
        emit compareRequested(folders);
        return;
    }
    showRuns();
    askForRuns();
}

void LibraryWindow::askForRuns() {
    say(
        tr("Select two to eight runs, with Ctrl or Shift and a click or the arrow keys, then press "
           "Compare. Selected now: %Ln run(s).",
           nullptr, static_cast<int>(allSelected().size())));
    asksForRuns_ = true;
}

std::vector<const RunSummary*> LibraryWindow::all() const {
    std::vector<const RunSummary*> runs;
    for (int row = 0; row < table_.rowCount(); ++row)
        runs.push_back(&table_.run(row));
    return runs;
}

void LibraryWindow::showSelected() {
    if (asksForRuns_)
        askForRuns();
    const auto run = selected();
    const std::filesystem::path folder = run ? run->folder : std::filesystem::path();
    if (folder != labelOf_) {
        storeLabel();
        labelOf_ = folder;
        showLabel(run ? run->label : RunLabel());
        if (const auto typed = unwritten_.find(folder); typed != unwritten_.end())
            type(typed->second);
    } else if (run && run->label != label_ && typedLabel() == label_) {
        showLabel(run->label);  // another program has written it
    }
    for (QWidget* control :
         std::initializer_list<QWidget*>{ui_->name, ui_->note, ui_->keepCheck, ui_->openButton,
                                         ui_->deleteButton, ui_->folderButton})
        control->setEnabled(run.has_value());
    // Which of several runs these would be of is not to be guessed.
    for (QWidget* control :
         std::initializer_list<QWidget*>{ui_->openButton, ui_->deleteButton, ui_->folderButton})
        control->setEnabled(run && isOneSelected());
    ui_->openButton->setEnabled(run && !run->problem && isOneSelected());
    ui_->compareButton->setEnabled(table_.rowCount() > 0);
    ui_->name->setPlaceholderText(run ? displayName(*run) : QString());
    ui_->details->setText(run ? runDetails(*run) : QString());
    showFamily(run);
    showPicture(run);
    showHint();
}

void LibraryWindow::showFamily(const std::optional<RunSummary>& run) {
    const QString text = run ? runFamily(*run, all()) : QString();
    if (ui_->family->text() != text)  // else the link that has the focus would lose it
        ui_->family->setText(text);
    ui_->family->setVisible(!text.isEmpty());
}

/// What is searched for gives way to what a link leads to.
void LibraryWindow::followLink(const QString& link) {
    const std::filesystem::path folder = folderOfLink(link);
    if (select(folder))
        return;
    ui_->search->clear();
    select(folder);
}

void LibraryWindow::showFolder() {
    const auto run = selected();
    say(run ? showInFileManager(run->folder) : QString());
}

void LibraryWindow::showHint() {
    if (shown_.rowCount() > 0)
        ui_->runs->setHint({});
    else if (table_.rowCount() > 0)
        ui_->runs->setHint(
            QStringLiteral("<p>%1</p><p><a href=\"clear\">%2</a></p>")
                .arg(tr("No run matches “%1”.").arg(ui_->search->text().toHtmlEscaped()),
                     tr("Clear the search")));
    else
        ui_->runs->setHint(
            tr("There are no runs yet. Each run that you train is kept here from its "
               "first step on; those of other folders can be added below."));
}

void LibraryWindow::search(const QString& words) {
    shown_.search(words);
    selectAny();
    showSelected();
    showTaken();
}

/// Read again only when it is another.
void LibraryWindow::showPicture(const std::optional<RunSummary>& run) {
    const QString file = run && run->picture ? textOf(*run->picture) : QString();
    const QString shown = file + QFileInfo(file).lastModified().toString(Qt::ISODateWithMs);
    if (shown == pictureShown_ && !file.isEmpty())
        return;
    pictureShown_ = shown;
    ui_->picture->clear();
    QPixmap picture(file);
    if (picture.isNull())
        return ui_->picture->setText(run ? tr("No picture yet") : QString());
    const qreal scale = devicePixelRatioF();
    picture = picture.scaled(kPicture * scale, Qt::KeepAspectRatio, Qt::SmoothTransformation);
    picture.setDevicePixelRatio(scale);
    ui_->picture->setPixmap(picture);
}

void LibraryWindow::showTaken() {
    const int found = shown_.rowCount();
    const int runs = table_.rowCount();
    const QString text =
        found == runs
            ? tr("%n run(s), %1 of %2", nullptr, runs)
            : tr("%1 of %n run(s), %2 of %3", nullptr, runs).arg(QLocale().toString(found));
    const std::uint64_t budget = WindowSettings::libraryBytes();
    const bool isOver = isTooMuch(taken_, budget);
    ui_->taken->setText(text.arg(sizeText(taken_), sizeText(budget)) +
                        (isOver ? tr(": too much") : QString()));
    ui_->taken->setToolTip(
        isOver ? tr("When the next run begins short runs that you do not keep make room, the "
                    "oldest first; before a long one goes you are asked. How much space runs may "
                    "take is set under Options")
               : tr("What the runs of this window may take on disk is set under Options"));
}

RunOrder LibraryWindow::order() const {
    return ui_->runs->order();
}

void LibraryWindow::setOrder(RunOrder order) {
    ui_->runs->setOrder(order);
}

void LibraryWindow::openSelected() {
    const auto run = selected();
    if (!run || run->problem || !isOneSelected())
        return;
    emit openRequested(run->folder);
    close();
}

RunLabel LibraryWindow::typedLabel() const {
    return {ui_->name->text().trimmed().toStdString(),
            ui_->note->toPlainText().left(RunLabel::kLongestNote).toStdString(),
            ui_->keepCheck->isChecked()};
}

/// What is too much is not taken, as in the field of the name.
void LibraryWindow::boundNote() {
    const auto length = static_cast<int>(ui_->note->toPlainText().size());
    if (length <= RunLabel::kLongestNote)
        return;
    QTextCursor end(ui_->note->document());
    end.setPosition(RunLabel::kLongestNote);
    end.movePosition(QTextCursor::End, QTextCursor::KeepAnchor);
    end.removeSelectedText();
}

void LibraryWindow::showLabel(const RunLabel& label) {
    label_ = label;
    type(label);
}

void LibraryWindow::type(const RunLabel& label) {
    ui_->name->setText(QString::fromStdString(label.name));
    ui_->note->setPlainText(QString::fromStdString(label.note));
    ui_->keepCheck->setChecked(label.isKept);
}

/// Only what has been changed here: another program may have written the rest meanwhile. Where that
/// fails it stays typed, to be tried again.
void LibraryWindow::storeLabel() {
    const RunLabel typed = typedLabel();
    unwritten_.erase(labelOf_);
    if (labelOf_.empty() || typed == label_)
        return;
    unwritten_[labelOf_] = typed;
    tryTo([&] {
        std::optional<Message> lost;  // which the details say
        RunLabel now = readableRunLabel(labelOf_, lost);
        if (typed.name != label_.name)
            now.name = typed.name;
        if (typed.note != label_.note)
            now.note = typed.note;
        if (typed.isKept != label_.isKept)
            now.isKept = typed.isKept;
        writeRunLabel(labelOf_, now);
        unwritten_.erase(labelOf_);
        label_ = typed;
        emit labelWritten();
        refresh();
    });
}

/// The runs of other folders are not the library's own.
QString LibraryWindow::deleteText(const RunSummary& run, bool toTrash) const {
    QStringList sentences{
        toTrash ? tr("It goes to the trash, from where it can be fetched back.")
                : tr("There is no trash for this folder: the run is removed for good.")};
    if (run.label.isKept)
        sentences << tr("You have marked it to be kept.");
    if (run.folder.parent_path() == library_.folder())
        sentences << tr("It takes %1; all runs take %2 of the %3 that they may take.")
                         .arg(sizeText(run.bytes), sizeText(taken_),
                              sizeText(WindowSettings::libraryBytes()));
    else
        sentences << tr("It does not lie in the library but was added to it: its folder is %1.")
                         .arg(QDir::toNativeSeparators(textOf(run.folder)));
    return sentences.join(u'\n');
}

void LibraryWindow::askToDelete() {
    const auto run = selected();
    if (!run || !isFreeToGo(*run))
        return;
    const bool toTrash = hasTrash(run->folder);
    auto* question =
        new QMessageBox(QMessageBox::Question, tr("Delete a run"),
                        tr("Delete “%1”, %2 steps of %3?")
                            .arg(displayName(*run), QLocale().toString(qint64{run->steps}),
                                 QString::fromStdString(run->dataset)),
                        QMessageBox::NoButton, this);
    question->setObjectName(QStringLiteral("deleteQuestion"));
    question->setAttribute(Qt::WA_DeleteOnClose);
    question->setTextFormat(Qt::PlainText);
    question->setInformativeText(deleteText(*run, toTrash));
    QPushButton* confirm = question->addButton(
        toTrash ? tr("Move to trash") : tr("Delete for good"), QMessageBox::AcceptRole);
    confirm->setToolTip(tr("The folder of this run goes; no other run needs it"));
    QPushButton* cancel = question->addButton(tr("Cancel"), QMessageBox::RejectRole);
    cancel->setToolTip(tr("The run stays as it is"));
    question->setDefaultButton(cancel);
    connect(confirm, &QPushButton::clicked, this,
            [this, folder = run->folder, toTrash] { deleteRun(folder, toTrash); });
    question->open();
}

/// In use means that somebody needs it: a program, the run of now, or Undo.
bool LibraryWindow::isFreeToGo(const RunSummary& run) {
    ui_->libraryProblem->hide();
    if (!isInUse(run.folder))
        return true;
    ui_->libraryProblem->setText(
        tr("This run is open, here or in another window, or it is the one that Undo brings back. "
           "Once it is neither, it can be deleted."));
    ui_->libraryProblem->show();
    return false;
}

/// Where the trash was promised nothing goes for good.
void LibraryWindow::deleteRun(const std::filesystem::path& folder, bool toTrash) {
    tryTo([&] {
        removeRun(folder, Removal::Asked, toTrash ? PutAway(putInTrash) : PutAway());
        labelOf_.clear();
    });
    refresh();
}

void LibraryWindow::addPlace() {
    const FilePlace remembered(FilePlace::Kind::RunFolder);
    const QString folder = QFileDialog::getExistingDirectory(
        this, tr("Add a run folder, or a folder of run folders"), remembered.folder());
    if (folder.isEmpty())
        return;
    remembered.remember(folder);
    tryTo([&] {
        library_.addPlace(pathOf(folder));
        ui_->search->clear();
        refresh();
        selectRunIn(resolvedPath(pathOf(folder)));
    });
}

/// The first that it is or holds.
void LibraryWindow::selectRunIn(const std::filesystem::path& place) {
    const std::vector<const RunSummary*> runs = all();
    const auto first = std::ranges::find_if(runs, [&place](const RunSummary* run) {
        return run->folder == place || run->folder.parent_path() == place;
    });
    if (first != runs.end())
        select(std::filesystem::path((*first)->folder));
}

void LibraryWindow::listPlaces() {
    placesMenu_.clear();
    QAction* add = placesMenu_.addAction(tr("&Add folder…"), this, &LibraryWindow::addPlace);
    add->setToolTip(
        tr("Lists the runs of another folder too, such as those of the command line; "
           "they stay where they are"));
    for (const std::filesystem::path& place : library_.places()) {
        QAction* forget = placesMenu_.addAction(
            tr("Forget %1").arg(QDir::toNativeSeparators(textOf(place))), this, [this, place] {
                tryTo([&] { library_.forgetPlace(place); });
                refresh();
            });
        forget->setToolTip(tr("No longer lists the runs of this folder; they stay where they are"));
    }
}

void LibraryWindow::tryTo(const std::function<void()>& action) {
    ui_->libraryProblem->hide();
    try {
        action();
    } catch (const std::exception& error) {
        ui_->libraryProblem->setText(messageText(messageOf(error)));
        ui_->libraryProblem->show();
    }
}

void LibraryWindow::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) {
        ui_->retranslateUi(this);
        table_.retranslate();
        showSelected();
        showTaken();
    }
    QDialog::changeEvent(event);
}

}  // namespace centerscope

#include "moc_library_window.cpp"
