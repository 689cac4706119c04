// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>

namespace centerscope {

struct RunIdentity;
struct RunManifest;

// By what a fork is told apart, whatever becomes of its origin and of the other forks.

/// What the user calls the run in this folder, or the run that it was forked from; empty: nothing.
/// Without a folder it has none of its own.
std::string givenName(const std::filesystem::path& folder, const RunIdentity& identity);
/// For a fork that begins now in this folder of runs: 1, or one more than the greatest number of
/// those there that would otherwise have its name.
int forkNumber(const RunManifest& fork, const std::filesystem::path& folderOfRuns);

}  // namespace centerscope
