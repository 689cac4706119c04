// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstdio>
#include <unistd.h>

#include <QCommandLineParser>
#include <QStringList>

#include "cli/commands.h"
#include "cli/dataset_option.h"
#include "cli/interrupt.h"
#include "cli/option_values.h"
#include "cli/standard_output.h"
#include "core/error.h"
#include "core/resolved_path.h"
#include "import/dataset_import.h"
#include "session/file_name.h"

namespace centerscope {

namespace {

SplitShares sharesFrom(const QString& text) {
    const QStringList parts = text.split(',');
    SplitShares shares;
    int* const places[] = {&shares.train, &shares.validation, &shares.test};
    bool isGood = parts.size() == 3;
    for (qsizetype k = 0; k < 3 && isGood; ++k)
        *places[k] = parts[k].toInt(&isGood);
    if (!isGood || shares.train < 1 || shares.validation < 1 || shares.test < 1 ||
        shares.train + shares.validation + shares.test != 100)
        throw UsageError{QString("--split takes three percentages of at least 1 that add up to "
                                 "100, such as 80,10,10, found \"%1\".")
                             .arg(text)};
    return shares;
}

ImportChoices choicesFrom(const OptionValues& values) {
    ImportChoices choices;
    if (const auto size = values.integer("size", {kSmallestSide, kLargestSide}))
        choices.size = static_cast<int>(*size);
    values.refuseBoth("grey", "rgb");
    if (values.has("grey"))
        choices.channels = 1;
    if (values.has("rgb"))
        choices.channels = 3;
    values.refuseBoth("transpose", "as-it-lies");
    if (values.has("transpose") || values.has("as-it-lies"))
        choices.transposes = values.has("transpose");
    if (const auto split = values.text("split"))
        choices.shares = sharesFrom(*split);
    if (const auto seed = values.integer("seed", kSeeds))
        choices.seed = static_cast<std::uint64_t>(*seed);
    choices.leavesOutDamaged = values.has("leave-out-damaged");
    return choices;
}

void printSummary(const DatasetImport& imported, const std::filesystem::path& folder) {
    const Dataset& dataset = *imported.dataset;
    const ImageShape& shape = dataset.train.shape;
    print("%s: %zu classes, images of %d×%d %s; train %lld, validation %lld, test %lld\n",
          dataset.name.c_str(), dataset.classNames.size(), shape.width, shape.height,
          shape.channels == 1 ? "grey" : "RGB", static_cast<long long>(dataset.train.size()),
          static_cast<long long>(dataset.validation.size()),
          static_cast<long long>(dataset.test.size()));
    for (const std::string& treatment : imported.origin.treatment)
        print("  %s\n", treatment.c_str());
    for (const Message& note : imported.notes)
        std::fprintf(stderr, "centerscope: %s\n", english(note).c_str());
    print("%s\n", folder.c_str());
}

}  // namespace

void importCommand(const QStringList& arguments) {
    QCommandLineParser parser;
    parser.setApplicationDescription(
        "Turns a data set into the form that the engine reads: a folder of IDX files by any\n"
        "names, a folder of PNG, JPEG, BMP or WebP images per class, a CSV table, NumPy arrays,\n"
        "CIFAR's binary files, or an archive of these.");
    parser.addPositionalArgument("import", "PATH: a file or folder.");
    parser.addOptions({
        {"out", "Folder to write.", "dir"},
        {"size", "Pixels a side (those of the first image; 32 where it is above 64).", "n"},
        {"grey", "One channel (where all images are grey)."},
        {"rgb", "Three channels (where any image has colours)."},
        {"split",
         "Percent to train, validate and test with (80,10,10). A split that the source has is\n"
         "kept; its percentage stays to train with.",
         "a,b,c"},
        {"seed", "Seed of the choice of images for these (1).", "n"},
        {"transpose", "Exchange rows and columns (with EMNIST's files)."},
        {"as-it-lies", "Do not."},
        {"leave-out-damaged", "Pass over images that cannot be decoded."},
    });
    if (!parseOptions(parser, arguments, 1))
        return;
    const OptionValues values(parser);
    const auto out = values.path("out");
    const QString path = parser.positionalArguments().value(1);
    if (path.isEmpty() || !out)
        throw UsageError{"import takes a file or folder, and --out with the folder to write."};
    const ImportChoices choices = choicesFrom(values);
    const auto folder = resolvedPath(*out);
    const DatasetImport imported = importWithProgress(pathOf(path), choices);
    writeImportedDataset(*imported.dataset, imported.origin, folder);
    printSummary(imported, folder);
}

}  // namespace centerscope
