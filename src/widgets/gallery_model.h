// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <vector>

#include <QAbstractListModel>
#include <QImage>
#include <QStringList>

#include "training/embedding_cloud.h"

namespace centerscope {

/// Points as the images that they stand for, for a list view; images are made when they are seen.
class GalleryModel : public QAbstractListModel {
    Q_OBJECT

public:
    static constexpr int kSide = 56;            ///< pixels: two for each of an image of 28
    static constexpr std::size_t kMost = 1000;  ///< rows; the others are only counted

    using ImageOf = std::function<QImage(PointSource, std::int64_t sample)>;

    explicit GalleryModel(ImageOf imageOf, QObject* parent = nullptr);

    void setPoints(std::vector<EmbeddedPoint> points, PointSource source, const QStringList& names);
    /// All of them, also those beyond the last row.
    const std::vector<EmbeddedPoint>& points() const { return points_; }
    const EmbeddedPoint& point(int row) const { return points_[static_cast<std::size_t>(row)]; }
    PointSource source() const { return source_; }

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

private:
    QImage picture(const EmbeddedPoint& point) const;

    ImageOf imageOf_;
    std::vector<EmbeddedPoint> points_;
    PointSource source_ = PointSource::LiveBatches;
    QStringList names_;
};

}  // namespace centerscope
