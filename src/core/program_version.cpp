// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/program_version.h"

namespace centerscope {

const char* programVersion() {
    return CENTERSCOPE_VERSION;
}

}  // namespace centerscope
