// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <vector>

#include <QString>

#include "runs/run_summary.h"

namespace centerscope {

// What is said of one run beside the list of all.

/// A line each, in plain text.
QString runDetails(const RunSummary& run);

/// Which run it was forked from and which were forked from it, as rich text with a link to each
/// that is among these; empty where there are none.
QString runFamily(const RunSummary& run, const std::vector<const RunSummary*>& all);
/// The folder of the run that such a link leads to.
std::filesystem::path folderOfLink(const QString& link);

}  // namespace centerscope
