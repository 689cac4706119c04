// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command_line.h"

#include <cstdio>
#include <exception>
#include <filesystem>
#include <system_error>

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

#include "cli/commands.h"
#include "cli/option_values.h"
#include "cli/standard_output.h"
#include "core/error.h"
#include "core/resolved_path.h"
#include "import/open_source.h"
#include "runs/run_files.h"
#include "session/file_name.h"

namespace centerscope {

namespace {

constexpr const char* kHelp =
    "Usage: centerscope [options] [PATH]     opens the window, with the run folder, checkpoint,\n"
    "                                        preset file or data set PATH\n"
    "       centerscope train [options]      trains without a window\n"
    "       centerscope replay DIR [options] runs a run folder again, bit for bit\n"
    "       centerscope evaluate [options]   losses and accuracy of a checkpoint\n"
    "       centerscope embed [options]      where a checkpoint places each image, as .npy or "
    ".csv\n"
    "       centerscope render [options]     the same as a picture\n"
    "       centerscope import PATH --out DIR  turns a data set of any format into the engine's\n"
    "       centerscope runs [options]       lists the runs that are kept\n"
    "       centerscope compare DIR DIR...   what differs between runs\n"
    "       centerscope open-set [options]   how well images of classes never learnt are told "
    "apart\n"
    "       centerscope benchmark [options]  times training steps\n"
    "       centerscope check [options]      computes a small example of center loss\n"
    "\n"
    "Options:\n"
    "  -h, --help       Print this and stop; also after a command.\n"
    "  -v, --version    Say the version and stop.\n"
    "\n"
    "Options of the window (otherwise all are as they were last time):\n"
    "  --preset ID|FILE Preset to start with, or a preset file.\n"
    "  --dataset PATH   File or folder with images and their classes.\n"
    "  --seed N         Seed of the run.\n";

/// Before a file or folder of the same name.
const QStringList kCommands{"train", "replay",  "evaluate", "embed",     "render", "import",
                            "runs",  "compare", "open-set", "benchmark", "check"};

void printUsageError(QString sentence) {
    if (sentence.endsWith('.'))
        sentence.chop(1);
    std::fprintf(stderr, "centerscope: %s (see centerscope --help).\n", qUtf8Printable(sentence));
}

int runCommand(const QStringList& arguments) {
    const QString command = arguments.value(1);
    if (command == "-h" || command == "--help") {
        print("%s", kHelp);
        return 0;
    }
    if (command == "-v" || command == "--version") {
        printVersion();
        return 0;
    }
    if (command == "train") {
        if (const auto options = TrainOptions::parse(arguments))
            trainCommand(*options);
    } else if (command == "benchmark") {
        benchmarkCommand(arguments);
    } else if (command == "replay") {
        replayCommand(arguments);
    } else if (command == "evaluate") {
        evaluateCommand(arguments);
    } else if (command == "embed") {
        embedCommand(arguments);
    } else if (command == "render") {
        renderCommand(arguments);
    } else if (command == "import") {
        importCommand(arguments);
    } else if (command == "runs") {
        runsCommand(arguments);
    } else if (command == "open-set") {
        openSetCommand(arguments);
    } else if (command == "compare") {
        compareCommand(arguments);
    } else if (command == "check") {
        checkCommand(arguments);
    } else {
        throw UsageError{
            QString("There is no command and no file or folder \"%1\": expected train, "
                    "replay, evaluate, embed, render, import, runs, compare, open-set, benchmark "
                    "or check.")
                .arg(command)};
    }
    return 0;
}

/// A run and a checkpoint have a preset, a data set and a seed of their own.
void requireNoChoiceBeside(const QString& path, const OptionValues& values) {
    const QFileInfo found(path);
    const bool isRun = QDir(path).exists(QLatin1String(kRunFile));
    const bool isCheckpoint =
        found.isFile() && found.suffix() != QStringLiteral("json") && !canBeDataset(pathOf(path));
    if (!isRun && !isCheckpoint)
        return;
    for (const char* name : {"preset", "dataset", "seed"})
        if (values.has(name))
            throw UsageError{QString("--%1 does not go with \"%2\", whose run has its own: open it "
                                     "without, or begin a new run without a path.")
                                 .arg(name, path)};
}

}  // namespace

Invocation invocation(const QStringList& arguments) {
    const QString first = arguments.value(1);
    const bool isAnswered = QStringList{"-h", "--help", "-v", "--version"}.contains(first);
    const bool isOption = first.startsWith('-') && !isAnswered;  // the window's, or Qt's
    if (first.isEmpty() || isOption)
        return Invocation::Window;
    std::error_code unreadable;
    const bool isPath = !isAnswered && !kCommands.contains(first) &&
                        std::filesystem::exists(pathOf(first), unreadable);
    return isPath ? Invocation::Window : Invocation::Command;
}

bool commandDraws(const QStringList& arguments) {
    const QString command = arguments.value(1);
    return QStringList{"render", "train", "compare", "open-set"}.contains(command);
}

int exitCodeOf(const std::function<int()>& action) {
    constexpr int kFailure = 1;
    constexpr int kWrongUsage = 2;
    try {
        return action();
    } catch (const UsageError& error) {
        printUsageError(error.sentence);
        return kWrongUsage;
    } catch (const ReaderGone&) {
        return kFailure;
    } catch (const std::exception& error) {
        std::fprintf(stderr, "centerscope: %s\n", english(messageOf(error)).c_str());
        return kFailure;
    }
}

int runCommandLine(const QStringList& arguments) {
    return exitCodeOf([&arguments] { return runCommand(arguments); });
}

std::optional<FirstRun> parseWindowOptions(const QStringList& arguments) {
    QCommandLineParser parser;
    parser.addOptions({
        {"preset", "Preset to start with, or a preset file (that of last time).", "id|file"},
        {"dataset",
         "File or folder with images and their classes (that of last time, at first MNIST).",
         "path"},
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
    if (!paths.isEmpty()) {
        first.path = textOf(resolvedPath(pathOf(paths.first())));
        requireNoChoiceBeside(*first.path, values);
    }
    return first;
}

}  // namespace centerscope
