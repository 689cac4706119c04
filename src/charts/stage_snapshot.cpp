// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/stage_snapshot.h"

#include "charts/embedding_chart.h"

namespace centerscope {

std::unique_ptr<EmbeddingChart> snapshotChart(const std::vector<std::string>& classNames,
                                              const SnapshotStyle& style) {
    auto chart = std::make_unique<EmbeddingChart>();
    chart->setLocale(QLocale::c());
    chart->setClasses(classNames, style.fileLabels);
    chart->setClassColors(style.colors);
    chart->setClassHues(style.hues);
    chart->setFixedLimit(style.limit);
    return chart;
}

QByteArray stageSnapshot(const EmbeddingCloud& cloud, const std::vector<std::string>& classNames,
                         const Caption& caption, const SnapshotStyle& style) {
    const auto chart = snapshotChart(classNames, style);
    chart->setCloud(std::make_shared<const EmbeddingCloud>(cloud));
    return encodePicture(*chart, style.format, style.picture, caption);
}

}  // namespace centerscope
