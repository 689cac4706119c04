// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

#include <QString>

namespace centerscope {

// The name of a file is a sequence of bytes, most often UTF-8, and a QString holds text. A byte b
// that is no part of UTF-8 stands in the text as the lone surrogate U+DC00 + b, which no text has
// otherwise, so that every name comes back as it was.

QString textOf(const std::filesystem::path& name);
std::filesystem::path pathOf(const QString& text);

}  // namespace centerscope
