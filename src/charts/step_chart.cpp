// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/step_chart.h"

#include <algorithm>
#include <cmath>

#include <QChart>
#include <QContextMenuEvent>
#include <QHelpEvent>
#include <QLegend>
#include <QLocale>
#include <QLogValueAxis>
#include <QMenu>
#include <QToolTip>
#include <QValueAxis>

#include "charts/stage_axes.h"
#include "charts/value_text.h"

namespace centerscope {

namespace {

constexpr double kFewestSteps = 20;
constexpr double kSmallestSpan = 1e-6;
constexpr double kLargestSpan = 1e12;
constexpr double kAhead = 1.3;      // a halving this near, as a share of the run, is drawn in place
constexpr double kTipReach = 4;     // pixels
constexpr double kTickWidth = 90;   // pixels a tick of the x axis
constexpr double kTickHeight = 42;  // pixels a tick of the y axis

}  // namespace

StepChart::StepChart(const QString& accessibleName, QWidget* parent)
    : ChartView(accessibleName, parent),
      xAxis_(new QValueAxis),
      linearAxis_(new QValueAxis),
      logAxis_(new QLogValueAxis),
      item_(new StepCurvesItem(chart())) {
    for (QValueAxis* axis : {xAxis_, linearAxis_}) {
        axis->setTickType(QValueAxis::TicksDynamic);
        axis->setTickAnchor(0);
    }
    xAxis_->setLabelFormat(QStringLiteral("%.0f"));
    // Without a precision, a localized axis shows no labels.
    logAxis_->setLabelFormat(QStringLiteral("%.3g"));
    chart()->legend()->hide();
    chart()->addAxis(xAxis_, Qt::AlignBottom);
    chart()->addAxis(linearAxis_, Qt::AlignLeft);
    chart()->addAxis(logAxis_, Qt::AlignLeft);
    item_->setPlot(&plot_);
    item_->setZValue(10);
}

StepChart::~StepChart() = default;

void StepChart::setHistory(const RunHistory& history) {
    if (history.run != run_ || history.steps.size() < seen_)
        restart(history);
    for (; seen_ < history.steps.size(); ++seen_)
        append(history.steps[seen_]);
    changes_ = history.changes;
    nextHalving_ = history.nextHalving;
    halvingFactor_ = history.halvingFactor;
    finish(history);
    makeMarks();
    item_->setTitle(title());
    fitAxes();
    item_->changed();
}

void StepChart::restart(const RunHistory& history) {
    run_ = history.run;
    seen_ = 0;
    clearCurves();
    left_ = history.former ? history.former->steps.size() : 0;
    plot_.former = history.former ? formerCurve(*history.former) : StepSeries();
    resetZoom();
}

void StepChart::setLogarithmic(bool logarithmic) {
    if (plot_.logarithmic == logarithmic)
        return;
    plot_.logarithmic = logarithmic;
    if (isZoomed())
        resetZoom();  // what was zoomed to has other units now
    refreshLook();
}

void StepChart::shareStepsWith(StepChart* other) {
    const auto follow = [](StepChart* follower, const StepChart* leader) {
        if (!leader->isZoomed())
            return follower->isZoomed() ? follower->resetZoom() : void();
        PlotRange range = follower->mapping().range;
        const PlotRange& wanted = leader->mapping().range;
        if (range.left == wanted.left && range.right == wanted.right)
            return;
        range.left = wanted.left;
        range.right = wanted.right;
        follower->setUserRange(range);
    };
    connect(this, &ChartView::zoomChanged, other, [=, this] { follow(other, this); });
    connect(other, &ChartView::zoomChanged, this, [=, this] { follow(this, other); });
}

void StepChart::showAxisKind() {
    linearAxis_->setVisible(!plot_.logarithmic);
    logAxis_->setVisible(plot_.logarithmic);
}

PlotRange StepChart::automaticRange() const {
    const double last = std::max(kFewestSteps, static_cast<double>(std::max(seen_, left_)));
    // Grows by fiftieths: an axis that moved with every step would never let the eye rest.
    const double unit = tickDistance(last, 50);
    double right = std::ceil(last / unit) * unit;
    if (nextHalving_ && static_cast<double>(*nextHalving_) <= last * kAhead)
        right = std::max(right, static_cast<double>(*nextHalving_) + unit);
    const auto [bottom, top] = automaticHeight();
    return {0, right, bottom, top};
}

void StepChart::showRange(const PlotRange& range) {
    const QRectF& area = mapping().area;
    xAxis_->setTickInterval(
        std::max(1.0, tickDistance(range.width(), std::max(2.0, area.width() / kTickWidth))));
    xAxis_->setRange(range.left, range.right);
    if (plot_.logarithmic) {
        logAxis_->setBase(range.height() < 1.2 ? 2 : 10);
        logAxis_->setRange(std::pow(10, range.bottom), std::pow(10, range.top));
    } else {
        const double distance =
            tickDistance(range.height(), std::max(2.0, area.height() / kTickHeight));
        const int decimals =
            std::max(0, -static_cast<int>(std::floor(std::log10(distance) + 1e-9)));
        linearAxis_->setTickInterval(distance);
        linearAxis_->setLabelFormat(QStringLiteral("%.%1f").arg(decimals));
        linearAxis_->setRange(range.bottom, range.top);
    }
    item_->setMapping(mapping());
}

PlotRange StepChart::allowedRange(const PlotRange& range) const {
    const auto span = [](double from, double to, double smallest, double largest) {
        const double middle = (from + to) / 2;
        const double half = std::clamp(to - from, smallest, largest) / 2;
        return std::pair(middle - half, middle + half);
    };
    const auto [left, right] = span(range.left, range.right, 2, kLargestSpan);
    const auto [bottom, top] =
        span(range.bottom, range.top, kSmallestSpan, plot_.logarithmic ? 40 : kLargestSpan);
    return {left, right, bottom, top};
}

QRectF StepChart::arrange(QSizeF size) {
    const QFontMetricsF metrics(look().font);
    const double left = metrics.horizontalAdvance(QStringLiteral("0.000")) + 16;
    const double right =
        StepCurvesItem::labelWidth(look().font, {tr("softmax") + QStringLiteral(" 0.0000"),
                                                 tr("λ·center") + QStringLiteral(" 0.0000"),
                                                 tr("validation") + QStringLiteral(" 00.0")});
    const double top = metrics.height() + 18;
    const double bottom = metrics.height() + 14;
    item_->setChartSize(size);
    return QRectF(std::floor(left), std::floor(top),
                  std::max(40.0, std::floor(size.width() - left - right)),
                  std::max(30.0, std::floor(size.height() - top - bottom)));
}

void StepChart::restyle() {
    showAxisKind();
    for (QAbstractAxis* axis :
         std::initializer_list<QAbstractAxis*>{xAxis_, linearAxis_, logAxis_}) {
        axis->setLabelsFont(look().smallFont);
        axis->setLabelsColor(look().secondary);
        axis->setGridLinePen(look().gridPen());
        axis->setLinePen(look().gridPen());
    }
    xAxis_->setGridLineVisible(false);
    item_->setLook(look());
}

void StepChart::retranslate() {
    xAxis_->setTitleText(tr("step"));
    xAxis_->setTitleVisible(false);
    item_->setTitle(title());
    item_->setExplanation(explanation());
    makeMarks();
    item_->changed();
}

QString StepChart::figure(double value) const {
    if (!std::isfinite(value))
        return QStringLiteral("–");
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
        case Hyperparameter::Lambda:
            return tr("λ %1 → %2").arg(from, to);
        case Hyperparameter::Alpha:
            return tr("α %1 → %2").arg(from, to);
        case Hyperparameter::BatchSize:
            return tr("batch %1 → %2").arg(from, to);
    }
    return {};
}

void StepChart::makeMarks() {
    plot_.marks.clear();
    for (const HyperparameterChange& change : changes_)
        plot_.marks.push_back({change.step, changeText(change, locale()), false});
    if (nextHalving_) {
        const QString step = locale().toString(static_cast<qlonglong>(*nextHalving_));
        const QString factor = factorText(halvingFactor_, locale());
        const bool near = static_cast<double>(*nextHalving_) <= automaticRange().right;
        plot_.marks.push_back(
            {*nextHalving_,
             near ? tr("next %1").arg(factor) : tr("next %1 at %2 →").arg(factor, step), true});
    }
}

bool StepChart::viewportEvent(QEvent* event) {
    if (event->type() != QEvent::ToolTip)
        return ChartView::viewportEvent(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const QString tip = mapping().area.contains(help->pos()) ? tipAt(help->pos()) : QString();
    tip.isEmpty() ? QToolTip::hideText() : QToolTip::showText(help->globalPos(), tip, this);
    return true;
}

bool StepChart::isUnder(const StepMark& mark, QPointF pixel) const {
    return std::fabs(mapping().sceneX(static_cast<double>(mark.step)) - pixel.x()) <= kTipReach;
}

/// On a mark: to before its change; anywhere else: to the step under the pointer.
void StepChart::contextMenuEvent(QContextMenuEvent* event) {
    const QPointF pixel = event->pos();
    const auto last = static_cast<std::int64_t>(seen_);
    if (!mapping().area.contains(pixel) || event->reason() == QContextMenuEvent::Keyboard)
        return event->ignore();
    QMenu menu(this);
    const auto offer = [&](std::int64_t step, const QString& text) {
        QAction* action = menu.addAction(text.arg(locale().toString(static_cast<qlonglong>(step))));
        action->setEnabled(step >= 0 && step <= last && last > 0);
        connect(action, &QAction::triggered, this, [this, step] { emit forkRequested(step); });
    };
    for (const StepMark& mark : plot_.marks)
        if (!mark.ahead && isUnder(mark, pixel))
            offer(mark.step - 1,
                  tr("Fork at step %1, before %2").arg(QStringLiteral("%1"), mark.text));
    offer(std::llround(mapping().toPlot(pixel).x()), tr("Fork at step %1"));
    menu.exec(event->globalPos());
}

QString StepChart::tipAt(QPointF pixel) const {
    const auto step = static_cast<std::int64_t>(std::llround(mapping().toPlot(pixel).x()));
    if (step < 1 || step > static_cast<std::int64_t>(seen_))
        return {};
    QStringList lines{tr("step %1").arg(locale().toString(static_cast<qlonglong>(step)))};
    for (const StepCurve& curve : plot_.curves)
        lines << curve.name + ' ' + figure(curve.smooth.at(static_cast<std::size_t>(step)));
    lines << tipsOfValidation(step);
    for (const StepMark& mark : plot_.marks)
        if (isUnder(mark, pixel))
            lines << tr("%1 from step %2")
                         .arg(mark.text, locale().toString(static_cast<qlonglong>(mark.step)));
    return lines.join('\n');
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
    clone.seen_ = seen_;
    clone.left_ = left_;
    clone.run_ = run_;
    clone.changes_ = changes_;
    clone.nextHalving_ = nextHalving_;
    clone.halvingFactor_ = halvingFactor_;
    clone.setUserRange(userRange());
    clone.retranslate();
}

}  // namespace centerscope
