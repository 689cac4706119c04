// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/point_inspector.h"

#include <algorithm>
#include <iterator>
#include <span>
#include <utility>
#include <variant>

#include "charts/embedding_chart.h"
#include "charts/stage_overlay.h"
#include "training/embedding_forces.h"
#include "training/nearest_points.h"
#include "widgets/inspector_panel.h"
#include "widgets/live_feed.h"
#include "widgets/sample_card.h"
#include "widgets/sample_facts.h"
#include "widgets/sample_picture.h"

namespace centerscope {

namespace {

constexpr std::size_t kNeighbours = 5;
constexpr std::size_t kMostPlaces = 2000;  // of a track; then every second is dropped

/// Training images are the same ones whether a batch or the fixed sample shows them.
bool isTestSplit(PointSource source) {
    return source == PointSource::Test;
}

/// The newest stays, and the track keeps its shape.
void thin(std::vector<TrackedPlace>& track) {
    std::vector<TrackedPlace> kept;
    for (std::size_t k = (track.size() - 1) % 2; k < track.size(); k += 2)
        kept.push_back(std::move(track[k]));
    track = std::move(kept);
}

}  // namespace

PointInspector::PointInspector(TrainingSession& session, const LiveFeed& feed,
                               EmbeddingChart& stage, InspectorPanel& panel, QObject* parent)
    : QObject(parent),
      session_(session),
      feed_(feed),
      stage_(stage),
      panel_(panel),
      card_(new SampleCard(stage.viewport())) {
    card_->setObjectName(QStringLiteral("sampleCard"));
    connect(&stage, &EmbeddingChart::hoverChanged, this, &PointInspector::showHovered);
    connect(&stage, &EmbeddingChart::cloudChanged, this, [this] {
        if (!pins_.empty())
            showPins();
    });
    connect(&stage, &EmbeddingChart::pinRequested, this, &PointInspector::takeClick);
    connect(&stage, &EmbeddingChart::unpinRequested, this, &PointInspector::unpinAll);
    connect(&panel, &InspectorPanel::unpinRequested, this, &PointInspector::unpin);
    connect(&panel, &InspectorPanel::languageChanged, this, [this] {
        showPins();
        showHovered();
    });
}

void PointInspector::startRun(const RunInfo& run) {
    const bool isSameData = dataset_ == run.dataset;
    dataset_ = run.dataset;
    preset_ = run.preset;
    images_.emplace(run.preset, run.dataset, run.seeds.dataSeed);
    if (!isSameData)
        pins_.clear();
    for (PinnedImage& pin : pins_)
        pin.track.clear();
    changePins();
}

QImage PointInspector::image(PointSource source, std::int64_t sample) const {
    return images_ ? pictureOf(images_->clean(source, sample), images_->shape()) : QImage();
}

void PointInspector::setLookingBack(bool looksBack) {
    looksBack_ = looksBack;
    showPins();
}

void PointInspector::setOutsiders(std::shared_ptr<const Dataset> outsiders) {
    outsiders_ = std::move(outsiders);
}

bool PointInspector::isUnknown(const EmbeddedPoint& point) const {
    return !stage_.unknownName(point).isEmpty() && stage_.unknownCloud();
}

/// Which it is of.
const EmbeddingCloud& PointInspector::cloudOf(const EmbeddedPoint& point) const {
    return isUnknown(point) ? *stage_.unknownCloud() : *stage_.cloud();
}

QImage PointInspector::imageOf(const EmbeddedPoint& point, PointSource source) const {
    if (!isUnknown(point) || !outsiders_)
        return image(source, point.sample);
    const Split& test = outsiders_->test;
    const auto index = test.indexOf(point.sample);
    return index ? pictureOf({test.image(*index), static_cast<std::size_t>(test.shape.size())},
                             test.shape)
                 : QImage();
}

/// As the step of a live point trained on it; null where that is as the data set has it.
QImage PointInspector::augmentedImage(const EmbeddedPoint& point, PointSource source) const {
    const std::vector<StepMetrics>& steps = feed_.history().steps;
    const bool isKnown = point.step >= 1 && point.step <= static_cast<std::int64_t>(steps.size());
    if (!isKnown || source != PointSource::LiveBatches)
        return {};
    const std::int64_t epoch = steps[static_cast<std::size_t>(point.step - 1)].epoch;
    return pictureOf(images_->augmented(point.sample, epoch), images_->shape());
}

void PointInspector::showHovered() {
    const std::optional<EmbeddedPoint>& point = stage_.hovered();
    if (!point || !images_ || !stage_.cloud())
        return card_->hide();
    const EmbeddingCloud& cloud = cloudOf(*point);
    const QImage augmented = augmentedImage(*point, cloud.source);
    const QLocale locale = stage_.locale();
    SampleFacts facts = factsOf(*point, cloud);
    facts.unknown = stage_.unknownName(*point);
    const bool isMeasured = !cloud.projection || !facts.centerDistances.empty();
    const QString step = locale.toString(static_cast<qlonglong>(point->step));
    const QString sample = locale.toString(static_cast<qlonglong>(point->sample));
    const QString note =
        cloud.source != PointSource::LiveBatches ? tr("Image %1, after step %2").arg(sample, step)
        : augmented.isNull()                     ? tr("Image %1, in step %2").arg(sample, step)
                             : tr("Image %1, augmented for step %2").arg(sample, step);
    card_->setSample(
        augmented.isNull() ? imageOf(*point, cloud.source) : augmented,
        predictionText(facts, stage_.classNames(), locale),
        isMeasured ? distanceText(facts, cloud.centers, stage_.classNames(), locale) : QString(),
        note, facts.isWrong());
    card_->setType(stage_.font());
    card_->showBeside(stage_.pixelOf(point->position).toPoint());
}

void PointInspector::takeClick(const std::optional<EmbeddedPoint>& point, bool add) {
    if (point && stage_.cloud())
        pin(*point, sourceOf(*point), add);
    else if (!add)
        unpinAll();
}

void PointInspector::pin(const EmbeddedPoint& point, PointSource source, bool add) {
    const auto known = std::ranges::find_if(pins_, [&](const PinnedImage& pin) {
        return pin.sample == point.sample && isTestSplit(pin.source) == isTestSplit(source) &&
               pin.unknown == stage_.unknownName(point);
    });
    if (known != pins_.end())
        return add ? unpin(static_cast<std::size_t>(known - pins_.begin())) : void();
    if (!add)
        pins_.clear();
    const QImage augmented = augmentedImage(point, source);
    this->add({.key = ++lastKey_,
               .badge = {},
               .source = source,
               .sample = point.sample,
               .label = point.label,
               .unknown = stage_.unknownName(point),
               .clean = imageOf(point, source),
               .augmented = augmented,
               .fedStep = point.step,
               .track = {}});
}

void PointInspector::pinDrawing(const QImage& drawing) {
    std::erase_if(pins_, [](const PinnedImage& pin) { return pin.sample < 0; });
    if (drawing.isNull())
        return changePins();
    add({.key = ++lastKey_,
         .badge = {},
         .source = PointSource::FixedSample,
         .sample = -1,
         .label = -1,
         .unknown = {},
         .clean = drawing,
         .augmented = {},
         .fedStep = 0,
         .track = {}});
}

/// The first makes room for one more than there may be.
void PointInspector::add(PinnedImage pin) {
    if (pins_.size() == kMostPins)
        pins_.erase(pins_.begin());
    for (char16_t badge = firstBadge_.unicode(); pin.badge.isEmpty(); ++badge)
        if (std::ranges::find(pins_, QString(QChar(badge)), &PinnedImage::badge) == pins_.end())
            pin.badge = QChar(badge);
    pins_.push_back(std::move(pin));
    changePins();
}

void PointInspector::unpin(std::size_t index) {
    if (index >= pins_.size())
        return;
    pins_.erase(pins_.begin() + static_cast<std::ptrdiff_t>(index));
    changePins();
}

void PointInspector::unpinAll() {
    pins_.clear();
    changePins();
}

void PointInspector::changePins() {
    std::vector<TrackedImage> tracked;
    for (const PinnedImage& pin : pins_)
        tracked.push_back({pin.key, pixelsOf(pin.clean)});
    session_.track(std::move(tracked));
    showPins();
}

void PointInspector::showUpdate(const SessionUpdate& update) {
    if (update.projection)
        for (PinnedImage& pin : pins_)
            pin.track.clear();
    for (const TrackedPlace& place : update.tracked)
        for (PinnedImage& pin : pins_)
            if (pin.key == place.key) {
                if (pin.track.size() >= kMostPlaces)
                    thin(pin.track);
                pin.track.push_back(place);
            }
    const bool isRevalued =
        std::exchange(lambda_, update.hyperparameters.lambda) != update.hyperparameters.lambda;
    if (!pins_.empty() && (!update.tracked.empty() || isRevalued || update.projection))
        showPins();
}

void PointInspector::showPins() {
    std::vector<PinnedSample> marks;
    StageOverlay arrows;
    arrows.scale = tr("pull of %1");
    panel_.setPins(pins_);
    for (std::size_t k = 0; k < pins_.size(); ++k) {
        const PinnedImage& pin = pins_[k];
        const ShownPin now = shown(pin);
        if (pin.sample < 0 && !pin.track.empty())
            emit drawingPredicted(predictionText(factsOf(pin, pin.track.back()),
                                                 stage_.classNames(), stage_.locale()));
        const std::optional<PinPulls> pulls = pullsOn(pin, now);
        if (pulls) {
            const EmbeddingPosition from = now.track.back();
            arrows.arrows.push_back(
                {from, pulls->softmax.x, pulls->softmax.y, PinPulls::kSoftmaxLine, tr("softmax")});
            arrows.arrows.push_back({from, pulls->center.x, pulls->center.y, PinPulls::kCenterLine,
                                     tr("λ · center"), true});
        }
        panel_.card(k).setPin(pin, now.places, stage_.classNames(), stage_.classPalette());
        panel_.card(k).setPlace(
            now.place, stage_.classNames(),
            looksBack_ && stage_.cloud() ? std::optional(stage_.cloud()->lastStep) : std::nullopt);
        panel_.card(k).setPulls(pulls);
        showNeighbours(k, now);
        marks.push_back({pin.badge, pin.label, now.track});
    }
    stage_.setPinned(std::move(marks));
    stage_.setOverlay(OverlayOf::Pins, std::move(arrows));
}

/// Up to the newest version of the network whose points the stage shows; where that is one version,
/// it ends where this has the sample. Live, the first place stands before the stage has come to it.
PointInspector::ShownPin PointInspector::shown(const PinnedImage& pin) const {
    ShownPin shown;
    const auto& cloud = stage_.cloud();
    const auto after =
        cloud ? std::ranges::upper_bound(pin.track, cloud->lastStep, {}, &TrackedPlace::step)
              : pin.track.end();
    auto count = static_cast<std::size_t>(after - pin.track.begin());
    if (count == 0 && !looksBack_ && !pin.track.empty())
        count = 1;
    shown.places = std::span(pin.track).first(count);
    for (const TrackedPlace& place : shown.places)
        shown.track.push_back(place.position);
    if (count > 0) {
        const TrackedPlace& last = shown.places.back();
        shown.version = last.version;
        shown.embedding = last.embedding;
        shown.place = {factsOf(pin, last),
                       last.version ? last.version->centers : std::vector<EmbeddingPosition>(),
                       last.step};
    }
    if (cloud && cloud->source != PointSource::LiveBatches &&
        isTestSplit(pin.source) == isTestSplit(cloud->source))
        endInCloud(shown, pin);
    return shown;
}

/// In the stage's cloud, which is of one version of the network, where that has the sample.
void PointInspector::endInCloud(ShownPin& shown, const PinnedImage& pin) const {
    if (!pin.unknown.isEmpty())
        return;  // its number is one of its own data set
    const auto& cloud = stage_.cloud();
    const auto found = std::ranges::find(cloud->points, pin.sample, &EmbeddedPoint::sample);
    if (found == cloud->points.end())
        return;
    if (shown.track.empty())
        shown.track.emplace_back();
    shown.track.back() = found->position;
    SampleFacts facts = factsOf(*found, *cloud);
    facts.unknown = pin.unknown;
    // Distances in a projection are none of the embedding.
    const bool isMeasured = !cloud->projection || !facts.centerDistances.empty();
    shown.place = {std::move(facts), isMeasured ? cloud->centers : std::vector<EmbeddingPosition>(),
                   cloud->lastStep};
    shown.embedding.clear();
    if (cloud->full) {
        const auto x = cloud->full->point(static_cast<std::size_t>(found - cloud->points.begin()));
        shown.embedding.assign(x.begin(), x.end());
    }
    shown.version =
        cloud->head
            ? std::make_shared<const PlacingVersion>(PlacingVersion{*cloud->head, cloud->centers})
            : nullptr;
}

/// None on a drawing, which has no label, where the version that placed it is not known, and where
/// the stage shows a projection only.
std::optional<PinPulls> PointInspector::pullsOn(const PinnedImage& pin,
                                                const ShownPin& shown) const {
    const auto label = static_cast<std::size_t>(std::max(0, pin.label));
    if (pin.label < 0 || !shown.place || !shown.version || !preset_ ||
        label >= shown.version->centers.size() || shown.version->head.logits.empty())
        return std::nullopt;
    const EmbeddingPosition x = shown.track.back();
    const Hyperparameters values = valuesAfter(shown.place->step);
    return PinPulls{
        .softmax = softmaxPull(shown.version->head, x, pin.label),
        .center = embeddingLossPull(preset_->embeddingLoss, x, shown.version->centers[label],
                                    values.lambda, values.batchSize)};
}

/// In force for the step after this one.
Hyperparameters PointInspector::valuesAfter(std::int64_t step) const {
    const std::vector<StepMetrics>& steps = feed_.history().steps;
    const auto next = static_cast<std::size_t>(step);
    return next < steps.size() ? valuesOf(steps[next]) : feed_.hyperparameters();
}

/// Among all that is drawn, what the run has not learnt too.
void PointInspector::showNeighbours(std::size_t index, const ShownPin& shown) {
    const PinnedImage& pin = pins_[index];
    const auto& cloud = stage_.cloud();
    if (!cloud || shown.track.empty())
        return panel_.card(index).setNeighbours({}, false);
    const auto& unknown = stage_.unknownCloud();
    const bool isInAll = cloud->full && (!unknown || unknown->full) && !shown.embedding.empty();
    const auto nearestIn = [&](const EmbeddingCloud& each, bool hasItself) {
        const std::int64_t itself = hasItself ? pin.sample : -1;
        return isInAll ? nearestPoints(each, std::span(shown.embedding), kNeighbours, itself)
                       : nearestPoints(each, shown.track.back(), kNeighbours, itself);
    };
    const bool isKnown = pin.unknown.isEmpty();
    std::vector<NearPoint> nearest =
        nearestIn(*cloud, isKnown && isTestSplit(cloud->source) == isTestSplit(pin.source));
    if (unknown)
        std::ranges::copy(nearestIn(*unknown, !isKnown), std::back_inserter(nearest));
    std::ranges::stable_sort(nearest, {}, &NearPoint::distance);
    nearest.resize(std::min(nearest.size(), kNeighbours));
    std::vector<PinCard::Neighbour> neighbours;
    for (const NearPoint& near : nearest) {
        SampleFacts facts = factsOf(near.point);
        facts.unknown = stage_.unknownName(near.point);
        const bool isOther = isKnown ? pin.label >= 0 && near.point.label != pin.label
                                     : facts.unknown != pin.unknown;
        neighbours.push_back({imageOf(near.point, cloudOf(near.point).source),
                              predictionText(facts, stage_.classNames(), panel_.locale()),
                              isOther});
    }
    panel_.card(index).setNeighbours(neighbours, cloud->projection && !isInAll);
}

}  // namespace centerscope

#include "moc_point_inspector.cpp"
