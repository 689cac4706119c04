// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/embedding_chart.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <map>

#include <QAccessible>
#include <QChart>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QLegend>
#include <QLegendMarker>
#include <QScatterSeries>
#include <QValueAxis>

#include "charts/legend_rows.h"
#include "charts/point_cloud_item.h"
#include "charts/sample_marks_item.h"
#include "charts/stage_hover.h"
#include "charts/stage_notes_item.h"
#include "charts/stage_overlay_item.h"
#include "charts/stage_readout.h"
#include "charts/stage_selection.h"
#include "training/stage_projection.h"

namespace centerscope {

namespace {

using namespace std::chrono_literals;

constexpr std::size_t kTrailKept = 400;  // steps; a sample may show an older version
constexpr auto kNoticeTime = 4s;
constexpr double kTicks = 8;
constexpr double kSmallestSpan = 1e-6;
constexpr double kLargestSpan = 1e9;
constexpr double kRingReach = 5;       // pixels from its line, where a ring is taken
constexpr QChar kFigureSpace(0x2007);  // as wide as a digit

/// Long class names stand in the legend; the disc of their center has room for the digit.
QString badgeOf(const QString& name, int label) {
    return name.size() <= 2 ? name : QString::number(label);
}

}  // namespace

EmbeddingChart::EmbeddingChart(QWidget* parent)
    : ChartView(tr("Embedding"), parent),
      xAxis_(new QValueAxis),
      yAxis_(new QValueAxis),
      item_(new PointCloudItem(chart())),
      unknownItem_(new PointCloudItem(chart())),
      regions_(new RegionsItem(chart())),
      marks_(new SampleMarksItem(chart())),
      overlays_{new StageOverlayItem(chart()), new StageOverlayItem(chart()),
                new StageOverlayItem(chart()), new StageOverlayItem(chart())},
      hover_(new StageHover(*item_, *unknownItem_, *marks_, this)),
      selection_(new StageSelection(*item_, *marks_, this)),
      notes_(new StageNotesItem(chart())) {
    for (QValueAxis* axis : {xAxis_, yAxis_}) {
        axis->setTickType(QValueAxis::TicksDynamic);
        axis->setTickAnchor(0);
        axis->setTitleVisible(false);  // drawn inside the plot, to leave the room to the points
    }
    chart()->addAxis(xAxis_, Qt::AlignBottom);
    chart()->addAxis(yAxis_, Qt::AlignLeft);
    chart()->legend()->detachFromChart();
    chart()->legend()->setBackgroundVisible(false);
    chart()->legend()->setMarkerShape(QLegend::MarkerShapeFromSeries);
    item_->setTrail(&trail_);
    item_->setZValue(10);
    unknownItem_->setZValue(9.5);
    unknownItem_->setHollow(true);
    regions_->setZValue(9);
    marks_->setZValue(11);
    for (StageOverlayItem* overlay : overlays_)
        overlay->setZValue(12);
    notes_->setZValue(13);
    notes_->setCloser([this](StageNotesItem::Note note) {
        note == StageNotesItem::Readout ? emit readoutClosed() : emit headStartClosed();
    });
    noticeTimer_.setSingleShot(true);
    connect(&noticeTimer_, &QTimer::timeout, this,
            [this] { notes_->setText(StageNotesItem::Notice, {}); });
    connect(hover_, &StageHover::changed, this, &EmbeddingChart::hoverChanged);
    connect(selection_, &StageSelection::changed, this, [this] {
        showLegendTexts();
        emit selectionChanged();
    });
    viewport()->setMouseTracking(true);

    retranslate();
    refreshLook();
}

EmbeddingChart::~EmbeddingChart() = default;

void EmbeddingChart::setClasses(const std::vector<std::string>& names,
                                std::vector<std::int64_t> fileLabels) {
    allClasses_ = static_cast<int>(std::max(fileLabels.size(), names.size()));
    fileLabels.resize(std::min(fileLabels.size(), names.size()));
    fileLabels_ = std::move(fileLabels);
    unknownNames_.clear();
    setUnknownCloud(nullptr);
    QStringList texts;
    for (const std::string& name : names)
        texts << QString::fromStdString(name);
    setClassNames(texts);
}

void EmbeddingChart::setUnknownClasses(const QStringList& names,
                                       std::vector<std::int64_t> fileLabels) {
    if (names == unknownNames_ && fileLabels == unknownFileLabels_)
        return;
    unknownNames_ = names;
    unknownFileLabels_ = std::move(fileLabels);
    setUnknownCloud(nullptr);
    const std::vector<bool> visible = visible_;
    setClassNames(names_);
    for (int label = 0; label < names_.size(); ++label)
        setClassVisible(label, visible[static_cast<std::size_t>(label)]);
}

void EmbeddingChart::setUnknownCloud(std::shared_ptr<const EmbeddingCloud> cloud) {
    unknownCloud_ = std::move(cloud);
    unknownItem_->setCloud(unknownCloud_);
    hover_->followUnknown(unknownCloud_);
}

ClassPalette EmbeddingChart::classPalette() const {
    std::vector<std::int64_t> labels = fileLabels_;
    for (auto label = static_cast<std::int64_t>(labels.size()); label < names_.size(); ++label)
        labels.push_back(label);
    if (!unknownNames_.isEmpty())
        labels.insert(labels.end(), unknownFileLabels_.begin(), unknownFileLabels_.end());
    return {colors_, std::move(labels), allClasses_, hues_};
}

void EmbeddingChart::setAcceptanceRadius(std::optional<double> radius) {
    acceptanceRadius_ = radius;
    showAcceptance();
}

void EmbeddingChart::showAcceptance() {
    StageOverlay overlay;
    if (acceptanceRadius_ && cloud_)
        for (std::size_t label = 0; label < cloud_->centers.size(); ++label)
            overlay.rings.push_back(
                {cloud_->centers[label], *acceptanceRadius_, static_cast<int>(label)});
    setOverlay(OverlayOf::Acceptance, std::move(overlay));
}

/// That of the ring whose line is at this pixel.
std::optional<EmbeddingPosition> EmbeddingChart::centerOfRingAt(QPointF place) const {
    for (const StageOverlay::Ring& ring : overlay(OverlayOf::Acceptance).rings) {
        const double pixels = mapping().area.width() / mapping().range.width();
        const QPointF away = place - pixelOf(ring.center);
        if (std::fabs(std::hypot(away.x(), away.y()) - ring.radius * pixels) <= kRingReach)
            return ring.center;
    }
    return std::nullopt;
}

bool EmbeddingChart::dragRing(QPointF place) {
    if (!draggedRing_)
        return false;
    const QPointF to = mapping().toPlot(place);
    emit acceptanceRadiusDragged(std::hypot(to.x() - draggedRing_->x, to.y() - draggedRing_->y));
    return true;
}

void EmbeddingChart::setClassNames(const QStringList& names) {
    names_ = names;
    const QStringList all = names_ + unknownNames_;
    visible_.assign(static_cast<std::size_t>(all.size()), true);
    chart()->removeAllSeries();
    series_.clear();
    QStringList badges;
    const ClassPalette palette = classPalette();
    chart()->legend()->setVisible(hasLegend());
    for (int label = 0; label < all.size(); ++label) {
        badges << badgeOf(all[label], static_cast<int>(numberOf(label)));
        if (!hasLegend() && label > 0)  // the axes need one
            continue;
        auto* series = new QScatterSeries;
        series->setName(legendText(label));
        series->setMarkerShape(palette.shape(label));
        chart()->addSeries(series);
        series->attachAxis(xAxis_);
        series->attachAxis(yAxis_);
        series_.push_back(series);
        const auto markers = chart()->legend()->markers(series);
        for (QLegendMarker* marker : markers)
            connect(marker, &QLegendMarker::clicked, this, [this, label] {
                if (QGuiApplication::keyboardModifiers() & Qt::ControlModifier)
                    showOnlyClass(label);
                else
                    setClassVisible(label, !isClassVisible(label));
            });
    }
    item_->setClasses(badges.first(names.size()));
    unknownItem_->setClasses(badges);
    regions_->setClasses(badges.first(names.size()));
    refreshLook();
}

void EmbeddingChart::setCloud(std::shared_ptr<const EmbeddingCloud> cloud) {
    awaited_ = awaited_ && !cloud;
    if (cloud == cloud_)
        return;
    if (!cloud || (cloud_ && cloud->source != cloud_->source))
        hover_->forgetPointer();
    cloud_ = std::move(cloud);
    if (cloud_)
        takeProjection(cloud_->projection);
    item_->setCloud(cloud_);
    regions_->setCloud(cloud_);
    selection_->follow(cloud_);
    if (cloud_) {
        const double before = axes_.limit();
        const double unknown = unknownCloud_ ? extentOf(*unknownCloud_) : 0;
        if (axes_.fit(std::max(extentOf(*cloud_), unknown)))
            notifyAxes(before);
    }
    fitAxes();
    showAcceptance();
    hover_->follow(cloud_);
    showLegendTexts();
    showReadout();
    showOutside();
    if (QAccessible::isActive())
        describe();
    emit cloudChanged();
}

void EmbeddingChart::awaitCloud() {
    awaited_ = true;
    setCloud(nullptr);
    showReadout();
}

void EmbeddingChart::appendTrail(const CenterPositions& centers) {
    trail_.push_back(centers);
    if (trail_.size() > kTrailKept)
        trail_.pop_front();
}

void EmbeddingChart::setHeadStart(const QString& text) {
    headStart_ = text;
    showHeadStart();
}

void EmbeddingChart::setHeadStartShown(bool shown) {
    headStartShown_ = shown;
    showHeadStart();
}

/// Its line is there only with it.
void EmbeddingChart::showHeadStart() {
    const QString before = notes_->text(StageNotesItem::HeadStart);
    const bool shown = headStartShown_ && !headStart_.isEmpty();
    notes_->setText(StageNotesItem::HeadStart,
                    shown ? tr("Head start: %1").arg(headStart_) : QString());
    if (notes_->text(StageNotesItem::HeadStart) != before)
        layOut();
}

void EmbeddingChart::setReadoutShown(bool shown) {
    readoutShown_ = shown;
    showReadout();
}

void EmbeddingChart::setExplained(bool explained) {
    explained_ = explained;
    showReadout();
}

QString EmbeddingChart::explanation() {
    return tr(
        "Each dot will be one image, where the network places it in its embedding. Colour and "
        "shape "
        "tell its class; a disc with the class's name or number is the center of that class."
        "<br><br>Press <b>Space</b> to start training.");
}

void EmbeddingChart::clear() {
    trail_.clear();
    axes_.reset();
    noticeTimer_.stop();
    notes_->setText(StageNotesItem::Notice, {});
    awaited_ = false;
    setCloud(nullptr);
    showReadout();
}

QString EmbeddingChart::legendText(int label) const {
    const bool isKnown = label < names_.size();
    const QString& name = isKnown ? names_[label] : unknownNames_[label - names_.size()];
    const std::int64_t number = numberOf(label);
    return name.size() <= 2 || number == ClassPalette::kNoClass
               ? name
               : QStringLiteral("%1 %2").arg(number).arg(name);
}

/// What the files call it.
std::int64_t EmbeddingChart::numberOf(int label) const {
    const ClassPalette palette = classPalette();
    const auto k = static_cast<std::size_t>(label);
    return k < palette.fileLabels.size() ? palette.fileLabels[k] : label;
}

void EmbeddingChart::setClassVisible(int label, bool visible) {
    if (label < 0 || label >= static_cast<int>(visible_.size()))
        return;
    showClass(label, visible);
    showOutside();
}

void EmbeddingChart::showClass(int label, bool visible) {
    if (isClassVisible(label) == visible)
        return;
    visible_[static_cast<std::size_t>(label)] = visible;
    unknownItem_->setClassVisible(label, visible);
    if (label < names_.size())
        item_->setClassVisible(label, visible);
    showLegendState(label);
    emit classVisibilityChanged(label, visible);
}

void EmbeddingChart::showOnlyClass(int label) {
    const auto classes = static_cast<int>(visible_.size());
    bool isAlone = isClassVisible(label);
    for (int other = 0; other < classes; ++other)
        isAlone = isAlone && (other == label || !isClassVisible(other));
    for (int other = 0; other < classes; ++other)
        showClass(other, isAlone || other == label);
    showOutside();
}

void EmbeddingChart::showAllClasses() {
    for (int label = 0; label < static_cast<int>(visible_.size()); ++label)
        showClass(label, true);
    showOutside();
}

void EmbeddingChart::setPinned(std::vector<PinnedSample> samples) {
    marks_->setPinned(std::move(samples));
}

void EmbeddingChart::setRegions(RegionKind kind) {
    regionKind_ = kind;
    regions_->setKind(kind);
    if (kind == RegionKind::None || !projection_)
        return;
    notes_->setText(StageNotesItem::Notice, tr("regions can be shown in two dimensions only"));
    noticeTimer_.start(kNoticeTime);
}

StageOverlayItem& EmbeddingChart::overlayItem(OverlayOf of) const {
    return *overlays_[static_cast<std::size_t>(of)];
}

void EmbeddingChart::setOverlay(OverlayOf of, StageOverlay overlay) {
    overlayItem(of).setOverlay(std::move(overlay));
    if (of == OverlayOf::Pins)
        emit pullsChanged();
}

double EmbeddingChart::longestPull() const {
    return overlayItem(OverlayOf::Pins).longestArrow();
}

void EmbeddingChart::setLongestPullBeside(double length) {
    longestPullBeside_ = length;
    overlayItem(OverlayOf::Pins).setLongestBeside(length);
}

double EmbeddingChart::pullScale() const {
    return overlayItem(OverlayOf::Pins).arrowScale();
}

const StageOverlay& EmbeddingChart::overlay(OverlayOf of) const {
    return overlayItem(of).overlay();
}

const std::optional<EmbeddedPoint>& EmbeddingChart::hovered() const {
    return hover_->point();
}

std::optional<int> EmbeddingChart::hoveredCenter() const {
    return hover_->center();
}

void EmbeddingChart::hoverAs(const EmbeddingChart& other) {
    hover_->showSame(*other.hover_, cloud_, unknownCloud_);
}

void EmbeddingChart::select(const std::vector<std::int32_t>& samples) {
    selection_->set(samples);
}

bool EmbeddingChart::walk(int key) {
    static const std::map<int, QPointF> directions{{Qt::Key_Left, {-1, 0}},
                                                   {Qt::Key_Right, {1, 0}},
                                                   {Qt::Key_Up, {0, -1}},
                                                   {Qt::Key_Down, {0, 1}}};
    const auto direction = directions.find(key);
    if (direction == directions.end())
        return false;
    hover_->walk(hovered() ? pixelOf(hovered()->position) : mapping().area.center(),
                 direction->second);
    return true;
}

void EmbeddingChart::setSelecting(bool selecting) {
    selecting_ = selecting;
    showLegendTexts();
    viewport()->setCursor(selecting ? Qt::CrossCursor : Qt::ArrowCursor);
}

void EmbeddingChart::clearSelection() {
    selection_->set({});
}

const std::vector<std::int32_t>& EmbeddingChart::selectedSamples() const {
    return selection_->samples();
}

std::vector<EmbeddedPoint> EmbeddingChart::selectedPoints() const {
    std::vector<EmbeddedPoint> points;
    if (cloud_)
        for (const EmbeddedPoint& point : cloud_->points)
            if (std::ranges::binary_search(selectedSamples(), point.sample) &&
                isClassVisible(point.label))
                points.push_back(point);
    return points;
}

/// While there is or may be a selection, how many of each class are in it: "3: 47 / 412". Blanks as
/// wide as digits make room for as many as there are, so that nothing moves when they are selected.
void EmbeddingChart::showLegendTexts() {
    if (!hasLegend())
        return;
    const int classes = static_cast<int>(names_.size());
    std::vector<std::int64_t> all(names_.size());
    std::vector<std::int64_t> selected(names_.size());
    const bool counts = cloud_ && (selecting_ || !selection_->isEmpty());
    if (counts) {
        all = classCounts(*cloud_, classes);
        for (const EmbeddedPoint& point : selectedPoints())
            ++selected[point.label];
    }
    bool isOther = false;
    for (int label = 0; label < classes; ++label) {
        const auto k = static_cast<std::size_t>(label);
        const QString total = locale().toString(static_cast<qlonglong>(all[k]));
        const QString text = counts ? QStringLiteral("%1: %2 / %3")
                                          .arg(legendText(label),
                                               locale()
                                                   .toString(static_cast<qlonglong>(selected[k]))
                                                   .rightJustified(total.size(), kFigureSpace),
                                               total)
                                    : legendText(label);
        isOther = isOther || series_[k]->name() != text;
        series_[k]->setName(text);
    }
    if (isOther)
        layOut();
}

void EmbeddingChart::mousePressEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton && mapping().area.contains(event->position()))
        draggedRing_ = centerOfRingAt(event->position());
    if (draggedRing_)
        return;
    const bool isRight = event->button() == Qt::RightButton;
    const bool selects = selecting_ && (isRight || event->button() == Qt::LeftButton) &&
                         !(event->modifiers() & Qt::ShiftModifier) &&
                         mapping().area.contains(event->position());
    if (!selects)
        return ChartView::mousePressEvent(event);
    hover_->pointAt(std::nullopt);  // its card would lie over what is selected
    selection_->begin(event->position(), lasso_ || isRight || event->modifiers() & Qt::AltModifier);
}

void EmbeddingChart::mouseReleaseEvent(QMouseEvent* event) {
    if (draggedRing_)
        return draggedRing_.reset();
    if (!selection_->isDrawn())
        return ChartView::mouseReleaseEvent(event);
    if (!selection_->end(event->modifiers() & Qt::ControlModifier) &&
        event->button() == Qt::LeftButton)
        click(event->position(), event->modifiers());
}

void EmbeddingChart::mouseMoveEvent(QMouseEvent* event) {
    if (dragRing(event->position()))
        return;
    if (selection_->isDrawn())
        return selection_->extend(event->position());
    ChartView::mouseMoveEvent(event);
    hover_->pointAt(isDragging() ? std::nullopt : std::optional(event->position()));
}

bool EmbeddingChart::viewportEvent(QEvent* event) {
    if (event->type() == QEvent::Leave)
        hover_->pointAt(std::nullopt);
    return ChartView::viewportEvent(event);
}

/// A disc hides the points below it, and is not pinned itself.
void EmbeddingChart::click(QPointF place, Qt::KeyboardModifiers modifiers) {
    if (item_->centerAt(place))
        return;
    const auto point = item_->pointAt(place);
    emit pinRequested(point ? point : unknownItem_->pointAt(place),
                      modifiers & Qt::ControlModifier);
}

void EmbeddingChart::setAxesMode(AxesMode mode) {
    frozenLimit_ = limit();
    axesMode_ = mode;
    fitAxes();
}

void EmbeddingChart::setFixedLimit(double limit) {
    frozenLimit_ = limit;
    axesMode_ = AxesMode::Frozen;
    fitAxes();
}

void EmbeddingChart::setClassColors(ClassColors colors) {
    colors_ = colors;
    refreshLook();
}

void EmbeddingChart::setClassHues(ClassHues hues) {
    hues_ = hues;
    refreshLook();
}

void EmbeddingChart::setPointColors(PointColors by) {
    pointColors_ = by;
    item_->setPointColors(by);
    refreshLook();
    showReadout();
}

void EmbeddingChart::setProjection(std::shared_ptr<const StageProjection> projection) {
    clear();
    takeProjection(std::move(projection));
}

void EmbeddingChart::takeProjection(std::shared_ptr<const StageProjection> projection) {
    const bool isSame =
        projection == projection_ || (projection && projection_ && *projection == *projection_);
    projection_ = std::move(projection);
    if (isSame)
        return;
    retranslate();
    layOut();  // its line is there only with it
    emit projectionChanged();
}

void EmbeddingChart::setProjectionRoom(bool kept) {
    if (std::exchange(projectionRoom_, kept) != kept)
        layOut();
}

/// What the positions are: units of the embedding, or axes in its space.
QString EmbeddingChart::axisTitle(std::size_t axis) const {
    const auto k = static_cast<int>(axis);
    if (projection_ && projection_->hasAxes())
        return principalTitle(k);
    return unitTitle(projection_ ? projection_->units[axis] : k);
}

QString EmbeddingChart::principalTitle(int axis) {
    return tr("principal axis %1 (no unit)").arg(axis + 1);
}

QString EmbeddingChart::unitTitle(int unit) {
    return tr("embedding %1 (no unit)").arg(unit + 1);
}

/// Where the points come from and, where it is not their label, what their colours say.
QString EmbeddingChart::caption() const {
    const QString source = cloudCaption(*cloud_, locale());
    switch (pointColors_) {
        case PointColors::Prediction:
            return tr("%1 · colour: prediction").arg(source);
        case PointColors::Correctness:
            return tr("%1 · blue: right, red: wrong").arg(source);
        case PointColors::Label:
            break;
    }
    return source;
}

QPointF EmbeddingChart::pixelOf(EmbeddingPosition position) const {
    return mapping().toScene({position.x, position.y});
}

double EmbeddingChart::limit() const {
    switch (axesMode_) {
        case AxesMode::Frozen:
            return frozenLimit_;
        case AxesMode::Seed:
            return StageAxes::kSeedLimit;
        case AxesMode::Automatic:
            break;
    }
    return axes_.limit();
}

PlotRange EmbeddingChart::automaticRange() const {
    return {-limit(), limit(), -limit(), limit()};
}

void EmbeddingChart::showRange(const PlotRange& range) {
    const double distance = tickDistance(range.width(), kTicks);
    const int decimals = std::max(0, -static_cast<int>(std::floor(std::log10(distance) + 1e-9)));
    for (QValueAxis* axis : {xAxis_, yAxis_}) {
        axis->setTickInterval(distance);
        axis->setLabelFormat(QStringLiteral("%.%1f").arg(decimals));
    }
    xAxis_->setRange(range.left, range.right);
    yAxis_->setRange(range.bottom, range.top);
    item_->setMapping(mapping());
    unknownItem_->setMapping(mapping());
    regions_->setMapping(mapping());
    marks_->setMapping(mapping());
    for (StageOverlayItem* overlay : overlays_)
        overlay->setMapping(mapping());
    showOutside();
}

PlotRange EmbeddingChart::allowedRange(const PlotRange& range) const {
    // One scale for both axes: the larger of the two wins, around the same middle.
    const double aspect = square_ ? 1 : mapping().area.height() / mapping().area.width();
    const double width =
        std::clamp(std::max(range.width(), range.height() / aspect), kSmallestSpan, kLargestSpan);
    const double x = std::clamp((range.left + range.right) / 2, -kLargestSpan, kLargestSpan);
    const double y = std::clamp((range.bottom + range.top) / 2, -kLargestSpan, kLargestSpan);
    return {x - width / 2, x + width / 2, y - width / 2 * aspect, y + width / 2 * aspect};
}

QSizeF EmbeddingChart::legendSize(double width) const {
    if (!hasLegend())
        return {};
    constexpr double kMargins = 18;  // Qt's own, left and right
    constexpr double kSpacing = 15;  // Qt's own, around marker and text
    const QFontMetricsF metrics(chart()->legend()->font());
    std::vector<double> entries;
    for (const QScatterSeries* series : series_)
        entries.push_back(metrics.horizontalAdvance(series->name()) + series->markerSize() +
                          kSpacing);
    const LegendRows rows = fitLegend(entries, width - kMargins);
    return {rows.room + kMargins, rows.count * (metrics.height() + 8) + 8};
}

/// Of what may stand there, where the room of a projection is kept.
double EmbeddingChart::xTitleWidth() const {
    const QFontMetricsF small(look().smallFont);
    const double width = small.horizontalAdvance(xAxis_->titleText());
    if (!projectionRoom_)
        return width;
    constexpr int kWidestUnit = 88;
    return std::max({width, small.horizontalAdvance(principalTitle(0)),
                     small.horizontalAdvance(unitTitle(kWidestUnit))});
}

/// From above: the caption with what is outside, and the legend beside it where there is room, else
/// below; the head start, if any; the plot; the labels of its axis; the readout. The room is that
/// of the widest texts, so that the plot stays where it is while they count.
QRectF EmbeddingChart::arrange(QSizeF size) {
    const QFontMetricsF metrics(look().font);
    const QFontMetricsF small(look().smallFont);
    const double line = metrics.height() + 12;
    const double smallLine = small.height() + 4;
    const double left = small.height() + metrics.horizontalAdvance(QStringLiteral("-00.00")) + 16;
    const double right = 14;
    const double inner = size.width() - 2 * right;
    const double footWidth =
        small.horizontalAdvance(readoutText({88.8, 88.8, 88.8, 88.8})) + xTitleWidth() + 30;
    const double foot = (footWidth <= inner ? 1 : 2) * smallLine;
    const double bottom = metrics.height() + 8 + foot + 4;
    const QSizeF legend = legendSize(size.width());
    EmbeddingCloud widest;
    widest.firstStep = 888'888;
    widest.lastStep = 889'999;
    const double captionWidth = metrics.horizontalAdvance(cloudCaption(widest, locale())) +
                                small.horizontalAdvance(outsideText(88'888, 88'888)) + 30;
    const bool oneLine = captionWidth + legend.width() <= inner;
    const double headTop = oneLine ? line : line + legend.height() - 4;
    const double headStartTop = headTop + (projection_ || projectionRoom_ ? smallLine : 0);
    const double top = headStartTop + notes_->headStartLines(inner) * smallLine + 4;

    QSizeF room(std::max(50.0, size.width() - left - right),
                std::max(50.0, size.height() - top - bottom));
    if (square_)
        room = QSizeF(1, 1) * std::min(room.width(), room.height());
    const double x = std::floor(left + (size.width() - left - right - room.width()) / 2);
    const QRectF plot(x, std::floor(top), std::floor(room.width()), std::floor(room.height()));

    QRectF place({0, 0}, legend);
    if (oneLine)
        place.moveTopRight({size.width(), (line - legend.height()) / 2});
    else
        place.moveTopLeft({std::min(right - 8, size.width() - legend.width()), line - 6});
    chart()->legend()->setGeometry(place);
    const double side = small.horizontalAdvance(yAxis_->titleText());
    notes_->setPlaces({.chart = size,
                       .plot = plot,
                       .caption = {right, 2, oneLine ? inner - legend.width() : inner, line},
                       .projection = {right, headTop, inner, smallLine},
                       .headStart = {right, headStartTop, inner, top - headStartTop - 4},
                       .name = {right, size.height() - foot - 2, inner, smallLine},
                       .foot = {right, size.height() - smallLine - 2, inner, smallLine},
                       .side = {x - left + 6, plot.center().y() - side / 2, small.height(), side}});
    return plot;
}

void EmbeddingChart::restyle() {
    for (QValueAxis* axis : {xAxis_, yAxis_}) {
        axis->setLabelsFont(look().smallFont);
        axis->setLabelsColor(look().secondary);
        axis->setGridLinePen(look().gridPen());
        axis->setLinePen(look().gridPen());
    }
    chart()->legend()->setFont(look().font);
    for (std::size_t label = 0; label < series_.size(); ++label)
        showLegendState(static_cast<int>(label));
    const ClassPalette palette = classPalette();
    item_->setLook(look(), palette);
    unknownItem_->setLook(look(), palette);
    regions_->setLook(look(), palette);
    marks_->setLook(look(), palette);
    for (StageOverlayItem* overlay : overlays_)
        overlay->setLook(look(), palette);
    notes_->setLook(look());
}

void EmbeddingChart::showLegendState(int label) {
    if (!hasLegend())
        return;
    QScatterSeries* series = series_[static_cast<std::size_t>(label)];
    const bool visible = isClassVisible(label);
    const QColor color = pointColors_ == PointColors::Correctness
                             ? look().grid.darker(look().dark ? 60 : 130)
                             : classPalette().color(label, look().dark);
    const bool isHollow = label >= names_.size();
    series->setBrush(visible && !isHollow ? QBrush(color) : QBrush(Qt::transparent));
    const QColor rim = isHollow ? color : color.darker(look().dark ? 150 : 135);
    series->setPen(QPen(visible ? rim : look().secondary, isHollow ? 2 : 1));
    const auto markers = chart()->legend()->markers(series);
    for (QLegendMarker* marker : markers) {
        QFont font = look().font;
        font.setStrikeOut(!visible);
        marker->setFont(font);
        marker->setLabelBrush(visible ? look().ink : look().secondary);
    }
}

void EmbeddingChart::retranslate() {
    xAxis_->setTitleText(axisTitle(0));
    yAxis_->setTitleText(axisTitle(1));
    setAccessibleName(tr("Embedding"));
    for (StageOverlayItem* overlay : overlays_)
        overlay->setLocale(locale());
    notes_->setText(StageNotesItem::XTitle, xAxis_->titleText());
    notes_->setText(StageNotesItem::YTitle, yAxis_->titleText());
    notes_->setToolTip(tr("Close; View brings it back"));
    showHeadStart();
    showReadout();
}

void EmbeddingChart::showReadout() {
    readout_ = cloud_ ? measuresOf(*cloud_) : std::nullopt;
    notes_->setText(StageNotesItem::Caption, cloud_ && !legendLeftOut_ ? caption() : QString());
    notes_->setText(StageNotesItem::Projection,
                    cloud_ ? projectionText(*cloud_, locale()) : QString());
    notes_->setText(StageNotesItem::Readout,
                    readout_ && readoutShown_ ? readoutText(*readout_) : QString());
    notes_->setText(StageNotesItem::Explanation, cloud_       ? QString()
                                                 : awaited_   ? tr("Evaluating…")
                                                 : explained_ ? explanation()
                                                              : QString());
}

std::int64_t EmbeddingChart::visiblePoints() const {
    return std::ranges::count_if(cloud_->points, [this](const EmbeddedPoint& point) {
        return point.label < visible_.size() && isClassVisible(point.label);
    });
}

/// Of the classes that are shown.
void EmbeddingChart::showOutside() {
    const std::int64_t count = cloud_ ? pointsOutside(*cloud_, mapping().range, visible_) : 0;
    notes_->setText(StageNotesItem::Outside,
                    count == 0 ? QString() : outsideText(count, visiblePoints()));
}

QString EmbeddingChart::readoutText(const ClusterMeasures& measures) const {
    return tr("within %1 · nearest centers %2 · ratio %3")
        .arg(measureText(measures.withinClassRms, locale()),
             measureText(measures.minCenterDistance, locale()),
             measureText(measures.radiusToDistance, locale()));
}

QString EmbeddingChart::outsideText(std::int64_t count, std::int64_t points) const {
    return tr("points outside: %1 of %2")
        .arg(locale().toString(qlonglong{count}), locale().toString(qlonglong{points}));
}

void EmbeddingChart::notifyAxes(double before) {
    if (axesMode_ != AxesMode::Automatic || !cloud_ || axes_.limit() > before)
        return;
    notes_->setText(StageNotesItem::Notice,
                    tr("axes now ±%1, were ±%2")
                        .arg(locale().toString(axes_.limit()), locale().toString(before)));
    noticeTimer_.start(kNoticeTime);
}

std::unique_ptr<ChartView> EmbeddingChart::clone() const {
    auto copy = std::make_unique<EmbeddingChart>();
    copy->fileLabels_ = fileLabels_;
    copy->allClasses_ = allClasses_;
    copy->hues_ = hues_;
    copy->unknownNames_ = unknownNames_;
    copy->unknownFileLabels_ = unknownFileLabels_;
    copy->setClassNames(names_);
    copy->setUnknownCloud(unknownCloud_);
    for (int label = 0; label < static_cast<int>(visible_.size()); ++label)
        copy->setClassVisible(label, isClassVisible(label));
    copy->colors_ = colors_;
    copy->setPointColors(pointColors_);
    copy->axes_ = axes_;
    copy->axesMode_ = axesMode_;
    copy->frozenLimit_ = frozenLimit_;
    copy->trail_ = trail_;
    copy->headStart_ = headStart_;
    copy->marks_->setPinned(marks_->pinned());
    for (const OverlayOf of : {OverlayOf::Step, OverlayOf::Pins})
        copy->setOverlay(of, overlay(of));
    copy->setLongestPullBeside(longestPullBeside_);
    copy->setRegions(regionKind_);
    copy->headStartShown_ = headStartShown_;
    copy->readoutShown_ = readoutShown_;
    copy->showHeadStart();
    copy->setUserRange(userRange());
    copy->acceptanceRadius_ = acceptanceRadius_;
    copy->setProjectionRoom(projectionRoom_);
    copy->takeProjection(projection_);
    copy->setCloud(cloud_);
    copy->selection_->set(selectedSamples());
    return copy;
}

void EmbeddingChart::applyStyle(const FigureStyle& style) {
    legendLeftOut_ = !style.hasLegend;
    chart()->legend()->setVisible(hasLegend());
    if (!style.hasNotes) {
        setReadoutShown(false);
        setHeadStartShown(false);
    }
    if (style.look != FigureLook::Seed)
        return;
    colors_ = ClassColors::Seed;
    axesMode_ = AxesMode::Seed;
    square_ = false;
    setUserRange(std::nullopt);
}

/// What a key without modifiers does to points; false: nothing.
bool EmbeddingChart::keyAction(int key) {
    if (key == Qt::Key_Escape && !selection_->isEmpty())
        clearSelection();
    else if (key == Qt::Key_Escape && !marks_->pinned().empty())
        emit unpinRequested();
    else if ((key == Qt::Key_Return || key == Qt::Key_Enter) && hovered())
        emit pinRequested(hovered(), true);
    else if (key == Qt::Key_C && cloud_)
        hover_->walkCenters();
    else
        return walk(key);
    return true;
}

void EmbeddingChart::keyPressEvent(QKeyEvent* event) {
    const int number = event->key() - Qt::Key_0;
    int label = 0;
    while (label < static_cast<int>(visible_.size()) && numberOf(label) != number)
        ++label;
    const bool digit = number >= 0 && number <= 9 && label < static_cast<int>(visible_.size());
    if (digit && (event->modifiers() & ~Qt::KeypadModifier) == Qt::AltModifier)
        setClassVisible(label, !isClassVisible(label));
    else if (event->modifiers() & ~Qt::KeypadModifier || !keyAction(event->key()))
        ChartView::keyPressEvent(event);
}

QString EmbeddingChart::summary() const {
    if (!cloud_)
        return awaited_ ? tr("Evaluating…")
                        : tr("Nothing has been placed yet. Press Space to start training.");
    QStringList counts;
    const std::vector<std::int64_t> points = classCounts(*cloud_, static_cast<int>(names_.size()));
    for (int label = 0; hasLegend() && label < names_.size(); ++label) {
        const QString count =
            locale().toString(static_cast<qlonglong>(points[static_cast<std::size_t>(label)]));
        counts << (isClassVisible(label) ? tr("class %1: %2") : tr("class %1: %2, hidden"))
                      .arg(names_[label], count);
    }
    QString text = cloudCaption(*cloud_, locale()) + QStringLiteral(". ");
    if (projection_)
        text += projectionText(*cloud_, locale()) + QStringLiteral(". ");
    if (readout_)
        text += tr("Within classes %1, nearest centers %2, ratio %3. ")
                    .arg(measureText(readout_->withinClassRms, locale()),
                         measureText(readout_->minCenterDistance, locale()),
                         measureText(readout_->radiusToDistance, locale()));
    if (!hasLegend())
        return text + tr("%n point(s)", nullptr, static_cast<int>(cloud_->points.size())) +
               QStringLiteral(", ") + tr("%n class(es)", nullptr, static_cast<int>(names_.size())) +
               QStringLiteral(".");
    return text + tr("Points: %1.").arg(counts.join(QStringLiteral("; ")));
}

}  // namespace centerscope
