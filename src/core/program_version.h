// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace centerscope {

/// The project's in CMakeLists.txt, such as "0.1.0".
const char* programVersion();

}  // namespace centerscope
