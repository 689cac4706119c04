// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace centerscope::testing {

/// Milliseconds a test waits for what must come before it counts as never coming: far more than the
/// slowest machine under a sanitizer needs, so that slowness alone fails no test.
inline constexpr int kPatience = 120'000;

}  // namespace centerscope::testing
