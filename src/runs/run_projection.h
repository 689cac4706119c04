// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "core/message.h"
#include "training/stage_projection.h"

namespace centerscope {

// projection.json of a run folder: how the embeddings of more than two dimensions of its run are
// shown, so that they are shown alike wherever that is done. All digits of a number are there.
//     {"dimensions": 8, "units": [2, 5]}, counted from 0, or
//     {"dimensions": 8, "origin": [0.1, …], "axes": [[0.6, …], [0.8, …]], "fitted_at": 10}
// fitted_at: after this step, without being asked for.

std::string projectionJson(const StageProjection& projection);
/// Throws an Error with fileName in front, also where it is of other than so many dimensions or
/// its axes are not orthonormal.
StageProjection parseProjection(std::string_view json, int dimensions, const std::string& fileName);

/// Sets one aside that cannot be read. Throws WriteError.
void writeProjection(const std::filesystem::path& folder, const StageProjection& projection);
/// None where the folder has none, as an older program's, or it cannot be read, which problem then
/// says.
std::optional<StageProjection> readableProjection(const std::filesystem::path& folder,
                                                  int dimensions, std::optional<Message>& problem);

}  // namespace centerscope
