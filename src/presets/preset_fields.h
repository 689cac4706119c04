// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cmath>
#include <cstdint>
#include <string_view>
#include <type_traits>
#include <variant>

#include "presets/preset.h"
#include "presets/preset_names.h"
#include "presets/value_ranges.h"

namespace centerscope {

// Every field of a preset, once: its key in files, its member, and its range or choices. Reading
// and writing run through these functions, and so do tests, which thereby know of a new field.
// Fields stand in the order in which they are written; which a preset has may depend on those
// above. A Fields has
//
//     required(key, member, range or choices)   a file must have it
//     optional(key, member, range or choices)   without it the member stays as the struct has it
//     section(key)                              the Fields of an object within this one
//     alternative(key, isUsed)                  whether the file has this key in place of another

/// The number whose inverse is exactly this, which need not be the inverse as rounded.
inline double exactInverse(double value) {
    const double inverse = 1 / value;
    for (const double near : {std::round(inverse), inverse, std::nextafter(inverse, 0.0),
                              std::nextafter(inverse, 2 * inverse)}) {
        if (1 / near == value)
            return near;
    }
    return inverse;
}

template <typename Fields>
void describe(Fields& fields, ActivationDescription& activation) {
    fields.required("kind", activation.kind, kActivations);
    if (activation.kind == ActivationDescription::Kind::PReLU) {
        fields.required("slopes", activation.sharing, kSlopeSharings);
        fields.required("start", activation.slopeStart, kSlopeStarts);
    }
}

template <typename Fields>
void describe(Fields& fields, PoolDescription& pool) {
    fields.required("size", pool.size, kPools);
    fields.required("stride", pool.stride, kPools);
    fields.optional("ceil", pool.ceil);
}

template <typename Fields>
void describe(Fields& fields, ConvBlockDescription& block) {
    fields.required("kernel", block.kernel, kKernels);
    fields.required("padding", block.padding, CountRange{0, (block.kernel - 1) / 2});
    fields.required("channels", block.channels, kChannels);
    fields.optional("normalization", block.normalization, kNormalizations);
    fields.required("activation", block.activation);
    fields.optional("pool", block.pool);
}

template <typename Fields>
void describe(Fields& fields, SoftmaxHeadDescription& head) {
    fields.optional("last_bias", head.bias);
}

/// One of several kinds, each under a key of its own, or beside the other fields where it has none.
/// The first is what files mean that name no other.
template <typename Fields, typename First, typename... Others>
void describeKind(Fields& fields, std::variant<First, Others...>& chosen) {
    [[maybe_unused]] const auto isKind = [&]<typename Kind>(std::type_identity<Kind>) {
        bool isUsed = std::holds_alternative<Kind>(chosen);
        fields.alternative(Kind::kKey, isUsed);
        if (isUsed && !std::holds_alternative<Kind>(chosen))
            chosen = Kind();
        return isUsed;
    };
    if (!(isKind(std::type_identity<Others>()) || ...) && !std::holds_alternative<First>(chosen))
        chosen = First();
    const auto describeOne = [&fields](auto& kind) {
        if constexpr (requires { kind.kKey; })
            fields.optional(kind.kKey, kind);
        else
            describe(fields, kind);
    };
    std::visit(describeOne, chosen);
}

template <typename Fields>
void describe(Fields& fields, NetworkDescription& network) {
    fields.required("initialization", network.initialization, kInitializations);
    fields.optional("weight_normalization", network.weightNormalization);
    fields.required("blocks", network.blocks, kBlockCounts);
    fields.optional("embedding_size", network.embeddingSize, kEmbeddingSizes);
    fields.required("embedding_activation", network.embeddingActivation);
    fields.optional("embedding_after_activation", network.embeddingAfterActivation);
    describeKind(fields, network.head);
    fields.optional("data_dependent_scale", network.dataDependentScale, kDataDependentScales);
}

template <typename Fields>
void describe(Fields& fields, InputScaling& scaling) {
    double divisor = exactInverse(scaling.scale);
    fields.required("offset", scaling.offset, kInputOffsets);
    fields.required("divisor", divisor, kInputDivisors);
    fields.optional("subtract_mean_image", scaling.subtractMeanImage);
    scaling.scale = 1 / divisor;
}

template <typename Fields>
void describe(Fields& fields, Hyperparameters& values) {
    fields.required("learning_rate", values.learningRate, kLearningRates);
    fields.required("lambda", values.lambda, kLambdas);
    fields.required("batch_size", values.batchSize, kBatchSizes);
}

template <typename Fields>
void describe(Fields& fields, Schedules& schedules) {
    for (const Schedulable& each : kSchedulables)
        fields.optional(each.name, member(schedules, each.which), each.range);
}

template <typename Fields>
void describe(Fields& fields, OptimizerDescription& optimizer) {
    fields.required("kind", optimizer.kind, kOptimizers);
    if (optimizer.kind == OptimizerDescription::Kind::Adam) {
        fields.optional("beta1", optimizer.beta1, kMomenta);
        fields.optional("beta2", optimizer.beta2, kMomenta);
        fields.optional("epsilon", optimizer.epsilon, kAdamEpsilons);
    } else {
        fields.optional("momentum", optimizer.momentum, kMomenta);
        fields.optional("weight_decay", optimizer.weightDecay, kWeightDecays);
        fields.optional("rate_in_velocity", optimizer.rateInVelocity);
        fields.optional("bias_rate", optimizer.biasRate, kBiasFactors);
        fields.optional("bias_decay", optimizer.biasDecay, kBiasFactors);
    }
}

template <typename Fields>
void describe(Fields& fields, CenterRule& rule) {
    fields.optional("rule", rule.kind, kCenterRules);
    if (rule.kind == CenterRule::Kind::Gradient)
        fields.optional("undo_lambda", rule.undoLambda);
    if (rule.kind == CenterRule::Kind::Solver)
        fields.optional("momentum", rule.momentum, kMomenta);
}

template <typename Fields>
void describe(Fields& fields, CenterLossDescription& centerLoss) {
    fields.optional("reduction", centerLoss.reduction, kReductions);
    describe(fields, centerLoss.rule);
}

template <typename Fields>
void describe(Fields& fields, HalvingRule& rule) {
    fields.required("rule", rule.kind, kHalvings);
    if (rule.kind == HalvingRule::Kind::Never)
        return;
    fields.optional("factor", rule.factor, kHalvingFactors);
    if (rule.kind == HalvingRule::Kind::OnPlateau) {
        fields.required("watch", rule.watch, kWatches);
        fields.required("patience", rule.patience, kPlannedSteps);
        fields.required("threshold", rule.threshold, kPlateauThresholds);
        return;
    }
    fields.alternative("epochs", rule.inEpochs);
    const char* const unit = rule.inEpochs ? "epochs" : "steps";
    const AscendingCounts& counts = rule.inEpochs ? kHalvingEpochs : kHalvingSteps;
    if (rule.kind == HalvingRule::Kind::EveryNSteps)
        fields.required(unit, rule.every, counts.each);
    else
        fields.required(unit, rule.steps, counts);
}

template <typename Fields>
void describe(Fields& fields, Augmentation& augmentation) {
    fields.optional("shift", augmentation.shift, NumberRange{0, kMnistShape.image.height});
    fields.optional("rotation", augmentation.rotation, kRotations);
    fields.optional("scale", augmentation.scale, kResizings);
    fields.optional("from_epoch", augmentation.fromEpoch, kEpochs);
}

/// Whether a field of a preset is for people alone, who read it, and decides nothing of a run.
constexpr bool isProse(std::string_view key) {
    return key == "name" || key == "description" || key == "differences" || key == "alpha_note";
}

template <typename Fields>
void describe(Fields& fields, Preset& preset) {
    fields.required("id", preset.id, FileNames());
    fields.required("name", preset.name);
    fields.required("description", preset.description);
    fields.optional("differences", preset.differences);
    fields.optional("alpha_note", preset.alphaNote);
    fields.required("network", preset.network);
    auto input = fields.section("input");
    input.optional("size", preset.network.input.height,
                   CountRange{kMnistShape.image.height, kMostInputSide});
    preset.network.input.width = preset.network.input.height;
    describe(input, preset.inputScaling);
    auto hyperparameters = fields.section("hyperparameters");
    describe(hyperparameters, preset.hyperparameters);
    fields.optional("schedules", preset.schedules);
    fields.required("optimizer", preset.optimizer);
    fields.required("center_start", preset.centerStart, kCenterStarts);
    fields.optional("last_weight_length", preset.lastWeightLength, kLastWeightLengths);
    describeKind(fields, preset.embeddingLoss);
    for (const Schedulable& each : kSchedulables) {
        double& value = member(preset.hyperparameters, each.which);
        if (!preset.has(each.which))
            value = 0;
        else if (!isOfEveryRun(each.which))
            hyperparameters.required(each.name, value, each.range);
    }
    fields.optional("halving", preset.halvingRule);
    fields.optional("training_images", preset.trainingImages, kTrainingImages);
    fields.optional("held_out", preset.heldOut, kHeldOutLabels);
    fields.optional("shuffle", preset.shuffle);
    if (preset.shuffle)
        fields.optional("balanced_batches", preset.balancedBatches);
    fields.optional("augmentation", preset.augmentation);
    fields.optional("axis_limit", preset.axisLimit, kAxisLimits);
    fields.optional("expected_plateau", preset.expectedPlateau, kExpectedPlateaus);
    if (preset.centerStart == CenterStart::Ring)
        fields.required("ring_radius", preset.ringRadius, kRingRadii);
}

/// What has fields of its own.
template <typename T, typename Fields>
concept Described = requires(Fields& fields, T& value) {
    describe(fields, value);
};

}  // namespace centerscope
