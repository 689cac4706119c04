// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstdio>
#include <memory>
#include <numeric>
#include <unistd.h>
#include <variant>
#include <vector>

#include <QCommandLineParser>
#include <QLocale>

#include "charts/comparison_chart.h"
#include "charts/comparison_page.h"
#include "charts/figure_export.h"
#include "cli/commands.h"
#include "cli/option_values.h"
#include "cli/standard_output.h"
#include "core/error.h"
#include "core/thread_pool.h"
#include "core/write_whole.h"
#include "runs/last_stage.h"
#include "runs/run_comparison.h"
#include "runs/run_folder.h"
#include "session/file_name.h"

namespace centerscope {

namespace {

namespace fs = std::filesystem;

constexpr int kDigits = 4;
constexpr int kWords = static_cast<int>(RunComparison::kMost);

std::vector<fs::path> foldersOf(const QCommandLineParser& parser) {
    QStringList words = parser.positionalArguments();
    words.removeFirst();  // the command
    if (words.size() < static_cast<qsizetype>(RunComparison::kFewest))
        throw UsageError{QString("compare takes the folders of %1 to %2 runs, found %3.")
                             .arg(RunComparison::kFewest)
                             .arg(RunComparison::kMost)
                             .arg(words.size())};
    std::vector<fs::path> folders;
    for (const QString& word : words)
        folders.push_back(pathOf(word));
    return folders;
}

/// What --out asks for, by the ending of its name.
enum class OutFormat { Csv, Json, Picture };

OutFormat formatOf(const fs::path& out) {
    if (out.native().ends_with(".csv"))
        return OutFormat::Csv;
    if (out.native().ends_with(".json"))
        return OutFormat::Json;
    for (const char* ending : {".png", ".svg", ".pdf"})
        if (out.native().ends_with(ending))
            return OutFormat::Picture;
    throw UsageError{QString("--out takes a .csv, .json, .pdf, .svg or .png file, found \"%1\".")
                         .arg(textOf(out))};
}

/// A run whose last stage cannot be made again is compared all the same.
LastStage lastStageOf(const RecordedRun& run, ThreadPool& pool) {
    try {
        return loadLastStage(run.summary.folder, pool);
    } catch (const Error& error) {
        std::fprintf(stderr, "centerscope: %s\n",
                     english({MessageCode::LastStageLeftOut, error.message()}).c_str());
        return {};
    }
}

std::string pageOf(const RunComparison& comparison, PictureFormat format, int threads) {
    const auto shared = std::make_shared<const RunComparison>(comparison);
    ThreadPool pool(threads);
    std::vector<LastStage> stages;
    for (const RecordedRun& run : shared->runs)
        stages.push_back(lastStageOf(run, pool));
    ComparisonChart chart;
    chart.setLocale(QLocale::c());
    chart.setComparison(shared);
    std::vector<std::size_t> order(shared->runs.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    const ComparisonPage page(chart, shared, std::move(stages), std::move(order));
    const PictureStyle style{.size = page.size(), .scale = 2, .look = FigureLook::Paper};
    return encodePicture(page, format, style, {}).toStdString();
}

std::string bytesOf(const RunComparison& comparison, const fs::path& out, int threads) {
    switch (formatOf(out)) {
        case OutFormat::Csv:
            return comparisonCsv(comparison);
        case OutFormat::Json:
            return comparisonJson(comparison);
        case OutFormat::Picture:
            break;
    }
    return pageOf(comparison, pictureFormatOf(textOf(out)), threads);
}

/// In a cell of the table. On a terminal a long text is cut, since lines would wrap; where a run
/// was forked is never cut.
QString cell(const ComparedValue& value) {
    constexpr qsizetype kWidest = 40;
    const QString text = QString::fromStdString(comparedText(value, kDigits));
    if (text.isEmpty())
        return "-";
    const bool isWhole = text.size() <= kWidest || std::holds_alternative<ComparedFork>(value) ||
                         isatty(STDOUT_FILENO) == 0;
    return isWhole ? text : text.first(kWidest - 3) + "...";
}

void addRows(std::vector<QStringList>& table, const std::vector<ComparedRow>& rows) {
    for (const ComparedRow& row : rows) {
        QStringList cells{QString::fromStdString(row.name)};
        for (const ComparedValue& value : row.values)
            cells << cell(value);
        table.push_back(std::move(cells));
    }
}

/// Runs are numbered, since their names are longer than what differs.
void printComparison(const RunComparison& comparison) {
    QStringList numbers;
    QList<qsizetype> columns;
    for (std::size_t k = 0; k < comparison.runs.size(); ++k) {
        const RunSummary& run = comparison.runs[k].summary;
        numbers << QString("RUN %1").arg(k + 1);
        columns << numbers.size();
        print("%s  %s  %s\n", qUtf8Printable(numbers.last()), runName(run).c_str(),
              run.folder.c_str());
    }
    std::vector<QStringList> table{QStringList{"WHAT DIFFERS"} + numbers};
    addRows(table, comparison.differences);
    if (comparison.differences.empty())
        print("\nThese runs are made of the same.\n");
    table.push_back(QStringList{"RESULTS"} + numbers);
    addRows(table, comparison.results);
    if (comparison.differences.empty())
        table.erase(table.begin());
    print("\n");
    printTable(table, columns);
}

}  // namespace

void compareCommand(const QStringList& arguments) {
    QCommandLineParser parser;
    parser.setApplicationDescription(
        "Sets runs side by side: only what differs in what they are made of, and all that they\n"
        "have come to.");
    parser.addPositionalArgument("dir", "The run folders, two to eight.", "DIR DIR...");
    parser.addOptions({
        {"json", "Print JSON instead of a table, with every digit."},
        {"threads", "Threads for the last stages (all processors).", "n"},
        {"out",
         "File to write (none): .csv or .json with every digit, or a page as .pdf, .svg or .png\n"
         "with curves and last stages too.",
         "file"},
    });
    if (!parseOptions(parser, arguments, kWords))
        return;
    const OptionValues values(parser);
    const std::vector<fs::path> folders = foldersOf(parser);
    const auto out = values.path("out");
    if (out)
        formatOf(*out);  // refuses before anything is read
    std::vector<RecordedRun> runs;
    for (const fs::path& folder : folders) {
        if (out)
            requireNoInput("out", *out, RunFolder::filesIn(folder));
        runs.push_back(loadRecordedRun(folder));
    }
    const RunComparison comparison = compareRuns(std::move(runs));
    if (out)
        writeWhole(*out, bytesOf(comparison, *out, values.threads("threads")));
    if (parser.isSet("json"))
        print("%s", comparisonJson(comparison).c_str());
    else
        printComparison(comparison);
}

}  // namespace centerscope
