// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>

#include "cli/train_options.h"
#include "runs/run_manifest.h"

namespace centerscope {

template <typename T>
class Trainer;

/// The first line of a run: what was understood of options and preset, in the values of its next
/// step.
std::string runHeadline(const Trainer<float>& trainer, const RunManifest& manifest,
                        const TrainOptions& options, const std::filesystem::path& folder);

}  // namespace centerscope
