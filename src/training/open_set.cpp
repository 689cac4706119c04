// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/open_set.h"

#include <algorithm>
#include <cstddef>

namespace centerscope {

namespace {

/// Between two thresholds the curve is straight, as if images that tie were in random order.
double area(std::span<const OpenSetRates> curve, double OpenSetRates::*height) {
    double sum = 0;
    for (std::size_t k = 1; k < curve.size(); ++k)
        sum += (curve[k].falsePositives - curve[k - 1].falsePositives) *
               (curve[k].*height + curve[k - 1].*height) / 2;
    return sum;
}

}  // namespace

std::vector<OpenSetRates> openSetCurve(std::span<const KnownScore> known,
                                       std::span<const double> unknown) {
    struct Image {
        double score;
        int unknown, known, correct;  // one of the first two is 1
    };
    std::vector<Image> images;
    images.reserve(known.size() + unknown.size());
    for (const KnownScore& each : known)
        images.push_back({each.score, 0, 1, each.isRight ? 1 : 0});
    for (const double score : unknown)
        images.push_back({score, 1, 0, 0});
    std::ranges::sort(images, std::ranges::greater(), &Image::score);

    const auto rate = [](std::size_t count, std::size_t all) {
        return static_cast<double>(count) / static_cast<double>(all);
    };
    std::vector<OpenSetRates> curve{{}};
    std::size_t falsePositives = 0;
    std::size_t truePositives = 0;
    std::size_t correct = 0;
    for (std::size_t k = 0; k < images.size(); ++k) {
        falsePositives += static_cast<std::size_t>(images[k].unknown);
        truePositives += static_cast<std::size_t>(images[k].known);
        correct += static_cast<std::size_t>(images[k].correct);
        if (k + 1 == images.size() || images[k + 1].score != images[k].score)
            curve.push_back({rate(falsePositives, unknown.size()),
                             rate(truePositives, known.size()), rate(correct, known.size())});
    }
    return curve;
}

double auroc(std::span<const OpenSetRates> curve) {
    return area(curve, &OpenSetRates::truePositives);
}

double oscr(std::span<const OpenSetRates> curve) {
    return area(curve, &OpenSetRates::correct);
}

}  // namespace centerscope
