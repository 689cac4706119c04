// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <variant>

#include "core/translation_mark.h"
#include "nn/description/rates.h"

namespace centerscope {

template <typename T>
class SoftmaxHead;

/// A linear layer with the softmax loss (Wen et al., ECCV 2016, Eq. 1), a HeadDescription. It is
/// what presets have that name no other, so that its fields have no key of their own.
struct SoftmaxHeadDescription {
    template <typename T>
    using Layer = SoftmaxHead<T>;
    static constexpr const char* kName = QT_TRANSLATE_NOOP("centerscope::StepChart", "softmax");

    bool bias = false;

    static bool lists(Hyperparameter) { return false; }
    static bool has(Hyperparameter) { return false; }
    bool operator==(const SoftmaxHeadDescription&) const = default;
};

/// The head of a network, one of these. Each has the constants of a head and
///
///     Layer<T>       the Head that is made of them
///     kKey           where presets have them; none: beside the network's other fields
///     kName          of its columns, "softmax_loss" and "softmax_gradient", and curves
///     bias           whether its layer learns one, as "last.bias" beside "last.weight"
///     lists(which)   whether it knows this hyperparameter: then tables and checkpoints do, too
///     has(which)     whether the head goes by it as these constants are
///
/// One more is its name here, its header in nn/heads/head.cpp, and its fields in
/// presets/preset_fields.h.
using HeadDescription = std::variant<SoftmaxHeadDescription>;

}  // namespace centerscope
