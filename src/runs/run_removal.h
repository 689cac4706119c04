// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <functional>
#include <string_view>

namespace centerscope {

// How run folders come and go whole: while they are made or removed they have hidden names, under
// which they are no runs.

inline constexpr std::string_view kPartOfRun = ".part";      ///< it is being made
inline constexpr std::string_view kRemovedRun = ".removed";  ///< it is being removed

/// .<name><ending> in the same folder.
std::filesystem::path hiddenBeside(const std::filesystem::path& folder, std::string_view ending);

/// Why a run is removed.
enum class Removal {
    Asked,     ///< its user wants it
    MakeRoom,  ///< it stays where its label keeps it or a program holds it, even since a moment
};
/// Puts a folder away where it can be fetched back from, such as the desktop's trash; false where
/// it cannot.
using PutAway = std::function<bool(const std::filesystem::path& folder)>;
/// Puts a run away, or removes it for good where that is not possible, and says whether it is gone.
/// Throws WriteError, also while a program has it open; then all of it is still there.
bool removeRun(const std::filesystem::path& folder, Removal removal = Removal::Asked,
               const PutAway& putAway = {});
/// Ends what a kill has interrupted in a folder of run folders: runs that were being removed go, or
/// are back where their labels keep them, and forks that were not whole go.
void clearUp(const std::filesystem::path& folderOfRuns);

}  // namespace centerscope
