// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSignalSpy>
#include <QString>

#include "core/message.h"

namespace centerscope::testing {

/// In English, what one of these signals said.
inline QString said(const QSignalSpy& heard, qsizetype which = 0) {
    return QString::fromStdString(english(heard.at(which).at(0).value<Message>()));
}

}  // namespace centerscope::testing
