// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// lupdate looks for this name in the sources, so that the window has every text in its languages.
// The engine knows no Qt; this is what Qt says too.
#ifndef QT_TRANSLATE_NOOP
#define QT_TRANSLATE_NOOP(scope, x) x
#endif
