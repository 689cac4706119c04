// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/window_options.h"

#include <filesystem>
#include <system_error>

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
        {"seed", "Seed of the run to start with (that of last time).", "n"},
    });
    if (!parseOptions(parser, arguments, 1))
        return std::nullopt;
    const QStringList paths = parser.positionalArguments();
    if (paths.size() > 1)
        throw UsageError{QString("The window opens one path, found \"%1\" too.").arg(paths.at(1))};
    const OptionValues values(parser);
    FirstRun first;
    if (values.has("preset"))
        first.preset = values.preset("preset", kDefaultPreset);
    if (const auto folder = values.path("dataset"))
        first.dataset = textOf(resolvedPath(*folder));
    if (const auto seed = values.integer("seed", kSeeds))
        first.seed = static_cast<std::uint64_t>(*seed);
    std::error_code unreadable;
    if (!paths.isEmpty() && !std::filesystem::exists(pathOf(paths.first()), unreadable))
        throw UsageError{QString("There is no file or folder \"%1\".").arg(paths.first())};
    if (!paths.isEmpty())
        first.path = textOf(resolvedPath(pathOf(paths.first())));
    return first;
}

}  // namespace centerscope
