// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/caption.h"

#include <cmath>

#include <QStringList>

#include "charts/value_text.h"
#include "training/stage_projection.h"

namespace centerscope {

namespace {

/// As it was typed: 0.0005 and not the shorter 5e-04.
QString number(double value) {
    return QString::number(value, 'g', 8);
}

}  // namespace

QString Caption::textInFile() const {
    QStringList parts;
    if (!preset.isEmpty())
        parts << QStringLiteral("preset %1").arg(preset);
    parts << QStringLiteral("step %1").arg(step)
          << QStringLiteral("λ %1").arg(number(values.lambda))
          << QStringLiteral("α %1").arg(number(values.alpha))
          << QStringLiteral("learning rate %1").arg(number(values.learningRate))
          << QStringLiteral("seed %1").arg(seed);
    if (!source.isEmpty())
        parts << source;
    return parts.join(QStringLiteral(" · "));
}

QString Caption::textInPicture(const QString& sourceInWords, const QLocale& locale) const {
    QStringList parts;
    if (!preset.isEmpty())
        parts << tr("preset %1").arg(preset);
    parts << tr("step %1").arg(locale.toString(static_cast<qlonglong>(step)))
          << QStringLiteral("λ %1").arg(valueText(values.lambda, locale))
          << QStringLiteral("α %1").arg(valueText(values.alpha, locale))
          << tr("learning rate %1").arg(valueText(values.learningRate, locale))
          << tr("seed %1").arg(seed);
    if (!sourceInWords.isEmpty())
        parts << sourceInWords;
    return parts.join(QStringLiteral(" · "));
}

namespace {

QString imagesText(const EmbeddingCloud& cloud) {
    if (cloud.source == PointSource::LiveBatches && cloud.firstStep == cloud.lastStep)
        return QStringLiteral("live batches, step %1").arg(cloud.lastStep);
    if (cloud.source == PointSource::LiveBatches)
        return QStringLiteral("live batches, steps %1-%2").arg(cloud.firstStep).arg(cloud.lastStep);
    const char* images = "training";
    if (cloud.source == PointSource::Validation)
        images = "validation";
    else if (cloud.source == PointSource::Test)
        images = "test";
    return QStringLiteral("%1 %2 images, network at step %3")
        .arg(cloud.points.size())
        .arg(QLatin1String(images))
        .arg(cloud.lastStep);
}

}  // namespace

QString sourceText(const EmbeddingCloud& cloud) {
    QString text = imagesText(cloud);
    if (cloud.projection)
        text += QStringLiteral(", projection of %1 dimensions").arg(cloud.projection->dimensions);
    if (cloud.varianceShare)
        text +=
            QStringLiteral(", %1 % of the variance").arg(std::round(100 * *cloud.varianceShare));
    return text;
}

}  // namespace centerscope
