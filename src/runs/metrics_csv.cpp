// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/metrics_csv.h"

#include <algorithm>
#include <charconv>
#include <limits>
#include <type_traits>
#include <utility>

#include "core/number_text.h"
#include "runs/line_file.h"
#include "runs/run_files.h"

namespace centerscope {

namespace {

/// Of evaluation.csv; older programs did not write it, and the oldest nothing after the accuracy.
constexpr std::string_view kLatestColumn = "center_to_mean";
constexpr std::string_view kFirstMeasure = "within_radius";

class LineWriter {
public:
    void add(std::string_view cell) { (line_ += line_.empty() ? "" : ",") += cell; }
    std::string line() const { return line_ + "\n"; }

private:
    std::string line_;
};

struct NameWriter : LineWriter {
    void operator()(std::string_view name, const auto&) { add(name); }
};

struct CellWriter : LineWriter {
    void operator()(std::string_view, double value) { add(numberText(value)); }
    void operator()(std::string_view, std::int64_t value) { add(std::to_string(value)); }
    void operator()(std::string_view, SplitKind value) { add(splitName(value)); }
};

std::optional<SplitKind> splitFromName(std::string_view name) {
    for (const SplitKind split : {SplitKind::Train, SplitKind::Validation, SplitKind::Test})
        if (name == splitName(split))
            return split;
    return std::nullopt;
}

/// Takes the cells of a row off its front, one after the other.
class CellReader {
public:
    explicit CellReader(std::string_view line) : left_(line.substr(0, line.find('\n'))) {}

    template <typename Number>
    void operator()(std::string_view, Number& value) {
        const std::string_view cell = next();
        const char* end = cell.data() + cell.size();
        const auto [stop, error] = std::from_chars(cell.data(), end, value);
        isValid_ = isValid_ && error == std::errc() && stop == end;
    }
    void operator()(std::string_view, SplitKind& value) {
        const std::optional<SplitKind> split = splitFromName(next());
        isValid_ = isValid_ && split;
        value = split.value_or(value);
    }

    bool isAtEnd() const { return left_.empty(); }
    /// Whether every cell was what its column holds and none is left.
    bool isValid() const { return isValid_ && left_.empty(); }

private:
    std::string_view next() {
        const std::string_view cell = left_.substr(0, left_.find(','));
        left_.remove_prefix(std::min(left_.size(), cell.size() + 1));
        return cell;
    }

    std::string_view left_;
    bool isValid_ = true;
};

}  // namespace

std::string metricsCsvHeader(const Preset& preset) {
    NameWriter names;
    const StepMetrics any;
    forEachStepColumn(preset, any, names);
    return names.line();
}

std::string metricsCsvRow(const Preset& preset, const StepMetrics& metrics) {
    CellWriter cells;
    forEachStepColumn(preset, metrics, cells);
    return cells.line();
}

std::optional<StepMetrics> parseMetricsCsvRow(const Preset& preset, std::string_view line) {
    CellReader cells(line);
    StepMetrics metrics;
    forEachStepColumn(preset, metrics, cells);
    return cells.isValid() ? std::optional(metrics) : std::nullopt;
}

std::string_view withoutSpeed(std::string_view row) {
    return row.substr(0, row.rfind(','));
}

std::string evaluationCsvHeader(const Preset& preset) {
    NameWriter names;
    const Evaluation any;
    forEachEvaluationColumn(preset, any, names);
    return names.line();
}

std::string evaluationCsvRow(const Preset& preset, const Evaluation& evaluation) {
    CellWriter cells;
    forEachEvaluationColumn(preset, evaluation, cells);
    return cells.line();
}

std::string withoutCenterToMean(std::string_view row) {
    return std::string(row.substr(0, row.rfind(','))) + "\n";
}

bool isEvaluationAgain(std::string_view recorded, std::string_view made) {
    const std::string older = withoutCenterToMean(made);
    const bool isCopied = recorded.ends_with(",nan\n");  // by a fork of an older run
    return recorded == made || recorded == older ||
           (isCopied && withoutCenterToMean(recorded) == older);
}

std::optional<Evaluation> parseEvaluationCsvRow(const Preset& preset, std::string_view line) {
    CellReader cells(line);
    Evaluation evaluation;
    bool isOlder = false;
    forEachEvaluationColumn(preset, evaluation, [&](std::string_view name, auto& value) {
        if constexpr (std::is_same_v<decltype(value), double&>) {
            const bool mayEnd = name == kFirstMeasure || name == kLatestColumn;
            isOlder = isOlder || (cells.isAtEnd() && mayEnd);
            if (isOlder) {
                value = std::numeric_limits<double>::quiet_NaN();
                return;
            }
        }
        cells(name, value);
    });
    return cells.isValid() ? std::optional(evaluation) : std::nullopt;
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

std::string rowsUpTo(std::int64_t step, std::string_view rows, const std::string& header) {
    std::string kept;
    std::string others;
    bool isFirst = true;
    forEachLine(rows, [&](std::string_view line) {
        const auto found = leadingStep(line, ",");
        const bool isHeader = std::exchange(isFirst, false) && !found;
        if (found && *found > step)
            return;
        others += line;
        if (isHeader || found)
            kept += std::exchange(others, {});
    });
    return kept.empty() ? header : kept;
}

}  // namespace centerscope
