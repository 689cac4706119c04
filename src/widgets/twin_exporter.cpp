// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/twin_exporter.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <limits>
#include <utility>

#include <QDir>
#include <QLocale>
#include <QStandardPaths>

#include "charts/embedding_chart.h"
#include "charts/figure_export.h"
#include "charts/stage_axes.h"
#include "charts/stage_readout.h"
#include "charts/twin_chart.h"
#include "charts/twin_page.h"
#include "widgets/file_place.h"
#include "widgets/film_dialog.h"
#include "widgets/look_back.h"
#include "widgets/small_dialogs.h"
#include "widgets/stage_panel.h"
#include "widgets/twin_side.h"

namespace centerscope {

namespace {

constexpr double kStageSide = 560;    // of a page
constexpr double kTwinPageScale = 2;  // of a PNG

}  // namespace

TwinExporter::TwinExporter(TwinSides& sides, const TwinChart& plot, const TwinNames& names,
                           QWidget& window)
    : QObject(&window),
      sides_(sides),
      plot_(plot),
      names_(names),
      window_(window),
      dialog_(new FilmDialog(&window)) {
    connect(dialog_, &FilmDialog::startRequested, this, &TwinExporter::makeFilm);
    connect(dialog_, &FilmDialog::cancelRequested, &maker_, &FilmMaker::cancel);
    connect(&maker_, &FilmMaker::progress, dialog_, &FilmDialog::showProgress);
    connect(&maker_, &FilmMaker::finished, this, [this](const QString& path) {
        dialog_->endProgress();
        emit written(tr("Film saved to %1.").arg(QDir::toNativeSeparators(path)));
    });
    connect(&maker_, &FilmMaker::failed, this, [this](const QString& sentence) {
        dialog_->endProgress();
        emit failed(sentence);
    });
    connect(&maker_, &FilmMaker::cancelled, this, &TwinExporter::written);
    connect(&writer_, &FileWriter::written, this, &TwinExporter::written);
    connect(&writer_, &FileWriter::failed, this, &TwinExporter::failed);
}

void TwinExporter::startRun() {
    if (!maker_.isActive())
        return;
    maker_.cancel();
    dialog_->endProgress();
}

/// "twins-λ-0-λ-1"
QString TwinExporter::fileName() const {
    QString name = QStringLiteral("twins ") + names_.at({}).title;
    for (QChar& each : name)
        if (!each.isLetterOrNumber() && each != u'.' && each != u',')
            each = QChar::Space;
    return name.simplified().replace(QChar::Space, u'-');
}

Caption TwinExporter::captionAt(std::int64_t step, const TwinNames::Words& words,
                                const EmbeddingCloud* cloud) const {
    const std::vector<StepMetrics>& steps = sides_.a.feed.history().steps;
    const bool isMade = step >= 1 && step <= std::ssize(steps);
    return {.preset = words.title,
            .step = step,
            .values = isMade ? valuesOf(steps[static_cast<std::size_t>(step - 1)])
                             : sides_.a.feed.hyperparameters(),
            .seed = sides_.a.session.run().seeds.seed,
            .source = cloud ? sourceText(*cloud) : QString()};
}

QString TwinExporter::stepText(std::int64_t step) const {
    return window_.locale().toString(static_cast<qlonglong>(step));
}

void TwinExporter::askForPage() {
    const QString file = askWhereToSave(
        window_, tr("Export both stages and the plot"), FilePlace(FilePlace::Kind::Table),
        fileName() + QStringLiteral(".pdf"), tr("Pictures (*.pdf *.svg *.png)"));
    if (file.isEmpty())
        return;
    const std::int64_t step = sides_.a.shownStep();
    const TwinNames::Words words = names_.at({});
    const TwinPage page(tr("Twins, step %1").arg(stepText(step)),
                        {TwinPage::Side{words.a, &sides_.a.stage->chart()},
                         TwinPage::Side{words.b, &sides_.b.stage->chart()}},
                        &plot_, paperPalette());
    try {
        const PictureFormat format = pictureFormatOf(file);
        const PictureStyle style{.size = TwinPage::sizeFor(kStageSide, true),
                                 .scale = kTwinPageScale,
                                 .look = FigureLook::Paper};
        writer_.write(file,
                      [figure = RecordedFigure(page, style), format, style,
                       caption = captionAt(step, words, sides_.a.stage->chart().cloud().get())] {
                          return encodePicture(figure, format, style, caption);
                      });
    } catch (const ExportError& error) {
        emit failed(error.sentence());
    }
}

void TwinExporter::askForFilm() {
    FilmPlan plan;
    const QDir pictures(QStandardPaths::writableLocation(QStandardPaths::PicturesLocation));
    plan.path = pictures.filePath(QStringLiteral("Centerscope/") + fileName());
    const std::vector<std::int64_t> kept =
        filmSteps(keptUpTo(std::numeric_limits<std::int64_t>::max()));
    if (!kept.empty()) {
        plan.first = kept.front();
        plan.last = kept.back();
    }
    dialog_->ask(plan, kept,
                 [this](std::int64_t first, std::int64_t last) { return filmLimit(first, last); });
}

TwinExporter::Kept TwinExporter::keptUpTo(std::int64_t step) const {
    const auto of = [step](const TwinSide& side) {
        const auto& archive = side.session.run().archive;
        return archive ? archive->upTo(step) : std::make_shared<StepArchive>(0);
    };
    return {of(sides_.a), of(sides_.b)};
}

/// Which both have.
std::vector<std::int64_t> TwinExporter::filmSteps(const Kept& kept) const {
    const bool isLive = sides_.a.stage->viewOptions().source == PointSource::LiveBatches;
    const PointSource source = isLive ? PointSource::LiveBatches : PointSource::FixedSample;
    const std::vector<std::int64_t> a = kept.a->steps(source);
    const std::vector<std::int64_t> b = kept.b->steps(source);
    std::vector<std::int64_t> both;
    std::ranges::set_intersection(a, b, std::back_inserter(both));
    return both;
}

std::shared_ptr<const EmbeddingCloud> TwinExporter::cloudAt(const StepArchive& kept,
                                                            std::int64_t step) const {
    const EmbeddingViewOptions& options = sides_.a.stage->viewOptions();
    if (options.source == PointSource::LiveBatches)
        return kept.liveCloud(step, static_cast<std::size_t>(options.livePoints));
    return std::make_shared<const EmbeddingCloud>(
        cloudOf(*kept.nearest(PointSource::FixedSample, step)));
}

/// Axes that hold what both show in these steps.
double TwinExporter::filmLimit(std::int64_t first, std::int64_t last) const {
    double extent = 0;
    const Kept kept = keptUpTo(last);
    for (const std::int64_t step : filmSteps(kept))
        if (step >= first)
            for (const StepArchive* each : {kept.a.get(), kept.b.get()})
                extent = std::max(extent, extentOf(*cloudAt(*each, step)));
    StageAxes axes;
    axes.fit(extent);
    return axes.limit();
}

void TwinExporter::makeFilm(const FilmPlan& plan) {
    const Kept kept = keptUpTo(plan.last);
    FilmMaker::Scenes scenes;
    std::ranges::copy_if(filmSteps(kept), std::back_inserter(scenes.steps),
                         [&plan](std::int64_t step) { return step >= plan.first; });
    if (scenes.steps.empty()) {
        dialog_->endProgress();
        return emit failed(
            tr("Both have kept no step of this range. Choose another range, or train on."));
    }
    scenes.draw = [this, kept](std::int64_t step, const FilmPlan& of) {
        return drawScene(kept, step, of);
    };
    maker_.start(plan, std::move(scenes));
}

std::function<QByteArray()> TwinExporter::drawScene(const Kept& kept, std::int64_t step,
                                                    const FilmPlan& plan) const {
    const auto chartOf = [&](const TwinSide& side, const StepArchive& archive) {
        auto chart = std::make_unique<EmbeddingChart>();
        const Dataset& dataset = *side.session.run().dataset;
        chart->setLocale(side.stage->chart().locale());
        chart->setPalette(side.stage->chart().palette());
        chart->setPointColors(side.stage->chart().pointColors());
        chart->setClasses(dataset.classNames, dataset.labelsOfWhole);
        chart->setClassColors(side.stage->chart().classColors());
        chart->setClassHues(side.stage->chart().classHues());
        chart->setRegions(side.stage->chart().regions());
        chart->setFixedLimit(plan.axisLimit);
        chart->setCloud(cloudAt(archive, step));
        return chart;
    };
    const auto a = chartOf(sides_.a, *kept.a);
    const auto b = chartOf(sides_.b, *kept.b);
    for (EmbeddingChart* each : {a.get(), b.get()})
        each->setProjectionRoom(a->projection() || b->projection());
    const TwinNames::Words words = names_.at(step);
    const TwinPage page(plan.hasCaption ? tr("step %1").arg(stepText(step)) : QString(),
                        {TwinPage::Side{words.a, a.get()}, TwinPage::Side{words.b, b.get()}},
                        nullptr, a->palette());
    const PictureStyle style{.size = TwinPage::sizeFor(plan.side, false)};
    return [figure = RecordedFigure(page, style), style,
            caption = captionAt(step, words, a->cloud().get())] {
        return encodePicture(figure, PictureFormat::Png, style, caption);
    };
}

}  // namespace centerscope

#include "moc_twin_exporter.cpp"
