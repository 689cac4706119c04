// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>

#include <QObject>
#include <QPointF>
#include <QTimer>

#include "training/embedding_cloud.h"

namespace centerscope {

class PointCloudItem;
class SampleMarksItem;

/// What of the stage is meant: the point or the center that the pointer has rested on for a moment,
/// or that the keys came to. It stays with its sample, or its class, while clouds come.
class StageHover : public QObject {
    Q_OBJECT

public:
    /// All items must outlive it. unknown: of images that are not learnt.
    StageHover(const PointCloudItem& cloud, const PointCloudItem& unknown, SampleMarksItem& marks,
               QObject* parent);

    const std::optional<EmbeddedPoint>& point() const { return hovered_.point; }
    /// Its class.
    std::optional<int> center() const { return hovered_.center; }

    /// The pointer is at this place of the scene; none: beside the stage, or it drags.
    void pointAt(const std::optional<QPointF>& scene);
    /// Nothing is meant any longer, until the pointer or the keys move; false: nothing was.
    bool end();
    /// The pointer is at none of the points that are about to be shown.
    void forgetPointer();
    /// The same sample where the new cloud has it: of live batches the same step's, else as the
    /// newest version places it.
    void follow(const std::shared_ptr<const EmbeddingCloud>& cloud);
    /// The same where it is an image that is not learnt.
    void followUnknown(const std::shared_ptr<const EmbeddingCloud>& unknown);
    /// What is meant on another stage, where one of these clouds has it.
    void showSame(const StageHover& other, const std::shared_ptr<const EmbeddingCloud>& cloud,
                  const std::shared_ptr<const EmbeddingCloud>& unknown);
    /// The next point from here in this direction, one of (±1, 0) and (0, ±1) of the scene.
    void walk(QPointF from, QPointF direction);
    /// The center of the next class that is drawn, by the order of the classes.
    void walkCenters();

signals:
    /// Another is meant, or none, or a new cloud has moved it.
    void changed();

private:
    struct Target {
        std::optional<EmbeddedPoint> point;
        std::optional<int> center;
        bool isUnknown = false;  // the point

        bool isSame(const Target& other) const;
        bool isNone() const { return !point && !center; }
    };

    void choose(const Target& target);
    void hover(const Target& target);

    const PointCloudItem& cloud_;
    const PointCloudItem& unknown_;
    SampleMarksItem& marks_;
    Target pointed_;  // under the pointer
    Target hovered_;
    std::optional<PointSource> source_;  // of the cloud that is shown
    QTimer timer_;
};

}  // namespace centerscope
