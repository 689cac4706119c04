// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "core/error.h"

namespace centerscope::testing {

/// The sentence with which an action was refused; empty when it was not.
template <typename Action>
QString refusalOf(Action&& action) {
    try {
        action();
    } catch (const Error& error) {
        return QString::fromUtf8(error.what());
    }
    return {};
}

}  // namespace centerscope::testing
