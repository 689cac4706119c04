// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/run_metrics.h"

#include <algorithm>
#include <fstream>
#include <optional>
#include <sstream>
#include <string>
#include <string_view>

#include "core/error.h"
#include "runs/line_file.h"
#include "runs/metrics_csv.h"
#include "runs/run_config.h"
#include "runs/run_files.h"
#include "training/training_state.h"

namespace centerscope {

namespace {

template <typename Row>
std::vector<Row> read(const std::filesystem::path& csv, const Preset& preset,
                      std::optional<Row> (*parse)(const Preset&, std::string_view),
                      std::int64_t lastStep) {
    std::vector<Row> rows;
    std::ifstream lines(csv);
    for (std::string line; std::getline(lines, line);) {
        const std::optional<Row> row = parse(preset, line);
        if (row && row->step <= lastStep)
            rows.push_back(*row);
    }
    return rows;
}

/// The last so many bytes of a file, or all of it; the first line there may be the rest of one.
std::string readEnd(const std::filesystem::path& file, std::streamoff length) {
    std::ifstream stream(file, std::ios::binary | std::ios::ate);
    const std::streamoff size = stream.tellg();
    stream.seekg(std::max<std::streamoff>(0, size - length));
    std::ostringstream text;
    text << stream.rdbuf();
    return text.str();
}

}  // namespace

RunMetrics loadRunMetrics(const std::filesystem::path& folder, const RunConfig& config,
                          const TrainingState<float>& upTo) {
    const Preset& preset = config.preset;
    RunMetrics rows{read(folder / kMetricsFile, preset, parseMetricsCsvRow, upTo.step),
                    read(folder / kEvaluationFile, preset, parseEvaluationCsvRow, upTo.step)};
    fillBatchSizes(rows.steps, preset.hyperparameters.batchSize, upTo.history);
    return rows;
}

void fillBatchSizes(std::vector<StepMetrics>& steps, int batchSize,
                    const std::vector<RunEvent>& events) {
    auto next = events.begin();
    for (StepMetrics& metrics : steps) {
        for (; next != events.end() && stepOf(*next) <= metrics.step; ++next) {
            const auto* change = std::get_if<HyperparameterChange>(&*next);
            if (change && change->which == Hyperparameter::BatchSize)
                batchSize = static_cast<int>(change->to);
        }
        metrics.batchSize = batchSize;
    }
}

/// Of a file however long only the end is read, and more of it only where that holds no row: a
/// power cut may leave pages of zeros there.
std::int64_t lastRecordedStep(const std::filesystem::path& folder) {
    std::optional<std::int64_t> last;
    std::string end;
    std::streamoff length = 4096;
    do {
        end = readEnd(folder / kMetricsFile, length);
        forEachLine(end, [&last](std::string_view line) {
            const auto step = leadingStep(line, ",");
            last = step ? step : last;
        });
        length *= 16;
    } while (!last && static_cast<std::streamoff>(end.size()) == length / 16);
    return last.value_or(0);
}

void requireRowsOnly(const std::filesystem::path& csv) {
    std::istringstream lines(wholeLines(csv));
    int number = 0;
    int other = 0;  // the first line after the header that is no row
    for (std::string line; std::getline(lines, line);) {
        const bool isRow = leadingStep(line, ",").has_value();
        if (++number > 1 && !isRow && other == 0)
            other = number;
        if (isRow && other > 0)
            throw Error(MessageCode::LineIsNoRow, csv, other);
    }
}

}  // namespace centerscope
