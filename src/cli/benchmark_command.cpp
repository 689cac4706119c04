// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <chrono>
#include <vector>

#include <QCommandLineParser>
#include <QJsonDocument>
#include <QJsonObject>

#include "cli/commands.h"
#include "cli/option_values.h"
#include "cli/standard_output.h"
#include "core/flush_denormals.h"
#include "core/number_text.h"
#include "core/thread_pool.h"
#include "data/dataset_catalogue.h"
#include "nn/kernels/kernel_table.h"
#include "training/trainer.h"

namespace centerscope {

namespace {

constexpr int kWarmUpSteps = 5;

double median(std::vector<double> values) {
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::ranges::nth_element(values, middle);
    return *middle;
}

/// Floating-point operations per second (two per multiply-add) that all threads of the pool reach
/// together with nothing but multiply-adds; the best of a few short tries.
double multiplyAddPeak(InstructionSet instructionSet, ThreadPool& pool) {
    constexpr int kTries = 10;
    constexpr int kRepetitions = 1 << 21;  // some 30 ms
    const kernels::KernelTable& table = kernels::kernelTable(instructionSet);
    double best = 0;
    for (int k = 0; k < kTries; ++k) {
        std::vector<double> operations(static_cast<std::size_t>(pool.threads()));
        const auto begin = std::chrono::steady_clock::now();
        pool.forEachBlock(pool.threads(), [&](int block, int) {
            operations[static_cast<std::size_t>(block)] = table.multiplyAdds(kRepetitions);
        });
        const std::chrono::duration<double> elapsed = std::chrono::steady_clock::now() - begin;
        best = std::max(best, operations[0] * pool.threads() / elapsed.count());
    }
    return best;
}

/// Floating-point operations of a training step with direct convolution, an image: forward,
/// input gradient (but for the first block) and weight gradient, padded taps counted, 2 a
/// multiply-add.
double directOperations(const NetworkDescription& network) {
    double operations = 0;
    for (std::size_t k = 0; k < network.blocks.size(); ++k) {
        const ConvBlockDescription& block = network.blocks[k];
        const ImageShape input = network.shapeBefore(k);
        const double multiplyAdds = static_cast<double>(block.convolutionOutput(input).size()) *
                                    block.kernel * block.kernel * input.channels;
        operations += (k == 0 ? 2 : 3) * 2 * multiplyAdds;
    }
    return operations;
}

/// The medians of many steps, part by part.
class PartTimes {
public:
    void add(const StepTimes& times) {
        const double values[] = {times.loader,   times.forward,   times.losses,
                                 times.backward, times.optimizer, times.centers};
        for (std::size_t part = 0; part < kParts; ++part)
            samples_[part].push_back(values[part]);
    }

    QJsonObject medians() const {
        QJsonObject object;
        for (std::size_t part = 0; part < kParts; ++part)
            object[kNames[part]] = median(samples_[part]);
        return object;
    }

private:
    static constexpr std::size_t kParts = 6;
    static constexpr const char* kNames[kParts] = {"loader",   "forward",   "losses",
                                                   "backward", "optimizer", "centers"};
    std::vector<double> samples_[kParts];
};

struct BenchmarkOptions {
    Preset preset;
    int threads = 1;
    std::int64_t steps = 100;
    InstructionSet instructionSet = bestInstructionSet();
};

QJsonObject measure(const BenchmarkOptions& options) {
    ThreadPool pool(options.threads);
    const int batch = options.preset.hyperparameters.batchSize;
    Trainer<float> trainer(options.preset, loadDataset(bundledMnist()), 1, pool,
                           options.instructionSet);
    std::vector<double> speeds;
    PartTimes parts;
    for (std::int64_t step = -kWarmUpSteps; step < options.steps; ++step) {
        LapTimer timer;
        trainer.step();
        const double milliseconds = timer.lap();
        if (step < 0)
            continue;
        speeds.push_back(1000 * batch / milliseconds);
        parts.add(trainer.times());
    }
    const double peak = multiplyAddPeak(options.instructionSet, pool);
    return {{"images_per_second", median(speeds)},
            {"images_per_second_min", std::ranges::min(speeds)},
            {"images_per_second_max", std::ranges::max(speeds)},
            {"batch", batch},
            {"threads", options.threads},
            {"instruction_set", QString::fromStdString(std::string(name(options.instructionSet)))},
            {"peak_gflops", peak / 1e9},
            {"nominal_direct_images_per_second", peak / directOperations(trainer.preset().network)},
            {"parts", parts.medians()}};
}

void printResult(const QJsonObject& result) {
    print("%.0f images/s (median; %.0f to %.0f), batch %d, %d threads, instruction set %s\n",
          result["images_per_second"].toDouble(), result["images_per_second_min"].toDouble(),
          result["images_per_second_max"].toDouble(), result["batch"].toInt(),
          result["threads"].toInt(), qUtf8Printable(result["instruction_set"].toString()));
    const double nominal = result["nominal_direct_images_per_second"].toDouble();
    print(
        "%s times what direct convolution could do at the measured peak of %.0f GFLOP/s "
        "(%.0f images/s)\n",
        fixedText(result["images_per_second"].toDouble() / nominal, 2).c_str(),
        result["peak_gflops"].toDouble(), nominal);
    const QJsonObject parts = result["parts"].toObject();
    for (auto part = parts.begin(); part != parts.end(); ++part)
        print("  %-10s %8s ms\n", qUtf8Printable(part.key()),
              fixedText(part.value().toDouble(), 3).c_str());
}

}  // namespace

void benchmarkCommand(const QStringList& arguments) {
    QCommandLineParser parser;
    parser.setApplicationDescription(
        "Times training steps with their loader, exactly as train runs them, on MNIST.");
    parser.addOptions({
        {"preset", "Preset to time, or a preset file (center-loss-2018).", "id|file"},
        {"batch", "Images per step (the preset's).", "n"},
        {"threads", "Threads (all processors).", "n"},
        {"steps", "Steps to time, after a few to warm up (100).", "n"},
        {"instruction-set", "plain, v2, v3 (AVX2) or v4 (AVX-512) (the best there is).", "set"},
        {"json", "Print one JSON object instead of a table."},
    });
    if (!parseOptions(parser, arguments))
        return;

    const OptionValues values(parser);
    BenchmarkOptions options;
    options.preset = values.preset("preset", "center-loss-2018");
    int& batch = options.preset.hyperparameters.batchSize;
    batch = static_cast<int>(values.integer("batch", kBatchSizes).value_or(batch));
    options.threads = values.threads("threads");
    options.steps = values.integer("steps", {1, 1'000'000}).value_or(options.steps);
    options.instructionSet = values.instructionSet("instruction-set");
    const QJsonObject result = measure(options);
    if (parser.isSet("json"))
        print("%s", QJsonDocument(result).toJson().constData());
    else
        printResult(result);
}

}  // namespace centerscope
