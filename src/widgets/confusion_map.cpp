// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/confusion_map.h"

#include <algorithm>
#include <cmath>

#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include "widgets/confusion_model.h"

namespace centerscope {

namespace {

constexpr double kFaintest = 0.35;  // opacity of a cell that holds one image of many
constexpr double kLeastCell = 2;    // pixels; a single one would hardly be seen
constexpr double kReach = 3;        // pixels from the pointer to a cell that is smaller than one

}  // namespace

ConfusionMap::ConfusionMap(const ConfusionModel& model, QWidget* parent)
    : QWidget(parent), model_(model) {
    connect(&model, &QAbstractItemModel::dataChanged, this, &ConfusionMap::redraw);
    connect(&model, &QAbstractItemModel::modelReset, this, &ConfusionMap::redraw);
    retranslate();
}

void ConfusionMap::redraw() {
    image_ = {};
    update();
}

QRectF ConfusionMap::square() const {
    const double side = std::min(width(), height()) - 2;
    return {(width() - side) / 2, (height() - side) / 2, side, side};
}

/// Where several cells share a pixel, the strongest of them is seen.
QImage ConfusionMap::drawn(int side) const {
    QImage image(side, side, QImage::Format_ARGB32);
    image.fill(Qt::transparent);
    const int classes = model_.rowCount();
    const int least = qCeil(kLeastCell * devicePixelRatioF());
    const auto from = [=](int cell) { return std::min(cell * side / classes, side - least); };
    const auto to = [&](int cell) {
        return std::max(from(cell) + least, (cell + 1) * side / classes);
    };
    for (int label = 0; label < classes; ++label)
        for (int predicted = 0; predicted < classes; ++predicted) {
            const double share = model_.share(label, predicted);
            if (share <= 0)
                continue;
            QColor color = model_.hue(label, predicted);
            color.setAlphaF(static_cast<float>(kFaintest + (1 - kFaintest) * share));
            for (int y = from(label); y < to(label); ++y)
                for (int x = from(predicted); x < to(predicted); ++x)
                    if (qAlpha(image.pixel(x, y)) < color.alpha())
                        image.setPixel(x, y, color.rgba());
        }
    return image;
}

void ConfusionMap::paintEvent(QPaintEvent*) {
    const QRectF place = square();
    const int side = static_cast<int>(std::lround(place.width() * devicePixelRatioF()));
    if (image_.width() != side)
        image_ = drawn(side);
    QPainter painter(this);
    painter.fillRect(place, palette().base());
    painter.drawImage(place, image_);
    painter.setPen(palette().color(QPalette::Mid));
    painter.drawRect(place);
}

/// The one under this place or, where cells are smaller than a pointer can aim at, the strongest
/// near it.
std::optional<ConfusionMap::Cell> ConfusionMap::cellAt(QPointF place) const {
    const QRectF all = square();
    const int classes = model_.rowCount();
    if (classes == 0 || !all.contains(place))
        return std::nullopt;
    const double size = all.width() / classes;
    const auto cellOf = [=](double pixels) {
        return std::clamp(static_cast<int>(std::floor(pixels / size)), 0, classes - 1);
    };
    const QPointF at = place - all.topLeft();
    const double reach = size < 2 * kReach ? kReach : 0;
    Cell found{cellOf(at.y()), cellOf(at.x())};
    double strongest = model_.share(found.label, found.predicted);
    if (strongest > 0)
        return found;
    for (int label = cellOf(at.y() - reach); label <= cellOf(at.y() + reach); ++label)
        for (int predicted = cellOf(at.x() - reach); predicted <= cellOf(at.x() + reach);
             ++predicted)
            if (const double share = model_.share(label, predicted); share > strongest) {
                strongest = share;
                found = {label, predicted};
            }
    return found;
}

void ConfusionMap::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton)
        return;
    if (const auto cell = cellAt(event->position()))
        emit cellClicked(cell->label, cell->predicted);
}

bool ConfusionMap::event(QEvent* event) {
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const auto cell = cellAt(help->pos());
    cell ? QToolTip::showText(
               help->globalPos(),
               model_.data(model_.index(cell->label, cell->predicted), Qt::ToolTipRole).toString(),
               this)
         : QToolTip::hideText();
    return true;
}

void ConfusionMap::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void ConfusionMap::retranslate() {
    setAccessibleName(tr("All cells of the confusion matrix"));
    setAccessibleDescription(tr("The table beside it has the same cells with their numbers."));
}

}  // namespace centerscope

#include "moc_confusion_map.cpp"
