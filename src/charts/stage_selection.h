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
    void set(std::vector<std::int32_t> samples);
    /// The ids of test images count anew.
    void follow(const std::shared_ptr<const EmbeddingCloud>& cloud);

    bool isDrawn() const { return !outline_.isEmpty(); }
    void begin(QPointF scene, bool isLasso);
    /// A rectangle from where it began, or a lasso along the way.
    void extend(QPointF scene);
    /// Selects what is drawn inside. add: to what is selected. False where it was only a click.
    bool end(bool add);

signals:
    void changed();

private:
    PointCloudItem& cloud_;
    SampleMarksItem& marks_;
    bool lasso_ = false;
    QPolygonF outline_;  // that is being drawn, in the scene
    std::vector<std::int32_t> samples_;
    bool isOfTest_ = false;  // the cloud that is shown
};

}  // namespace centerscope
