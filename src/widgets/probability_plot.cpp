// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/probability_plot.h"

#include <algorithm>
#include <functional>

#include <QLocale>
#include <QPainter>

#include "charts/chart_look.h"
#include "charts/curve_labels.h"

namespace centerscope {

namespace {

constexpr double kCurveWidth = 1.6;     // pixels
constexpr float kLeastShown = 0.02F;    // a class that never reached this is a line on the axis
constexpr float kLeastNamed = 0.2F;     // at the end of the curves
constexpr double kCurveNameGap = 5;     // pixels between a curve and its name
constexpr double kMostNameShare = 0.3;  // of the width

}  // namespace

ProbabilityPlot::ProbabilityPlot(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Probabilities over the steps"));
    setToolTip(
        tr("The softmax's probability of each class, 0 to 1, over the steps since the "
           "image was pinned"));
}

void ProbabilityPlot::setTrack(const std::vector<TrackedPlace>& track, const QStringList& names,
                               const ClassPalette& palette) {
    track_ = track;
    names_ = names;
    palette_ = palette;
    describe();
    update();
}

void ProbabilityPlot::describe() {
    if (track_.empty())
        return setAccessibleDescription({});
    QStringList parts;
    for (std::size_t label = 0; label < track_.back().probabilities.size(); ++label)
        if (const float now = track_.back().probabilities[label]; now >= kLeastShown)
            parts << tr("%1: %2 %")
                         .arg(names_.value(static_cast<int>(label)),
                              locale().toString(100.0 * now, 'f', 0));
    setAccessibleDescription(tr("At step %1: %2")
                                 .arg(locale().toString(static_cast<qlonglong>(track_.back().step)),
                                      parts.join(QStringLiteral(", "))));
}

/// Of the classes that are named: the curves keep most of the room.
double ProbabilityPlot::nameWidth() const {
    int widest = fontMetrics().horizontalAdvance(QStringLiteral("00"));
    if (!track_.empty())
        for (std::size_t label = 0; label < track_.back().probabilities.size(); ++label)
            if (track_.back().probabilities[label] >= kLeastNamed)
                widest = std::max(
                    widest, fontMetrics().horizontalAdvance(names_.value(static_cast<int>(label))));
    return std::min<double>(widest, width() * kMostNameShare);
}

void ProbabilityPlot::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const ChartLook look = ChartLook::of(palette(), font());
    const double names = nameWidth() + kCurveNameGap;
    const double steps = fontMetrics().height();
    const QRectF area = QRectF(rect()).adjusted(0.5, 3, -names, -steps - 0.5);
    painter.setPen(look.gridPen());
    painter.drawLine(area.topLeft(), area.topRight());
    painter.drawLine(area.bottomLeft(), area.bottomRight());
    if (track_.empty())
        return;
    for (std::size_t label = 0; label < track_.back().probabilities.size(); ++label)
        drawCurve(painter, area, label);
    drawNames(painter, area);
    painter.setPen(look.secondary);
    painter.setFont(look.smallFont);
    const QRectF below(area.left(), area.bottom() + 1, area.width(), steps);
    painter.drawText(below, Qt::AlignLeft,
                     locale().toString(static_cast<qlonglong>(track_.front().step)));
    if (track_.size() > 1)
        painter.drawText(below, Qt::AlignRight,
                         locale().toString(static_cast<qlonglong>(track_.back().step)));
}

void ProbabilityPlot::drawCurve(QPainter& painter, const QRectF& area, std::size_t label) const {
    const auto reaches = [label](const TrackedPlace& place) {
        return place.probabilities[label] >= kLeastShown;
    };
    if (std::ranges::none_of(track_, reaches))
        return;
    const double first = static_cast<double>(track_.front().step);
    const double span = std::max(1.0, static_cast<double>(track_.back().step) - first);
    QPolygonF curve;
    for (const TrackedPlace& place : track_)
        curve << QPointF(
            area.left() + (static_cast<double>(place.step) - first) / span * area.width(),
            area.bottom() - place.probabilities[label] * area.height());
    if (curve.size() == 1)
        curve << QPointF(area.right(), curve.front().y());
    const bool dark = palette().color(QPalette::Base).lightness() < 128;
    const QColor color = palette_.color(static_cast<int>(label), dark);
    painter.setPen(QPen(color, kCurveWidth));
    painter.setBrush(Qt::NoBrush);
    painter.drawPolyline(curve);
}

/// At the ends of their curves, none over another: the likeliest, as many as have room.
void ProbabilityPlot::drawNames(QPainter& painter, const QRectF& area) const {
    const std::vector<float>& now = track_.back().probabilities;
    std::vector<int> named;
    for (std::size_t label = 0; label < now.size(); ++label)
        if (now[label] >= kLeastNamed)
            named.push_back(static_cast<int>(label));
    const auto probability = [&now](int label) { return now[static_cast<std::size_t>(label)]; };
    std::ranges::stable_sort(named, std::ranges::greater(), probability);
    const double height = fontMetrics().height();
    const auto room = static_cast<std::size_t>(area.bottom() / height + 0.5);
    named.resize(std::min(named.size(), room));
    std::vector<double> wanted;
    for (const int label : named)
        wanted.push_back(area.bottom() - probability(label) * area.height());
    const std::vector<double> places = placeLabels(wanted, {}, height, height / 2, area.bottom());
    painter.setPen(palette().color(QPalette::Text));
    for (std::size_t k = 0; k < named.size(); ++k)
        painter.drawText(QRectF(area.right() + kCurveNameGap, places[k] - height / 2,
                                width() - area.right(), height),
                         Qt::AlignLeft | Qt::AlignVCenter,
                         fontMetrics().elidedText(names_.value(named[k]), Qt::ElideRight,
                                                  static_cast<int>(nameWidth())));
}

}  // namespace centerscope

#include "moc_probability_plot.cpp"
