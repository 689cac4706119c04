// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <map>
#include <optional>
#include <sstream>
#include <stdexcept>

#include <QCommandLineParser>

#include "cli/commands.h"
#include "cli/dataset_option.h"
#include "cli/interrupt.h"
#include "cli/option_values.h"
#include "cli/progress_line.h"
#include "cli/standard_output.h"
#include "core/program.h"
#include "core/resolved_path.h"
#include "data/dataset.h"
#include "data/dataset_catalogue.h"
#include "data/known_part.h"
#include "runs/event_log.h"
#include "runs/metrics_csv.h"
#include "runs/run.h"
#include "runs/run_files.h"
#include "runs/run_metrics.h"
#include "runs/step_fork.h"
#include "session/file_name.h"
#include "training/evaluator.h"
#include "training/trainer.h"

namespace centerscope {

namespace {

namespace fs = std::filesystem;

/// The whole rows of a CSV file by their step; a step may have several.
std::multimap<std::int64_t, std::string> rowsByStep(const fs::path& file) {
    std::multimap<std::int64_t, std::string> rows;
    std::istringstream lines(wholeLines(file));
    for (std::string line; std::getline(lines, line);) {
        if (const auto step = leadingStep(line, ","))  // the header has none
            rows.emplace(*step, line + "\n");
    }
    return rows;
}

class Replay {
public:
    Replay(const fs::path& folder, const OptionValues& values)
        : folder_(folder),
          manifest_(loadRunManifest(folder)),
          events_(parseEvents(wholeLines(folder / kEventsFile), folder / kEventsFile)),
          metrics_(rowsByStep(folder / kMetricsFile)),
          evaluations_(rowsByStep(folder / kEvaluationFile)),
          pool_(values.threads("threads")) {
        requireRowsOnly(folder / kMetricsFile);
        requireRowsOnly(folder / kEvaluationFile);
        requireNumerics(manifest_.config, folder.string());
        requireProcessor(manifest_.config, folder.string());
        if (const auto dataset = datasetOption(values, "dataset"))
            manifest_.datasetFolder = *dataset;
        dataset_ = loadDataset(manifest_.datasetFolder);
        requireDataset(manifest_.config, *dataset_, folder.string());
        dataset_ = knownPart(std::move(dataset_), manifest_.config.preset.heldOut);
        if (const auto out = values.path("out"))
            out_ = resolvedPath(*out);
    }

    void run() {
        Run run(sourceOfCopy(), folderOfCopy(), report, pool_);
        if (out_)
            run.openFolder();
        const std::int64_t total =
            std::max(lastKnownStep(),
                     metrics_.empty() ? manifest_.options.steps.value_or(0) : std::int64_t{0});
        ProgressLine progress(manifest_.config.preset, 0, total);
        const Interrupt interrupt;
        std::span<const RunEvent> left = events_;
        const auto applyDue = [&left](Trainer<float>& trainer) { applyDueEvents(trainer, left); };
        run.startClock();
        evaluate(run, RunStep::Validation::None);
        run.change(applyDue);
        while (run.state().step < total && interrupt.count() == 0 &&
               (difference_.empty() || out_)) {
            const RunStep made = run.step();
            progress.show(made.metrics);
            compare(made.metrics);
            evaluate(run, made.validation);
            run.change(applyDue);
            run.keep(manifest_.options.checkpointEvery.value_or(kCheckpointEvery));
        }
        progress.finish();
        run.writeCheckpoint();
        if (out_)
            run.openFolder().requireComplete();
        conclude(run.state().step == total);
    }

private:
    /// The copy has all rows from the first step on, and those evaluations that the original has.
    RunSource sourceOfCopy() const {
        RunSource copy;
        copy.manifest = manifest_;
        copy.manifest.options.repeatableFrom.reset();  // all are made here
        if (manifest_.options.firstStep.value_or(1) > 1)
            copy.manifest.options.holdsEveryValidation = false;
        copy.dataset = dataset_;
        return copy;
    }

    RunRecorder::MakeFolder folderOfCopy() const {
        if (!out_)
            return {};
        return [out = *out_](const RunConfig&) { return out; };
    }

    static void report(const Message& message) {
        std::fprintf(stderr, "centerscope: %s\n", english(message).c_str());
    }

    /// The last step that anything in the folder knows of; 0: nothing does.
    std::int64_t lastKnownStep() const {
        std::int64_t last = newestCheckpointStep(folder_).value_or(0);
        for (const auto* rows : {&metrics_, &evaluations_})
            last = std::max(last, rows->empty() ? 0 : rows->rbegin()->first);
        return last;
    }

    void compare(const StepMetrics& metrics) {
        const std::string row = metricsCsvRow(manifest_.config.preset, metrics);
        const auto recorded = metrics_.find(metrics.step);
        if (recorded == metrics_.end())
            return miss(metrics.step);
        if (metrics_.count(metrics.step) > 1)
            note(kMetricsFile, "one row of step " + std::to_string(metrics.step), "more");
        ++comparedRows_;
        if (withoutSpeed(row) != withoutSpeed(recorded->second))
            differ(kMetricsFile, recorded->second, row);
    }

    /// A run that was resumed elsewhere has no rows of its first steps, and one that is made by
    /// hand none at all; all others follow one another to the end.
    void miss(std::int64_t step) {
        const bool isBefore = !metrics_.empty() &&
                              step < manifest_.options.firstStep.value_or(metrics_.begin()->first);
        if (!isBefore && lastKnownStep() > 0)
            note(kMetricsFile, "the row of step " + std::to_string(step), "none");
    }

    void note(const char* file, const std::string& expected, const char* found) {
        if (difference_.empty())
            difference_ =
                (folder_ / file).string() + ": expected " + expected + ", found " + found + ".";
    }

    /// Whether the run has evaluated this split here by its plan. A run that was killed may lack
    /// what belongs to its last step, but not where it has a checkpoint of it.
    bool isDue(std::int64_t step, RunStep::Validation validation, SplitKind kind) const {
        const std::int64_t last = lastKnownStep();
        const bool isWithin = !metrics_.empty() && step >= metrics_.begin()->first;
        if (!manifest_.options.holdsEveryValidation || !isWithin)
            return false;
        if (step == last && newestCheckpointStep(folder_) != step)
            return false;
        return kind == SplitKind::Validation
                   ? validation != RunStep::Validation::None
                   : kind == SplitKind::Test && step == last && manifest_.options.steps == step;
    }

    void requireOneRow(std::int64_t step, RunStep::Validation validation, SplitKind kind,
                       std::ptrdiff_t count) {
        const std::string row =
            std::string(splitName(kind)) + " row of step " + std::to_string(step);
        if (count == 0 && isDue(step, validation, kind))
            note(kEvaluationFile, "the " + row, "none");
        if (count > 1 && manifest_.options.holdsEveryValidation)
            note(kEvaluationFile, "one " + row, "more");
    }

    /// What the run evaluated after this step, or before the first.
    void evaluate(Run& run, RunStep::Validation validation) {
        const std::int64_t step = run.state().step;
        const auto [begin, end] = evaluations_.equal_range(step);
        for (const SplitKind kind : {SplitKind::Train, SplitKind::Validation, SplitKind::Test}) {
            const std::string start = std::to_string(step) + "," + splitName(kind) + ",";
            const auto isOfKind = [&start](const auto& row) {
                return row.second.starts_with(start);
            };
            requireOneRow(step, validation, kind, std::count_if(begin, end, isOfKind));
            const auto recorded = std::find_if(begin, end, isOfKind);
            if (recorded != end)
                evaluate(run, kind, recorded->second);
        }
    }

    void evaluate(Run& run, SplitKind kind, const std::string& recorded) {
        const Evaluation found =
            evaluateAll(run.trainer(), kind, allIndices(dataset_->split(kind))).evaluation();
        run.recorder().append(found);
        ++comparedRows_;
        const std::string row = evaluationCsvRow(manifest_.config.preset, found);
        if (!isEvaluationAgain(recorded, row))
            differ(kEvaluationFile, recorded, row);
    }

    void differ(const char* file, const std::string& expected, const std::string& found) {
        const auto withoutEnd = [](const std::string& row) {
            return row.substr(0, row.find('\n'));
        };
        if (difference_.empty())
            difference_ = (folder_ / file).string() + ": expected the row " + withoutEnd(expected) +
                          " again, found " + withoutEnd(found) +
                          (manifest_.config.programVersion == programVersion()
                               ? "."
                               : "; the run began with version " + manifest_.config.programVersion +
                                     " of this program.");
    }

    void conclude(bool finished) const {
        if (!difference_.empty())
            throw std::runtime_error(difference_);
        if (comparedRows_ == 0)
            print("Replayed; there were no rows to compare with.\n");
        else if (finished && metrics_.begin()->first > 1)
            print("Identical: all %lld rows, which begin with step %lld.\n",
                  static_cast<long long>(comparedRows_),
                  static_cast<long long>(metrics_.begin()->first));
        else if (finished)
            print("Identical: all %lld rows.\n", static_cast<long long>(comparedRows_));
        else
            print("Stopped; the %lld rows until then are identical.\n",
                  static_cast<long long>(comparedRows_));
    }

    fs::path folder_;
    RunManifest manifest_;
    std::vector<RunEvent> events_;
    std::multimap<std::int64_t, std::string> metrics_;
    std::multimap<std::int64_t, std::string> evaluations_;
    ThreadPool pool_;
    std::shared_ptr<const Dataset> dataset_;
    std::optional<fs::path> out_;
    std::int64_t comparedRows_ = 0;
    std::string difference_;  // the first
};

}  // namespace

void replayCommand(const QStringList& arguments) {
    QCommandLineParser parser;
    parser.setApplicationDescription(
        "Runs a run folder again from its first step, with the changes in its events.jsonl and "
        "the\n"
        "instruction set it was trained with, and says whether every bit is the same. If not, the "
        "exit\n"
        "code is 1; so it is for a run of a program that computed in another way.");
    parser.addPositionalArgument("dir", "The run folder.");
    parser.addOptions({
        {"dataset", "File or folder with the run's data set (the recorded one).", "path"},
        {"threads", "Threads; results do not depend on it (all processors).", "n"},
        {"out", "Folder to write the run into once more (none).", "dir"},
    });
    if (!parseOptions(parser, arguments, 1))
        return;
    const QString folder = parser.positionalArguments().value(1);
    if (folder.isEmpty())
        throw UsageError{QString("replay takes the folder of a run, found %1.")
                             .arg(parser.positionalArguments().size() < 2 ? "none" : "\"\"")};
    Replay(pathOf(folder), OptionValues(parser)).run();
}

}  // namespace centerscope
