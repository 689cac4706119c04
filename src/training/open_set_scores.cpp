// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/open_set_scores.h"

#include <algorithm>
#include <cmath>
#include <functional>

namespace centerscope {

double scoreOf(OpenSetScore score, const OpenSetImage& image) {
    return score == OpenSetScore::Distance ? image.distanceScore : image.softmaxScore;
}

ClassLabel takenFor(OpenSetScore score, const OpenSetImage& image) {
    return score == OpenSetScore::Distance ? image.nearest : image.point.predicted;
}

std::vector<OpenSetRates> openSetCurve(OpenSetScore score, const std::vector<OpenSetImage>& known,
                                       const std::vector<OpenSetImage>& unknown) {
    std::vector<KnownScore> knownScores;
    for (const OpenSetImage& image : known)
        knownScores.push_back({scoreOf(score, image), takenFor(score, image) == image.point.label});
    std::vector<double> unknownScores;
    for (const OpenSetImage& image : unknown)
        unknownScores.push_back(scoreOf(score, image));
    return openSetCurve(knownScores, unknownScores);
}

OpenSetMeasures openSetMeasures(OpenSetScore score, const std::vector<OpenSetImage>& known,
                                const std::vector<OpenSetImage>& unknown) {
    const std::vector<OpenSetRates> curve = openSetCurve(score, known, unknown);
    return {auroc(curve), oscr(curve), curve.back().correct};
}

OpenSetCounts openSetCounts(OpenSetScore score, double threshold,
                            const std::vector<OpenSetImage>& known,
                            const std::vector<OpenSetImage>& unknown) {
    OpenSetCounts counts;
    for (const OpenSetImage& image : known)
        ++(scoreOf(score, image) < threshold             ? counts.knownRefused
           : takenFor(score, image) == image.point.label ? counts.knownRight
                                                         : counts.knownWrong);
    for (const OpenSetImage& image : unknown)
        ++(scoreOf(score, image) < threshold ? counts.unknownRefused : counts.unknownAccepted);
    return counts;
}

double thresholdThatAccepts(double share, OpenSetScore score,
                            const std::vector<OpenSetImage>& known) {
    std::vector<double> scores;
    for (const OpenSetImage& image : known)
        scores.push_back(scoreOf(score, image));
    std::ranges::sort(scores, std::greater());
    const double wanted = std::ceil(share * static_cast<double>(scores.size()));
    return scores[static_cast<std::size_t>(std::max(1.0, wanted)) - 1];
}

}  // namespace centerscope
