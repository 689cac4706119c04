// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "runs/run_metrics.h"
#include "runs/run_summary.h"
#include "training/run_event.h"

namespace centerscope {

/// A value that was changed on the way.
struct ComparedChange {
    std::string to;                                    ///< a decimal, or a rule as in files
    std::int64_t step = 0;                             ///< the first it was in force
    std::optional<HyperparameterChange::Cause> cause;  ///< none: of a rule

    bool operator==(const ComparedChange&) const = default;
};

/// Where a run was forked.
struct ComparedFork {
    std::shared_ptr<const RunSummary> origin;  ///< null: it is gone or lies elsewhere
    std::string id;  ///< the beginning of its origin's: several may have one name
    std::int64_t step = 0;

    /// Whatever its origin has come to since.
    bool operator==(const ComparedFork& other) const {
        return id == other.id && step == other.step;
    }
};

/// What a run has in one row of a comparison; nothing where it has no such value.
using ComparedValue =
    std::variant<std::monostate, double, std::string, std::vector<ComparedChange>, ComparedFork>;

/// One row of a comparison.
struct ComparedRow {
    std::string name;                   ///< as in files: "hyperparameters.lambda"
    std::vector<ComparedValue> values;  ///< of each run, in the order of the runs

    bool operator==(const ComparedRow&) const = default;
};

/// A run with all that is recorded of it.
struct RecordedRun {
    RunSummary summary;
    RunMetrics rows;
    std::vector<ComparedRow> ingredients;  ///< of this run alone: what it is made of
    std::vector<ComparedRow> results;      ///< of this run alone: what it has come to
};

/// Reads what a run folder has recorded, without the network. Throws an Error.
RecordedRun loadRecordedRun(const std::filesystem::path& folder);

/// Runs side by side: only what differs in what they are made of (preset, seed, data set, program,
/// changes by hand and by rule), and all that they have come to.
struct RunComparison {
    static constexpr std::size_t kFewest = 2;
    static constexpr std::size_t kMost = 8;  ///< that can be told apart in one plot

    std::vector<RecordedRun> runs;
    std::vector<ComparedRow> differences;
    std::vector<ComparedRow> results;
};

RunComparison compareRuns(std::vector<RecordedRun> runs);

/// {"runs": […], "differences": [{"name": "seed", "values": [1, 2]}, …], "results": […]}; null
/// where a run has no such value, or none that is a number.
std::string comparisonJson(const RunComparison& comparison);
/// The same as lines of "kind,name,RUN,RUN…", by RFC 4180. Numbers read back to the same bits.
std::string comparisonCsv(const RunComparison& comparison);
/// "1 from step 31 by hand, 0.5 from step 40 by rule", a number with at most so many digits; empty
/// where there is none.
std::string comparedText(const ComparedValue& value, int digits);

}  // namespace centerscope
