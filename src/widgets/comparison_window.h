// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <vector>

#include <QDialog>
#include <QStringList>

#include "charts/comparison_chart.h"
#include "runs/last_stage.h"
#include "runs/run_comparison.h"
#include "session/comparison_reader.h"
#include "widgets/file_writer.h"

class QComboBox;
class QLabel;
class QListWidget;
class QListWidgetItem;
class QPushButton;

namespace centerscope {

class ComparisonTable;

/// Two to eight runs side by side: their curves over each other, their last stages on common axes,
/// only what differs, and their results. Stays open beside the window and follows the runs that are
/// still trained.
class ComparisonWindow : public QDialog {
    Q_OBJECT

public:
    explicit ComparisonWindow(QWidget* parent);

    /// Comes to the front with these.
    void compare(const std::vector<std::filesystem::path>& folders);
    /// Runs have got other names.
    void readNames() { reader_.readNames(); }
    /// The page as .pdf, .svg or .png or the tables as .csv, as `centerscope compare --out` writes
    /// them; by the ending of the name.
    void exportTo(const QString& file);

signals:
    void openRequested(const std::filesystem::path& folder);

protected:
    void changeEvent(QEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void layOut();
    void show(const std::shared_ptr<const RunComparison>& comparison);
    void takeStage(std::size_t run, const LastStage& stage);
    void showStages();
    void nameStages();
    QIcon pictureOf(std::size_t run, double limit) const;
    void showNotes();
    void showExported(const QString& sentence);
    QString noteOnClasses() const;
    void openStage(const QListWidgetItem* item);
    void askWhereToExport();
    void retranslate();

    QLabel* measureLabel_;
    QComboBox* measure_;
    QPushButton* steps_;
    QPushButton* seconds_;
    QLabel* exported_;  // what has become of the last export
    QPushButton* export_;
    QPushButton* close_;
    QLabel* notes_;
    ComparisonChart* chart_;
    QListWidget* tiles_;
    ComparisonTable* table_;
    std::shared_ptr<const RunComparison> comparison_;
    std::vector<LastStage> stages_;  // [run]
    std::vector<bool> hasStage_;     // [run] whether it has been read
    QStringList refusals_;
    ComparisonReader reader_;
    FileWriter writer_;
};

}  // namespace centerscope
