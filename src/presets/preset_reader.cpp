// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/json_reader.h"
#include "nn/parameter_layout.h"
#include "presets/preset.h"
#include "presets/preset_names.h"
#include "presets/preset_section.h"

namespace centerscope {

namespace {

using Json = nlohmann::json;
using Section = PresetSection;

constexpr int kMostChannels = 1024;
constexpr std::size_t kMostBlocks = 64;
constexpr std::size_t kMostWeights = 50'000'000;  // LeNet++ has 0.8 million

/// Files and folders are named by it.
std::string readId(Section& top) {
    const std::string id = top.text("id");
    const bool isName = !id.empty() && id.size() <= 64 && id.front() != '.' &&
                        id.find_first_not_of(
                            "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                            "0123456789-_.") == std::string::npos;
    if (!isName)
        top.fail("id", {MessageCode::AShortName}, id);
    return id;
}

ActivationDescription readActivation(Section section) {
    ActivationDescription activation;
    activation.kind = section.choice("kind", kActivations);
    if (activation.kind == ActivationDescription::Kind::PReLU) {
        activation.sharing = section.choice("slopes", kSlopeSharings);
        activation.slopeStart = section.number("start", {-10, 10});
    }
    section.refuseUnknownKeys();
    return activation;
}

PoolDescription readPool(Section section) {
    PoolDescription pool;
    pool.size = static_cast<int>(section.integer("size", {1, 8}));
    pool.stride = static_cast<int>(section.integer("stride", {1, 8}));
    pool.ceil = section.flag("ceil", pool.ceil);
    section.refuseUnknownKeys();
    return pool;
}

ConvBlockDescription readBlock(Section section, const ImageShape& input) {
    ConvBlockDescription block;
    block.kernel = static_cast<int>(section.integer("kernel", {1, 11}));
    block.padding = static_cast<int>(section.integer("padding", {0, (block.kernel - 1) / 2}));
    block.channels = static_cast<int>(section.integer("channels", {1, kMostChannels}));
    block.activation = readActivation(section.section("activation"));
    if (section.has("normalization"))
        block.normalization = section.choice("normalization", kNormalizations);
    const ImageShape convolved = block.convolutionOutput(input);
    if (convolved.height < 1 || convolved.width < 1)
        section.fail("kernel", {MessageCode::AKernelThatFits}, block.kernel);
    if (section.has("pool")) {
        block.pool = readPool(section.section("pool"));
        if (convolved.height < block.pool->size || convolved.width < block.pool->size)
            section.fail("pool", {MessageCode::APoolThatFits}, block.pool->size);
    }
    section.refuseUnknownKeys();
    return block;
}

NetworkDescription readNetwork(Section section, int side) {
    NetworkDescription network;
    network.input = {side, side, kImageShape.channels};
    network.initialization = section.choice("initialization", kInitializations);
    network.weightNormalization = section.flag("weight_normalization", false);
    if (section.has("data_dependent_scale"))
        network.dataDependentScale = section.number("data_dependent_scale", {1e-3, 1e3});
    const std::vector<Section> blocks = section.sections("blocks");
    if (blocks.empty() || blocks.size() > kMostBlocks)
        section.fail("blocks", {MessageCode::BlocksUpTo, kMostBlocks}, blocks.size());
    for (const Section& block : blocks)
        network.blocks.push_back(readBlock(block, network.shapeBefore(network.blocks.size())));
    network.embeddingActivation = readActivation(section.section("embedding_activation"));
    network.embeddingAfterActivation = section.flag("embedding_after_activation", false);
    network.lastBias = section.flag("last_bias", false);
    section.refuseUnknownKeys();
    const std::size_t weights = ParameterLayout(network).size();
    if (weights > kMostWeights)
        section.fail("blocks", {MessageCode::WeightsAtMost, kMostWeights}, weights);
    return network;
}

InputScaling readInputScaling(Section& section) {
    InputScaling scaling;
    scaling.offset = section.number("offset", {-255, 255});
    scaling.scale = 1 / section.number("divisor", {1e-3, 1e6});
    scaling.subtractMeanImage = section.flag("subtract_mean_image", false);
    return scaling;
}

Augmentation readAugmentation(Section section) {
    Augmentation augmentation;
    augmentation.shift = section.number("shift", {0, kImageShape.height}, augmentation.shift);
    augmentation.rotation = section.number("rotation", {0, 180}, augmentation.rotation);
    augmentation.scale = section.number("scale", {0, 0.9}, augmentation.scale);
    if (section.has("from_epoch"))
        augmentation.fromEpoch = section.integer("from_epoch", kEpochs);
    section.refuseUnknownKeys();
    return augmentation;
}

OptimizerDescription readOptimizer(Section section) {
    OptimizerDescription optimizer;
    optimizer.kind = section.choice("kind", kOptimizers);
    if (optimizer.kind == OptimizerDescription::Kind::Adam) {
        optimizer.beta1 = section.number("beta1", {0, 0.9999999}, optimizer.beta1);
        optimizer.beta2 = section.number("beta2", {0, 0.9999999}, optimizer.beta2);
        optimizer.epsilon = section.number("epsilon", {1e-12, 1}, optimizer.epsilon);
    } else {
        optimizer.momentum = section.number("momentum", {0, 0.9999999}, optimizer.momentum);
        optimizer.weightDecay = section.number("weight_decay", {0, 1}, optimizer.weightDecay);
        optimizer.rateInVelocity = section.flag("rate_in_velocity", optimizer.rateInVelocity);
        optimizer.biasRate = section.number("bias_rate", {0, 100}, optimizer.biasRate);
        optimizer.biasDecay = section.number("bias_decay", {0, 100}, optimizer.biasDecay);
    }
    section.refuseUnknownKeys();
    return optimizer;
}

HalvingRule readHalvingRule(Section section) {
    HalvingRule rule;
    rule.kind = section.choice("rule", kHalvings);
    if (rule.kind != HalvingRule::Kind::Never)
        rule.factor = section.number("factor", kHalvingFactors, rule.factor);
    rule.inEpochs = section.has("epochs");
    const char* const unit = rule.inEpochs ? "epochs" : "steps";
    const CountRange& range = rule.inEpochs ? kEpochs : kPlannedSteps;
    switch (rule.kind) {
        case HalvingRule::Kind::Never:
            break;
        case HalvingRule::Kind::EveryNSteps:
            rule.every = section.integer(unit, range);
            break;
        case HalvingRule::Kind::AtSteps:
            rule.steps = section.integers(unit, range, kListedSteps);
            if (const auto descent = firstDescent(rule.steps))
                section.fail(unit,
                             rule.inEpochs ? Message(MessageCode::AscendingEpochs)
                                           : Message(MessageCode::AscendingSteps),
                             *descent);
            break;
        case HalvingRule::Kind::OnPlateau:
            rule.watch = section.choice("watch", kWatches);
            rule.patience = section.integer("patience", kPlannedSteps);
            rule.threshold = section.number("threshold", kPlateauThresholds);
            break;
    }
    section.refuseUnknownKeys();
    return rule;
}

CenterRule readCenterRule(Section& section) {
    CenterRule rule;
    rule.kind = section.choice("rule", kCenterRules, rule.kind);
    if (rule.kind == CenterRule::Kind::Gradient)
        rule.undoLambda = section.flag("undo_lambda", rule.undoLambda);
    if (rule.kind == CenterRule::Kind::Solver)
        rule.momentum = section.number("momentum", {0, 0.9999999}, rule.momentum);
    return rule;
}

Schedules readSchedules(Section section) {
    Schedules schedules;
    schedules.learningRate = section.schedule("learning_rate", kLearningRates);
    schedules.lambda = section.schedule("lambda", kLambdas);
    schedules.alpha = section.schedule("alpha", kAlphas);
    section.refuseUnknownKeys();
    return schedules;
}

Hyperparameters readHyperparameters(Section section, bool hasAlpha) {
    Hyperparameters values;
    values.learningRate = section.number("learning_rate", kLearningRates);
    values.lambda = section.number("lambda", kLambdas);
    values.alpha = hasAlpha ? section.number("alpha", kAlphas) : 0;
    values.batchSize = static_cast<int>(section.integer("batch_size", kBatchSizes));
    section.refuseUnknownKeys();
    return values;
}

Preset readPreset(const Json& json) {
    Section top(json, "");
    Preset preset;
    preset.id = readId(top);
    preset.name = top.text("name");
    preset.description = top.text("description");
    Section input = top.section("input");
    preset.inputScaling = readInputScaling(input);
    const int side = static_cast<int>(
        input.has("size") ? input.integer("size", {kImageShape.height, 64}) : kImageShape.height);
    input.refuseUnknownKeys();
    preset.network = readNetwork(top.section("network"), side);
    if (top.has("center_loss")) {
        Section centerLoss = top.section("center_loss");
        preset.centerReduction =
            centerLoss.choice("reduction", kReductions, preset.centerReduction);
        preset.centerRule = readCenterRule(centerLoss);
        centerLoss.refuseUnknownKeys();
    }
    preset.hyperparameters =
        readHyperparameters(top.section("hyperparameters"), preset.centerRule.hasAlpha());
    preset.optimizer = readOptimizer(top.section("optimizer"));
    preset.centerStart = top.choice("center_start", kCenterStarts);
    if (preset.centerStart == CenterStart::Ring)
        preset.ringRadius = top.number("ring_radius", {1e-6, 1e6});
    preset.lastWeightLength = top.number("last_weight_length", {0, 1e6}, preset.lastWeightLength);
    if (top.has("halving"))
        preset.halvingRule = readHalvingRule(top.section("halving"));
    if (top.has("schedules"))
        preset.schedules = readSchedules(top.section("schedules"));
    if (!preset.schedules.alpha.knots.empty() && !preset.centerRule.hasAlpha())
        top.fail("schedules", {MessageCode::NoAlphaWithoutRate}, Json());
    preset.trainingImages = top.choice("training_images", kTrainingImages, preset.trainingImages);
    preset.shuffle = top.flag("shuffle", preset.shuffle);
    if (top.has("augmentation"))
        preset.augmentation = readAugmentation(top.section("augmentation"));
    preset.axisLimit = top.number("axis_limit", kAxisLimits, preset.axisLimit);
    if (top.has("differences"))
        preset.differences = top.texts("differences");
    preset.alphaNote = top.text("alpha_note", "");
    if (top.has("expected_plateau"))
        preset.expectedPlateau = top.integer("expected_plateau", {0, kMostSteps});
    top.refuseUnknownKeys();
    return preset;
}

}  // namespace

Preset parsePreset(const std::string& json, const MessageArgument& place) {
    return readAt(place, [&json] { return readPreset(readJson(json)); });
}

HalvingRule parseHalvingRule(const std::string& json, const std::string& key) {
    const Json parsed = readJson(json);
    return readHalvingRule(Section(parsed, key));
}

}  // namespace centerscope
