// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/exporter.h"

#include <stdexcept>

#include <QDir>
#include <QFileInfo>
#include <QPainter>
#include <QStandardPaths>

#include "charts/embedding_chart.h"
#include "charts/error_chart.h"
#include "charts/loss_chart.h"
#include "widgets/plots_panel.h"
#include "widgets/stage_panel.h"

namespace centerscope {

namespace {

/// The window as it stands, as a picture.
class WindowFigure : public Figure {
public:
    explicit WindowFigure(QWidget& window) : window_(window) {}

    void draw(QPainter& painter, QSizeF size, FigureLook) const override {
        painter.scale(size.width() / window_.width(), size.height() / window_.height());
        window_.render(&painter);
    }

private:
    QWidget& window_;
};

QString sourceName(StageSource source) {
    switch (source) {
        case StageSource::LiveBatches:
            return QStringLiteral("live batches");
        case StageSource::FixedSample:
            return QStringLiteral("fixed sample");
        case StageSource::Validation:
            return QStringLiteral("validation");
        case StageSource::Test:
            return QStringLiteral("test");
    }
    return {};
}

/// The folder itself where it is free, otherwise the first of "-2", "-3", … that is.
QString freeFolder(const QString& folder) {
    QString candidate = folder;
    for (int k = 2; QDir(candidate).exists() && !QDir(candidate).isEmpty(); ++k)
        candidate = folder + QLatin1Char('-') + QString::number(k);
    return candidate;
}

/// A snapshot by hand never writes over an earlier one.
QString freeFile(const QString& folder, std::int64_t step) {
    const QFileInfo wanted(QDir(folder).filePath(snapshotFileName(step)));
    QString candidate = wanted.filePath();
    for (int k = 2; QFileInfo::exists(candidate); ++k)
        candidate = QDir(folder).filePath(
            QStringLiteral("%1-%2.png").arg(wanted.completeBaseName()).arg(k));
    return candidate;
}

}  // namespace

Exporter::Exporter(const LiveFeed& feed, StagePanel& stage, PlotsPanel& plots, QWidget& window)
    : QObject(&window), feed_(feed), stage_(stage), plots_(plots), window_(window) {}

void Exporter::startRun(const RunDescription& run) {
    run_ = run;
    stopPlan();
}

QString Exporter::runName() const {
    return QStringLiteral("%1-seed%2-step%3")
        .arg(QString::fromStdString(run_.preset->id))
        .arg(run_.seed)
        .arg(step(), 6, 10, QLatin1Char('0'));
}

QString Exporter::caption() const {
    return captionAt(step(), feed_.hyperparameters(), stage_.request().source);
}

void Exporter::exportTo(const ExportChoices& choices, const QString& file) {
    try {
        if (choices.subject == ExportChoices::Subject::Metrics)
            writeMetrics(file);
        else if (choices.subject == ExportChoices::Subject::Points)
            writePoints(file);
        else
            writePicture(choices, file);
    } catch (const std::exception& error) {
        emit failed(QString::fromUtf8(error.what()));
        return;
    }
    emit written(tr("Exported to %1.").arg(QDir::toNativeSeparators(file)), file);
}

void Exporter::snapshot() {
    const QString file = freeFile(snapshotFolder(), step());
}

SnapshotPlan Exporter::proposedPlan() const {
    SnapshotPlan plan = plan_;
    plan.folder = freeFolder(snapshotFolder());
    return plan;
}

void Exporter::startPlan(const SnapshotPlan& plan) {
    plan_ = plan;
    schedule_.start(plan.every, step());
    emit planChanged(true);
}

void Exporter::stopPlan() {
    schedule_.stop();
    emit planChanged(false);
}

void Exporter::showUpdate(const SessionUpdate& update) {
    for (const auto& cloud : schedule_.due(update))
        writePlanned(cloud);
}

std::int64_t Exporter::step() const {
    const std::vector<StepMetrics>& steps = feed_.history().steps;
    return steps.empty() ? 0 : steps.back().step;
}

QString Exporter::snapshotFolder() const {
    const QDir pictures(QStandardPaths::writableLocation(QStandardPaths::PicturesLocation));
    return pictures.filePath(QStringLiteral("Centerscope/%1-seed%2")
                                 .arg(QString::fromStdString(run_.preset->id))
                                 .arg(run_.seed));
}

QString Exporter::captionAt(std::int64_t step, const Hyperparameters& values,
                            StageSource source) const {
    return QStringLiteral("%1 · step %2 · λ %3 · α %4 · learning rate %5 · seed %6 · %7")
        .arg(QString::fromStdString(run_.preset->id))
        .arg(step)
        .arg(values.lambda)
        .arg(values.alpha)
        .arg(values.learningRate)
        .arg(run_.seed)
        .arg(sourceName(source));
}
void Exporter::writeMetrics(const QString& file){}
void Exporter::writePoints(const QString& file){}
void Exporter::writePicture(const ExportChoices& choices, const QString& file){}
void Exporter::writePlanned(const std::shared_ptr<const EmbeddingCloud>& cloud){}

}  // namespace centerscope
