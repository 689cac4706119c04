// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <iterator>
#include <optional>
#include <stdexcept>

#include <QCommandLineParser>
#include <QJsonDocument>
#include <QJsonObject>

#include "charts/csv_export.h"
#include "charts/stage_axes.h"
#include "charts/stage_readout.h"
#include "charts/stage_snapshot.h"
#include "cli/commands.h"
#include "cli/dataset_option.h"
#include "cli/option_values.h"
#include "cli/standard_output.h"
#include "core/error.h"
#include "core/number_text.h"
#include "core/write_whole.h"
#include "data/dataset.h"
#include "data/dataset_catalogue.h"
#include "data/known_part.h"
#include "data/npy_reader.h"
#include "runs/checkpoint.h"
#include "runs/metrics_csv.h"
#include "runs/run_folder.h"
#include "runs/run_manifest.h"
#include "runs/run_projection.h"
#include "runs/run_source.h"
#include "session/file_name.h"
#include "training/evaluator.h"
#include "training/open_set_evaluator.h"
#include "training/trainer.h"
#include "training/training_state.h"

namespace centerscope {

namespace {

namespace fs = std::filesystem;

void addCommonOptions(QCommandLineParser& parser) {
    parser.addOptions({
        {"checkpoint", "The checkpoint, such as runs/x/checkpoints/000120.safetensors.", "file"},
        {"split", "train, validation or test (test).", "split"},
        {"dataset", "File or folder with a data set (that of the run).", "path"},
        {"threads", "Threads; results do not depend on it (all processors).", "n"},
    });
}

SplitKind split(const OptionValues& values) {
    const QString name = values.text("split").value_or("test");
    for (const SplitKind kind : {SplitKind::Train, SplitKind::Validation, SplitKind::Test}) {
        if (name == splitName(kind))
            return kind;
    }
    throw UsageError{QString("--split takes train, validation or test, found \"%1\".").arg(name)};
}

fs::path required(const OptionValues& values, const char* name) {
    const auto path = values.path(name);
    if (!path)
        throw UsageError{QString("--%1 is missing.").arg(name)};
    return *path;
}

/// One split, all placed by the network of a checkpoint.
struct Placed {
    Checkpoint checkpoint;
    std::shared_ptr<const Dataset> dataset;
    Evaluation evaluation;
    EmbeddingCloud cloud;
    int dimensions = 2;
    std::map<std::int32_t, std::vector<float>> embeddings;  // by sample; of more than two only
    std::vector<EmbeddedPoint> heldOut;                     // of the same split
};

/// As recorded beside the checkpoint, or the program's MNIST. Another one has to be asked for.
fs::path datasetFolder(const OptionValues& values, const fs::path& file) {
    fs::path folder;
    if (const auto asked = datasetOption(values, "dataset"))
        folder = *asked;
    else if (const auto manifest = manifestBeside(file))
        folder = manifest->datasetFolder;
    return folder;
}

/// Refuses to write over what the answer comes from and what the checkpoint's run has recorded.
void requireNoInputAsOutput(const OptionValues& values, const fs::path& out) {
    const fs::path checkpoint = required(values, "checkpoint");
    std::vector<fs::path> inputs = datasetFiles(datasetFolder(values, checkpoint));
    inputs.push_back(checkpoint);
    if (const auto run = runFolderOf(checkpoint))
        std::ranges::copy(RunFolder::filesIn(*run), std::back_inserter(inputs));
    requireNoInput("out", out, inputs);
}

/// The data set of the run; another one is mentioned.
std::shared_ptr<const Dataset> datasetOf(const Checkpoint& checkpoint, const OptionValues& values,
                                         const fs::path& file) {
    auto dataset = loadDataset(datasetFolder(values, file));
    try {
        requireDataset(checkpoint.config, *dataset, file.string());
    } catch (const Error& error) {
        if (!values.has("dataset"))
            throw Error(MessageCode::NameItsDataset, error.message());
        std::fprintf(stderr, "centerscope: The network has learnt %s, these are images of %s.\n",
                     checkpoint.config.dataset.c_str(), dataset->name.c_str());
    }
    return knownPart(std::move(dataset), checkpoint.config.preset.heldOut);
}

/// That of the run folder it lies in, if it does.
std::optional<StageProjection> projectionBeside(const fs::path& file, const RunConfig& config) {
    const auto folder = runFolderOf(file);
    if (!folder)
        return std::nullopt;
    std::optional<Message> lost;
    auto projection = readableProjection(*folder, config.preset.network.embeddingSize, lost);
    if (lost)
        std::fprintf(stderr, "centerscope: %s\n", english(*lost).c_str());
    return projection;
}

PointSource sourceOf(SplitKind kind) {
    switch (kind) {
        case SplitKind::Train:
            return PointSource::FixedSample;
        case SplitKind::Validation:
            return PointSource::Validation;
        case SplitKind::Test:
            break;
    }
    return PointSource::Test;
}

Placed place(const OptionValues& values) {
    const fs::path file = required(values, "checkpoint");
    const SplitKind kind = split(values);
    ThreadPool pool(values.threads("threads"));
    Placed placed{loadCheckpoint(file), {}, {}, {}, 2, {}, {}};
    placed.dataset = datasetOf(placed.checkpoint, values, file);
    const RunConfig& config = placed.checkpoint.config;
    RunManifest manifest;
    manifest.config = config;
    manifest.projection = projectionBeside(file, config);
    Trainer<float> trainer = makeTrainer(manifest, placed.dataset, pool);
    trainer.restore(placed.checkpoint.state);
    const Evaluator<float> evaluator =
        evaluateAll(trainer, kind, allIndices(placed.dataset->split(kind)));
    placed.evaluation = evaluator.evaluation();
    placed.cloud = evaluator.cloud(sourceOf(kind));
    const FullEmbeddings& all = evaluator.embeddings();
    placed.dimensions = all.dimensions;
    for (std::size_t k = 0; all.dimensions > 2 && k < placed.cloud.points.size(); ++k)
        placed.embeddings[placed.cloud.points[k].sample].assign(all.point(k).begin(),
                                                                all.point(k).end());
    for (const OpenSetImage& image : openSetImages(trainer, heldOutImages(*placed.dataset, kind))) {
        placed.heldOut.push_back(image.point);
        if (all.dimensions > 2)
            placed.embeddings[image.point.sample] = image.embedding;
    }
    return placed;
}

/// The columns of evaluation.csv, and what they are of.
QJsonObject asJson(const Placed& placed) {
    const auto cells = [](const std::string& line) {
        return QString::fromStdString(line).trimmed().split(',');
    };
    const Preset& preset = placed.checkpoint.config.preset;
    const QStringList names = cells(evaluationCsvHeader(preset));
    const QStringList values = cells(evaluationCsvRow(preset, placed.evaluation));
    QJsonObject object{{"dataset", QString::fromStdString(placed.dataset->name)},
                       {"images", static_cast<qint64>(placed.cloud.points.size())},
                       {"preset", QString::fromStdString(preset.id)}};
    for (qsizetype k = 0; k < names.size(); ++k) {
        bool isNumber = false;
        const double number = values[k].toDouble(&isNumber);
        object[names[k]] = isNumber ? QJsonValue(number) : QJsonValue(values[k]);
    }
    return object;
}

std::string npy(const Placed& placed, const std::vector<EmbeddedPoint>& points) {
    std::string bytes = npyHeader({'<', 'f', sizeof(float)},
                                  {static_cast<std::int64_t>(points.size()), placed.dimensions});
    for (const EmbeddedPoint& point : points) {
        const auto found = placed.embeddings.find(point.sample);
        const std::vector<float> values = found == placed.embeddings.end()
                                              ? std::vector{point.position.x, point.position.y}
                                              : found->second;
        bytes.append(reinterpret_cast<const char*>(values.data()), values.size() * sizeof(float));
    }
    return bytes;
}

}  // namespace

void evaluateCommand(const QStringList& arguments) {
    QCommandLineParser parser;
    parser.setApplicationDescription("Losses and accuracy of a checkpoint on a whole split.");
    addCommonOptions(parser);
    parser.addOption({"json", "Print one JSON object instead of a line."});
    if (!parseOptions(parser, arguments))
        return;
    const Placed placed = place(OptionValues(parser));
    if (parser.isSet("json")) {
        print("%s", QJsonDocument(asJson(placed)).toJson().constData());
        return;
    }
    const Evaluation& found = placed.evaluation;
    const Preset& preset = placed.checkpoint.config.preset;
    print("step %lld  %s accuracy %s %% of %zu images  %s %s  %s %s\n",
          static_cast<long long>(found.step), splitName(found.split),
          fixedText(100 * found.accuracy, 2).c_str(), placed.cloud.points.size(), preset.headName(),
          fixedText(found.headLoss, 4).c_str(), preset.embeddingLossName(),
          fixedText(found.embeddingLoss, 4).c_str());
}

void embedCommand(const QStringList& arguments) {
    QCommandLineParser parser;
    parser.setApplicationDescription(
        "Writes where a checkpoint's network places each image of a split, in the order of the\n"
        "split: as .npy an array (images, dimensions) of 32-bit floats, as .csv the columns\n"
        "sample,label,predicted,x,y,step,probability,loss. Images of classes that were held out\n"
        "are among them; their loss is inf.");
    addCommonOptions(parser);
    parser.addOption({"out", "File to write, .npy or .csv.", "file"});
    if (!parseOptions(parser, arguments))
        return;
    const OptionValues values(parser);
    const fs::path out = required(values, "out");
    const bool asCsv = out.native().ends_with(".csv");
    if (!asCsv && !out.native().ends_with(".npy"))
        throw UsageError{
            QString("--out takes a .npy or .csv file, found \"%1\".").arg(textOf(out))};
    requireNoInputAsOutput(values, out);
    const Placed placed = place(values);
    std::vector<EmbeddedPoint> points = placed.cloud.points;
    points.insert(points.end(), placed.heldOut.begin(), placed.heldOut.end());
    std::ranges::sort(points, {}, &EmbeddedPoint::sample);  // as the file has them
    AllDimensions all{.dimensions = placed.dimensions};
    for (const auto& [sample, x] : placed.embeddings)
        all.embeddings[sample] = x;
    writeWhole(out,
               asCsv ? pointsCsv(points, *placed.dataset, all).toStdString() : npy(placed, points));
}

void renderCommand(const QStringList& arguments) {
    QCommandLineParser parser;
    parser.setApplicationDescription(
        "Draws where a checkpoint's network places the images of a split.");
    addCommonOptions(parser);
    parser.addOptions({{"limit", "Axes reach from -x to x (as far as the points).", "x"},
                       {"out", "File to write, .png, .svg or .pdf.", "file"}});
    if (!parseOptions(parser, arguments))
        return;
    const OptionValues values(parser);
    const fs::path out = required(values, "out");
    SnapshotStyle style;
    try {
        style.format = pictureFormatOf(textOf(out));
    } catch (const ExportError& error) {
        throw UsageError{error.sentence()};
    }
    const auto limit = values.number("limit", kAxisLimits);
    requireNoInputAsOutput(values, out);
    const Placed placed = place(values);
    const auto& [config, state] = placed.checkpoint;
    StageAxes axes;
    axes.fit(extentOf(placed.cloud));
    style.fileLabels = placed.dataset->labelsOfWhole;
    style.limit = limit.value_or(axes.limit());
    const Caption caption{.preset = QString::fromStdString(config.preset.id),
                          .step = state.step,
                          .values = valuesOfLastStep(config.preset, state),
                          .seed = config.seed,
                          .source = sourceText(placed.cloud)};
    writeWhole(
        out, stageSnapshot(placed.cloud, placed.dataset->classNames, caption, style).toStdString());
}

}  // namespace centerscope
