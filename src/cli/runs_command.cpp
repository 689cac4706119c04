// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstdio>
#include <vector>

#include <QCommandLineParser>
#include <QDateTime>

#include "cli/commands.h"
#include "cli/option_values.h"
#include "cli/standard_output.h"
#include "core/resolved_path.h"
#include "runs/run_lock.h"
#include "session/file_name.h"
#include "session/user_runs.h"

namespace centerscope {

namespace {

QString accuracyText(const std::optional<RunAccuracy>& accuracy) {
    return accuracy ? QString("%1 % at step %2")
                          .arg(QString::number(100 * accuracy->share, 'f', 2))
                          .arg(accuracy->step)
                    : QString("-");
}

QString state(const RunSummary& run) {
    if (run.problem)
        return "cannot be read";
    QStringList words;
    if (isInUse(run.folder))
        words << "open";
    else if (run.wasCutOff())
        words << "cut off";
    if (run.label.isKept)
        words << "kept";
    return words.join(", ");
}

QStringList rowOf(const RunSummary& run) {
    const QDateTime written = QDateTime::fromSecsSinceEpoch(run.lastWritten);
    return {written.toString("yyyy-MM-dd HH:mm"),
            QString::number(run.steps),
            accuracyText(run.accuracy()),
            QString::fromStdString(run.dataset),
            QString::fromStdString(runName(run)),
            state(run),
            textOf(run.folder)};
}

void printRuns(const std::vector<RunSummary>& runs) {
    std::vector<QStringList> rows{
        {"LAST STEP AT", "STEPS", "ACCURACY", "DATA SET", "NAME", "STATE", "FOLDER"}};
    for (const RunSummary& run : runs)
        rows.push_back(rowOf(run));
    printTable(rows, {1, 2});
}

}  // namespace

void runsCommand(const QStringList& arguments) {
    QCommandLineParser parser;
    parser.setApplicationDescription(
        "Lists the runs that are kept, the last one first: those of the window, and those of the\n"
        "places that were added. Accuracy is that of the test set, else of validation, when it\n"
        "was last measured.");
    parser.addOptions({
        {"add", "Add a run folder, or a folder of run folders; its runs stay where they are.",
         "dir"},
        {"forget", "List what was added no longer; its runs stay where they are.", "dir"},
        {"json", "Print a JSON array instead of a table."},
    });
    if (!parseOptions(parser, arguments))
        return;
    const OptionValues values(parser);
    const RunLibrary library = userRuns();
    if (const auto place = values.path("add"))
        library.addPlace(*place);
    if (const auto place = values.path("forget"))
        library.forgetPlace(resolvedPath(*place));
    if (const auto problem = library.placesProblem())
        std::fprintf(stderr, "centerscope: %s\n", english(*problem).c_str());
    const std::vector<RunSummary> runs = library.runs();
    if (parser.isSet("json"))
        print("%s", runsJson(runs).c_str());
    else if (runs.empty())
        print("There are no runs in %s yet.\n", library.folder().c_str());
    else
        printRuns(runs);
}

}  // namespace centerscope
