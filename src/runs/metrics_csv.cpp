// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/metrics_csv.h"

#include <algorithm>
#include <charconv>
#include <initializer_list>

#include "core/number_text.h"

namespace centerscope {

namespace {

std::string shortest(double value) {
    return numberText(value);
}

std::string shortest(std::int64_t value) {
    return std::to_string(value);
}

std::string row(std::initializer_list<std::string> cells) {
    std::string line;
    for (const std::string& cell : cells)
        line += (line.empty() ? "" : ",") + cell;
    return line + "\n";
}

/// Takes the cells of a row off its front, one after the other.
class CellReader {
public:
    explicit CellReader(std::string_view line) : left_(line.substr(0, line.find('\n'))) {}

    std::string_view text() {
        const std::string_view cell = left_.substr(0, left_.find(','));
        left_.remove_prefix(std::min(left_.size(), cell.size() + 1));
        return cell;
    }

    template <typename Number>
    void read(Number& value) {
        const std::string_view cell = text();
        const char* end = cell.data() + cell.size();
        const auto [stop, error] = std::from_chars(cell.data(), end, value);
        sound_ = sound_ && error == std::errc() && stop == end;
    }

    /// Whether every cell was a number and none is left.
    bool isSound() const { return sound_ && left_.empty(); }

private:
    std::string_view left_;
    bool sound_ = true;
};

std::optional<SplitKind> splitFromName(std::string_view name) {
    for (const SplitKind split : {SplitKind::Train, SplitKind::Validation, SplitKind::Test})
        if (name == splitName(split))
            return split;
    return std::nullopt;
}

}  // namespace

std::string metricsCsvHeader() {
    return "step,epoch,learning_rate,lambda,alpha,softmax_loss,center_loss,total_loss,"
           "batch_accuracy,images_per_second\n";
}

std::string metricsCsvRow(const StepMetrics& metrics) {
    return row({shortest(metrics.step), shortest(metrics.epoch), shortest(metrics.learningRate),
                shortest(metrics.lambda), shortest(metrics.alpha), shortest(metrics.softmaxLoss),
                shortest(metrics.centerLoss), shortest(metrics.totalLoss),
                shortest(metrics.batchAccuracy), shortest(metrics.imagesPerSecond)});
}

std::optional<StepMetrics> parseMetricsCsvRow(std::string_view line) {
    CellReader cells(line);
    StepMetrics metrics;
    cells.read(metrics.step);
    cells.read(metrics.epoch);
    for (double* value : {&metrics.learningRate, &metrics.lambda, &metrics.alpha,
                          &metrics.softmaxLoss, &metrics.centerLoss, &metrics.totalLoss,
                          &metrics.batchAccuracy, &metrics.imagesPerSecond})
        cells.read(*value);
    return cells.isSound() ? std::optional(metrics) : std::nullopt;
}

std::string evaluationCsvHeader() {
    return "step,split,softmax_loss,center_loss,accuracy,within_radius,nearest_centers,"
           "mean_center_distance,radius_to_distance,nearest_center_agreement,softmax_gradient,"
           "center_gradient\n";
}

std::string evaluationCsvRow(const Evaluation& evaluation) {
    return row({shortest(evaluation.step), splitName(evaluation.split),
                shortest(evaluation.softmaxLoss), shortest(evaluation.centerLoss),
                shortest(evaluation.accuracy), shortest(evaluation.clusters.withinClassRms),
                shortest(evaluation.clusters.minCenterDistance),
                shortest(evaluation.clusters.meanCenterDistance),
                shortest(evaluation.clusters.radiusToDistance),
                shortest(evaluation.nearestCenterAgreement), shortest(evaluation.softmaxGradient),
                shortest(evaluation.centerGradient)});
}

std::optional<Evaluation> parseEvaluationCsvRow(std::string_view line) {
    CellReader cells(line);
    Evaluation evaluation;
    cells.read(evaluation.step);
    const std::optional<SplitKind> split = splitFromName(cells.text());
    ClusterMeasures& clusters = evaluation.clusters;
    for (double* value :
         {&evaluation.softmaxLoss, &evaluation.centerLoss, &evaluation.accuracy,
          &clusters.withinClassRms, &clusters.minCenterDistance, &clusters.meanCenterDistance,
          &clusters.radiusToDistance, &evaluation.nearestCenterAgreement,
          &evaluation.softmaxGradient, &evaluation.centerGradient})
        cells.read(*value);
    if (!split || !cells.isSound())
        return std::nullopt;
    evaluation.split = *split;
    return evaluation;
}

const char* splitName(SplitKind split) {
    switch (split) {
        case SplitKind::Train:
            return "train";
        case SplitKind::Validation:
            return "validation";
        case SplitKind::Test:
            return "test";
    }
    return "";
}

}  // namespace centerscope
