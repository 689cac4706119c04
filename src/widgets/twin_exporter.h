// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include <QObject>
#include <QString>

#include "charts/caption.h"
#include "training/embedding_cloud.h"
#include "widgets/file_writer.h"
#include "widgets/film_maker.h"
#include "widgets/twin_names.h"

namespace centerscope {

class FilmDialog;
class StepArchive;
class TwinChart;
struct TwinSide;
struct TwinSides;

/// Takes twins home: both stages and the plot of both as one page, and the steps that both have
/// kept as a film of two stages.
class TwinExporter : public QObject {
    Q_OBJECT

public:
    /// All must outlive it.
    TwinExporter(TwinSides& sides, const TwinChart& plot, const TwinNames& names, QWidget& window);

    void askForPage();
    void askForFilm();
    /// A film of the runs before would have the words of these.
    void startRun();

signals:
    /// One sentence.
    void written(const QString& sentence);
    void failed(const QString& sentence);

private:
    /// What both have kept, as it is now: training thins it, and other axes empty it.
    struct Kept {
        std::shared_ptr<const StepArchive> a;
        std::shared_ptr<const StepArchive> b;
    };

    /// cloud: of one of both; null: its source is not mentioned.
    Caption captionAt(std::int64_t step, const TwinNames::Words& words,
                      const EmbeddingCloud* cloud) const;
    /// "1,240"
    QString stepText(std::int64_t step) const;
    QString fileName() const;
    Kept keptUpTo(std::int64_t step) const;
    std::vector<std::int64_t> filmSteps(const Kept& kept) const;
    std::shared_ptr<const EmbeddingCloud> cloudAt(const StepArchive& kept, std::int64_t step) const;
    double filmLimit(std::int64_t first, std::int64_t last) const;
    void makeFilm(const FilmPlan& plan);
    /// What makes the picture, on any thread.
    std::function<QByteArray()> drawScene(const Kept& kept, std::int64_t step,
                                          const FilmPlan& plan) const;

    TwinSides& sides_;
    const TwinChart& plot_;
    const TwinNames& names_;
    QWidget& window_;
    FilmDialog* dialog_;
    FilmMaker maker_;
    FileWriter writer_;
};

}  // namespace centerscope
