// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <vector>

#include <QDialog>
#include <QMenu>
#include <QTimer>

#include "runs/run_library.h"
#include "widgets/run_filter.h"
#include "widgets/run_list.h"
#include "widgets/run_table.h"

namespace centerscope {

namespace Ui {
class LibraryWindow;
}

/// The runs that are kept: found, named, opened, kept and deleted. It follows what other programs
/// write into them while it is shown.
class LibraryWindow : public QDialog {
    Q_OBJECT

public:
    explicit LibraryWindow(RunLibrary library, QWidget* parent = nullptr);
    ~LibraryWindow() override;

    /// Reads the library anew and comes to the front; where it was hidden, with the run in this
    /// folder selected, if there is one.
    void showRuns(const std::filesystem::path& open = {});
    /// Compares the runs that are selected or, where they are too few or too many, comes to the
    /// front and says so.
    void compareSelected();
    RunOrder order() const;
    void setOrder(RunOrder order);

signals:
    void openRequested(const std::filesystem::path& folder);
    /// Two to eight, in the order of the list.
    void compareRequested(const std::vector<std::filesystem::path>& folders);
    /// A name, a note or whether a run is kept.
    void labelWritten();

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void connectControls();
    void showHint();
    void search(const QString& words);
    void refresh();
    std::optional<RunSummary> selected() const;
    void makeCurrent(const QModelIndex& index);
    void selectAny();
    bool select(const std::filesystem::path& folder);
    std::vector<std::filesystem::path> allSelected() const;
    void selectAlso(const std::vector<std::filesystem::path>& folders);
    bool isOneSelected() const { return allSelected().size() == 1; }
    void say(const QString& sentence);
    void askForRuns();
    std::vector<const RunSummary*> all() const;
    void showSelected();
    void showPicture(const std::optional<RunSummary>& run);
    void showTaken();
    void showFamily(const std::optional<RunSummary>& run);
    void followLink(const QString& link);
    void showFolder();
    void openSelected();
    RunLabel typedLabel() const;
    void boundNote();
    void showLabel(const RunLabel& label);
    void type(const RunLabel& label);
    void storeLabel();
    bool isFreeToGo(const RunSummary& run);
    QString deleteText(const RunSummary& run, bool toTrash) const;
    void askToDelete();
    void deleteRun(const std::filesystem::path& folder, bool toTrash);
    void addPlace();
    void selectRunIn(const std::filesystem::path& place);
    void listPlaces();
    void tryTo(const std::function<void()>& action);

    std::unique_ptr<Ui::LibraryWindow> ui_;
    RunLibrary library_;
    std::uint64_t taken_ = 0;  // bytes, as it was read
    RunTable table_;
    RunFilter shown_;
    QTimer follow_;
    QMenu placesMenu_;
    QMenu sortMenu_;
    std::filesystem::path labelOf_;  // the run whose label stands in the fields
    RunLabel label_;                 // as it was read
    std::map<std::filesystem::path, RunLabel> unwritten_;  // typed, but could not be written
    bool asksForRuns_ = false;                             // to be compared
    QString pictureShown_;                                 // its file and time
};

}  // namespace centerscope
