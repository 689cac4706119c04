// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/gallery_model.h"

#include <algorithm>
#include <utility>

#include <QPainter>

#include "widgets/sample_facts.h"

namespace centerscope {

namespace {

constexpr int kFrame = 3;  // pixels, around a wrong one

bool isSameList(const std::vector<EmbeddedPoint>& a, const std::vector<EmbeddedPoint>& b) {
    return std::ranges::equal(a, b, [](const EmbeddedPoint& one, const EmbeddedPoint& other) {
        return one.sample == other.sample && one.predicted == other.predicted;
    });
}

}  // namespace

GalleryModel::GalleryModel(ImageOf imageOf, QObject* parent)
    : QAbstractListModel(parent), imageOf_(std::move(imageOf)) {}

/// The same images in the same order keep their rows, so that what is selected stays selected.
void GalleryModel::setPoints(std::vector<EmbeddedPoint> points, PointSource source,
                             const QStringList& names) {
    const bool stays = source == source_ && names == names_ && isSameList(points, points_);
    if (!stays)
        beginResetModel();
    points_ = std::move(points);
    source_ = source;
    names_ = names;
    if (!stays)
        endResetModel();
}

int GalleryModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(std::min(points_.size(), kMost));
}

QVariant GalleryModel::data(const QModelIndex& index, int role) const {
    const EmbeddedPoint& shown = point(index.row());
    switch (role) {
        case Qt::DecorationRole:
            return picture(shown);
        case Qt::ToolTipRole:
        case Qt::AccessibleTextRole:
            return predictionText(factsOf(shown), names_, QLocale());
        default:
            return {};
    }
}

QImage GalleryModel::picture(const EmbeddedPoint& point) const {
    QImage picture(kSide, kSide, QImage::Format_RGB32);
    QPainter painter(&picture);
    painter.drawImage(picture.rect(), imageOf_(source_, point.sample));
    if (factsOf(point).isWrong()) {
        painter.setPen(QPen(kOtherClassColor, 2 * kFrame));
        painter.drawRect(picture.rect());
    }
    return picture;
}

}  // namespace centerscope

#include "moc_gallery_model.cpp"
