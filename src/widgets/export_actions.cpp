// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/export_actions.h"

#include "widgets/automatic_snapshots_dialog.h"
#include "widgets/export_dialog.h"
#include "widgets/exporter.h"
#include "widgets/film_dialog.h"

namespace centerscope {

ExportActions::ExportActions(const Actions& actions, Exporter& exporter, ExportChoices& choices,
                             QWidget* parent)
    : QObject(parent),
      actions_(actions),
      exporter_(exporter),
      exportDialog_(new ExportDialog(parent)),
      snapshotsDialog_(new AutomaticSnapshotsDialog(parent)),
      filmDialog_(new FilmDialog(parent)) {
    connect(actions.snapshot, &QAction::triggered, &exporter, &Exporter::snapshot);
    connect(actions.exportFile, &QAction::triggered, this, [this, &choices] {
        exportDialog_->ask(
            choices, [this](ExportChoices::Subject subject) { return exporter_.runName(subject); },
            [this](const ExportChoices& chosen) { return exporter_.sizeOnScreen(chosen); });
    });
    connect(exportDialog_, &ExportDialog::exportRequested, this,
            [this, &choices](const ExportChoices& chosen, const QString& file) {
                choices = chosen;
                exporter_.exportTo(chosen, file);
            });
    connect(actions.automaticSnapshots, &QAction::triggered, this,
            &ExportActions::startOrStopSnapshots);
    connect(snapshotsDialog_, &AutomaticSnapshotsDialog::startRequested, &exporter,
            &Exporter::startPlan);
    connect(&exporter, &Exporter::planChanged, actions.automaticSnapshots, &QAction::setChecked);
    connect(actions.film, &QAction::triggered, this, [this] {
        filmDialog_->ask(exporter_.proposedFilm(), exporter_.filmSteps(),
                         [this](std::int64_t first, std::int64_t last) {
                             return exporter_.filmLimit(first, last);
                         });
    });
    connect(filmDialog_, &FilmDialog::startRequested, &exporter, &Exporter::makeFilm);
    connect(filmDialog_, &FilmDialog::cancelRequested, &exporter, &Exporter::cancelFilm);
    connect(&exporter, &Exporter::filmProgress, filmDialog_, &FilmDialog::showProgress);
    connect(&exporter, &Exporter::filmEnded, filmDialog_, &FilmDialog::endProgress);
    setEnabled(false);
}

void ExportActions::setEnabled(bool enabled) {
    for (QAction* action :
         {actions_.exportFile, actions_.snapshot, actions_.automaticSnapshots, actions_.film})
        action->setEnabled(enabled);
}

void ExportActions::startOrStopSnapshots() {
    actions_.automaticSnapshots->setChecked(exporter_.hasPlan());
    if (exporter_.hasPlan())
        exporter_.stopPlan();
    else
        snapshotsDialog_->ask(exporter_.proposedPlan());
}

}  // namespace centerscope

#include "moc_export_actions.cpp"
