// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/center_inspector.h"

#include <utility>

#include "charts/embedding_chart.h"
#include "charts/stage_readout.h"
#include "session/training_session.h"
#include "widgets/sample_card.h"

namespace centerscope {

namespace {

constexpr int kCardAway = 96;  // pixels: more than an arrow is long

}  // namespace

CenterInspector::CenterInspector(const TrainingSession& session, EmbeddingChart& stage,
                                 QObject* parent)
    : QObject(parent), session_(session), stage_(stage), card_(new SampleCard(stage.viewport())) {
    card_->setObjectName(QStringLiteral("centerCard"));
    connect(&stage, &EmbeddingChart::hoverChanged, this, &CenterInspector::showHovered);
}

void CenterInspector::showHovered() {
    StageOverlay overlay;
    const std::optional<int> label = stage_.hoveredCenter();
    if (!label || !stage_.cloud()) {
        card_->hide();
        return stage_.setOverlay(OverlayOf::Hovered, std::move(overlay));
    }
    const EmbeddingCloud& cloud = *stage_.cloud();
    const auto k = static_cast<std::size_t>(*label);
    const EmbeddingPosition center = cloud.centers[k];
    QStringList facts;
    if (const auto motion = centerMotion(stage_.trail(), cloud.lastStep, *label)) {
        facts << motionText(*motion);
        overlay.arrows.push_back({center, motion->x, motion->y});
        overlay.scale = tr("move of %1");
        overlay.isScaleLeft = false;
    }
    if (const auto spread = classDispersions(cloud)[k]) {
        facts << dispersionText(*spread);
        overlay.rings.push_back({center, spread->radius, *label});
    }
    if (cloud.projection && !cloud.full)
        facts << tr("Of live batches and kept steps, radius and mean are those of the projection.");
    card_->setCenter(tr("Center of class %1").arg(stage_.classNames().value(*label)),
                     facts.join(QLatin1Char('\n')),
                     tr("After step %1").arg(number(cloud.lastStep)));
    card_->setType(stage_.font());
    card_->showBeside(stage_.pixelOf(center).toPoint(), kCardAway);
    stage_.setOverlay(OverlayOf::Hovered, std::move(overlay));
}

QString CenterInspector::motionText(const CenterMotion& motion) const {
    QStringList lines;
    lines
        << tr("Images in the batch: %1 of %2").arg(number(motion.images), number(motion.batchSize));
    if (!motion.hasMoved)
        lines << tr("Steps without a move: %1 or more").arg(number(motion.stillFor));
    else if (motion.stillFor == 0)
        lines << tr("It moved in this step.");
    else
        lines << tr("Steps since it moved: %1").arg(number(motion.stillFor));
    if (motion.hasMoved) {
        const bool hasAlpha =
            session_.run().preset && session_.run().preset->has(Hyperparameter::Alpha);
        lines << (hasAlpha ? tr("Arrow: its last move, α · Δc, by %1")
                           : tr("Arrow: its last move, by %1"))
                     .arg(measureText(motion.distance, stage_.locale()));
    }
    return lines.join(QLatin1Char('\n'));
}

QString CenterInspector::dispersionText(const ClassDispersion& spread) const {
    return tr("Circle: within-class radius %1 (%2 images)\nTo the mean of these images: %3")
        .arg(measureText(spread.radius, stage_.locale()), number(spread.count),
             measureText(spread.centerToMean, stage_.locale()));
}

QString CenterInspector::number(std::int64_t value) const {
    return stage_.locale().toString(static_cast<qlonglong>(value));
}

}  // namespace centerscope

#include "moc_center_inspector.cpp"
