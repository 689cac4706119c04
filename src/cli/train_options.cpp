// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/train_options.h"

#include <QCommandLineParser>

#include "cli/option_values.h"
#include "cli/usage_error.h"

namespace centerscope {

namespace {

void addOptions(QCommandLineParser& parser) {
    const QString preset =
        QString("Preset to start from, or a preset file (%1).").arg(kDefaultPreset);
    parser.addOptions({
        {"preset", preset, "id|file"},
        {"dataset", "Folder with the four IDX files, gzipped or not (MNIST).", "dir"},
        {"resume",
         "Go on from a checkpoint into a new folder, or with a run folder from its newest "
         "checkpoint, to the same bits as if it had never stopped.",
         "file|dir"},
        {"steps", "Train this many steps in all.", "n"},
        {"epochs", "Train this many epochs in all (1, or what the run had been asked for).", "n"},
        {"checkpoint-every",
         "Write checkpoints/000120.safetensors and so on, every n steps and at the end; the newest "
         "five stay (at the end only).",
         "n"},
        {"seed", "Seed of everything random (1).", "n"},
        {"threads", "Threads; results do not depend on it (all processors).", "n"},
        {"instruction-set", "plain, v2, v3 (AVX2) or v4 (AVX-512) (the best there is).", "set"},
        {"batch", "Images a step.", "n"},
        {"learning-rate", "Learning rate at the start.", "x"},
        {"lambda", "Weight of the center loss: total = softmax + lambda * center loss.", "x"},
        {"alpha", "How far centers move a step, 0 to 1.", "x"},
        {"halve-every", "Halve the learning rate after every n steps.", "n"},
        {"halve-at", "Halve the learning rate after each of these steps.", "n,n,..."},
        {"no-shuffle", "Take the training images in the same order every epoch."},
        {"snapshot-every", "Draw snapshots/000200.png and so on, every n steps.", "n"},
        {"snapshot-limit", "Axes of snapshots reach from -x to x (the preset's).", "x"},
        {"evaluate-every", "Evaluate the validation images every n steps too (once an epoch).",
         "n"},
        {"save-initial", "Write weights and centers before the first step, as safetensors.",
         "file"},
        {"out", "Folder to write into (a new one under runs/).", "dir"},
    });
}

void applyHalving(const OptionValues& values, HalvingRule& rule) {
    values.refuseBoth("halve-every", "halve-at");
    if (const auto every = values.integer("halve-every", 1)) {
        rule = {};
        rule.kind = HalvingRule::Kind::EveryNSteps;
        rule.every = *every;
    }
    if (values.has("halve-at")) {
        rule = {};
        rule.kind = HalvingRule::Kind::AtSteps;
        rule.steps = values.ascendingIntegers("halve-at");
    }
}

void applyOverrides(const OptionValues& values, Preset& preset) {
    Hyperparameters& start = preset.hyperparameters;
    start.batchSize = static_cast<int>(values.integer("batch", 1, 1'000).value_or(start.batchSize));
    start.learningRate = values.number("learning-rate", false, 1000).value_or(start.learningRate);
    start.lambda = values.number("lambda", true, 1e6).value_or(start.lambda);
    if (values.has("alpha") && !preset.centerRule.hasAlpha())
        throw UsageError{QString("--alpha: %1").arg(QString::fromStdString(preset.alphaNote))};
    start.alpha = values.number("alpha", true, 1).value_or(start.alpha);
    applyHalving(values, preset.halvingRule);
    if (values.has("no-shuffle"))
        preset.shuffle = false;
}

/// What a checkpoint has decided cannot be chosen again.
void refuseWhatIsResumed(const OptionValues& values) {
    for (const char* name :
         {"preset", "seed", "instruction-set", "batch", "learning-rate", "lambda", "alpha",
          "halve-every", "halve-at", "no-shuffle", "save-initial"}) {
        if (values.has(name))
            throw UsageError{
                QString("--%1 is decided by what --resume goes on from: leave it out.").arg(name)};
    }
}

}  // namespace

std::optional<TrainOptions> TrainOptions::parse(const QStringList& arguments) {
    QCommandLineParser parser;
    parser.setApplicationDescription(
        "Trains without a window. Writes metrics.csv, evaluation.csv, events.jsonl, checkpoints/\n"
        "and, if asked for, snapshots/ into a folder. Ctrl-C and SIGTERM stop after the step with\n"
        "everything written; --resume goes on from there.");
    addOptions(parser);
    if (!parseOptions(parser, arguments))
        return std::nullopt;

    const OptionValues values(parser);
    values.refuseBoth("steps", "epochs");
    TrainOptions options;
    options.resume = values.text("resume");
    if (options.resume)
        refuseWhatIsResumed(values);
    options.preset = values.preset("preset", kDefaultPreset);
    applyOverrides(values, options.preset);
    options.dataset = values.text("dataset");
    options.steps = values.integer("steps", 1, kLastStep);
    options.epochs = values.integer("epochs", 1, 1'000'000);
    options.seed = static_cast<std::uint64_t>(values.integer("seed", 0).value_or(1));
    options.threads = values.threads("threads");
    options.instructionSet = values.instructionSet("instruction-set");
    options.snapshotEvery = values.integer("snapshot-every", 1);
    options.evaluateEvery = values.integer("evaluate-every", 1);
    options.checkpointEvery = values.integer("checkpoint-every", 1);
    options.snapshotLimit = values.number("snapshot-limit", false, 1e6);
    options.saveInitial = values.text("save-initial");
    options.folder = values.text("out");
    return options;
}

}  // namespace centerscope
