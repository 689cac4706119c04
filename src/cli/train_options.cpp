// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/train_options.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include <QCommandLineParser>

#include "cli/dataset_option.h"
#include "cli/option_values.h"
#include "presets/preset_in_force.h"
#include "runs/run_config.h"

namespace centerscope {

namespace {

void addOptions(QCommandLineParser& parser) {
    const QString preset =
        QString("Preset to start from, or a preset file (%1).").arg(kDefaultPreset);
    parser.addOptions({
        {"preset", preset, "id|file"},
        {"dataset", "File or folder with images and their classes (MNIST).", "path"},
        {"resume",
         "Resume from a checkpoint into a new folder, or with a run folder from its newest "
         "checkpoint, to the same bits as if it had never stopped.",
         "file|dir"},
        {"steps", "Train this many steps in all.", "n"},
        {"epochs", "Train this many epochs in all (1, or what the run had been asked for).", "n"},
        {"checkpoint-every",
         "Write checkpoints/000120.safetensors and so on, at the beginning, early in the run, "
         "every n "
         "steps and at the end; the newest five stay, and five older ones (500).",
         "n"},
        {"seed", "Seed of everything random (1).", "n"},
        {"data-seed", "Seed of the images' order and augmentation alone (the seed).", "n"},
        {"drawn-by-name",
         "Draw each tensor's first weights by its name, so that networks which differ elsewhere "
         "start alike."},
        {"threads", "Threads; results do not depend on it (all processors).", "n"},
        {"instruction-set", "plain, v2, v3 (AVX2) or v4 (AVX-512) (the best there is).", "set"},
        {"batch", "Images per step.", "n"},
        {"learning-rate", "Learning rate, in the place of the preset's and its schedule.", "x"},
        {"lambda", "Weight of the center loss, likewise: total = softmax + lambda * center loss.",
         "x"},
        {"alpha", "How far centers move per step, 0 to 1, likewise.", "x"},
        {"halve-every", "Halve the learning rate after every n steps.", "n"},
        {"halve-at", "Halve the learning rate after each of these steps.", "n,n,..."},
        {"embedding-size", "Dimensions of the embedding, in the place of the preset's.", "n"},
        {"balanced", "Take each class equally often, however many images it has."},
        {"no-shuffle", "Take the training images in the same order every epoch."},
        {"snapshot-every", "Draw snapshots/000200.png and so on, every n steps.", "n"},
        {"snapshot-limit", "Axes of snapshots reach from -x to x (the preset's).", "x"},
        {"evaluate-every", "Validate every n steps, and after every epoch (500).", "n"},
        {"save-initial", "Write weights and centers before the first step, as safetensors.",
         "file"},
        {"out", "Folder to write into (a new one under runs/).", "dir"},
    });
}

void applyHalving(const OptionValues& values, HalvingRule& rule) {
    values.refuseBoth("halve-every", "halve-at");
    if (const auto every = values.integer("halve-every", kPlannedSteps)) {
        rule = {};
        rule.kind = HalvingRule::Kind::EveryNSteps;
        rule.every = *every;
    }
    if (values.has("halve-at")) {
        rule = {};
        rule.kind = HalvingRule::Kind::AtSteps;
        rule.steps = values.ascendingIntegers("halve-at", kPlannedSteps, "steps");
    }
}

/// "learning-rate".
std::string optionName(const Schedulable& hyperparameter) {
    std::string name = hyperparameter.name;
    std::ranges::replace(name, '_', '-');
    return name;
}

/// A value that is given wins: the schedule that the preset has for it is left out, true then.
bool replace(std::optional<double> given, double& value, ValueSchedule& schedule) {
    if (!given)
        return false;
    value = *given;
    return !std::exchange(schedule.knots, {}).empty();
}

/// Why a preset has no such hyperparameter.
QString absence(const Preset& preset, const Schedulable& hyperparameter) {
    const Message none(MessageCode::PresetHasNo, preset.id, hyperparameter.name);
    return QString::fromStdString(hyperparameter.which == Hyperparameter::Alpha ? preset.alphaNote
                                                                                : english(none));
}

void applyOverrides(const OptionValues& values, TrainOptions& options) {
    Preset& preset = options.preset;
    const Preset original = preset;
    Hyperparameters& start = preset.hyperparameters;
    for (const Schedulable& each : kSchedulables) {
        const std::string name = optionName(each);
        if (values.has(name.c_str()) && !preset.has(each.which))
            throw UsageError{
                QString("--%1: %2").arg(QString::fromStdString(name), absence(preset, each))};
        member(options.replacedSchedules, each.which) =
            replace(values.number(name.c_str(), each.range), member(start, each.which),
                    member(preset.schedules, each.which));
    }
    start.batchSize =
        static_cast<int>(values.integer("batch", kBatchSizes).value_or(start.batchSize));
    applyHalving(values, preset.halvingRule);
    if (const auto size = values.integer("embedding-size", kEmbeddingSizes))
        preset.network.embeddingSize = static_cast<int>(*size);
    values.refuseBoth("balanced", "no-shuffle");
    if (values.has("balanced"))
        preset.shuffle = preset.balancedBatches = true;
    if (values.has("no-shuffle"))
        preset.shuffle = preset.balancedBatches = false;
    describeChanges(preset, original);
}

/// What a checkpoint has decided cannot be chosen again.
void refuseWhatIsResumed(const OptionValues& values) {
    std::vector<std::string> decided{"preset",        "seed",  "data-seed",
                                     "drawn-by-name", "batch", "instruction-set"};
    for (const Schedulable& each : kSchedulables)
        decided.push_back(optionName(each));
    for (const char* name : {"halve-every", "halve-at", "embedding-size", "balanced", "no-shuffle",
                             "evaluate-every", "save-initial"})
        decided.emplace_back(name);
    for (const std::string& name : decided) {
        if (values.has(name.c_str()))
            throw UsageError{
                QString("--%1 is decided by the run that --resume resumes: leave it out.")
                    .arg(QString::fromStdString(name))};
    }
}

}  // namespace

std::optional<TrainOptions> TrainOptions::parse(const QStringList& arguments) {
    QCommandLineParser parser;
    parser.setApplicationDescription(
        "Trains without a window. Writes metrics.csv, evaluation.csv, events.jsonl, checkpoints/\n"
        "and, if asked for, snapshots/ into a folder. Ctrl-C and SIGTERM stop after the step with\n"
        "everything written; --resume continues from there.");
    addOptions(parser);
    if (!parseOptions(parser, arguments))
        return std::nullopt;

    const OptionValues values(parser);
    values.refuseBoth("steps", "epochs");
    TrainOptions options;
    options.resume = values.path("resume");
    if (options.resume)
        refuseWhatIsResumed(values);
    options.preset = values.preset("preset", kDefaultPreset);
    applyOverrides(values, options);
    options.dataset = datasetOption(values, "dataset");
    options.steps = values.integer("steps", kRunLengths);
    options.epochs = values.integer("epochs", kEpochs);
    const std::int64_t seed = values.integer("seed", kSeeds).value_or(1);
    options.seeds =
        Seeds(static_cast<std::uint64_t>(seed),
              static_cast<std::uint64_t>(values.integer("data-seed", kSeeds).value_or(seed)),
              values.has("drawn-by-name"));
    options.threads = values.threads("threads");
    options.instructionSet = values.instructionSet("instruction-set");
    options.snapshotEvery = values.integer("snapshot-every", kPlannedSteps);
    options.evaluateEvery =
        values.integer("evaluate-every", kPlannedSteps).value_or(kEvaluateEvery);
    options.checkpointEvery = values.integer("checkpoint-every", kPlannedSteps);
    options.snapshotLimit = values.number("snapshot-limit", kAxisLimits);
    options.saveInitial = values.path("save-initial");
    options.folder = values.path("out");
    if (options.saveInitial && values.has("preset"))
        requireNoInput("save-initial", *options.saveInitial, {*values.path("preset")});
    return options;
}

}  // namespace centerscope
