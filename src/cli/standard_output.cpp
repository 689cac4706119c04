// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/standard_output.h"

#include <cerrno>
#include <cstdarg>
#include <cstdio>

namespace centerscope {

void print(const char* format, ...) {
    std::va_list values;
    va_start(values, format);
    const bool isFormatted = std::vprintf(format, values) >= 0;
    va_end(values);
    if (isFormatted && std::fflush(stdout) == 0)
        return;
    const WriteError error = cannotWrite("The standard output", errno);
    if (error.code == EPIPE)
        throw ReaderGone(error);
    throw error;
}

}  // namespace centerscope
