// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/train_options.h"

#include <cstdio>
#include <limits>
#include <thread>

#include <QCommandLineParser>
#include <QLocale>

#include "cli/usage_error.h"

namespace centerscope {

namespace {

/// One option's values with the sentence for a wrong one.
class OptionValues {
public:
    explicit OptionValues(const QCommandLineParser& parser) : parser_(parser) {}

    bool has(const char* name) const { return parser_.isSet(name); }

    std::optional<QString> text(const char* name) const {
        return has(name) ? std::optional(parser_.value(name)) : std::nullopt;
    }

    std::optional<std::int64_t> integer(
        const char* name, std::int64_t least,
        std::int64_t most = std::numeric_limits<std::int64_t>::max()) const {
        if (!has(name))
            return std::nullopt;
        return checkedInteger(name, parser_.value(name), least, most);
    }

    std::vector<std::int64_t> ascendingIntegers(const char* name) const {
        std::vector<std::int64_t> all;
        for (const QString& part : parser_.value(name).split(','))
            all.push_back(checkedInteger(name, part, all.empty() ? 1 : all.back() + 1,
                                         std::numeric_limits<std::int64_t>::max()));
        return all;
    }

    std::optional<double> number(const char* name, bool zeroAllowed, double most) const {
        if (!has(name))
            return std::nullopt;
        bool valid = false;
        const double value = QLocale::c().toDouble(parser_.value(name), &valid);
        if (!valid || !(zeroAllowed ? value >= 0 : value > 0) || !(value <= most))
            throw UsageError{QString("--%1 takes a number %2 0 and at most %3, found \"%4\".")
                                 .arg(name, zeroAllowed ? "from" : "above",
                                      QLocale::c().toString(most), parser_.value(name))};
        return value;
    }

    void refuseBoth(const char* one, const char* other) const {
        if (has(one) && has(other))
            throw UsageError{
                QString("--%1 and --%2 exclude each other: give one of them.").arg(one, other)};
    }

private:
    static std::int64_t checkedInteger(const char* name, const QString& text, std::int64_t least,
                                       std::int64_t most) {
        bool valid = false;
        const qlonglong value = QLocale::c().toLongLong(text, &valid);
        if (!valid || value < least || value > most) {
            const QString range = most == std::numeric_limits<std::int64_t>::max()
                                      ? QString("of at least %1").arg(least)
                                      : QString("from %1 to %2").arg(least).arg(most);
            throw UsageError{
                QString("--%1 takes an integer %2, found \"%3\".").arg(name, range, text)};
        }
        return value;
    }

    const QCommandLineParser& parser_;
};

void addOptions(QCommandLineParser& parser) {
    const QString preset =
        QString("Preset to start from, or a preset file (%1).").arg(kDefaultPreset);
    parser.addOptions({
        {"preset", preset, "id|file"},
        {"dataset", "Folder with the four IDX files, gzipped or not (MNIST).", "dir"},
        {"steps", "Train this many steps.", "n"},
        {"epochs", "Train this many epochs (1).", "n"},
        {"seed", "Seed of everything random (1).", "n"},
        {"threads", "Threads; results do not depend on it (all processors).", "n"},
        {"batch", "Images a step.", "n"},
        {"learning-rate", "Learning rate at the start.", "x"},
        {"lambda", "Weight of the center loss: total = softmax + lambda * center loss.", "x"},
        {"alpha", "How far centers move a step, 0 to 1.", "x"},
        {"halve-every", "Halve the learning rate after every n steps.", "n"},
        {"halve-at", "Halve the learning rate after each of these steps.", "n,n,..."},
        {"no-shuffle", "Take the training images in the same order every epoch."},
        {"snapshot-every", "Draw snapshots/000200.png and so on, every n steps.", "n"},
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
    start.batchSize =
        static_cast<int>(values.integer("batch", 1, 10'000).value_or(start.batchSize));
    start.learningRate = values.number("learning-rate", false, 1000).value_or(start.learningRate);
    start.lambda = values.number("lambda", true, 1e6).value_or(start.lambda);
    start.alpha = values.number("alpha", true, 1).value_or(start.alpha);
    applyHalving(values, preset.halvingRule);
    if (values.has("no-shuffle"))
        preset.shuffle = false;
}

}  // namespace

std::optional<TrainOptions> TrainOptions::parse(const QStringList& arguments) {
    QCommandLineParser parser;
    parser.setApplicationDescription(
        "Trains without a window. Writes metrics.csv, evaluation.csv and, if asked for,\n"
        "snapshots/ into a folder. Ctrl-C stops after the step with everything written.");
    parser.addPositionalArgument("train", "This command.");
    addOptions(parser);
    const QCommandLineOption help({"h", "help"}, "Say this and stop.");
    parser.addOption(help);
    if (!parser.parse(arguments))
        throw UsageError{parser.errorText() + (parser.errorText().endsWith('.') ? "" : ".")};
    if (parser.isSet(help)) {
        std::fputs(qUtf8Printable(parser.helpText()), stdout);
        return std::nullopt;
    }
    if (parser.positionalArguments().size() > 1)
        throw UsageError{QString("train takes options only, found \"%1\".")
                             .arg(parser.positionalArguments().at(1))};

    const OptionValues values(parser);
    values.refuseBoth("steps", "epochs");
    TrainOptions options;
    try {
        options.preset = findPreset(values.text("preset").value_or(kDefaultPreset).toStdString());
    } catch (const UnknownPresetError& error) {
        throw UsageError{QString::fromStdString(error.what())};
    }
    applyOverrides(values, options.preset);
    options.dataset = values.text("dataset");
    options.steps = values.integer("steps", 1);
    options.epochs = values.integer("epochs", 1, 1'000'000).value_or(1);
    options.seed = static_cast<std::uint64_t>(values.integer("seed", 0).value_or(1));
    const int processors = static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
    options.threads = static_cast<int>(values.integer("threads", 1, 256).value_or(processors));
    options.snapshotEvery = values.integer("snapshot-every", 1);
    options.folder = values.text("out");
    return options;
}

}  // namespace centerscope
