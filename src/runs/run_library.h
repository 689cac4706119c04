// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <vector>

#include "runs/run_removal.h"
#include "runs/run_summary.h"

namespace centerscope {

struct RunConfig;

/// All runs of a user: those of one folder, each in a RunFolder named by its beginning, as
/// 20251125-140233-paper-seed1, and those of the places that were added. The run folders are the
/// truth: index.json only saves reading them all again, and is made anew where it is missing, stale
/// or damaged. Any number of programs may use the same library.
class RunLibrary {
public:
    static constexpr std::int64_t kShort = 1000;  ///< steps: a shorter run is soon made anew
    static constexpr std::uint64_t kDefaultBudget = 2'000'000'000;  ///< bytes

    /// Empty: no run is kept.
    explicit RunLibrary(std::filesystem::path folder = {}) : folder_(std::move(folder)) {}

    bool isEmpty() const { return folder_.empty(); }
    const std::filesystem::path& folder() const { return folder_; }

    /// The runs that were written last come first.
    std::vector<RunSummary> runs() const;
    /// Whether there is any; none is looked into.
    bool hasRuns() const;
    /// Bytes of those of these runs that lie in the library's folder, for which the budget is.
    std::uint64_t bytesTaken(const std::vector<RunSummary>& runs) const;
    /// The run that was written last of those that have a checkpoint and that no program has open
    /// or held.
    std::optional<RunSummary> newestToResume() const;

    /// Run folders of other places, and folders of run folders.
    std::vector<std::filesystem::path> places() const;
    /// Why they cannot be read; none: they can.
    std::optional<Message> placesProblem() const;
    /// A list that cannot be read is set aside. Throws an Error where there is no run in it,
    /// WriteError.
    void addPlace(const std::filesystem::path& place) const;
    /// The runs there stay where they are. Throws an Error, WriteError.
    void forgetPlace(const std::filesystem::path& place) const;

    /// Makes the folder of a run that begins now. Throws WriteError.
    std::filesystem::path makeFolder(const RunConfig& config) const;
    /// What making room has done, and the runs of the library's folder after it.
    struct Room {
        std::vector<RunSummary> removed = {};
        std::uint64_t budget = 0;  ///< bytes that they may take
        std::uint64_t taken = 0;   ///< bytes
        std::size_t runs = 0;
        std::size_t kept = 0;  ///< of them, by their users
        /// Those whose removal would make room, long ones among them or such as no trash takes:
        /// only after a question. None where that would not do either.
        std::vector<RunSummary> toAsk = {};

        /// Bytes that are still too many.
        std::uint64_t excess() const { return taken > budget ? taken - budget : 0; }
    };
    /// Removes short runs of the library's folder that are neither kept nor in use nor held, the
    /// oldest first, until the folder takes no more than budget; none where all of them would not
    /// do. Those that putAway refuses are asked about, too.
    Room makeRoom(std::uint64_t budget, const PutAway& putAway = {}) const;

private:
    std::filesystem::path folder_;
};

}  // namespace centerscope
