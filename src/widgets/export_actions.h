// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAction>
#include <QObject>

namespace centerscope {

class AutomaticSnapshotsDialog;
class ExportDialog;
class Exporter;
class FilmDialog;
struct ExportChoices;

/// Snapshots, films and exports of what is on the screen, with the dialogs they open.
class ExportActions : public QObject {
    Q_OBJECT

public:
    struct Actions {
        QAction* exportFile;
        QAction* snapshot;
        QAction* automaticSnapshots;
        QAction* film;
    };

    /// All but the parent must outlive it; choices are those of last time, and are kept up to date.
    ExportActions(const Actions& actions, Exporter& exporter, ExportChoices& choices,
                  QWidget* parent);

    /// There is nothing to write before the first run has been loaded.
    void setEnabled(bool enabled);

private:
    void startOrStopSnapshots();

    Actions actions_;
    Exporter& exporter_;
    ExportDialog* exportDialog_;
    AutomaticSnapshotsDialog* snapshotsDialog_;
    FilmDialog* filmDialog_;
};

}  // namespace centerscope
