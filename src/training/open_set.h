// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <vector>

namespace centerscope {

// How well images of known classes are told from those of classes that were never learnt. A score
// says how surely an image is of a known class: at least some threshold τ, and it is taken for
// known. Nobody need choose τ, for each measure is an area over all of them.

/// An image of a known class.
struct KnownScore {
    double score = 0;      ///< no NaN
    bool isRight = false;  ///< whether the class that it is taken for is its own
};

/// What one threshold does, as shares from 0 to 1.
struct OpenSetRates {
    double falsePositives = 0;  ///< of the unknown images: taken for known
    double truePositives = 0;   ///< of the known images: taken for known
    double correct = 0;         ///< of the known images: taken for known, and for their own class

    bool operator==(const OpenSetRates&) const = default;
};

/// From the threshold that takes no image for known to that which takes all; between, one for each
/// score that there is. truePositives over falsePositives is the receiver operating characteristic
/// (Fawcett, "An introduction to ROC analysis", 2006), correct over falsePositives the open set
/// classification rate (Dhamija, Günther, Boult, "Reducing Network Agnostophobia", NeurIPS 2018).
/// Takes O(n log n). At least one image of each.
std::vector<OpenSetRates> openSetCurve(std::span<const KnownScore> known,
                                       std::span<const double> unknown);

/// The area below the receiver operating characteristic: how often a known image scores higher
/// than an unknown one, where ties count one half.
double auroc(std::span<const OpenSetRates> curve);
/// The area below the open set classification rate, likewise. Never above the accuracy, which the
/// curve ends at.
double oscr(std::span<const OpenSetRates> curve);

}  // namespace centerscope
