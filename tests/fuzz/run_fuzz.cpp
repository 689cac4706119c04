// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "runs/run_manifest.h"

using namespace centerscope;

/// A run.json is refused with a CheckpointError, or reads back as it is written.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    try {
        const RunManifest read =
            parseRunManifest({reinterpret_cast<const char*>(data), size}, "fuzz");
        if (parseRunManifest(runManifestJson(read), "written") != read)
            std::abort();
    } catch (const CheckpointError&) {
    }
    return 0;
}
