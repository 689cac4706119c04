// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/stage_pictures.h"

#include <limits>
#include <memory>

#include <QBuffer>
#include <QImage>
#include <QPainter>

#include "charts/embedding_chart.h"
#include "charts/figure.h"
#include "runs/step_archive.h"
#include "session/training_session.h"
#include "training/embedding_cloud.h"
#include "widgets/stage_panel.h"

namespace centerscope {

namespace {

constexpr int kInterval = 10'000;       // ms
constexpr int kMoment = 500;            // ms, in which more single steps may follow
constexpr QSize kSize{560, 560};        // pixels
constexpr QSizeF kDrawn{420.0, 420.0};  // so that its text is large enough in a small picture
constexpr double kType = 13;            // pixels, however large that of the stage is
constexpr std::size_t kPoints = 2000;   // of batches, where those are drawn

QByteArray pictureOf(const EmbeddingChart& stage) {
    QImage image(kSize, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    painter.scale(kSize.width() / kDrawn.width(), kSize.height() / kDrawn.height());
    FigureStyle style(FigureLook::Paper);
    style.fontSize = kType;
    stage.draw(painter, kDrawn, style);
    painter.end();
    QByteArray png;
    QBuffer buffer(&png);
    image.save(&buffer, "PNG");
    return png;
}

/// The last batches of a run, as the stage shows them live; null: none has been kept.
std::shared_ptr<const EmbeddingCloud> lastBatches(const RunInfo& run) {
    if (!run.archive || run.isFollowed())
        return nullptr;
    return run.archive->liveCloud(std::numeric_limits<std::int64_t>::max(), kPoints);
}

}  // namespace

StagePictures::StagePictures(TrainingSession& session, const StagePanel& stage, QObject* parent)
    : QObject(parent), session_(session), stage_(stage) {
    whilePlaying_.setInterval(kInterval);
    afterStep_.setInterval(kMoment);
    afterStep_.setSingleShot(true);
    for (QTimer* timer : {&whilePlaying_, &afterStep_})
        connect(timer, &QTimer::timeout, this, &StagePictures::keep);
    connect(&session, &TrainingSession::playingChanged, this, [this](bool playing) {
        playing ? whilePlaying_.start() : whilePlaying_.stop();
        if (!playing)
            afterStep_.start();
    });
    connect(&stage.chart(), &EmbeddingChart::cloudChanged, this, [this] {
        if (!whilePlaying_.isActive())
            afterStep_.start();
    });
}

void StagePictures::keepLast() {
    if (keptStep_ == 0)
        keptStep_ = -1;
    keep();
    if (const auto cloud = lastBatches(run_); cloud && cloud->lastStep > keptStep_)
        keepBatches(cloud);
}

void StagePictures::keepBatches(const std::shared_ptr<const EmbeddingCloud>& cloud) {
    EmbeddingChart chart;
    chart.setLocale(stage_.chart().locale());
    chart.setClassColors(stage_.chart().classColors());
    chart.setClassHues(stage_.chart().classHues());
    chart.setClasses(run_.dataset->classNames, run_.dataset->labelsOfWhole);
    chart.setCloud(cloud);
    keptStep_ = cloud->lastStep;
    session_.keepPicture(run_.run, pictureOf(chart));
}

void StagePictures::startRun(const RunInfo& run) {
    keepLast();
    run_ = run;
    keptStep_ = 0;
}

void StagePictures::keep() {
    const std::shared_ptr<const EmbeddingCloud> cloud = stage_.chart().cloud();
    if (stage_.looksBack() || !cloud || cloud->lastStep <= keptStep_)
        return;
    keptStep_ = cloud->lastStep;
    session_.keepPicture(run_.run, pictureOf(stage_.chart()));
}

}  // namespace centerscope

#include "moc_stage_pictures.cpp"
