// SPDX-License-Identifier: GPL-3.0-or-later
#include <cmath>
#include <nlohmann/json.hpp>

#include "presets/preset.h"
#include "presets/preset_names.h"

namespace centerscope {

namespace {

using Json = nlohmann::ordered_json;

/// The number whose inverse is exactly this, which need not be the inverse as rounded.
double exactInverse(double value) {
    const double inverse = 1 / value;
    for (const double near : {std::round(inverse), inverse, std::nextafter(inverse, 0.0),
                              std::nextafter(inverse, 2 * inverse)}) {
        if (1 / near == value)
            return near;
    }
    return inverse;
}

Json written(const ActivationDescription& activation) {
    Json json{{"kind", nameOf(kActivations, activation.kind)}};
    if (activation.kind == ActivationDescription::Kind::PReLU) {
        json["slopes"] = nameOf(kSlopeSharings, activation.sharing);
        json["start"] = activation.slopeStart;
    }
    return json;
}

Json written(const ConvBlockDescription& block) {
    Json json{{"kernel", block.kernel},
              {"padding", block.padding},
              {"channels", block.channels},
              {"normalization", nameOf(kNormalizations, block.normalization)},
              {"activation", written(block.activation)}};
    if (block.pool)
        json["pool"] = {
            {"size", block.pool->size}, {"stride", block.pool->stride}, {"ceil", block.pool->ceil}};
    return json;
}

Json written(const NetworkDescription& network) {
    Json blocks = Json::array();
    for (const ConvBlockDescription& block : network.blocks)
        blocks.push_back(written(block));
    Json json{{"initialization", nameOf(kInitializations, network.initialization)},
              {"weight_normalization", network.weightNormalization},
              {"blocks", blocks},
              {"embedding_activation", written(network.embeddingActivation)},
              {"embedding_after_activation", network.embeddingAfterActivation},
              {"last_bias", network.lastBias}};
    if (network.dataDependentScale)
        json["data_dependent_scale"] = *network.dataDependentScale;
    return json;
}

Json written(const OptimizerDescription& optimizer) {
    Json json{{"kind", nameOf(kOptimizers, optimizer.kind)}};
    if (optimizer.kind == OptimizerDescription::Kind::Adam) {
        json["beta1"] = optimizer.beta1;
        json["beta2"] = optimizer.beta2;
        json["epsilon"] = optimizer.epsilon;
    } else {
        json["momentum"] = optimizer.momentum;
        json["weight_decay"] = optimizer.weightDecay;
        json["rate_in_velocity"] = optimizer.rateInVelocity;
        json["bias_rate"] = optimizer.biasRate;
        json["bias_decay"] = optimizer.biasDecay;
    }
    return json;
}

Json written(const HalvingRule& rule) {
    Json json{{"rule", nameOf(kHalvings, rule.kind)}};
    if (rule.kind != HalvingRule::Kind::Never)
        json["factor"] = rule.factor;
    const char* const unit = rule.inEpochs ? "epochs" : "steps";
    switch (rule.kind) {
        case HalvingRule::Kind::Never:
            break;
        case HalvingRule::Kind::EveryNSteps:
            json[unit] = rule.every;
            break;
        case HalvingRule::Kind::AtSteps:
            json[unit] = rule.steps;
            break;
        case HalvingRule::Kind::OnPlateau:
            json["watch"] = nameOf(kWatches, rule.watch);
            json["patience"] = rule.patience;
            json["threshold"] = rule.threshold;
            break;
    }
    return json;
}

Json written(const ValueSchedule& schedule) {
    Json knots = Json::array();
    for (const ValueSchedule::Knot& knot : schedule.knots)
        knots.push_back(Json::array({knot.step, knot.value}));
    return knots;
}

Json written(const Schedules& schedules) {
    Json json = Json::object();
    const auto add = [&json](const char* key, const ValueSchedule& schedule) {
        if (!schedule.knots.empty())
            json[key] = written(schedule);
    };
    add("learning_rate", schedules.learningRate);
    add("lambda", schedules.lambda);
    add("alpha", schedules.alpha);
    return json;
}

Json writtenCenterLoss(const Preset& preset) {
    const CenterRule& rule = preset.centerRule;
    Json json{{"reduction", nameOf(kReductions, preset.centerReduction)},
              {"rule", nameOf(kCenterRules, rule.kind)}};
    if (rule.kind == CenterRule::Kind::Gradient)
        json["undo_lambda"] = rule.undoLambda;
    if (rule.kind == CenterRule::Kind::Solver)
        json["momentum"] = rule.momentum;
    return json;
}

}  // namespace

std::string presetJson(const Preset& preset) {
    const Hyperparameters& values = preset.hyperparameters;
    const Augmentation& augmentation = preset.augmentation;
    Json json{{"id", preset.id},
              {"name", preset.name},
              {"description", preset.description},
              {"differences", preset.differences},
              {"alpha_note", preset.alphaNote},
              {"network", written(preset.network)},
              {"input",
               {{"size", preset.network.input.height},
                {"offset", preset.inputScaling.offset},
                {"divisor", exactInverse(preset.inputScaling.scale)},
                {"subtract_mean_image", preset.inputScaling.subtractMeanImage}}},
              {"hyperparameters",
               {{"learning_rate", values.learningRate},
                {"lambda", values.lambda},
                {"batch_size", values.batchSize}}},
              {"schedules", written(preset.schedules)},
              {"optimizer", written(preset.optimizer)},
              {"center_start", nameOf(kCenterStarts, preset.centerStart)},
              {"last_weight_length", preset.lastWeightLength},
              {"center_loss", writtenCenterLoss(preset)},
              {"halving", written(preset.halvingRule)},
              {"training_images", nameOf(kTrainingImages, preset.trainingImages)},
              {"shuffle", preset.shuffle},
              {"augmentation",
               {{"shift", augmentation.shift},
                {"rotation", augmentation.rotation},
                {"scale", augmentation.scale},
                {"from_epoch", augmentation.fromEpoch}}},
              {"axis_limit", preset.axisLimit},
              {"expected_plateau", preset.expectedPlateau}};
    if (preset.centerRule.hasAlpha())
        json["hyperparameters"]["alpha"] = values.alpha;
    if (preset.centerStart == CenterStart::Ring)
        json["ring_radius"] = preset.ringRadius;
    return json.dump(2) + "\n";
}
std::string halvingRuleJson(const HalvingRule& rule) {
    return written(rule).dump();
}

}  // namespace centerscope
