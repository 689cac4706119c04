// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/training_state.h"

#include <cmath>

#include "core/rng.h"

namespace centerscope {

namespace {

/// (classes, embedding); entry k draws with counter k.
template <typename T>
Matrix<T> initialCenters(CenterStart start, int classes, int embeddingSize, std::uint64_t seed) {
    Matrix<T> centers = Matrix<T>::Zero(classes, embeddingSize);
    if (start == CenterStart::Zero)
        return centers;
    const Rng rng(seed, RandomPurpose::Centers);
    const double limit = std::sqrt(6.0 / (classes + embeddingSize));
    for (Eigen::Index k = 0; k < centers.size(); ++k)
        centers.data()[k] =
            static_cast<T>(limit * (2.0 * rng.uniform(static_cast<std::uint64_t>(k)) - 1.0));
    return centers;
}

}  // namespace

template <typename T>
TrainingState<T> initialState(const Preset& preset, const ParameterLayout& layout,
                              std::uint64_t seed) {
    const NetworkDescription& network = preset.network;
    TrainingState<T> state;
    state.weights = initialWeights<T>(layout, network.initialization, seed);
    state.statistics = initialStatistics<T>(layout);
    state.optimizer = initialOptimizerState<T>(preset.optimizer, layout.size());
    state.centers =
        initialCenters<T>(preset.centerStart, network.classes, network.embeddingSize, seed);
    state.hyperparameters = preset.hyperparameters;
    state.halvingRule = preset.halvingRule;
    return state;
}

template TrainingState<float> initialState(const Preset&, const ParameterLayout&, std::uint64_t);
template TrainingState<double> initialState(const Preset&, const ParameterLayout&, std::uint64_t);

}  // namespace centerscope
