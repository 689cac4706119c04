// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include <QObject>
#include <QPolygonF>

#include "training/embedding_cloud.h"

namespace centerscope {

class PointCloudItem;
class SampleMarksItem;

/// Which samples of the stage are selected, by a rectangle or a lasso that is drawn around them.
/// They stay selected in all clouds of the same images.
class StageSelection : public QObject {
    Q_OBJECT

public:
    /// Both items must outlive it.
    StageSelection(PointCloudItem& cloud, SampleMarksItem& marks, QObject* parent);

    const std::vector<std::int32_t>& samples() const { return samples_; }  ///< ascending
    bool isEmpty() const { return samples_.empty(); }
    /// As the cloud has them; some, or all, may have left the live batches.
    const std::vector<EmbeddedPoint>& points() const { return points_; }
    /// As the last cloud that had them, in the order of samples().
    const std::vector<EmbeddedPoint>& lastSeen() const { return lastSeen_; }
    void set(std::vector<std::int32_t> samples);
    /// The ids of test images count anew. While the cloud has none of what is selected, it is not
    /// dimmed: nothing would stand out.
    void follow(const std::shared_ptr<const EmbeddingCloud>& cloud);
    /// Where they were was in another run.
    void forgetPlaces();

    bool isDrawn() const { return !outline_.isEmpty(); }
    void begin(QPointF scene, bool isLasso);
    /// A rectangle from where it began, or a lasso along the way.
    void extend(QPointF scene);
    /// Selects what is drawn inside. add: to what is selected. False where it was only a click.
    bool end(bool add);

signals:
    void changed();

private:
    void find();

    PointCloudItem& cloud_;
    SampleMarksItem& marks_;
    bool lasso_ = false;
    QPolygonF outline_;  // that is being drawn, in the scene
    std::vector<std::int32_t> samples_;
    std::vector<EmbeddedPoint> points_;
    std::vector<EmbeddedPoint> lastSeen_;
    std::shared_ptr<const EmbeddingCloud> shown_;
    bool isOfTest_ = false;  // the cloud that is shown
};

}  // namespace centerscope
