// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "runs/event_log.h"

using namespace centerscope;

/// An event log is refused with an Error, or reads back as it is written.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    try {
        const auto events = parseEvents({reinterpret_cast<const char*>(data), size}, "fuzz");
        if (parseEvents(eventLines(events), "written") != events)
            std::abort();
    } catch (const Error&) {
    }
    return 0;
}
