// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <optional>

#include <QStringList>

#include "widgets/first_run.h"

namespace centerscope {

/// What main() does with its arguments.
enum class Invocation {
    Window,   ///< no command: open the window
    Command,  ///< a command, --help or --version: runCommandLine
};
Invocation invocation(const QStringList& arguments);

/// True when the command draws, and so needs a QApplication on the offscreen platform.
bool commandDraws(const QStringList& arguments);

/// The exit code of the action, or of what it throws: 1 failure, 2 wrong usage; both with one
/// sentence on stderr.
int exitCodeOf(const std::function<int()>& action);

/// Runs the command named by arguments[1] and returns its exit code. Needs a QCoreApplication, or a
/// QApplication where commandDraws().
int runCommandLine(const QStringList& arguments);

/// The window's own options. Needs a QApplication: it takes out Qt's (-platform, -style, …).
/// None where --help or --version was asked for and answered.
/// Throws UsageError for wrong words, an Error for a preset that cannot be used.
std::optional<FirstRun> parseWindowOptions(const QStringList& arguments);

}  // namespace centerscope
