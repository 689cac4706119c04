// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/embedding_chart.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <map>

#include <QAccessible>
#include <QChart>
#include <QKeyEvent>
#include <QLegend>

#include "charts/class_legend.h"
#include "charts/link_item.h"
#include "charts/point_cloud_item.h"
#include "charts/sample_marks_item.h"
#include "charts/stage_hover.h"
#include "charts/stage_layout.h"
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
constexpr double kSmallestSpan = 1e-6;
constexpr double kLargestSpan = 1e9;
constexpr int kMostInPicture = 50;  // classes in the legend of a picture

}  // namespace

EmbeddingChart::EmbeddingChart(QWidget* parent)
    : ChartView(tr("Embedding"), parent),
      plane_(*chart()),
      item_(new PointCloudItem(chart())),
      unknownItem_(new PointCloudItem(chart())),
      regions_(new RegionsItem(chart())),
      marks_(new SampleMarksItem(*item_, chart())),
      overlays_{new StageOverlayItem(*item_, *marks_, chart()),
                new StageOverlayItem(*item_, *marks_, chart()),
                new StageOverlayItem(*item_, *marks_, chart()),
                new StageOverlayItem(*item_, *marks_, chart())},
      hover_(new StageHover(*item_, *unknownItem_, *marks_, this)),
      selection_(new StageSelection(*item_, *marks_, this)),
      notes_(new StageNotesItem(chart())),
      fitAnew_(new LinkItem(chart())) {
    legend_ = new ClassLegend(*chart(), plane_.both(), this);
    connect(legend_, &ClassLegend::clicked, this, [this](int label, bool only) {
        only ? showOnlyClass(label) : setClassVisible(label, !isClassVisible(label));
    });
    connect(legend_, &ClassLegend::visibilityChanged, this, &EmbeddingChart::showClass);
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
    fitAnew_->setZValue(14);
    fitAnew_->setClicked([this] { emit fitAxesRequested(); });
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
    QStringList texts;
    for (const std::string& name : names)
        texts << QString::fromStdString(name);
    legend_->setClasses(texts, std::move(fileLabels));
    setUnknownCloud(nullptr);
    showClasses();
}

void EmbeddingChart::setUnknownClasses(const QStringList& names,
                                       std::vector<std::int64_t> fileLabels) {
    if (!legend_->setUnknown(names, std::move(fileLabels)))
        return;
    setUnknownCloud(nullptr);
    showClasses();
}

/// In all that draws them.
void EmbeddingChart::showClasses() {
    const QStringList badges = legend_->badges();
    item_->setClasses(badges.first(classNames().size()));
    unknownItem_->setClasses(badges);
    regions_->setClasses(badges.first(classNames().size()));
    for (int label = 0; label < badges.size(); ++label) {
        unknownItem_->setClassVisible(label, isClassVisible(label));
        if (label < classNames().size())
            item_->setClassVisible(label, isClassVisible(label));
    }
    refreshLook();
}

void EmbeddingChart::setUnknownCloud(std::shared_ptr<const EmbeddingCloud> cloud) {
    unknownCloud_ = std::move(cloud);
    unknownItem_->setCloud(unknownCloud_);
    hover_->followUnknown(unknownCloud_);
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

bool EmbeddingChart::dragRing(QPointF place) {
    if (!draggedRing_)
        return false;
    const QPointF to = mapping().toPlot(place);
    emit acceptanceRadiusDragged(std::hypot(to.x() - draggedRing_->x, to.y() - draggedRing_->y));
    return true;
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
        const double before = axes_.fitted();
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

void EmbeddingChart::setLookingBack(bool looksBack) {
    looksBack ? liveAxes_.fitAs(axes_) : axes_.fitAs(liveAxes_);
    fitAxes();
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
    liveAxes_.reset();
    noticeTimer_.stop();
    notes_->setText(StageNotesItem::Notice, {});
    awaited_ = false;
    selection_->forgetPlaces();
    setCloud(nullptr);
    showReadout();
}

void EmbeddingChart::setClassVisible(int label, bool visible) {
    if (label < 0 || label >= static_cast<int>(visibleClasses().size()))
        return;
    legend_->setVisible(label, visible);
    showOutside();
}

void EmbeddingChart::showClass(int label, bool visible) {
    unknownItem_->setClassVisible(label, visible);
    if (label < classNames().size())
        item_->setClassVisible(label, visible);
    emit classVisibilityChanged(label, visible);
}

void EmbeddingChart::showOnlyClass(int label) {
    legend_->showOnly(label);
    showOutside();
}

void EmbeddingChart::showAllClasses() {
    legend_->showAll();
    showOutside();
}

void EmbeddingChart::setPinned(std::vector<PinnedSample> samples) {
    marks_->setPinned(std::move(samples));
}

void EmbeddingChart::setRegions(RegionKind kind) {
    regionKind_ = kind;
    regions_->setKind(kind);
    for (StageOverlayItem* overlay : overlays_)
        overlay->setRimTaken(kind != RegionKind::None);
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
    return ofVisibleClasses(selection_->points());
}

std::vector<EmbeddedPoint> EmbeddingChart::selectedAsLastSeen() const {
    return ofVisibleClasses(selection_->lastSeen());
}

std::vector<EmbeddedPoint> EmbeddingChart::ofVisibleClasses(
    std::vector<EmbeddedPoint> points) const {
    std::erase_if(points,
                  [this](const EmbeddedPoint& point) { return !isClassVisible(point.label); });
    return points;
}

/// While there is or may be a selection, how many of each class are in it; where all of it has left
/// the stage, how many there are.
void EmbeddingChart::showLegendTexts() {
    std::vector<std::int64_t> all;
    std::vector<std::int64_t> selected;
    const bool hasLeft = !selection_->isEmpty() && selection_->points().empty();
    if (hasLegend() && cloud_ && (selecting_ || !selection_->isEmpty()))
        all = classCounts(*cloud_, static_cast<int>(classNames().size()));
    if (!all.empty() && !hasLeft) {
        selected.resize(all.size());
        for (const EmbeddedPoint& point : selectedPoints())
            ++selected[point.label];
    }
    if (legend_->setCounts(selected, all, locale()))
        layOut();
}

void EmbeddingChart::mousePressEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton && mapping().area.contains(event->position()))
        draggedRing_ = overlayItem(OverlayOf::Acceptance).ringAt(event->position());
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
    axes_.setMode(mode);
    fitAxes();
}

void EmbeddingChart::setFixedLimit(double limit) {
    axes_.freezeAt(limit);
    fitAxes();
}

void EmbeddingChart::setClassColors(ClassColors colors) {
    legend_->setColors(colors);
    refreshLook();
}

void EmbeddingChart::setClassHues(ClassHues hues) {
    legend_->setHues(hues);
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

/// Of a picture with more classes than its legend holds.
QString EmbeddingChart::colorKey() const {
    if (hasLegend() || legend_->most() <= kDistinctClasses ||
        pointColors_ == PointColors::Correctness)
        return {};
    return (classHues() == ClassHues::Blocks ? tr("%1 classes, each tenth of their list in a hue")
                                             : tr("%1 classes, ten hues in turn along their list"))
        .arg(locale().toString(classNames().size()));
}

/// What is shown of more than two dimensions, and the key to the colours of many classes.
QString EmbeddingChart::secondLine() const {
    QStringList parts;
    if (cloud_ && cloud_->projection)
        parts << projectionText(*cloud_, locale());
    if (const QString key = colorKey(); !key.isEmpty())
        parts << key;
    return parts.join(QStringLiteral(" · "));
}

QPointF EmbeddingChart::pixelOf(EmbeddingPosition position) const {
    return mapping().toScene({position.x, position.y});
}

/// The limit reaches to the nearer edges; to the others there is more to see at the same scale.
PlotRange EmbeddingChart::automaticRange() const {
    const QRectF& area = mapping().area;
    const double shorter = std::min(area.width(), area.height());
    const bool isSquare = isStretched_ || shorter <= 0;
    const double x = axes_.limit() * (isSquare ? 1 : area.width() / shorter);
    const double y = axes_.limit() * (isSquare ? 1 : area.height() / shorter);
    return {-x, x, -y, y};
}

void EmbeddingChart::showRange(const PlotRange& range) {
    plane_.setRange(range);
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
    const double aspect = mapping().area.height() / mapping().area.width();
    const double width =
        std::clamp(std::max(range.width(), range.height() / aspect), kSmallestSpan, kLargestSpan);
    const double x = std::clamp((range.left + range.right) / 2, -kLargestSpan, kLargestSpan);
    const double y = std::clamp((range.bottom + range.top) / 2, -kLargestSpan, kLargestSpan);
    return {x - width / 2, x + width / 2, y - width / 2 * aspect, y + width / 2 * aspect};
}

/// Of what may stand there, where the room of a projection is kept.
double EmbeddingChart::xTitleWidth() const {
    const QFontMetricsF small(look().smallFont);
    const double width = small.horizontalAdvance(notes_->text(StageNotesItem::XTitle));
    if (!projectionRoom_)
        return width;
    StageProjection principal;
    principal.axes = {{{1, 0}, {0, 1}}};
    StageProjection wideUnit;
    wideUnit.units = {88, 0};
    return std::max({width, small.horizontalAdvance(axisTitle(&principal, 0)),
                     small.horizontalAdvance(axisTitle(&wideUnit, 0))});
}

QRectF EmbeddingChart::arrange(QSizeF size) {
    const StageLayout layout =
        layOutStage(size, look(),
                    {.legend = legend_->measure(size.width()),
                     .hasSecondLine = projection_ || projectionRoom_ || !colorKey().isEmpty(),
                     .xTitleWidth = xTitleWidth()},
                    *notes_, locale());
    chart()->legend()->setGeometry(layout.legend);
    notes_->setPlaces(layout.notes);
    placeOffer();
    return layout.notes.plot;
}

void EmbeddingChart::restyle() {
    plane_.setLook(look());
    legend_->setLook(look(), pointColors_ != PointColors::Correctness);
    const ClassPalette palette = classPalette();
    item_->setLook(look(), palette);
    unknownItem_->setLook(look(), palette);
    regions_->setLook(look(), palette);
    marks_->setLook(look(), palette);
    for (StageOverlayItem* overlay : overlays_)
        overlay->setLook(look(), palette);
    notes_->setLook(look());
    fitAnew_->setLook(look());
}

void EmbeddingChart::retranslate() {
    const QStringList titles{axisTitle(projection_.get(), 0), axisTitle(projection_.get(), 1)};
    plane_.setTitles(titles);
    setAccessibleName(tr("Embedding"));
    for (StageOverlayItem* overlay : overlays_)
        overlay->setLocale(locale());
    notes_->setText(StageNotesItem::XTitle, titles[0]);
    notes_->setText(StageNotesItem::YTitle, titles[1]);
    notes_->setToolTip(tr("Close; View brings it back"));
    fitAnew_->setToolTip(
        tr("The axes are those of an earlier network and stay until they are asked for anew; "
           "others would show more of the variance. View ▸ Projection does the same."));
    showHeadStart();
    showReadout();
}

void EmbeddingChart::showReadout() {
    readout_ = cloud_ ? measuresOf(*cloud_) : std::nullopt;
    const bool isNamed = cloud_ && legend_->most() > 0;
    notes_->setText(StageNotesItem::Caption,
                    isNamed ? cloudCaption(*cloud_, pointColors_, locale()) : QString());
    notes_->setText(StageNotesItem::Projection, secondLine());
    offerNewAxes();
    notes_->setText(StageNotesItem::Readout,
                    readout_ && readoutShown_ ? readoutText(*readout_, locale()) : QString());
    notes_->setText(StageNotesItem::Explanation, cloud_       ? QString()
                                                 : awaited_   ? tr("Evaluating…")
                                                 : explained_ ? explanation()
                                                              : QString());
}

/// Axes stay until they are asked for anew, however little of the embedding they come to show. That
/// others would show clearly more is said, and not taken back for a trifle.
void EmbeddingChart::offerNewAxes() {
    constexpr double kClearly = 0.2;  // of the variance
    const bool isKnown = cloud_ && cloud_->projection && cloud_->projection->hasAxes() &&
                         cloud_->varianceShare && cloud_->attainableShare;
    const double more = isKnown ? *cloud_->attainableShare - *cloud_->varianceShare : 0;
    areAxesOld_ = more >= (areAxesOld_ ? kClearly / 2 : kClearly);
    fitAnew_->setText(areAxesOld_
                          ? tr("fit axes anew: %1 %")
                                .arg(locale().toString(std::round(100 * *cloud_->attainableShare)))
                          : QString());
    placeOffer();
}

void EmbeddingChart::placeOffer() {
    fitAnew_->setPlace(notes_->places().projection,
                       notes_->placeOf(StageNotesItem::Projection).right());
}

std::int64_t EmbeddingChart::visiblePoints() const {
    return std::ranges::count_if(cloud_->points, [this](const EmbeddedPoint& point) {
        return point.label < visibleClasses().size() && isClassVisible(point.label);
    });
}

/// Of the classes that are shown.
void EmbeddingChart::showOutside() {
    const std::int64_t count =
        cloud_ ? pointsOutside(*cloud_, mapping().range, visibleClasses()) : 0;
    notes_->setText(StageNotesItem::Outside,
                    count == 0 ? QString() : outsideText(count, visiblePoints(), locale()));
}

void EmbeddingChart::notifyAxes(double before) {
    if (axes_.mode() != AxesMode::Automatic || !cloud_ || axes_.limit() > before)
        return;
    notes_->setText(StageNotesItem::Notice,
                    tr("axes now ±%1, were ±%2")
                        .arg(locale().toString(axes_.limit()), locale().toString(before)));
    noticeTimer_.start(kNoticeTime);
}

std::unique_ptr<ChartView> EmbeddingChart::clone() const {
    auto copy = std::make_unique<EmbeddingChart>();
    copy->legend_->copyFrom(*legend_, kMostInPicture);
    copy->showClasses();
    copy->setUnknownCloud(unknownCloud_);
    copy->setPointColors(pointColors_);
    copy->axes_ = axes_;
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
    if (!style.hasLegend)
        legend_->leaveOut();
    if (!style.hasNotes) {
        setReadoutShown(false);
        setHeadStartShown(false);
    }
    if (style.look != FigureLook::Seed)
        return;
    legend_->setColors(ClassColors::Seed);
    axes_.setMode(AxesMode::Seed);
    isStretched_ = true;
    setUserRange(std::nullopt);
}

bool EmbeddingChart::endOne() {
    if (!selection_->isEmpty())
        clearSelection();
    else if (!marks_->pinned().empty())
        emit unpinRequested();
    else
        return hover_->end();
    return true;
}

/// What a key without modifiers does to points; false: nothing.
bool EmbeddingChart::keyAction(int key) {
    if (key == Qt::Key_Escape)
        return endOne();
    if ((key == Qt::Key_Return || key == Qt::Key_Enter) && hovered())
        emit pinRequested(hovered(), true);
    else if (key == Qt::Key_C && cloud_)
        hover_->walkCenters();
    else
        return walk(key);
    return true;
}

void EmbeddingChart::keyPressEvent(QKeyEvent* event) {
    const int number = event->key() - Qt::Key_0;
    const int label = legend_->labelOf(number);
    const bool digit =
        number >= 0 && number <= 9 && label < static_cast<int>(visibleClasses().size());
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
    const std::vector<std::int64_t> points =
        classCounts(*cloud_, static_cast<int>(classNames().size()));
    for (int label = 0; hasLegend() && label < classNames().size(); ++label) {
        const QString count =
            locale().toString(static_cast<qlonglong>(points[static_cast<std::size_t>(label)]));
        counts << (isClassVisible(label) ? tr("class %1: %2") : tr("class %1: %2, hidden"))
                      .arg(classNames()[label], count);
    }
    QString text = cloudCaption(*cloud_, locale()) + QStringLiteral(". ");
    for (const QString& part : {projectionText(*cloud_, locale()), fitAnew_->text()})
        if (!part.isEmpty())
            text += part + QStringLiteral(". ");
    if (readout_)
        text += tr("Within classes %1, nearest centers %2, ratio %3. ")
                    .arg(measureText(readout_->withinClassRms, locale()),
                         measureText(readout_->minCenterDistance, locale()),
                         measureText(readout_->radiusToDistance, locale()));
    if (!hasLegend())
        return text + tr("%n point(s)", nullptr, static_cast<int>(cloud_->points.size())) +
               QStringLiteral(", ") +
               tr("%n class(es)", nullptr, static_cast<int>(classNames().size())) +
               QStringLiteral(".");
    return text + tr("Points: %1.").arg(counts.join(QStringLiteral("; ")));
}

}  // namespace centerscope

#include "moc_embedding_chart.cpp"
