// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <vector>

#include "core/tensor.h"
#include "core/thread_pool.h"
#include "nn/parameter_layout.h"

namespace centerscope {

/// Weight normalization (Salimans & Kingma, NIPS 2016): each output unit's weights w are learnt as
/// a length g, its scale, and a direction v, which stands where the weights would. It stands
/// between the learnt vector and the layers, so that no layer knows of it:
///
///     w = g · v/‖v‖                                                    (Eq. 2)
///     ∂L/∂g = ∂L/∂w · v/‖v‖
///     ∂L/∂v = g/‖v‖ · (∂L/∂w − ∂L/∂g · v/‖v‖), at right angles to v    (Eq. 3)
///
/// For a layout without scales it passes everything through. Nothing is allocated after the first
/// apply.
template <typename T>
class WeightNormalization {
public:
    explicit WeightNormalization(const ParameterLayout& layout);

    /// Sets every scale to the length of its direction, so that w = v.
    void measureScales(std::span<T> weights) const;

    /// The weights that the layers see, at the places of the layout; valid until the next apply.
    std::span<const T> apply(std::span<const T> weights, ThreadPool& pool);

    /// In place, at the same places: ∂L/∂w of the last apply → ∂L/∂v, ∂L/∂g.
    void backward(std::span<const T> weights, std::span<T> gradients, ThreadPool& pool) const;

    /// What the last apply of these weights gave.
    std::span<const T> applied(std::span<const T> weights) const {
        return pieces_.empty() ? weights : std::span<const T>(effective_);
    }

private:
    /// Some neighbouring output units of one layer: a piece of parallel work.
    struct Piece {
        Parameter weight;
        Parameter scale;
        int first;
        int count;
    };

    std::vector<Piece> pieces_;
    std::vector<T> effective_;
};

}  // namespace centerscope
