// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSignalSpy>
#include <QString>

#include "core/message.h"

namespace centerscope::testing {

/// In English, what the first of these signals said.
inline QString said(const QSignalSpy& heard) {
    return QString::fromStdString(english(heard.at(0).at(0).value<Message>()));
}

}  // namespace centerscope::testing
