// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/stage_snapshot.h"

#include "charts/embedding_chart.h"

namespace centerscope {

QByteArray stageSnapshot(const EmbeddingCloud& cloud, const std::vector<std::string>& classNames,
                         const Caption& caption, const SnapshotStyle& style) {
    EmbeddingChart chart;
    chart.setLocale(QLocale::c());
    chart.setClasses(classNames, style.fileLabels);
    chart.setClassColors(style.colors);
    chart.setClassHues(style.hues);
    chart.setFixedLimit(style.limit);
    chart.setCloud(std::make_shared<const EmbeddingCloud>(cloud));
    return encodePicture(chart, style.format, style.picture, caption);
}

}  // namespace centerscope
