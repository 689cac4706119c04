// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/metrics_csv.h"

#include <array>
#include <charconv>
#include <initializer_list>

namespace centerscope {

namespace {

template <typename Number>
std::string shortest(Number value) {
    std::array<char, 32> text{};  // the longest double takes 24
    const auto end = std::to_chars(text.data(), text.data() + text.size(), value).ptr;
    return {text.data(), end};
}

std::string row(std::initializer_list<std::string> cells) {
    std::string line;
    for (const std::string& cell : cells)
        line += (line.empty() ? "" : ",") + cell;
    return line + "\n";
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

std::string evaluationCsvHeader() {
    return "step,split,softmax_loss,center_loss,accuracy,within_radius,nearest_centers,"
           "mean_center_distance,radius_to_distance,nearest_center_agreement,softmax_gradient,"
           "center_gradient\n";
}

std::string evaluationCsvRow(const Evaluation& evaluation) {
    return row({shortest(evaluation.step), splitName(evaluation.split),
                shortest(evaluation.softmaxLoss), shortest(evaluation.centerLoss),
                shortest(evaluation.accuracy), shortest(evaluation.clusters.within),
                shortest(evaluation.clusters.nearest), shortest(evaluation.clusters.meanDistance),
                shortest(evaluation.clusters.ratio), shortest(evaluation.nearestCenterAgreement),
                shortest(evaluation.softmaxGradient), shortest(evaluation.centerGradient)});
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
