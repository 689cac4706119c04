// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace centerscope {

/// The command line was wrong; one sentence that says what was expected and found. Exit code 2.
struct UsageError {
    QString sentence;
};

}  // namespace centerscope
