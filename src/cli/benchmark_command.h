// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace centerscope {

/// centerscope benchmark: times Trainer::step with its loader, exactly as train runs it, and sets
/// it beside what direct convolution could do at the processor's measured multiply-add peak.
/// Throws UsageError and what else goes wrong.
void benchmarkCommand(const QStringList& arguments);

}  // namespace centerscope
