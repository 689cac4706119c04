// SPDX-License-Identifier: GPL-3.0-or-later
#include "import/area_average.h"

#include <algorithm>
#include <cstddef>

namespace centerscope {

namespace {

/// An old row or column with its share of a new one.
struct Share {
    int from;
    double weight;
};

/// [new index]: what of the old length it covers; the weights of each add up to 1. New cell k
/// covers [k · old / now, (k + 1) · old / now).
std::vector<std::vector<Share>> sharesOf(int old, int now) {
    std::vector<std::vector<Share>> shares(static_cast<std::size_t>(now));
    for (int k = 0; k < now; ++k) {
        // In units of 1 / now, so that all bounds are integers.
        const std::int64_t begin = std::int64_t{k} * old;
        const std::int64_t end = begin + old;
        for (auto cell = begin / now; cell * now < end; ++cell) {
            const std::int64_t covered =
                std::min(end, (cell + 1) * now) - std::max(begin, cell * now);
            shares[static_cast<std::size_t>(k)].push_back(
                {static_cast<int>(cell), static_cast<double>(covered) / old});
        }
    }
    return shares;
}

}  // namespace

std::vector<std::uint8_t> areaAverage(const std::uint8_t* pixels, const ImageShape& from,
                                      const ImageShape& to) {
    const auto rows = sharesOf(from.height, to.height);
    const auto columns = sharesOf(from.width, to.width);
    const int channels = to.channels;
    std::vector<std::uint8_t> result;
    result.reserve(static_cast<std::size_t>(to.size()));
    std::vector<double> sums(static_cast<std::size_t>(from.width * channels));  // of one new row
    for (const auto& row : rows) {
        std::ranges::fill(sums, 0);
        for (const Share& share : row)
            for (std::size_t k = 0; k < sums.size(); ++k)
                sums[k] +=
                    share.weight * pixels[static_cast<std::size_t>(share.from) * sums.size() + k];
        for (const auto& column : columns)
            for (int channel = 0; channel < channels; ++channel) {
                double mean = 0;
                for (const Share& share : column)
                    mean += share.weight *
                            sums[static_cast<std::size_t>(share.from * channels + channel)];
                result.push_back(static_cast<std::uint8_t>(mean + 0.5));
            }
    }
    return result;
}

}  // namespace centerscope
