// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstdio>
#include <exception>
#include <filesystem>
#include <functional>
#include <map>
#include <stdexcept>
#include <string>

#include "core/rng.h"
#include "core/write_whole.h"
#include "data/dataset.h"
#include "presets/preset_names.h"
#include "runs/checkpoint.h"
#include "runs/metrics_csv.h"
#include "support/small_dataset.h"
#include "support/small_preset.h"
#include "training/evaluator.h"
#include "training/trainer.h"

using namespace centerscope;

namespace {

constexpr int kSteps = 8;
constexpr std::uint64_t kSeed = 1;

/// The small data set with noise, so that no two windows, rows or sums are alike.
std::shared_ptr<const Dataset> noisyDataset() {
    auto dataset = std::make_shared<Dataset>(*testing::smallDataset(60, 10, 10));
    const Rng rng(kSeed, RandomPurpose::SampleChoice);
    for (Split* const split : {&dataset->train, &dataset->validation, &dataset->test})
        for (std::size_t k = 0; k < split->pixels.size(); ++k)
            split->pixels[k] ^= static_cast<std::uint8_t>(rng.below(128, k));
    return dataset;
}

/// Two blocks. A kernel of 9 is beyond the Fourier kernels, so that all is computed directly.
Preset twoBlocks(bool direct) {
    Preset preset = testing::smallPreset();
    preset.hyperparameters.batchSize = 5;
    ConvBlockDescription second = preset.network.blocks[0];
    second.kernel = direct ? 9 : 5;
    second.padding = second.kernel / 2;
    second.channels = 6;
    second.pool = PoolDescription{2, 2, true};
    preset.network.blocks[0].channels = 9;
    preset.network.blocks.push_back(second);
    return preset;
}

/// Every choice of a preset that computes in a way of its own, by name.
std::map<std::string, std::function<void(Preset&)>> choices() {
    std::map<std::string, std::function<void(Preset&)>> all;
    for (const auto& [name, value, shown] : kInitializations)
        all[std::string("start-") + name] = [=](Preset& preset) {
            preset.network.initialization = value;
        };
    for (const auto& [name, value, shown] : kCenterStarts)
        all[std::string("centers-") + name] = [=](Preset& preset) { preset.centerStart = value; };
    for (const auto& [name, value, shown] : kOptimizers)
        all[std::string("optimizer-") + name] = [=](Preset& preset) {
            preset.optimizer.kind = value;
        };
    for (const auto& [name, value, shown] : kNormalizations)
        all[std::string("normalization-") + name] = [=](Preset& preset) {
            for (ConvBlockDescription& block : preset.network.blocks)
                block.normalization = value;
        };
    const auto activation = [](ActivationDescription::Kind kind, SlopeSharing sharing) {
        return [=](Preset& preset) {
            const ActivationDescription chosen{kind, sharing, 0.25};
            for (ConvBlockDescription& block : preset.network.blocks)
                block.activation = chosen;
            preset.network.embeddingActivation = chosen;
        };
    };
    for (const auto& [name, kind, shown] : kActivations)
        all[std::string("activation-") + name] = activation(kind, SlopeSharing::Channel);
    for (const auto& [name, sharing, shown] : kSlopeSharings)
        all[std::string("slope-") + name] = activation(ActivationDescription::Kind::PReLU, sharing);
    all["weight-normalization"] = [](Preset& preset) { preset.network.weightNormalization = true; };
    all["data-dependent"] = [](Preset& preset) { preset.network.dataDependentScale = 1; };
    all["all-normalizations"] = [](Preset& preset) {
        preset.network.weightNormalization = true;
        preset.network.dataDependentScale = 1;
        preset.network.blocks[1].normalization = Normalization::Batch;
    };
    all["augmentation"] = [](Preset& preset) {
        preset.augmentation = {.shift = 2, .rotation = 10, .scale = 0.1};
    };
    return all;
}

/// The rows of its steps, an evaluation and the checkpoint after the last step.
void train(const Preset& preset, const std::shared_ptr<const Dataset>& dataset,
           InstructionSet instructionSet, const std::filesystem::path& file) {
    ThreadPool pool(2);
    Trainer<float> trainer(preset, dataset, kSeed, pool, instructionSet);
    std::string rows;
    for (int step = 0; step < kSteps; ++step)
        rows += metricsCsvRow(preset, trainer.step());
    Evaluator<float> evaluator(trainer, SplitKind::Test, allIndices(dataset->test));
    while (!evaluator.advance(trainer.network(), trainer.evaluationBatch())) {
    }
    rows += evaluationCsvRow(preset, evaluator.evaluation());
    writeWhole(file.string() + ".csv", rows);
    writeWhole(
        file.string() + ".safetensors",
        checkpointBytes(makeRunConfig(preset, *dataset, kSeed, instructionSet), trainer.state()));
}

}  // namespace

/// Trains small networks of every kind in an instruction set and writes what came of them, to be
/// compared byte for byte with the same from another processor.
int main(int argc, char** argv) {
    try {
        const auto instructionSet = argc == 3 ? instructionSetFromName(argv[1]) : std::nullopt;
        if (!instructionSet)
            throw std::invalid_argument("train_small_networks takes v2, v3 or v4 and a folder.");
        const std::filesystem::path folder = argv[2];
        std::filesystem::create_directories(folder);
        const std::shared_ptr<const Dataset> dataset = noisyDataset();
        for (const bool direct : {false, true}) {
            for (const auto& [name, choose] : choices()) {
                Preset preset = twoBlocks(direct);
                choose(preset);
                train(preset, dataset, *instructionSet,
                      folder / (name + (direct ? "-direct" : "")));
            }
        }
    } catch (const std::exception& error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 1;
    }
    return 0;
}
