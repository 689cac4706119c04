// SPDX-License-Identifier: GPL-3.0-or-later
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <vector>

#include "core/error.h"
#include "runs/run_projection.h"

using namespace centerscope;

/// A projection.json is refused with an Error, or shows finite places and reads back as it is
/// written.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    constexpr int kDimensions = 3;
    try {
        const StageProjection read =
            parseProjection({reinterpret_cast<const char*>(data), size}, kDimensions, "fuzz");
        const auto [along, across] = read.direction(std::vector<double>(kDimensions, 1.0));
        if (!std::isfinite(along) || !std::isfinite(across) ||
            !(parseProjection(projectionJson(read), kDimensions, "written") == read))
            std::abort();
    } catch (const Error&) {
    }
    return 0;
}
