// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>

#include <QDateTime>

namespace centerscope {

struct RunConfig;

/// A run of an earlier time that can be resumed.
struct PastRun {
    std::filesystem::path folder;
    QDateTime when;               ///< of its last row
    std::int64_t checkpoint = 0;  ///< step of its newest checkpoint
    std::int64_t lastStep = 0;    ///< of its last row

    /// A run that is left writes a checkpoint of its last step.
    bool wasCutOff() const { return lastStep > checkpoint; }
};

/// The folder where the runs of the window are kept, each in a RunFolder named by its beginning:
/// 20251125-140233-paper-seed1. Only the newest stay, and those of 1,000 steps or more; a folder
/// of another name is left alone, and so is one that is in use.
class RunArchive {
public:
    static constexpr std::size_t kKept = 5;  ///< run folders

    /// Empty: no run is kept.
    explicit RunArchive(std::filesystem::path folder = {}) : folder_(std::move(folder)) {}

    bool isEmpty() const { return folder_.empty(); }
    /// The newest run that has a checkpoint and is not in use. One that was killed before its first
    /// automatic checkpoint has nothing to resume from but its beginning, so it is not offered.
    std::optional<PastRun> newest() const;
    /// Makes the folder of a run that begins now, and removes short ones, except the
    /// newest. Throws WriteError.
    std::filesystem::path makeFolder(const RunConfig& config) const;

private:
    void pruneRuns() const;

    std::filesystem::path folder_;
};

}  // namespace centerscope
