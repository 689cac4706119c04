// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/write_whole.h"

namespace centerscope {

/// Whoever read the standard output has gone, such as `head`, which has what it wanted.
struct ReaderGone : WriteError {
    explicit ReaderGone(const WriteError& error) : WriteError(error) {}
};

/// Says something on standard output at once, formatted as by printf. Throws WriteError where it
/// cannot be written: what was asked for has then not been answered.
[[gnu::format(printf, 1, 2)]] void print(const char* format, ...);

}  // namespace centerscope
