// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/model_tensors.h"

namespace centerscope {

std::vector<NamedTensor> modelTensors(const ParameterLayout& layout,
                                      const TrainingState<float>& state) {
    std::vector<NamedTensor> tensors;
    for (const Parameter& parameter : layout.parameters())
        tensors.push_back(
            {parameter.name, tensorOver(state.weights.data() + parameter.offset, parameter.size,
                                        {parameter.shape.begin(), parameter.shape.end()})});
    for (const Parameter& statistic : layout.statistics())
        tensors.push_back(
            {statistic.name, tensorOver(state.statistics.data() + statistic.offset, statistic.size,
                                        {statistic.shape.begin(), statistic.shape.end()})});
    const Matrix<float>& centers = state.embeddingLoss.centers;
    tensors.push_back(
        {"centers", tensorOver(centers.data(), static_cast<std::size_t>(centers.size()),
                               {centers.rows(), centers.cols()})});
    return tensors;
}

}  // namespace centerscope
