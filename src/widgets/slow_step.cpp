// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/slow_step.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>
#include <variant>

#include <QAbstractSlider>
#include <QAbstractSpinBox>
#include <QAction>
#include <QApplication>
#include <QBoxLayout>
#include <QEvent>
#include <QKeyEvent>
#include <QLineEdit>

#include "charts/embedding_chart.h"
#include "charts/stage_readout.h"
#include "widgets/controls_panel.h"
#include "widgets/live_feed.h"
#include "widgets/look_back.h"
#include "widgets/slow_step_panel.h"
#include "widgets/stage_panel.h"

namespace centerscope {

namespace {

bool isField(const QObject* widget) {
    return qobject_cast<const QLineEdit*>(widget) ||
           qobject_cast<const QAbstractSpinBox*>(widget) ||
           qobject_cast<const QAbstractSlider*>(widget);
}

bool isByHand(const HyperparameterChange& change) {
    return change.cause != HyperparameterChange::Cause::Rule;
}

/// √(mean ‖pull‖²).
double rootMeanSquare(const std::vector<Pull>& pulls) {
    double sum = 0;
    for (const Pull& pull : pulls)
        sum += pull.x * pull.x + pull.y * pull.y;
    return std::sqrt(sum / static_cast<double>(std::max<std::size_t>(1, pulls.size())));
}

}  // namespace

SlowStep::SlowStep(TrainingSession& session, LiveFeed& feed, StagePanel& stage, LookBack& lookBack,
                   ControlsPanel& controls, QAction& action, QObject* parent)
    : QObject(parent),
      session_(session),
      stagePanel_(stage),
      lookBack_(lookBack),
      controls_(controls),
      panel_(new SlowStepPanel) {
    auto* column = qobject_cast<QBoxLayout*>(controls.parentWidget()->layout());
    column->insertWidget(column->indexOf(&controls) + 1, panel_);
    connect(&action, &QAction::triggered, this, &SlowStep::start);
    connect(&feed, &LiveFeed::updated, this, &SlowStep::takeUpdate);
    connect(panel_, &SlowStepPanel::nextRequested, this, [this] { moveBy(1); });
    connect(panel_, &SlowStepPanel::endRequested, this, &SlowStep::end);
    connect(&session, &TrainingSession::runStarted, this, &SlowStep::end);
    connect(&session, &TrainingSession::playingChanged, this, [this](bool playing) {
        if (playing && isActive())
            end();
    });
    connect(&stage, &StagePanel::viewOptionsChanged, this, &SlowStep::end);
    connect(&lookBack, &LookBack::activeChanged, this, [this](bool active) {
        if (active)
            leave();
    });
}

void SlowStep::start() {
    end();
    lookBack_.end();
    isAwaited_ = true;
    session_.slowStep();
}

/// What is changed meanwhile, by a key or a menu, is to be seen in the controls.
void SlowStep::takeUpdate(const SessionUpdate& update) {
    if (!update.anatomy) {
        if (isActive() && (update.projection || !update.steps.empty() ||
                           std::ranges::any_of(update.changes, isByHand)))
            end();
        return;
    }
    if (!std::exchange(isAwaited_, false))
        return;
    anatomy_ = update.anatomy;
    stage_ = Forward;
    panel_->setMinimumHeight(controls_.height());
    controls_.hide();
    panel_->show();
    qApp->installEventFilter(this);
    show();
}

void SlowStep::end() {
    const bool wasActive = isActive();
    leave();
    if (wasActive)
        stagePanel_.lookBack(nullptr);
}

/// The stage is someone else's now.
void SlowStep::leave() {
    isAwaited_ = false;
    if (!std::exchange(anatomy_, nullptr))
        return;
    qApp->removeEventFilter(this);
    if (panel_->isAncestorOf(QApplication::focusWidget()))
        stagePanel_.chart().setFocus();  // else it would go to whatever button is next
    panel_->hide();
    controls_.show();
    stagePanel_.chart().setOverlay(OverlayOf::Step, {});
}

void SlowStep::moveBy(int stages) {
    stage_ = std::clamp<int>(stage_ + stages, Forward, Weights);
    show();
}

bool SlowStep::eventFilter(QObject* watched, QEvent* event) {
    static const std::map<int, int> moves{
        {Qt::Key_Space, 1}, {Qt::Key_Right, 1}, {Qt::Key_Left, -1}, {Qt::Key_Escape, 0}};
    const bool isKey =
        event->type() == QEvent::ShortcutOverride || event->type() == QEvent::KeyPress;
    const auto* widget = qobject_cast<QWidget*>(watched);
    if (!isKey || !widget || widget->window() != panel_->window() || isField(widget) ||
        !panel_->isVisible())
        return false;
    const auto* key = static_cast<QKeyEvent*>(event);
    const auto move = moves.find(key->key());
    if (move == moves.end() || key->modifiers() != Qt::NoModifier)
        return false;
    event->accept();  // no shortcut is meant
    if (event->type() == QEvent::ShortcutOverride)
        return true;
    if (move->second == 0)
        end();
    else
        moveBy(move->second);
    return true;
}

void SlowStep::show() {
    stagePanel_.lookBack(std::make_shared<const EmbeddingCloud>(cloud()));
    stagePanel_.chart().setOverlay(OverlayOf::Step, overlay());
    panel_->setStage(title(), formula(), numbers(), stage_ == Weights);
}

EmbeddingCloud SlowStep::cloud() const {
    EmbeddingCloud cloud{.source = PointSource::LiveBatches,
                         .firstStep = anatomy_->metrics.step,
                         .lastStep = anatomy_->metrics.step,
                         .points = anatomy_->points,
                         .centers = stage_ < Centers ? anatomy_->centers : anatomy_->movedCenters,
                         .head = nullptr,
                         .projection = anatomy_->projection,
                         .varianceShare = anatomy_->varianceShare};
    if (stage_ == Weights) {
        cloud.varianceShare.reset();  // it is another of these
        for (std::size_t k = 0; k < cloud.points.size(); ++k)
            cloud.points[k].position = anatomy_->movedPoints[k];
    }
    return cloud;
}

StageOverlay SlowStep::overlay() const {
    StageOverlay overlay;
    overlay.scale = tr("pull of %1");
    const StepAnatomy& step = *anatomy_;
    for (std::size_t k = 0; k < step.points.size(); ++k) {
        const EmbeddedPoint& point = step.points[k];
        if (stage_ == Losses)
            overlay.ghosts.push_back(
                {point.position, step.centers[point.label], point.label, false});
        else if (stage_ == Gradients)
            overlay.arrows.push_back({point.position,
                                      step.headPulls[k].x + step.embeddingPulls[k].x,
                                      step.headPulls[k].y + step.embeddingPulls[k].y});
        else if (stage_ == Weights)
            overlay.ghosts.push_back({point.position, step.movedPoints[k], point.label, false});
    }
    if (stage_ == Centers)
        for (std::size_t k = 0; k < step.centers.size(); ++k)
            overlay.ghosts.push_back(
                {step.centers[k], step.movedCenters[k], static_cast<int>(k), true});
    return overlay;
}

QString SlowStep::title() const {
    const QString names[] = {tr("forward"), tr("losses"), tr("gradients"),
                             tr("the centers' update"), tr("the weights' update")};
    return tr("Step %1 slowly, %2 of 5: %3")
        .arg(count(anatomy_->metrics.step))
        .arg(stage_ + 1)
        .arg(names[stage_]);
}

QString SlowStep::formula() const {
    switch (stage_) {
        case Forward:
            return QStringLiteral("<i>x</i><sub>i</sub> = <i>f</i><sub>W</sub>(%1)")
                .arg(tr("image <i>i</i>"));
        case Losses:
            return lossFormula();
        case Gradients:
            return QStringLiteral(
                "∂<i>L</i>/∂<i>x</i><sub>i</sub> = "
                "∂<i>L</i><sub>S</sub>/∂<i>x</i><sub>i</sub> + "
                "λ ∂<i>L</i><sub>C</sub>/∂<i>x</i><sub>i</sub>");
        case Centers:
            return centerFormula();
        default:
            return weightFormula();
    }
}

QString SlowStep::lossFormula() const {
    return std::visit(
        [](const auto& loss) {
            return QStringLiteral(
                       "<i>L</i><sub>S</sub> = −1/<i>m</i> Σ log <i>p</i><sub>y</sub>, "
                       "<i>L</i><sub>C</sub> = %1, "
                       "<i>L</i> = <i>L</i><sub>S</sub> + λ <i>L</i><sub>C</sub>")
                .arg(valueFormula(loss));
        },
        session_.run().preset->embeddingLoss);
}

QString SlowStep::centerFormula() const {
    return std::visit([](const auto& loss) { return updateFormula(loss); },
                      session_.run().preset->embeddingLoss);
}

QString SlowStep::valueFormula(const CenterLossDescription& loss) {
    const QString sum = QStringLiteral("Σ ‖<i>x</i><sub>i</sub> − <i>c</i><sub>y</sub>‖²");
    switch (loss.reduction) {
        case CenterReduction::HalfMean:
            return QStringLiteral("1/(2<i>m</i>) ") + sum;
        case CenterReduction::HalfSum:
            return QStringLiteral("½ ") + sum;
        case CenterReduction::Mean:
            break;
    }
    return QStringLiteral("1/<i>m</i> ") + sum;
}

QString SlowStep::updateFormula(const CenterLossDescription& loss) {
    const CenterRule& rule = loss.rule;
    const QString delta = QStringLiteral(
        "Δ<i>c</i><sub>j</sub> = Σ (<i>c</i><sub>j</sub> − <i>x</i><sub>i</sub>) / "
        "(1 + <i>n</i><sub>j</sub>), ");
    switch (rule.kind) {
        case CenterRule::Kind::Equation4:
            return delta + QStringLiteral(
                               "<i>c</i><sub>j</sub> ← <i>c</i><sub>j</sub> − "
                               "α Δ<i>c</i><sub>j</sub>");
        case CenterRule::Kind::Gradient:
            return QStringLiteral(
                       "<i>c</i><sub>j</sub> ← <i>c</i><sub>j</sub> − α %1"
                       "∂<i>L</i><sub>C</sub>/∂<i>c</i><sub>j</sub>")
                .arg(rule.undoLambda ? QString() : QStringLiteral("λ "));
        case CenterRule::Kind::Solver:
            return delta + QStringLiteral(
                               "<i>v</i><sub>j</sub> ← μ <i>v</i><sub>j</sub> + "
                               "η Δ<i>c</i><sub>j</sub>, <i>c</i><sub>j</sub> ← "
                               "<i>c</i><sub>j</sub> − <i>v</i><sub>j</sub>");
        case CenterRule::Kind::Frozen:
            break;
    }
    return tr("The centers of this preset do not move.");
}

QString SlowStep::weightFormula() const {
    return session_.run().preset->optimizer.kind == OptimizerDescription::Kind::Adam
               ? tr("<i>W</i> ← <i>W</i> − η · Adam(∂<i>L</i>/∂<i>W</i>)")
               : tr("<i>W</i> ← <i>W</i> − η · SGD(∂<i>L</i>/∂<i>W</i>)");
}

QString SlowStep::numbers() const {
    const StepAnatomy& step = *anatomy_;
    const StepMetrics& metrics = step.metrics;
    switch (stage_) {
        case Forward:
            return tr("The weights after step %1 place the %2 images of the batch. Right: %3 of "
                      "them.")
                .arg(count(metrics.step - 1), count(metrics.batchSize),
                     count(std::lround(metrics.batchAccuracy * metrics.batchSize)));
        case Losses:
            return tr("L = %1 + %2 · %3 = %4. The lines lead from each image to its center.")
                .arg(figure(metrics.headLoss), figure(metrics.lambda),
                     figure(metrics.embeddingLoss), figure(metrics.totalLoss));
        case Gradients:
            return tr("Arrows: −∂L/∂x of each image's own loss. Their root mean squares: softmax "
                      "%1, λ · center %2. Back through all %3 weights: ‖∂L/∂W‖ = %4.")
                .arg(figure(rootMeanSquare(step.headPulls)),
                     figure(rootMeanSquare(step.embeddingPulls)), count(step.weights),
                     figure(step.gradientNorm));
        case Centers:
            return centerNumbers();
        default:
            return tr("η = %1, ‖ΔW‖ = %2. The same images move from the hollow marks to the full "
                      "ones. Their loss: %3 before, %4 now.")
                .arg(figure(metrics.learningRate), figure(step.weightChange),
                     figure(metrics.totalLoss),
                     figure(step.headLossAfter + metrics.lambda * step.embeddingLossAfter));
    }
}

/// Of every class, how many images it has in the batch and how far its center moves.
QString SlowStep::centerNumbers() const {
    const StepAnatomy& step = *anatomy_;
    QStringList moves;
    for (std::size_t k = 0; k < step.centers.size(); ++k) {
        const double length = std::hypot(step.movedCenters[k].x - step.centers[k].x,
                                         step.movedCenters[k].y - step.centers[k].y);
        moves << tr("%1: n = %2, by %3")
                     .arg(stagePanel_.chart().classNames().value(static_cast<int>(k)),
                          count(step.counts[k]), figure(length));
    }
    return tr("By the images where the old weights have placed them. %1.")
        .arg(moves.join(QStringLiteral(" · ")));
}

QString SlowStep::figure(double value) const {
    return panel_->locale().toString(value, 'g', 4);
}

QString SlowStep::count(std::int64_t value) const {
    return panel_->locale().toString(static_cast<qlonglong>(value));
}

}  // namespace centerscope

#include "moc_slow_step.cpp"
