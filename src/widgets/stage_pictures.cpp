// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/stage_pictures.h"

#include <QBuffer>
#include <QImage>
#include <QPainter>

#include "charts/embedding_chart.h"
#include "session/training_session.h"

namespace centerscope {

namespace {

constexpr int kInterval = 10'000;       // ms
constexpr QSize kSize{560, 560};        // pixels
constexpr QSizeF kDrawn{420.0, 420.0};  // so that its text is large enough in a small picture

QByteArray pictureOf(const EmbeddingChart& stage) {
    QImage image(kSize, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    painter.scale(kSize.width() / kDrawn.width(), kSize.height() / kDrawn.height());
    stage.draw(painter, kDrawn, FigureLook::Paper);
    painter.end();
    QByteArray png;
    QBuffer buffer(&png);
    image.save(&buffer, "PNG");
    return png;
}

}  // namespace

StagePictures::StagePictures(TrainingSession& session, const EmbeddingChart& stage, QObject* parent)
    : QObject(parent), session_(session), stage_(stage) {
    timer_.setInterval(kInterval);
    connect(&timer_, &QTimer::timeout, this, &StagePictures::keep);
    connect(&session, &TrainingSession::playingChanged, this, [this](bool playing) {
        playing ? timer_.start() : timer_.stop();
        if (!playing)
            keep();
    });
}

void StagePictures::startRun(const RunInfo& run) {
    keep();
    run_ = run.run;
}

void StagePictures::keep() {
    const std::shared_ptr<const EmbeddingCloud> cloud = stage_.cloud();
    if (looksBack_ || !cloud || cloud == kept_.lock() || cloud->lastStep == 0)
        return;
    kept_ = cloud;
    session_.keepPicture(run_, pictureOf(stage_));
}

}  // namespace centerscope
