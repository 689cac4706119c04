// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cmath>
#include <cstddef>
#include <span>
#include <vector>

namespace centerscope::testing {

/// ∂loss/∂x by central differences, one coordinate after the other; x is as before afterwards.
template <typename Loss>
std::vector<double> numericGradient(std::span<double> x, Loss&& loss, double h = 1e-6) {
    std::vector<double> gradient(x.size());
    for (std::size_t k = 0; k < x.size(); ++k) {
        const double here = x[k];
        x[k] = here + h;
        const double above = loss();
        x[k] = here - h;
        const double below = loss();
        x[k] = here;
        gradient[k] = (above - below) / (2 * h);
    }
    return gradient;
}

/// ‖a − b‖ / (‖a‖ + ‖b‖); 0 when both are zero.
inline double relativeDifference(std::span<const double> a, std::span<const double> b) {
    double difference = 0;
    double sizeA = 0;
    double sizeB = 0;
    for (std::size_t k = 0; k < a.size(); ++k) {
        difference += (a[k] - b[k]) * (a[k] - b[k]);
        sizeA += a[k] * a[k];
        sizeB += b[k] * b[k];
    }
    const double size = std::sqrt(sizeA) + std::sqrt(sizeB);
    return size == 0 ? 0 : std::sqrt(difference) / size;
}

}  // namespace centerscope::testing
