// SPDX-License-Identifier: GPL-3.0-or-later
#include "nn/layers/weight_normalization.h"

#include <algorithm>
#include <type_traits>

namespace centerscope {

namespace {

constexpr int kUnits = 16;  // output units of a piece

template <typename T>
using PerUnit = Eigen::Array<T, 1, Eigen::Dynamic, Eigen::RowMajor, 1, kUnits>;

/// A row-major matrix somewhere in memory, read-only where T is const.
template <typename T>
using View = Eigen::Map<std::conditional_t<std::is_const_v<T>, const Matrix<std::remove_const_t<T>>,
                                           Matrix<std::remove_const_t<T>>>>;

/// Calls body(view), where view(all) shows the piece's part of a vector laid out as the weights as
/// an array (inputs, count). A convolution's weights stand there as (…, out), a linear layer's as
/// (out, in).
template <typename Piece, typename Body>
void withView(const Piece& piece, Body&& body) {
    const Parameter& weight = piece.weight;
    const Eigen::Index units = outputUnits(weight);
    const Eigen::Index inputs = static_cast<Eigen::Index>(weight.size) / units;
    if (weight.shape.size() == 4) {
        body([&]<typename T>(std::span<T> all) {
            return View<T>(weight.in(all), inputs, units)
                .middleCols(piece.first, piece.count)
                .array();
        });
    } else {
        body([&]<typename T>(std::span<T> all) {
            return View<T>(weight.in(all), units, inputs)
                .middleRows(piece.first, piece.count)
                .transpose()
                .array();
        });
    }
}

/// The piece's scales in a vector laid out as the weights.
template <typename Piece, typename T>
auto scales(const Piece& piece, std::span<T> all) {
    return View<T>(piece.scale.in(all) + piece.first, 1, piece.count).array();
}

}  // namespace

template <typename T>
WeightNormalization<T>::WeightNormalization(const ParameterLayout& layout) {
    for (const Parameter& weight : layout.parameters()) {
        if (weight.role != Parameter::Role::Weight)
            continue;
        const Parameter* const scale = layout.find(scaleName(weight));
        const int units = outputUnits(weight);
        for (int first = 0; scale && first < units; first += kUnits)
            pieces_.push_back({weight, *scale, first, std::min(kUnits, units - first)});
    }
}

template <typename T>
void WeightNormalization<T>::measureScales(std::span<T> weights) const {
    for (const Piece& piece : pieces_) {
        withView(piece, [&](auto view) {
            scales(piece, weights) = view(weights).square().colwise().sum().sqrt();
        });
    }
}

template <typename T>
std::span<const T> WeightNormalization<T>::apply(std::span<const T> weights, ThreadPool& pool) {
    if (pieces_.empty())
        return weights;
    effective_.assign(weights.begin(), weights.end());
    pool.forEachBlock(static_cast<int>(pieces_.size()), [&](int k, int) {
        const Piece& piece = pieces_[static_cast<std::size_t>(k)];
        withView(piece, [&](auto view) {
            const auto v = view(weights);
            const PerUnit<T> factor = scales(piece, weights) / v.square().colwise().sum().sqrt();
            view(std::span(effective_)) = v.rowwise() * factor;
        });
    });
    return effective_;
}

template <typename T>
void WeightNormalization<T>::backward(std::span<const T> weights, std::span<T> gradients,
                                      ThreadPool& pool) const {
    pool.forEachBlock(static_cast<int>(pieces_.size()), [&](int k, int) {
        const Piece& piece = pieces_[static_cast<std::size_t>(k)];
        withView(piece, [&](auto view) {
            const auto v = view(weights);
            auto d = view(gradients);
            const PerUnit<T> length = v.square().colwise().sum().sqrt();
            const PerUnit<T> dScale = (d * v).colwise().sum() / length;
            const PerUnit<T> along = dScale / length;
            const PerUnit<T> factor = scales(piece, weights) / length;
            d = (d - v.rowwise() * along).rowwise() * factor;
            scales(piece, gradients) = dScale;
        });
    });
}

template class WeightNormalization<float>;
template class WeightNormalization<double>;

}  // namespace centerscope
