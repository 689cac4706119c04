// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/sample_facts.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include <QCoreApplication>

#include "charts/stage_readout.h"

namespace centerscope {

namespace {

QString factText(const char* text) {
    return QCoreApplication::translate("centerscope::SampleFacts", text);
}

}  // namespace

SampleFacts factsOf(const EmbeddedPoint& point) {
    return {point.label, point.predicted, point.probability, point.position};
}

SampleFacts factsOf(const EmbeddedPoint& point, const EmbeddingCloud& cloud) {
    SampleFacts facts = factsOf(point);
    const auto found = std::ranges::find(cloud.points, point.sample, &EmbeddedPoint::sample);
    if (!cloud.full || found == cloud.points.end())
        return facts;
    const auto x = cloud.full->point(static_cast<std::size_t>(found - cloud.points.begin()));
    for (std::size_t label = 0; label < cloud.full->classes(); ++label) {
        double squares = 0;
        for (std::size_t unit = 0; unit < x.size(); ++unit)
            squares += std::pow(static_cast<double>(x[unit]) - cloud.full->center(label)[unit], 2);
        facts.centerDistances.push_back(static_cast<float>(std::sqrt(squares)));
    }
    return facts;
}

SampleFacts factsOf(const PinnedImage& pin, const TrackedPlace& place) {
    const auto most = std::ranges::max_element(place.probabilities);
    return {pin.label,
            static_cast<int>(most - place.probabilities.begin()),
            *most,
            place.position,
            place.centerDistances,
            pin.unknown};
}

QString predictionText(const SampleFacts& facts, const QStringList& names, const QLocale& locale) {
    const QString predicted = names.value(facts.predicted);
    const QString percent = locale.toString(100 * facts.probability, 'f', 1);
    if (facts.label < 0)
        return factText(QT_TRANSLATE_NOOP("centerscope::SampleFacts", "Predicted %1 (%2 %)"))
            .arg(predicted, percent);
    if (!facts.unknown.isEmpty())
        return factText(QT_TRANSLATE_NOOP("centerscope::SampleFacts",
                                          "Unknown class %1, taken for %2 (%3 %)"))
            .arg(facts.unknown, predicted, percent);
    return factText(QT_TRANSLATE_NOOP("centerscope::SampleFacts", "Label %1, predicted %2 (%3 %)"))
        .arg(names.value(facts.label), predicted, percent);
}

QString distanceText(const SampleFacts& facts, const std::vector<EmbeddingPosition>& centers,
                     const QStringList& names, const QLocale& locale) {
    int nearest = -1;  // of the centers of other classes
    double least = std::numeric_limits<double>::infinity();
    const auto distance = [&](int label) {
        const auto k = static_cast<std::size_t>(label);
        if (k < facts.centerDistances.size())
            return static_cast<double>(facts.centerDistances[k]);
        const EmbeddingPosition center = centers[k];
        return static_cast<double>(
            std::hypot(facts.position.x - center.x, facts.position.y - center.y));
    };
    for (int label = 0; label < static_cast<int>(centers.size()); ++label)
        if (label != facts.label && distance(label) < least) {
            least = distance(label);
            nearest = label;
        }
    if (nearest < 0)
        return {};
    const QString other = measureText(least, locale);
    if (facts.label < 0 || facts.label >= static_cast<int>(centers.size()))
        return factText(
                   QT_TRANSLATE_NOOP("centerscope::SampleFacts", "To the nearest center (%1) %2"))
            .arg(names.value(nearest), other);
    return factText(QT_TRANSLATE_NOOP("centerscope::SampleFacts",
                                      "To its center %1, to the nearest other (%2) %3"))
        .arg(measureText(distance(facts.label), locale), names.value(nearest), other);
}

}  // namespace centerscope
