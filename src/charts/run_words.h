// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include <QLocale>
#include <QString>
#include <QStringList>

#include "runs/run_summary.h"

namespace centerscope {

// What people are told a run is called, in their language and with the symbols of the window.

/// Of a hyperparameter by its name in files: "λ".
QString hyperparameterName(const std::string& nameInFiles);
/// "λ 0.5".
QString differenceText(const RunDifference& difference, const QLocale& locale = QLocale());
/// Those that stand, each with its step where the steps before it were otherwise.
QString changesInForce(const RunSummary& run, const QLocale& locale = QLocale());
/// As its user does, else by the name of its origin, else by what it is made of.
QString displayName(const RunSummary& run, const QLocale& locale = QLocale());
/// Preset, seed, what was changed and where it was forked; of a run that could be read.
QString madeOf(const RunSummary& run, const QLocale& locale = QLocale());
/// ", from step 420, twin B", ", fork from step 420", ", fork from step 420 (2)", or nothing of a
/// run that is neither.
QString branchText(const RunIdentity& identity, const QLocale& locale = QLocale());

/// What each of these names has of its own: "… λ 1, twin B" where all begin with "fast-start, seed
/// 1, ", and "paper" of "paper, seed 1" beside another preset. Whole where it has none.
QStringList distinctNames(const QStringList& names);

}  // namespace centerscope
