// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/step_chart.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include <QChart>
#include <QContextMenuEvent>
#include <QHelpEvent>
#include <QLegend>
#include <QLocale>
#include <QMenu>
#include <QToolTip>

#include "charts/stage_axes.h"
#include "charts/value_text.h"

namespace centerscope {

namespace {

constexpr double kFewestSteps = 20;
constexpr double kSmallestPlotSpan = 1e-6;
constexpr double kLargestPlotSpan = 1e12;
constexpr double kMostZoomedDecades = 40;
constexpr double kAhead = 1.3;   // a halving this near, as a share of the run, is drawn in place
constexpr double kTipReach = 4;  // pixels
constexpr double kCenteredShare = 0.2;  // of the run, around a step that is jumped to

}  // namespace

StepChart::StepChart(const QString& accessibleName, QWidget* parent)
    : ChartView(accessibleName, parent), item_(new StepCurvesItem(chart())) {
    chart()->legend()->hide();
    item_->setPlot(&plot_);
    item_->setZValue(10);
}

StepChart::~StepChart() = default;

void StepChart::startRun(const RunInfo& run) {
    info_ = run;
}

void StepChart::setHistory(const RunHistory& history) {
    if (history.run != run_ || history.steps.size() < seen_)
        restart(history);
    for (; seen_ < history.steps.size(); ++seen_)
        append(history.steps[seen_], seen_ > 0 ? &history.steps[seen_ - 1] : nullptr);
    RunMarks marks = RunMarks::of(history, info_.preset.get());
    const bool haveMarksChanged = marks != runMarks_;
    runMarks_ = std::move(marks);
    finish(history);
    chooseScale();
    if (haveMarksChanged || history.nextHalving)
        makeMarks();
    fitAxes();
    noteWhatIsAbove();
    showValues();
}

void StepChart::showValues() {
    nameValues();
    refreshTitle();
    item_->changed();
    if (labelRoom() != labelRoom_ || item_->needsOtherRows())
        layOut();
}

void StepChart::restart(const RunHistory& history) {
    run_ = history.run;
    seen_ = 0;
    clearCurves();
    const bool hasFormer = history.former && isComparable(*history.former);
    left_ = hasFormer ? history.former->steps.size() : 0;
    plot_.former = hasFormer ? formerCurve(*history.former) : SmoothableSeries();
    resetZoom();
}

/// Losses and errors of other classes are not of the same task.
bool StepChart::isComparable(const RunHistory& former) const {
    return !former.dataset || !info_.dataset ||
           former.dataset->classNames == info_.dataset->classNames;
}

void StepChart::setViewed(std::optional<std::int64_t> step) {
    if (std::exchange(plot_.viewed, step) == step)
        return;
    const auto isInSight = [&range = mapping().range](std::int64_t at) {
        return static_cast<double>(at) >= range.left && static_cast<double>(at) <= range.right;
    };
    if (!step)
        endExcursion();
    else if (isZoomed() && !isInSight(*step))
        centerOn(*step);
    showValues();
}

/// The steps that were shown before it, unless the user has chosen others since.
void StepChart::endExcursion() {
    const std::optional<Excursion> ended = std::exchange(excursion_, std::nullopt);
    if (!ended || !isStillAt(*ended))
        return;
    hasOwnHeight_ = ended->hadOwnHeight;
    ended->from ? setUserRange(ended->from) : resetZoom();
}

bool StepChart::isStillAt(const Excursion& excursion) const {
    const PlotRange& range = mapping().range;
    return isZoomed() && range.left == excursion.to.left && range.right == excursion.to.right;
}

void StepChart::dropFormer() {
    left_ = 0;
    plot_.former = {};
    fitAxes();
    noteWhatIsAbove();
    item_->changed();
}

void StepChart::setScale(AxisScale scale) {
    scale_ = scale;
    chooseScale();
}

void StepChart::chooseScale() {
    const bool logarithmic =
        scale_ == AxisScale::Automatic ? prefersLogarithmic() : scale_ == AxisScale::Logarithmic;
    if (plot_.logarithmic == logarithmic)
        return;
    plot_.logarithmic = logarithmic;
    hasOwnHeight_ = false;  // what was zoomed to has other units now
    layOut();
    noteWhatIsAbove();
    item_->changed();
    emit scaleChanged();
}

void StepChart::setSmoothing(const Smoothing& smoothing) {
    plot_.smoothing = smoothing;
    retranslate();  // figures and caption
    chooseScale();
    fitAxes();
    noteWhatIsAbove();
    item_->changed();
}

void StepChart::setTitleTaken(double pixels) {
    titleTaken_ = pixels;
    layOut();
}

void StepChart::shareStepsWith(StepChart* other) {
    const auto follow = [](StepChart* follower, const StepChart* leader) {
        if (!leader->isZoomed())
            return follower->isZoomed() ? follower->resetZoom() : void();
        PlotRange range = follower->mapping().range;
        const PlotRange& wanted = leader->mapping().range;
        if (follower->isZoomed() && range.left == wanted.left && range.right == wanted.right)
            return;
        if (!follower->isZoomed())
            follower->hasOwnHeight_ = false;
        range.left = wanted.left;
        range.right = wanted.right;
        follower->setUserRange(range);
    };
    connect(this, &ChartView::zoomChanged, other, [=, this] { follow(other, this); });
    connect(other, &ChartView::zoomChanged, this, [=, this] { follow(this, other); });
}

/// Around the anchor's step. Beyond the whole run there is nothing to see.
void StepChart::zoomBy(double factor, QPointF anchor) {
    if (!isZoomed())
        hasOwnHeight_ = false;
    const double fixed = mapping().toPlot(anchor).x();
    PlotRange range = mapping().range;
    range.left = fixed - (fixed - range.left) / factor;
    range.right = fixed + (range.right - fixed) / factor;
    const double end = automaticRight();
    if (factor < 1 && range.left <= 0 && range.right >= end)
        return resetZoom();
    if (factor < 1) {
        range.left = std::max(range.left, std::min(0.0, mapping().range.left));
        range.right = std::min(range.right, std::max(end, mapping().range.right));
    }
    setUserRange(range);
}

void StepChart::zoomTo(const QRectF& rectangle) {
    hasOwnHeight_ = true;
    ChartView::zoomTo(rectangle);
}

/// Along the steps; up and down only where that alone is asked for or heights are the user's.
void StepChart::panBy(QPointF pixels) {
    if (pixels.x() == 0)
        hasOwnHeight_ = true;
    else if (!isZoomed())
        hasOwnHeight_ = false;
    ChartView::panBy(pixels);
}

void StepChart::centerOn(std::int64_t step) {
    if (!excursion_ || !isStillAt(*excursion_))
        excursion_ = Excursion{userRange(), hasOwnHeight(), {}};
    if (!isZoomed())
        hasOwnHeight_ = false;
    const auto middle = static_cast<double>(step);
    PlotRange range = mapping().range;
    double width =
        isZoomed() ? range.width() : std::max(2 * kFewestSteps, kCenteredShare * range.width());
    width = std::clamp(width, kFewestSteps, std::max(kFewestSteps, 2 * middle));
    range.left = middle - width / 2;
    range.right = middle + width / 2;
    setUserRange(range);
    excursion_->to = mapping().range;
}

std::size_t StepChart::lookedAt(std::size_t steps) const {
    const auto last = static_cast<std::int64_t>(steps);
    return static_cast<std::size_t>(std::min(last, plot_.viewed.value_or(last)));
}

const QPointF* StepChart::lookedAt(const std::vector<QPointF>& points) const {
    const auto after =
        plot_.viewed
            ? std::ranges::upper_bound(points, static_cast<double>(*plot_.viewed), {}, &QPointF::x)
            : points.end();
    return after == points.begin() ? nullptr : &*std::prev(after);
}

QString StepChart::valueOf(const StepCurve& curve) const {
    const std::size_t step = lookedAt(curve.size());
    return step > 0 ? figure(curve.smooth(step, plot_.smoothing)) : QString();
}

QString StepChart::valueOf(const SparseCurve& curve) const {
    const QPointF* point = lookedAt(curve.points);
    return point ? figure(point->y()) : QString();
}

double StepChart::automaticRight() const {
    const double last = std::max(kFewestSteps, static_cast<double>(std::max(seen_, left_)));
    // Grows by fiftieths: an axis that moved with every step would never let the eye rest.
    const double unit = tickDistance(last, 50);
    const double right = std::ceil(last / unit) * unit;
    const auto& next = runMarks_.nextHalving;
    return next && static_cast<double>(*next) <= last * kAhead
               ? std::max(right, static_cast<double>(*next) + unit)
               : right;
}

PlotRange StepChart::automaticRange() const {
    const double right = automaticRight();
    const auto [bottom, top] = automaticHeight(0, right);
    return {0, right, bottom, top};
}

void StepChart::showRange(const PlotRange& range) {
    const bool showsZero = plot_.logarithmic && !hasOwnHeight() && hasZero(range.left, range.right);
    plot_.zero = showsZero ? std::optional(range.bottom) : std::nullopt;
    item_->setMapping(mapping(), locale());
    noteWhatIsAbove();
    if (tickRoom() != tickRoom_ || item_->needsOtherRows())
        layOut();
}

PlotRange StepChart::allowedRange(const PlotRange& range) const {
    const auto span = [](double from, double to, double smallest, double largest) {
        const double middle = (from + to) / 2;
        const double half = std::clamp(to - from, smallest, largest) / 2;
        return std::pair(middle - half, middle + half);
    };
    auto [left, right] = span(range.left, range.right, 2, kLargestPlotSpan);
    if (left < 0)  // before the first step there is nothing to see
        right -= std::exchange(left, 0);
    const auto [bottom, top] = hasOwnHeight_
                                   ? span(range.bottom, range.top, kSmallestPlotSpan,
                                          plot_.logarithmic ? kMostZoomedDecades : kLargestPlotSpan)
                                   : automaticHeight(left, right);
    return {left, right, bottom, top};
}

/// Wide enough for the numbers of now, and for those that are common, so that the plot seldom
/// moves.
double StepChart::tickRoom() const {
    std::vector<AxisTick> ticks = valueTicks(mapping(), plot_.heights(), locale());
    ticks.push_back({0, QStringLiteral("0.0005")});
    return std::ceil(StepCurvesItem::tickWidth(look().smallFont, ticks));
}

QString StepChart::headName() const {
    return tr(info_.preset ? info_.preset->headName() : Preset().headName());
}

QString StepChart::weightedLossName() const {
    return QStringLiteral("λ·") +
           tr(info_.preset ? info_.preset->embeddingLossName() : Preset().embeddingLossName());
}

/// That of all charts, which stand below one another, so that their axes of steps do too.
double StepChart::labelRoom() const {
    const QStringList common{headName() + QStringLiteral(" 0.0000"),
                             weightedLossName() + QStringLiteral(" 0.0000"),
                             tr("validation") + QStringLiteral(" 00.0"), tr("former run")};
    return CurveLabels::columnWidth(look().font, common + item_->labels());
}

QSize StepChart::minimumSizeHint() const {
    const double width = tickRoom() + StepCurvesItem::kRoomyPlot + StepCurvesItem::kRightOfPlot;
    return {static_cast<int>(std::ceil(width)), static_cast<int>(item_->leastHeight())};
}

QRectF StepChart::arrange(QSizeF size) {
    tickRoom_ = tickRoom();
    labelRoom_ = labelRoom();
    const double before = item_->leastHeight();
    const QRectF plot = item_->layOut(size, tickRoom_, labelRoom_, titleTaken_);
    if (item_->leastHeight() != before)
        updateGeometry();
    return plot;
}

void StepChart::restyle() {
    item_->setLook(look());
}

void StepChart::retranslate() {
    nameValues();
    plot_.formerName = tr("former run");
    refreshTitle();
    item_->setExplanation(explanation());
    makeMarks();
}

void StepChart::refreshTitle() {
    item_->setTitle(title(), caption());
}

QString StepChart::smoothingText() const {
    if (plot_.smoothing.isNone())
        return tr("every step, not smoothed");
    return tr("mean of the last %1 steps")
        .arg(locale().toString(static_cast<qulonglong>(plot_.smoothing.window(seen_))));
}

bool StepChart::isAugmented(const StepMetrics& metrics) const {
    return info_.preset && info_.preset->augmentation.actsIn(metrics.epoch);
}

StepChart::Span StepChart::spanOf(const StepSeries& series, double firstStep, double lastStep) {
    const auto size = static_cast<double>(series.size());
    const double first = std::clamp(std::ceil(firstStep), 1.0, size + 1);
    const double last = std::clamp(std::floor(lastStep), 0.0, size);
    return {static_cast<std::size_t>(first), static_cast<std::size_t>(last)};
}

QString StepChart::figure(double value) const {
    if (!std::isfinite(value))
        return QStringLiteral("–");
    const double size = std::fabs(value);
    if (size >= kLargestPlain || (size > 0 && size < kSmallestPlain))
        return scientificText(value, locale());
    const int decimals = value >= 100 ? 0 : value >= 10 ? 1 : value >= 0.095 || value <= 0 ? 2 : 4;
    return locale().toString(value, 'f', decimals);
}

QString StepChart::changeText(const HyperparameterChange& change, const QLocale& locale) {
    using Cause = HyperparameterChange::Cause;
    if (change.cause == Cause::Halving || change.cause == Cause::Rule)
        return tr("lr %1").arg(factorText(change.to / change.from, locale));
    const QString from = valueText(change.from, locale);
    const QString to = valueText(change.to, locale);
    switch (change.which) {
        case Hyperparameter::LearningRate:
            return tr("lr %1 → %2").arg(from, to);
        case Hyperparameter::BatchSize:
            return tr("batch %1 → %2").arg(from, to);
        default:
            return QStringLiteral("%1 %2 → %3")
                .arg(QString::fromUtf8(schedulable(change.which).symbol), from, to);
    }
    return {};
}

void StepChart::makeMarks() {
    plot_.marks = runMarks_.marks(automaticRight(), locale());
    annotate(plot_.marks);
    const std::vector<StepMark> own = ownMarks();
    plot_.marks.insert(plot_.marks.end(), own.begin(), own.end());
    std::ranges::stable_sort(plot_.marks, {}, &StepMark::step);
    item_->changed();  // which knows them by their places
}

bool StepChart::viewportEvent(QEvent* event) {
    if (event->type() != QEvent::ToolTip)
        return ChartView::viewportEvent(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    QString tip = mapping().area.contains(help->pos()) ? tipAt(help->pos()) : QString();
    if (help->pos().y() < mapping().area.top())
        tip = fullCaption();
    tip.isEmpty() ? QToolTip::hideText() : QToolTip::showText(help->globalPos(), tip, this);
    return true;
}

/// By its text or one of its lines; the one that is drawn last, if there are several.
const MarkGroup* StepChart::markUnder(QPointF pixel) const {
    const MarkGroup* found = nullptr;
    for (const MarkGroup& group : item_->markGroups()) {
        if (group.label.contains(pixel))
            return &group;
        if (pixel.x() >= group.left - kTipReach && pixel.x() <= group.right + kTipReach)
            found = &group;
    }
    return found;
}

const StepMark& StepChart::nearestOf(const MarkGroup& group, QPointF pixel) const {
    const auto first = plot_.marks.begin() + static_cast<std::ptrdiff_t>(group.first);
    return *std::ranges::min_element(
        first, first + static_cast<std::ptrdiff_t>(group.count), {}, [&](const StepMark& mark) {
            return std::fabs(mapping().sceneX(static_cast<double>(mark.step)) - pixel.x());
        });
}

/// On a mark: to before its change; anywhere else: to the step under the pointer. By the keyboard:
/// to the last step.
void StepChart::contextMenuEvent(QContextMenuEvent* event) {
    const bool isByKey = event->reason() == QContextMenuEvent::Keyboard;
    const QPointF pixel = isByKey ? mapping().area.center() : QPointF(event->pos());
    const auto last = static_cast<std::int64_t>(seen_);
    if (!mapping().area.contains(pixel))
        return event->ignore();
    QMenu menu(this);
    const auto offer = [&](std::int64_t step, const QString& text) {
        QAction* action = menu.addAction(text.arg(locale().toString(static_cast<qlonglong>(step))));
        action->setEnabled(!info_.isFollowed() && step >= 0 && step <= last && last > 0);
        connect(action, &QAction::triggered, this, [this, step] { emit forkRequested(step); });
    };
    if (const MarkGroup* group = isByKey ? nullptr : markUnder(pixel)) {
        const StepMark& mark = nearestOf(*group, pixel);
        if (mark.kind == StepMark::Kind::Change)
            offer(mark.step - 1,
                  tr("Fork at step %1, before %2").arg(QStringLiteral("%1"), mark.text));
    }
    offer(isByKey ? last : std::llround(mapping().toPlot(pixel).x()), tr("Fork at step %1"));
    if (hasFormer())
        connect(menu.addAction(tr("Remove the curve of the former run")), &QAction::triggered, this,
                &StepChart::dropFormerRequested);
    menu.exec(isByKey ? mapToGlobal(pixel.toPoint()) : event->globalPos());
}

QString StepChart::tipOf(const MarkGroup& group) const {
    const StepMark& first = plot_.marks[group.first];
    if (group.count == 1)
        return first.full;
    const StepMark& last = plot_.marks[group.first + group.count - 1];
    return tr("%1, from step %2 to step %3.")
        .arg(group.text, locale().toString(static_cast<qlonglong>(first.step)),
             locale().toString(static_cast<qlonglong>(last.step)));
}

/// Of the mark whose text is under the pointer, else of the step there, and of its mark.
QString StepChart::tipAt(QPointF pixel) const {
    const MarkGroup* group = markUnder(pixel);
    if (group && group->label.contains(pixel))
        return tipOf(*group);
    const auto step = static_cast<std::int64_t>(std::llround(mapping().toPlot(pixel).x()));
    QStringList lines;
    if (step >= 1 && step <= static_cast<std::int64_t>(seen_)) {
        lines << tr("step %1").arg(locale().toString(static_cast<qlonglong>(step)));
        for (std::size_t k = 0; k < plot_.curves.size(); ++k)
            lines << plot_.curves[k].name + ' ' +
                         figure(plot_.smooth(k, static_cast<std::size_t>(step)));
        lines << tipsOfValidation(step);
        if (const QString gap = tipOfGap(step); !gap.isEmpty())
            lines << gap;
    }
    if (group)
        lines << tipOf(*group);
    return lines.join('\n');
}

/// How many values near this step, on the screen, are none.
QString StepChart::tipOfGap(std::int64_t step) const {
    if (plot_.curves.empty())
        return {};
    const double reach = kTipReach / mapping().area.width() * mapping().range.width();
    const auto middle = static_cast<double>(step);
    const StepSeries& series = plot_.curves.front().raw;
    const Span near = spanOf(series, middle - reach, middle + reach);
    const std::size_t missing = near.isEmpty() ? 0 : series.stretch(near.first, near.last).missing;
    return missing > 0 ? tr("Here %n step(s) have no number.", nullptr, static_cast<int>(missing))
                       : QString();
}

/// What the last validation up to this step has found, and which one that was.
QStringList StepChart::tipsOfValidation(std::int64_t step) const {
    QStringList lines;
    for (const SparseCurve& curve : plot_.sparse) {
        const auto after =
            std::ranges::upper_bound(curve.points, static_cast<double>(step), {}, &QPointF::x);
        if (after == curve.points.begin())
            continue;
        const QPointF found = *std::prev(after);
        lines << tr("%1 %2 at step %3")
                     .arg(curve.name, figure(found.y()),
                          locale().toString(static_cast<qlonglong>(found.x())));
    }
    return lines;
}

void StepChart::copyTo(StepChart& clone) const {
    clone.plot_ = plot_;
    clone.plot_.viewed.reset();  // which is the window's
    clone.info_ = info_;
    clone.seen_ = seen_;
    clone.left_ = left_;
    clone.run_ = run_;
    clone.scale_ = scale_;
    clone.runMarks_ = runMarks_;
    clone.hasOwnHeight_ = hasOwnHeight_;
    clone.setUserRange(userRange());
    clone.retranslate();
}

}  // namespace centerscope

#include "moc_step_chart.cpp"
