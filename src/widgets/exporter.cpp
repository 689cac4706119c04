// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/exporter.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

#include "charts/csv_export.h"
#include "charts/embedding_chart.h"
#include "charts/figure_export.h"
#include "charts/loss_chart.h"
#include "charts/stage_axes.h"
#include "charts/stage_readout.h"
#include "widgets/stage_panel.h"

namespace centerscope {

namespace {

constexpr QSize kSeedSize(1600, 900);
constexpr std::int64_t kGrown = 500;  // steps, after which clusters no longer begin to grow

PictureFormat formatOf(ExportChoices::Format format) {
    switch (format) {
        case ExportChoices::Format::Svg:
            return PictureFormat::Svg;
        case ExportChoices::Format::Pdf:
            return PictureFormat::Pdf;
        case ExportChoices::Format::Png:
        case ExportChoices::Format::Png2x:
        case ExportChoices::Format::Png4x:
            break;
    }
    return PictureFormat::Png;
}

PictureStyle styleOf(const ExportChoices& choices, QSizeF onScreen, const QPalette& palette) {
    constexpr double kPoint = 96.0 / 72;  // in 1/96 inch
    PictureStyle style{.size = choices.size(onScreen),
                       .scale = static_cast<double>(choices.fineness()),
                       .look = choices.look,
                       .captionInPicture = choices.captionInPicture};
    if (choices.look == FigureLook::Current)
        style.captionPalette = palette;
    style.look.hasNotes = choices.hasNotes;
    style.look.fontSize = choices.fontSize * kPoint;
    return style;
}

/// The figure as it is now; what is returned encodes it, on any thread.
std::function<QByteArray()> picture(const Figure& figure, PictureFormat format,
                                    const PictureStyle& style, const Caption& caption) {
    return [recorded = std::make_shared<const RecordedFigure>(figure, style), format, style,
            caption] { return encodePicture(*recorded, format, style, caption); };
}

std::function<QByteArray()> picture(const ChartView& chart, QSizeF onScreen,
                                    const ExportChoices& choices, const Caption& caption) {
    return picture(chart, formatOf(choices.format), styleOf(choices, onScreen, chart.palette()),
                   caption);
}

/// The folder itself where it is free, otherwise the first of "-2", "-3", … that is.
QString freeFolder(const QString& folder) {
    QString candidate = folder;
    for (int k = 2; QDir(candidate).exists() && !QDir(candidate).isEmpty(); ++k)
        candidate = folder + QLatin1Char('-') + QString::number(k);
    return candidate;
}

/// Neither a folder nor a film of any ending has this name yet.
QString freeFilm(const QString& path) {
    const auto isTaken = [](const QString& name) {
        return QFileInfo::exists(name) || QFileInfo::exists(name + QStringLiteral(".mp4")) ||
               QFileInfo::exists(name + QStringLiteral(".gif"));
    };
    QString candidate = path;
    for (int k = 2; isTaken(candidate); ++k)
        candidate = path + QLatin1Char('-') + QString::number(k);
    return candidate;
}

/// The user's folder for pictures, which the dialog proposes, is there from the first picture on;
/// any other missing folder is a mistake in the name.
void makePicturesFolderOf(const QString& file) {
    const QString pictures = QStandardPaths::writableLocation(QStandardPaths::PicturesLocation);
    if (QFileInfo(file).absolutePath() == QDir::cleanPath(pictures))
        QDir().mkpath(pictures);
}

/// "000200.png"
QString snapshotFileName(std::int64_t step) {
    return QStringLiteral("%1.png").arg(step, 6, 10, QLatin1Char('0'));
}

LowerPlot lowerPlotOf(ExportChoices::Subject subject) {
    switch (subject) {
        case ExportChoices::Subject::DistancesPlot:
            return LowerPlot::Distances;
        case ExportChoices::Subject::RatioPlot:
            return LowerPlot::Ratio;
        case ExportChoices::Subject::AgreementPlot:
            return LowerPlot::Agreement;
        case ExportChoices::Subject::GradientsPlot:
            return LowerPlot::Gradients;
        case ExportChoices::Subject::ClassMeansPlot:
            return LowerPlot::ClassMeans;
        default:
            return LowerPlot::Error;
    }
}

/// A snapshot by hand never writes over an earlier one.
QString freeSnapshot(const QString& folder, std::int64_t step) {
    const QFileInfo wanted(QDir(folder).filePath(snapshotFileName(step)));
    QString candidate = wanted.filePath();
    for (int k = 2; QFileInfo::exists(candidate); ++k)
        candidate = QDir(folder).filePath(
            QStringLiteral("%1-%2.png").arg(wanted.completeBaseName()).arg(k));
    return candidate;
}

}  // namespace

Exporter::Exporter(TrainingSession& session, const LiveFeed& feed, StagePanel& stage,
                   PlotsPanel& plots, QWidget& window)
    : QObject(&window),
      session_(session),
      feed_(feed),
      stage_(stage),
      plots_(plots),
      window_(window) {
    connect(&film_, &FilmMaker::progress, this, &Exporter::filmProgress);
    connect(&film_, &FilmMaker::failed, this, [this](const QString& sentence) {
        emit filmEnded();
        emit failed(sentence);
    });
    connect(&film_, &FilmMaker::finished, this, [this](const QString& path) {
        emit filmEnded();
        emit written(tr("Film saved to %1.").arg(QDir::toNativeSeparators(path)), path);
    });
    connect(&film_, &FilmMaker::cancelled, this, &Exporter::written);
    connect(&files_, &FileWriter::written, this, &Exporter::written);
    connect(&files_, &FileWriter::failed, this, &Exporter::failed);
}

/// A film of the run before would have the captions of this one.
void Exporter::startRun(const RunInfo& run) {
    if (film_.isActive()) {
        film_.cancel();
        emit filmEnded();
    }
    run_ = run;
    stopPlan();
}

QString Exporter::runName() const {
    return runNameAt(step());
}

QString Exporter::runName(ExportChoices::Subject subject) const {
    const bool isOfStage =
        subject == ExportChoices::Subject::Stage || subject == ExportChoices::Subject::Points;
    const auto& cloud = stage_.chart().cloud();
    return isOfStage && cloud ? runNameAt(cloud->lastStep) : runName();
}

QString Exporter::runNameAt(std::int64_t step) const {
    return QStringLiteral("%1-seed%2-step%3")
        .arg(QString::fromStdString(run_.preset->id))
        .arg(run_.seeds.seed)
        .arg(step, 6, 10, QLatin1Char('0'));
}

Caption Exporter::captionOf(const EmbeddingCloud* cloud, const EmbeddingChart& chart) const {
    const std::int64_t shown = cloud ? cloud->lastStep : step();
    Caption caption{.preset = QString::fromStdString(run_.preset->id),
                    .step = shown,
                    .values = hyperparametersAt(shown),
                    .seed = run_.seeds.seed,
                    .source = cloud ? sourceText(*cloud) : QString()};
    const QLocale locale = chart.locale();
    caption.inPicture = caption.textInPicture(
        cloud ? cloudCaption(*cloud, chart.pointColors(), locale) : QString(), locale);
    return caption;
}

/// What was in force at a step that has been made; before the first one, what will be.
Hyperparameters Exporter::hyperparametersAt(std::int64_t step) const {
    const std::vector<StepMetrics>& steps = feed_.history().steps;
    if (step < 1 || step > static_cast<std::int64_t>(steps.size()))
        return feed_.hyperparameters();
    return valuesOf(steps[static_cast<std::size_t>(step - 1)]);
}

void Exporter::exportTo(const ExportChoices& choices, const QString& file) {
    if (isEmpty(choices.subject)) {
        emit failed(tr("There is nothing in this plot yet to export; train a step first."));
        return;
    }
    const auto place = [file] {
        makePicturesFolderOf(file);
        return file;
    };
    files_.write({.encode = encoderOf(choices), .place = place});
}

void Exporter::exportPoints(const std::vector<EmbeddedPoint>& points, const QString& file) {
    // The stage may show another version by now: of the points listed only places are at hand.
    const AllDimensions all{.dimensions = run_.preset->network.embeddingSize};
    files_.write(
        file, [points, all, dataset = run_.dataset] { return pointsCsv(points, *dataset, all); });
}

/// A picture of nothing helps nobody.
bool Exporter::isEmpty(ExportChoices::Subject subject) const {
    switch (subject) {
        case ExportChoices::Subject::Stage:
            return !stage_.chart().cloud();
        case ExportChoices::Subject::LossPlot:
            return plots_.lossChart().plot().isEmpty();
        case ExportChoices::Subject::ErrorPlot:
        case ExportChoices::Subject::DistancesPlot:
        case ExportChoices::Subject::RatioPlot:
        case ExportChoices::Subject::AgreementPlot:
        case ExportChoices::Subject::GradientsPlot:
        case ExportChoices::Subject::ClassMeansPlot:
            return plots_.chart(lowerPlotOf(subject)).plot().isEmpty();
        default:
            return false;
    }
}

/// With the caption; the seed's look brings its own size.
QSizeF Exporter::sizeOnScreen(const ExportChoices& choices) const {
    if (choices.look == FigureLook::Seed && choices.subject != ExportChoices::Subject::Window)
        return kSeedSize;
    const QSizeF caption(0, choices.captionInPicture ? kCaptionHeight : 0);
    switch (choices.subject) {
        case ExportChoices::Subject::Stage:
            return stage_.chart().size() + caption;
        case ExportChoices::Subject::LossPlot:
            return plots_.lossChart().size() + caption;
        case ExportChoices::Subject::Window:
            return window_.size() + caption;
        default:
            return plots_.chart(plots_.lowerPlot()).size() + caption;
    }
}

/// What it is to encode is copied or recorded here, since it keeps changing.
std::function<QByteArray()> Exporter::encoderOf(const ExportChoices& choices) const {
    const EmbeddingChart& stage = stage_.chart();
    const QSizeF onScreen = sizeOnScreen(choices);
    switch (choices.subject) {
        case ExportChoices::Subject::Metrics:
            return [preset = run_.preset, history = feed_.history()] {
                return metricsCsv(*preset, history);
            };
        case ExportChoices::Subject::Evaluations:
            return [preset = run_.preset, history = feed_.history()] {
                return evaluationCsv(*preset, history);
            };
        case ExportChoices::Subject::Points:
            return
                [cloud = stage.cloud(), visible = stage.visibleClasses(), dataset = run_.dataset] {
                    return pointsCsv(cloud ? *cloud : EmbeddingCloud(), visible, *dataset);
                };
        case ExportChoices::Subject::Stage:
            return picture(stage, onScreen, choices, captionOf(stage.cloud().get(), stage));
        case ExportChoices::Subject::LossPlot:
            return picture(plots_.lossChart(), onScreen, choices, captionOf(nullptr, stage));
        case ExportChoices::Subject::Window:
            return picture(WidgetFigure(&window_), formatOf(choices.format),
                           styleOf(choices, onScreen, window_.palette()),
                           captionOf(nullptr, stage));
        default:
            return picture(plots_.chart(lowerPlotOf(choices.subject)), onScreen, choices,
                           captionOf(nullptr, stage));
    }
}

void Exporter::snapshot() {
    const EmbeddingChart& chart = stage_.chart();
    if (!chart.cloud()) {
        emit failed(tr("There is nothing on the stage yet to save; train a step first."));
        return;
    }
    const PictureStyle style{.size = chart.size(), .scale = chart.devicePixelRatioF()};
    const auto place = [folder = snapshotFolder(), step = chart.cloud()->lastStep] {
        QDir().mkpath(folder);
        return freeSnapshot(folder, step);
    };
    files_.write(
        {.encode = picture(chart, PictureFormat::Png, style, captionOf(chart.cloud().get(), chart)),
         .place = place,
         .done = [](const QString& written) {
             return tr("Snapshot saved to %1.").arg(QDir::toNativeSeparators(written));
         }});
}

SnapshotPlan Exporter::proposedPlan() const {
    SnapshotPlan plan = plan_;
    plan.folder = freeFolder(snapshotFolder());
    plan.axisLimit = run_.preset->axisLimit;
    const auto& cloud = stage_.chart().cloud();
    const double fitted = stage_.chart().fittedLimit();
    if (cloud)  // which has come to its size, or may already be larger than the preset expects
        plan.axisLimit = cloud->lastStep >= kGrown ? fitted : std::max(plan.axisLimit, fitted);
    return plan;
}

FilmPlan Exporter::proposedFilm() const {
    FilmPlan plan;
    const std::vector<std::int64_t> steps = filmSteps();
    plan.first = steps.empty() ? 0 : steps.front();
    plan.path = freeFilm(snapshotFolder() + QStringLiteral("-film"));
    return plan;
}

/// Only batches tell where images were while they were trained on.
std::vector<std::int64_t> Exporter::filmSteps() const {
    const bool isLive = stage_.viewOptions().source == PointSource::LiveBatches;
    return run_.archive
               ? run_.archive->steps(isLive ? PointSource::LiveBatches : PointSource::FixedSample)
               : std::vector<std::int64_t>();
}

/// What is kept now: training thins it, and other axes empty it.
std::shared_ptr<const StepArchive> Exporter::keptUpTo(std::int64_t step) const {
    return run_.archive ? run_.archive->upTo(step) : std::make_shared<StepArchive>(0);
}

/// The first picture of live batches also has those before it.
double Exporter::filmLimit(std::int64_t first, std::int64_t last) const {
    double extent = 0;
    const bool isLive = stage_.viewOptions().source == PointSource::LiveBatches;
    const PointSource source = isLive ? PointSource::LiveBatches : PointSource::FixedSample;
    const std::shared_ptr<const StepArchive> kept = keptUpTo(last);
    for (const std::int64_t step : kept->steps(source)) {
        if (step < first)
            continue;
        const auto cloud =
            isLive && extent == 0
                ? *kept->liveCloud(step, static_cast<std::size_t>(stage_.viewOptions().livePoints))
                : cloudOf(*kept->nearest(source, step));
        extent = std::max(extent, extentOf(cloud));
    }
    StageAxes axes;
    axes.fit(extent);
    return axes.limit();
}

void Exporter::makeFilm(const FilmPlan& plan) {
    const bool isLive = stage_.viewOptions().source == PointSource::LiveBatches;
    const PointSource source = isLive ? PointSource::LiveBatches : PointSource::FixedSample;
    const std::shared_ptr<const StepArchive> kept = keptUpTo(plan.last);
    FilmMaker::Scenes scenes;
    std::ranges::copy_if(kept->steps(source), std::back_inserter(scenes.steps),
                         [&plan](std::int64_t step) { return step >= plan.first; });
    if (scenes.steps.empty()) {
        emit filmEnded();
        emit failed(
            tr("No step of this range is kept any longer. Choose another range, or train "
               "on."));
        return;
    }
    const auto points = static_cast<std::size_t>(stage_.viewOptions().livePoints);
    SnapshotStyle style{.limit = plan.axisLimit,
                        .colors = stage_.chart().classColors(),
                        .hues = stage_.chart().classHues()};
    style.picture.look = FigureLook::Current;
    style.picture.captionPalette = stage_.chart().palette();
    style.picture.size = QSizeF(plan.side, plan.side + (plan.hasCaption ? kCaptionHeight : 0));
    style.fileLabels = run_.dataset->labelsOfWhole;
    style.picture.captionInPicture = plan.hasCaption;
    const std::shared_ptr<EmbeddingChart> chart = snapshotChart(run_.dataset->classNames, style);
    chart->setLocale(stage_.chart().locale());
    chart->setPalette(stage_.chart().palette());
    chart->setPointColors(stage_.chart().pointColors());
    scenes.draw = [this, kept, source, isLive, points, style, chart](std::int64_t step,
                                                                     const FilmPlan&) {
        const auto cloud =
            isLive ? kept->liveCloud(step, points)
                   : std::make_shared<const EmbeddingCloud>(cloudOf(*kept->nearest(source, step)));
        chart->setCloud(cloud);
        return [figure = RecordedFigure(*chart, style.picture), picture = style.picture,
                caption = captionOf(cloud.get(), *chart)] {
            return encodePicture(figure, PictureFormat::Png, picture, caption);
        };
    };
    film_.start(plan, std::move(scenes));
}

void Exporter::startPlan(const SnapshotPlan& plan) {
    plan_ = plan;
    planned_ = true;
    session_.setSnapshotInterval(plan.every);
    emit planChanged(true);
}

void Exporter::stopPlan() {
    planned_ = false;
    session_.setSnapshotInterval(0);
    emit planChanged(false);
}

void Exporter::showUpdate(const SessionUpdate& update) {
    for (const auto& cloud : update.snapshots)
        if (hasPlan())  // a failure ends it
            writePlanned(cloud);
}

/// A chart of its own, so that what is hidden, zoomed or resized on the screen is the same in all
/// pictures of a plan.
void Exporter::writePlanned(const std::shared_ptr<const EmbeddingCloud>& cloud) {
    EmbeddingChart chart;
    chart.setClasses(run_.dataset->classNames, run_.dataset->labelsOfWhole);
    chart.setClassColors(stage_.chart().classColors());
    chart.setClassHues(stage_.chart().classHues());
    chart.setLocale(stage_.chart().locale());
    chart.setPointColors(stage_.chart().pointColors());
    chart.setFixedLimit(plan_.axisLimit);
    chart.setCloud(cloud);
    const QSize size = plan_.look == FigureLook::Seed ? kSeedSize : QSize(plan_.side, plan_.side);
    const PictureStyle style{.size = size, .look = plan_.look};
    const auto place = [folder = plan_.folder, step = cloud->lastStep] {
        QDir().mkpath(folder);
        return QDir(folder).filePath(snapshotFileName(step));
    };
    files_.write(
        {.encode = picture(chart, PictureFormat::Png, style, captionOf(cloud.get(), chart)),
         .place = place,
         .done = {},
         .failed = [this] { stopPlan(); }});
}

std::int64_t Exporter::step() const {
    const std::vector<StepMetrics>& steps = feed_.history().steps;
    return steps.empty() ? 0 : steps.back().step;
}

QString Exporter::snapshotFolder() const {
    const QDir pictures(QStandardPaths::writableLocation(QStandardPaths::PicturesLocation));
    return pictures.filePath(QStringLiteral("Centerscope/%1-seed%2")
                                 .arg(QString::fromStdString(run_.preset->id))
                                 .arg(run_.seeds.seed));
}

}  // namespace centerscope

#include "moc_exporter.cpp"
