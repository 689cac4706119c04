// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <variant>

#include "nn/description/center_loss_description.h"

namespace centerscope {

/// The embedding loss of a preset, one of these. Each has the constants of a loss and
///
///     Loss<T>        the EmbeddingLoss that is made of them
///     kKey           where presets have them
///     kName          of its columns, "center_loss" and "center_gradient", and curves
///     lists(which)   whether it knows this hyperparameter: then tables and checkpoints do, too
///     has(which)     whether the loss goes by it as these constants are
///
/// One more is its name here, its header in nn/losses/embedding_loss.cpp, and its fields in
/// presets/preset_fields.h.
using EmbeddingLossDescription = std::variant<CenterLossDescription>;

/// How the centers move; none: the loss is not center loss.
inline std::optional<CenterRule> centerRuleOf(const EmbeddingLossDescription& loss) {
    const auto* centerLoss = std::get_if<CenterLossDescription>(&loss);
    return centerLoss ? std::optional(centerLoss->rule) : std::nullopt;
}

}  // namespace centerscope
