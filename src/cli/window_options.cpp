// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/window_options.h"

#include <QCommandLineParser>

#include "cli/option_values.h"
#include "cli/usage_error.h"
#include "core/resolved_path.h"
#include "session/file_name.h"

namespace centerscope {

std::optional<FirstRun> parseWindowOptions(const QStringList& arguments) {
    QCommandLineParser parser;
    parser.addOptions({
        {"preset", "Preset to start with, or a preset file (that of last time).", "id|file"},
        {"dataset", "Folder with the four IDX files (that of last time, at first MNIST).", "dir"},
    });
    if (!parseOptions(parser, arguments))
        return std::nullopt;
    if (const QStringList words = parser.positionalArguments(); !words.isEmpty())
        throw UsageError{QString("The window takes options only, found \"%1\".").arg(words.at(0))};
    const OptionValues values(parser);
    FirstRun first;
    if (values.has("preset"))
        first.preset = values.preset("preset", kDefaultPreset);
    if (const auto folder = values.path("dataset"))
        first.dataset = textOf(resolvedPath(*folder));
    return first;
}

}  // namespace centerscope
