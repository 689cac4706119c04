// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include <QCommandLineParser>

#include "cli/commands.h"
#include "cli/dataset_option.h"
#include "cli/option_values.h"
#include "cli/standard_output.h"
#include "cli/train_options.h"
#include "core/number_text.h"
#include "core/resolved_path.h"
#include "core/thread_pool.h"
#include "core/write_whole.h"
#include "data/dataset_catalogue.h"
#include "data/known_part.h"
#include "presets/preset_fit.h"
#include "presets/preset_in_force.h"
#include "runs/run_checkpoints.h"
#include "runs/run_files.h"
#include "runs/run_folder.h"
#include "runs/run_manifest.h"
#include "session/file_name.h"
#include "training/open_set_evaluator.h"
#include "training/trainer.h"

namespace centerscope {

namespace {

namespace fs = std::filesystem;

/// The classes that are learnt in each of the five splits of Neal et al. ("Open Set Learning with
/// Counterfactual Images", ECCV 2018), as Chen et al. use them ("Adversarial Reciprocal Points
/// Learning for Open Set Recognition", 2021).
constexpr std::array<std::array<int, 6>, 5> kPublishedSplits{{{2, 4, 5, 9, 8, 3},
                                                              {3, 2, 6, 9, 4, 0},
                                                              {5, 8, 3, 2, 4, 6},
                                                              {3, 7, 8, 4, 0, 5},
                                                              {6, 3, 4, 9, 8, 2}}};

/// Which classes are held out, by their labels.
struct ClassSplit {
    std::string name;
    std::vector<std::int64_t> heldOut;
};

std::vector<ClassSplit> publishedSplits(const Dataset& dataset) {
    constexpr std::size_t kClasses = 10;
    const std::size_t classes = dataset.classNames.size();
    if (classes != kClasses)
        throw UsageError{QString("--splits arpl takes a data set of %1 classes; %2 has %3. Hold "
                                 "some out in a preset, with --splits own.")
                             .arg(kClasses)
                             .arg(QString::fromStdString(dataset.name))
                             .arg(classes)};
    std::vector<ClassSplit> splits;
    for (const auto& known : kPublishedSplits) {
        ClassSplit& split = splits.emplace_back(std::to_string(splits.size() + 1));
        for (std::size_t label = 0; label < classes; ++label)
            if (std::ranges::find(known, static_cast<int>(label)) == known.end())
                split.heldOut.push_back(static_cast<std::int64_t>(label));
    }
    return splits;
}

struct OpenSetOptions {
    Preset preset;
    fs::path dataset;                   ///< empty: MNIST
    std::optional<fs::path> outsiders;  ///< a data set whose images are the unknown ones
    bool takesPublishedSplits = true;   ///< else the preset's own classes
    std::vector<std::int64_t> seeds;
    std::int64_t epochs = 10;
    int threads = 1;
    fs::path folder;
};

/// One training of the study.
struct OpenSetTraining {
    const ClassSplit& split;
    std::int64_t seed;
    double lambda;
};

/// One line of open-set.csv.
struct OpenSetRow {
    std::string split;
    std::int64_t seed;
    double lambda;
    OpenSetScore score;
    OpenSetMeasures measures;
};

constexpr std::array kOpenSetScores{OpenSetScore::Distance, OpenSetScore::Softmax};

const char* scoreName(OpenSetScore score) {
    return score == OpenSetScore::Distance ? "distance" : "softmax";
}

std::string openSetCsv(const std::vector<OpenSetRow>& rows) {
    std::string csv = "split,seed,lambda,score,auroc,oscr,accuracy\n";
    for (const OpenSetRow& row : rows) {
        csv += row.split + "," + std::to_string(row.seed) + "," + numberText(row.lambda) + "," +
               scoreName(row.score);
        for (const double value : {row.measures.auroc, row.measures.oscr, row.measures.accuracy})
            csv.append(1, ',').append(numberText(value));
        csv += "\n";
    }
    return csv;
}

/// "97.50 ± 0.71 %": mean and standard deviation, which a single value has not.
std::string meanAndSpread(const std::vector<double>& values) {
    const auto n = static_cast<double>(values.size());
    double sum = 0;
    for (const double value : values)
        sum += value;
    double squares = 0;
    for (const double value : values)
        squares += (value - sum / n) * (value - sum / n);
    const std::string mean = fixedText(100 * sum / n, 2);
    return values.size() < 2
               ? mean + " %"
               : mean + " ± " + fixedText(100 * std::sqrt(squares / (n - 1)), 2) + " %";
}

std::string summaryLine(const std::vector<OpenSetRow>& rows, double lambda, OpenSetScore score) {
    std::array<std::vector<double>, 3> values;
    for (const OpenSetRow& row : rows) {
        if (row.lambda != lambda || row.score != score)
            continue;
        values[0].push_back(row.measures.auroc);
        values[1].push_back(row.measures.oscr);
        values[2].push_back(row.measures.accuracy);
    }
    std::string line = "| " + numberText(lambda) + " | " + scoreName(score) + " | " +
                       std::to_string(values[0].size()) + " |";
    for (const std::vector<double>& each : values)
        line.append(1, ' ').append(meanAndSpread(each)).append(" |");
    return line + "\n";
}

/// Trains each network of the study as centerscope train does, in a run folder of its own, and
/// scores the test images. All figures follow from the run folders alone: what was interrupted
/// resumes there, and what stands there is not trained again.
class OpenSetStudy {
public:
    explicit OpenSetStudy(OpenSetOptions options)
        : options_(std::move(options)), dataset_(loadDataset(options_.dataset)) {
        if (options_.outsiders)
            outsiders_ = loadDataset(*options_.outsiders);
        splits_ = options_.takesPublishedSplits
                      ? publishedSplits(*dataset_)
                      : std::vector<ClassSplit>{{"own", options_.preset.heldOut}};
        if (!outsiders_ && splits_.front().heldOut.empty())
            throw UsageError{QString("--splits own needs classes that are held_out in %1, or a "
                                     "data set of --outsiders.")
                                 .arg(QString::fromStdString(options_.preset.id))};
        lambdas_ = {0};
        if (options_.preset.hyperparameters.lambda != 0)
            lambdas_.push_back(options_.preset.hyperparameters.lambda);
    }

    void run() {
        for (const std::int64_t seed : options_.seeds)
            for (const ClassSplit& split : splits_)
                for (const double lambda : lambdas_)
                    if (!trainAndScore({split, seed, lambda})) {
                        print("Stopped; the same command continues.\n");
                        return;
                    }
        write();
        print("%s", summary().c_str());
    }

private:
    /// False where it was stopped.
    bool trainAndScore(const OpenSetTraining& training) {
        const auto known = knownPart(dataset_, training.split.heldOut);
        const Preset preset = presetOf(training);
        const fs::path folder = folderOf(training);
        const std::int64_t steps = options_.epochs * stepsPerEpoch(preset, *known);
        const RunConfig config = makeRunConfig(
            preset, *known, static_cast<std::uint64_t>(training.seed), bestInstructionSet());
        auto last = newestCheckpoint(folder, config);
        if (last && last->state.step > steps)
            throw UsageError{QString("--epochs: \"%1\" has %2 steps already, more than %3: ask for "
                                     "as many epochs, or give another folder.")
                                 .arg(textOf(folder))
                                 .arg(last->state.step)
                                 .arg(steps)};
        const bool isNew = !last || last->state.step < steps;
        if (isNew) {
            train(training, preset, folder);
            last = newestCheckpoint(folder, config);
        }
        if (!last || last->state.step < steps)
            return false;
        score(training, known, *last);
        if (isNew)
            write();
        return true;
    }

    Preset presetOf(const OpenSetTraining& training) const {
        Preset preset = options_.preset;
        preset.heldOut = training.split.heldOut;
        if (training.lambda != preset.hyperparameters.lambda) {
            preset.hyperparameters.lambda = training.lambda;
            preset.schedules.lambda.knots.clear();
        }
        describeChanges(preset, options_.preset);
        return preset;
    }

    fs::path folderOf(const OpenSetTraining& training) const {
        return options_.folder / "runs" /
               ("split-" + training.split.name + "-seed-" + std::to_string(training.seed) +
                "-lambda-" + numberText(training.lambda));
    }

    /// None where nothing has been trained.
    static std::optional<Checkpoint> newestCheckpoint(const fs::path& folder,
                                                      const RunConfig& config) {
        if (!fs::exists(folder / kRunFile))
            return std::nullopt;
        const RunManifest manifest = loadRunManifest(folder);
        if (!isSameRun(manifest.config, config))
            throw UsageError{QString("--out: \"%1\" is a run of another preset, data set or "
                                     "processor: give what the study began with, or another "
                                     "folder.")
                                 .arg(textOf(folder))};
        return newestGoodCheckpoint(folder, manifest, [](const Message& message) {
            std::fprintf(stderr, "centerscope: %s\n", english(message).c_str());
        });
    }

    void train(const OpenSetTraining& training, const Preset& preset, const fs::path& folder) {
        print("Split %s, seed %lld, lambda %s\n", training.split.name.c_str(),
              static_cast<long long>(training.seed), numberText(training.lambda).c_str());
        TrainOptions options;
        options.preset = preset;
        if (!options_.dataset.empty())
            options.dataset = options_.dataset;
        options.epochs = options_.epochs;
        options.seeds = static_cast<std::uint64_t>(training.seed);
        options.threads = options_.threads;
        options.evaluateEvery = kEvaluateEvery;
        if (fs::exists(folder / kRunFile)) {
            options.resume = folder;
        } else {
            for (const fs::path& halfMade : RunFolder::filesIn(folder))
                fs::remove_all(halfMade);
            options.folder = folder;
        }
        trainCommand(options);
    }

    void score(const OpenSetTraining& training, const std::shared_ptr<const Dataset>& known,
               const Checkpoint& checkpoint) {
        const RunConfig& config = checkpoint.config;
        ThreadPool pool(options_.threads);
        Trainer<float> trainer(config.preset, known, config.seeds(), pool, config.instructionSet);
        trainer.restore(checkpoint.state);
        const auto knownImages = openSetImages(trainer, known->test);
        const auto unknownImages = openSetImages(
            trainer, outsiders_ ? outsiders_->test : heldOutImages(*known, SplitKind::Test));
        for (const OpenSetScore score : kOpenSetScores)
            rows_.push_back({training.split.name, training.seed, training.lambda, score,
                             openSetMeasures(score, knownImages, unknownImages)});
    }

    std::string summary() const {
        const std::string outsiders = outsiders_ ? "the test images of " + outsiders_->name
                                                 : "the test images of the held-out classes";
        std::string text = "Preset " + options_.preset.id + " on " + dataset_->name +
                           ", epochs: " + std::to_string(options_.epochs) + "; unknown are " +
                           outsiders +
                           ". Mean and standard deviation over splits and seeds.\n\n"
                           "| λ | score | runs | AUROC | OSCR | accuracy |\n"
                           "|---|---|---|---|---|---|\n";
        for (const double lambda : lambdas_)
            if (std::ranges::find(rows_, lambda, &OpenSetRow::lambda) != rows_.end())
                for (const OpenSetScore score : kOpenSetScores)
                    text += summaryLine(rows_, lambda, score);
        return text;
    }

    void write() const {
        writeWhole(options_.folder / "open-set.csv", openSetCsv(rows_));
        writeWhole(options_.folder / "open-set.md", summary());
    }

    OpenSetOptions options_;
    std::shared_ptr<const Dataset> dataset_;
    std::shared_ptr<const Dataset> outsiders_;  // null: the held-out classes are the unknown ones
    std::vector<ClassSplit> splits_;
    std::vector<double> lambdas_;
    std::vector<OpenSetRow> rows_;  // of the trainings so far
};

bool publishedSplitsAsked(const OptionValues& values) {
    const QString splits = values.text("splits").value_or(values.has("outsiders") ? "own" : "arpl");
    if (splits != "arpl" && splits != "own")
        throw UsageError{QString("--splits takes arpl or own, found \"%1\".").arg(splits)};
    return splits == "arpl";
}

}  // namespace

void openSetCommand(const QStringList& arguments) {
    QCommandLineParser parser;
    parser.setApplicationDescription(
        "Trains with some classes held out, for lambda = 0 and the preset's lambda, and measures\n"
        "how well the test images of known and unknown classes are told apart: by the distance to\n"
        "the nearest center, and by the largest softmax probability. Writes open-set.csv, the\n"
        "summary open-set.md and the runs into a folder. Ctrl-C stops with everything written; "
        "the\n"
        "same command continues.");
    parser.addOptions({
        {"preset", QString("Preset or preset file (%1).").arg(kDefaultPreset), "id|file"},
        {"dataset", "File or folder with a data set (MNIST).", "path"},
        {"splits",
         "arpl: the five published splits, six known classes each. own: the classes that the "
         "preset holds out, if any. (arpl; with --outsiders own)",
         "splits"},
        {"outsiders",
         "File or folder with a data set whose test images take the place of the unknown.", "dir"},
        {"seeds", "Seeds, in ascending order (1).", "n,n,..."},
        {"epochs", "Epochs of each training (10).", "n"},
        {"threads", "Threads; results do not depend on it (all processors).", "n"},
        {"out", "Folder to write into.", "dir"},
    });
    if (!parseOptions(parser, arguments))
        return;
    const OptionValues values(parser);
    const auto out = values.path("out");
    if (!out)
        throw UsageError{"--out is missing: name a folder for the study."};
    OpenSetOptions options;
    options.preset = values.preset("preset", kDefaultPreset);
    options.dataset = datasetOption(values, "dataset").value_or("");
    options.outsiders = datasetOption(values, "outsiders");
    options.takesPublishedSplits = publishedSplitsAsked(values);
    options.seeds = values.has("seeds") ? values.ascendingIntegers("seeds", kSeeds, "seeds")
                                        : std::vector<std::int64_t>{1};
    options.epochs = values.integer("epochs", kEpochs).value_or(options.epochs);
    options.threads = values.threads("threads");
    options.folder = resolvedPath(*out);
    OpenSetStudy(std::move(options)).run();
}

}  // namespace centerscope
