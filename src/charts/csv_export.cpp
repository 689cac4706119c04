// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/csv_export.h"

#include <array>
#include <charconv>
#include <cmath>

#include "runs/metrics_csv.h"
#include "training/stage_projection.h"

namespace centerscope {

namespace {

/// The shortest decimals that read back to the same bits.
template <typename Number>
void append(QByteArray& line, Number value, char end) {
    std::array<char, 32> text{};
    const auto last = std::to_chars(text.data(), text.data() + text.size(), value).ptr;
    line.append(text.data(), last - text.data()).append(end);
}

}  // namespace

QByteArray metricsCsv(const Preset& preset, const RunHistory& history) {
    QByteArray csv = QByteArray::fromStdString(metricsCsvHeader(preset));
    for (const StepMetrics& metrics : history.steps)
        if (!std::isnan(metrics.headLoss))  // else nothing is known of this step
            csv += QByteArray::fromStdString(metricsCsvRow(preset, metrics));
    return csv;
}

QByteArray evaluationCsv(const Preset& preset, const RunHistory& history) {
    QByteArray csv = QByteArray::fromStdString(evaluationCsvHeader(preset));
    for (const Evaluation& evaluation : history.evaluations)
        csv += QByteArray::fromStdString(evaluationCsvRow(preset, evaluation));
    return csv;
}

AllDimensions allDimensions(const EmbeddingCloud& cloud) {
    AllDimensions all;
    if (cloud.projection)
        all.dimensions = cloud.projection->dimensions;
    for (std::size_t k = 0; cloud.full && k < cloud.points.size(); ++k)
        all.embeddings[cloud.points[k].sample] = cloud.full->point(k);
    return all;
}

QByteArray pointsCsv(std::span<const EmbeddedPoint> points, const Dataset& dataset,
                     const AllDimensions& all) {
    QByteArray csv = all.dimensions == 2
                         ? "sample,label,predicted,x,y,step,probability,loss"
                         : "sample,label,predicted,projected_x,projected_y,step,probability,loss";
    for (int unit = 1; !all.embeddings.empty() && unit <= all.dimensions; ++unit)
        csv += ",embedding_" + QByteArray::number(unit);
    csv += '\n';
    for (const EmbeddedPoint& point : points) {
        append(csv, point.sample, ',');
        append(csv, dataset.fileLabel(point.label), ',');
        append(csv, dataset.fileLabel(point.predicted), ',');
        append(csv, point.position.x, ',');
        append(csv, point.position.y, ',');
        append(csv, point.step, ',');
        append(csv, point.probability, ',');
        append(csv, point.loss, '\n');
        if (all.embeddings.empty())
            continue;
        for (const float value : all.embeddings.at(point.sample)) {
            csv.back() = ',';
            append(csv, value, '\n');
        }
    }
    return csv;
}

QByteArray pointsCsv(const EmbeddingCloud& cloud, const std::vector<bool>& visibleClasses,
                     const Dataset& dataset) {
    std::vector<EmbeddedPoint> visible;
    for (const EmbeddedPoint& point : cloud.points)
        if (point.label < visibleClasses.size() && visibleClasses[point.label])
            visible.push_back(point);
    return pointsCsv(visible, dataset, allDimensions(cloud));
}

QByteArray openSetImagesCsv(const OpenSetState& state, const Dataset& dataset, bool areOutsiders) {
    QByteArray csv = "set,sample,label,predicted,nearest,distance,log_odds\n";
    const auto add = [&](const char* set, const std::vector<OpenSetImage>& images, bool isForeign) {
        for (const OpenSetImage& image : images) {
            csv += set;
            csv += ',';
            append(csv, image.point.sample, ',');
            append(csv, isForeign ? image.point.label : dataset.fileLabel(image.point.label), ',');
            append(csv, dataset.fileLabel(image.point.predicted), ',');
            append(csv, dataset.fileLabel(image.nearest), ',');
            append(csv, -image.distanceScore, ',');
            append(csv, image.softmaxScore, '\n');
        }
    };
    add("known", state.known, false);
    add("unknown", state.unknown, areOutsiders);
    return csv;
}

}  // namespace centerscope
