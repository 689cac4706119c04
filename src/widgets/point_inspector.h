// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include <QImage>
#include <QObject>

#include "session/run_info.h"
#include "session/session_update.h"
#include "training/sample_images.h"
#include "widgets/pin_card.h"
#include "widgets/pinned_image.h"

namespace centerscope {

class EmbeddingChart;
class InspectorPanel;
class LiveFeed;
class SampleCard;
class TrainingSession;

/// Answers what a point of the stage is: a card beside the one that is hovered, and an inspector
/// that follows those that are pinned while training continues.
class PointInspector : public QObject {
    Q_OBJECT

public:
    static constexpr std::size_t kMostPins = 3;

    PointInspector(TrainingSession& session, const LiveFeed& feed, EmbeddingChart& stage,
                   InspectorPanel& panel, QObject* parent = nullptr);

    /// Pins stay where the new run has the same images; their tracks begin anew.
    void startRun(const RunInfo& run);
    /// When the stage has taken it.
    void showUpdate(const SessionUpdate& update);

    /// Of the first pin's badge; the others go on from there.
    void setFirstBadge(QChar badge) { firstBadge_ = badge; }
    const std::vector<PinnedImage>& pins() const { return pins_; }
    /// Where the image of a point of the stage's comes from.
    PointSource sourceOf(const EmbeddedPoint& point) const { return cloudOf(point).source; }
    /// Pins this sample, also where the stage does not show it. add: to those that are pinned.
    void pin(const EmbeddedPoint& point, PointSource source, bool add);
    /// Of the data set's shape, white on black. Replaces the drawing before; null: unpins that.
    void pinDrawing(const QImage& drawing);
    void unpin(std::size_t index);
    void unpinAll();
    /// The image of a point; null: the run has no such sample.
    QImage image(PointSource source, std::int64_t sample) const;
    /// An earlier step is on the stage: pins are shown as they were then, as far as that is known.
    void setLookingBack(bool looksBack);
    /// Whose test images the unknown ones are; null: they are the run's own.
    void setOutsiders(std::shared_ptr<const Dataset> outsiders);

signals:
    /// What the network makes of the drawing, in words.
    void drawingPredicted(const QString& text);

private:
    void showHovered();
    bool isUnknown(const EmbeddedPoint& point) const;
    const EmbeddingCloud& cloudOf(const EmbeddedPoint& point) const;
    QImage imageOf(const EmbeddedPoint& point, PointSource source) const;
    void takeClick(const std::optional<EmbeddedPoint>& point, bool add);
    void add(PinnedImage pin);
    void changePins();
    void showPins();
    /// A pin where the stage shows it, and what pulls at it there.
    struct ShownPin {
        std::span<const TrackedPlace> places;  ///< of the pin, up to there
        std::vector<EmbeddingPosition> track;  ///< of these; the last as the stage has it
        std::optional<PinCard::Place> place;
        std::shared_ptr<const PlacingVersion> version;
        std::vector<float> embedding;  ///< d; empty: the position says all that is known
    };
    ShownPin shown(const PinnedImage& pin) const;
    void endInCloud(ShownPin& shown, const PinnedImage& pin) const;
    std::optional<PinPulls> pullsOn(const PinnedImage& pin, const ShownPin& shown) const;
    Hyperparameters valuesAfter(std::int64_t step) const;
    void showNeighbours(std::size_t index, const ShownPin& shown);
    QImage augmentedImage(const EmbeddedPoint& point, PointSource source) const;

    TrainingSession& session_;
    const LiveFeed& feed_;
    EmbeddingChart& stage_;
    InspectorPanel& panel_;
    SampleCard* card_;
    std::shared_ptr<const Preset> preset_;
    std::optional<SampleImages> images_;  // none before the first run
    std::shared_ptr<const Dataset> dataset_;
    std::shared_ptr<const Dataset> outsiders_;
    std::vector<PinnedImage> pins_;
    QChar firstBadge_ = u'A';
    bool looksBack_ = false;
    std::uint64_t lastKey_ = 0;
    double lambda_ = 0;  // in force for the next step
};

}  // namespace centerscope
