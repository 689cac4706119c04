// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/safetensors.h"

#include <bit>
#include <cstring>
#include <functional>
#include <nlohmann/json.hpp>
#include <numeric>

namespace centerscope {

static_assert(std::endian::native == std::endian::little, "safetensors is little-endian");

std::string encodeSafetensors(const std::vector<NamedTensor>& tensors,
                              const std::map<std::string, std::string>& metadata) {
    nlohmann::ordered_json header;
    header["__metadata__"] = metadata;
    std::string data;
    for (const NamedTensor& tensor : tensors) {
        const auto count = static_cast<std::size_t>(std::accumulate(
            tensor.shape.begin(), tensor.shape.end(), std::int64_t{1}, std::multiplies<>()));
        const std::size_t begin = data.size();
        data.append(reinterpret_cast<const char*>(tensor.values), count * sizeof(float));
        header[tensor.name] = {
            {"dtype", "F32"}, {"shape", tensor.shape}, {"data_offsets", {begin, data.size()}}};
    }
    std::string text = header.dump();
    text.resize((text.size() + 7) / 8 * 8, ' ');  // so that the tensors are aligned
    const std::uint64_t length = text.size();
    std::string bytes(sizeof length, '\0');
    std::memcpy(bytes.data(), &length, sizeof length);
    return bytes + text + data;
}

std::vector<NamedTensor> modelTensors(const ParameterLayout& layout,
                                      const TrainingState<float>& state) {
    std::vector<NamedTensor> tensors;
    for (const Parameter& parameter : layout.parameters())
        tensors.push_back({parameter.name,
                           {parameter.shape.begin(), parameter.shape.end()},
                           state.weights.data() + parameter.offset});
    for (const Parameter& statistic : layout.statistics())
        tensors.push_back({statistic.name,
                           {statistic.shape.begin(), statistic.shape.end()},
                           state.statistics.data() + statistic.offset});
    tensors.push_back(
        {"centers", {state.centers.rows(), state.centers.cols()}, state.centers.data()});
    return tensors;
}

}  // namespace centerscope
