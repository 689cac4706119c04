// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <exception>
#include <string>

namespace centerscope {

/// What an error says, as one sentence for people. The errors of this program do that themselves.
std::string sentenceOf(const std::exception& error);

}  // namespace centerscope
