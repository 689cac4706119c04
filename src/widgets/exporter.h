// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>

#include <QByteArray>
#include <QObject>
#include <QString>

#include "charts/caption.h"
#include "charts/figure.h"
#include "session/run_info.h"
#include "widgets/export_choices.h"
#include "widgets/file_writer.h"
#include "widgets/film_maker.h"
#include "widgets/live_feed.h"
#include "widgets/plots_panel.h"

namespace centerscope {

/// Automatic snapshots of the stage, all of one size and on the same axes, so that they can be laid
/// side by side or made into a film.
struct SnapshotPlan {
    std::int64_t every = 200;  ///< steps, >= 1
    QString folder;
    FigureLook look = FigureLook::Current;  ///< Seed brings its own size, 1600×900, and axes, ±2
    int side = 1000;                        ///< pixels of the square picture
    double axisLimit = 30;                  ///< axes reach from -axisLimit to axisLimit
};

class StagePanel;

/// Writes what the window shows to files: pictures with their caption in the metadata, tables, and
/// snapshots by hand and by plan. What takes long, encoding and writing, is done on a thread beside
/// the window's. Nothing it writes depends on the language but the words that
/// stand in a picture.
class Exporter : public QObject {
    Q_OBJECT

public:
    /// All must outlive it; window is what "whole window" means.
    Exporter(TrainingSession& session, const LiveFeed& feed, StagePanel& stage, PlotsPanel& plots,
             QWidget& window);

    /// Ends automatic snapshots: their folder belongs to the run before.
    void startRun(const RunInfo& run);

    /// "paper-seed1-step001240"
    QString runName() const;
    /// The same with the step that is exported: what the stage shows may be older than the run.
    QString runName(ExportChoices::Subject subject) const;
    /// Of this picture there, in 1/96 inch.
    QSizeF sizeOnScreen(const ExportChoices& choices) const;
    void exportTo(const ExportChoices& choices, const QString& file);
    /// Writes these points as CSV.
    void exportPoints(const std::vector<EmbeddedPoint>& points, const QString& file);
    /// Saves the stage as it is into the run's folder of snapshots.
    void snapshot();

    /// A plan for this run, in a folder that is still free.
    SnapshotPlan proposedPlan() const;
    void startPlan(const SnapshotPlan& plan);
    void stopPlan();
    bool hasPlan() const { return planned_; }
    /// Writes the snapshots that are due.
    void showUpdate(const SessionUpdate& update);

    /// A film of what is kept of this run from the source of the stage.
    FilmPlan proposedFilm() const;
    std::vector<std::int64_t> filmSteps() const;
    std::shared_ptr<const StepArchive> keptUpTo(std::int64_t step) const;
    /// Axes that hold what a film of these steps shows.
    double filmLimit(std::int64_t first, std::int64_t last) const;
    /// filmProgress() reports until written() or failed() answers.
    void makeFilm(const FilmPlan& plan);
    void cancelFilm() { film_.cancel(); }

signals:
    void filmProgress(int done, int total);
    void filmEnded();
    /// One sentence; file: what has been written, or removed again.
    void written(const QString& sentence, const QString& file);
    void failed(const QString& sentence);
    void planChanged(bool active);

private:
    QString runNameAt(std::int64_t step) const;
    /// cloud: what the picture shows; null where it shows no points.
    Caption captionOf(const EmbeddingCloud* cloud, const EmbeddingChart& chart) const;
    Hyperparameters hyperparametersAt(std::int64_t step) const;
    bool isEmpty(ExportChoices::Subject subject) const;
    std::function<QByteArray()> encoderOf(const ExportChoices& choices) const;
    void writePlanned(const std::shared_ptr<const EmbeddingCloud>& cloud);

    std::int64_t step() const;
    QString snapshotFolder() const;

    TrainingSession& session_;
    const LiveFeed& feed_;
    StagePanel& stage_;
    PlotsPanel& plots_;
    QWidget& window_;
    RunInfo run_;
    FilmMaker film_;
    SnapshotPlan plan_;  // the last one
    bool planned_ = false;
    FileWriter files_;  // the last: ends before what its files report to
};

}  // namespace centerscope
