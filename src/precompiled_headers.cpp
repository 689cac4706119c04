// SPDX-License-Identifier: GPL-3.0-or-later
// Compiles the precompiled headers of its target, and nothing else.
