// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <vector>

#include "core/message.h"
#include "runs/run_changes.h"
#include "runs/run_identity.h"
#include "runs/run_label.h"

namespace centerscope {

/// A share of images that were right, and after which step.
struct RunAccuracy {
    double share = 0;  ///< 0 to 1
    std::int64_t step = 0;

    bool operator==(const RunAccuracy&) const = default;
};

/// What can be said of a run at a glance. Its folder is the truth; this is read from there.
struct RunSummary {
    std::filesystem::path folder;  ///< absolute
    /// Why the folder cannot be read; then nothing else is known but the label.
    std::optional<Message> problem;
    std::optional<Message> lost;  ///< why identity or label cannot be read; it can be opened
    RunIdentity identity;
    RunLabel label;
    std::string preset;       ///< its id
    std::string presetTitle;  ///< for people
    std::string dataset;      ///< its name
    std::uint64_t seed = 1;
    std::string instructionSet;  ///< its name
    std::uint64_t numerics = 0;
    RunChanges changes;                             ///< of a twin λ too where it is its preset's
    std::int64_t steps = 0;                         ///< of its last row
    std::optional<std::int64_t> plannedSteps;       ///< none: until it is stopped
    std::optional<std::int64_t> checkpoint;         ///< step of the newest
    std::optional<RunAccuracy> validationAccuracy;  ///< the last
    std::optional<RunAccuracy> testAccuracy;        ///< the last
    std::int64_t lastWritten = 0;                   ///< of its rows, in seconds since 1970 in UTC
    std::uint64_t bytes = 0;  ///< on disk; what two runs share counts for a half
    std::optional<std::filesystem::path> picture;  ///< of its last stage, absolute

    /// A run that is left writes a checkpoint of its last step.
    bool wasCutOff() const { return steps > checkpoint.value_or(0); }
    /// That of the test set, else of validation.
    const std::optional<RunAccuracy>& accuracy() const {
        return testAccuracy ? testAccuracy : validationAccuracy;
    }

    bool operator==(const RunSummary&) const = default;
};

/// Reads a run folder. Throws nothing for one that is damaged: that is its problem.
RunSummary summarizeRun(const std::filesystem::path& folder);
/// What its user calls it, else what it is made of: "paper, seed 1, lambda 0.1 from step 300, fork
/// from step 420", or "Overnight, fork from step 420 (2)" where the origin had a name and another
/// such fork.
std::string runName(const RunSummary& run);
/// Whether the steps before this change of a run were trained without it, and nothing else in its
/// name says since when: neither that the run begins so nor that it was forked for it.
bool isSinceLater(const RunDifference& change, const RunIdentity& identity);

/// A JSON array of summaries, each with its name in full and whether a program has it open.
std::string runsJson(const std::vector<RunSummary>& runs);
/// A summary in the library's index.
nlohmann::ordered_json summaryJson(const RunSummary& run);
/// Throws an Error that does not say where.
RunSummary readSummary(const nlohmann::json& json);

}  // namespace centerscope
