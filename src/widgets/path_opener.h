// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

class QWidget;

namespace centerscope {

class RunChooser;
class TrainingSession;

/// Opens runs, checkpoints, preset files and data sets by what they are: those that are named, and
/// those that are dropped on the window.
class PathOpener : public QObject {
    Q_OBJECT

public:
    /// All must outlive it.
    PathOpener(TrainingSession& session, RunChooser& chooser, QWidget& window);

    /// Any folder that is not one of a run, and a file that is none of the others.
    static bool isDataset(const QString& path);
    /// What is none of the others is refused as a checkpoint, in one sentence.
    void open(const QString& given);

protected:
    bool eventFilter(QObject* window, QEvent* event) override;

private:
    TrainingSession& session_;
    RunChooser& chooser_;
};

}  // namespace centerscope
