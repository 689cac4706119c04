// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/stage_panel.h"

#include <algorithm>
#include <limits>
#include <utility>

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QMenu>
#include <QStyle>
#include <QVBoxLayout>

#include "ui_stage_panel.h"

#include "charts/embedding_chart.h"
#include "widgets/item_value.h"
#include "widgets/preset_page.h"
#include "widgets/start_choices.h"

namespace centerscope {

namespace {

constexpr int kChoicesWidth = 360;  // pixels, at most
constexpr int kNarrowest = 280;     // pixels

constexpr std::int64_t kNever = std::numeric_limits<std::int64_t>::max();

}  // namespace

StagePanel::StagePanel(QWidget* parent)
    : QWidget(parent), ui_(std::make_unique<Ui::StagePanel>()), choices_(new StartChoices) {
    ui_->setupUi(this);
    auto* over = new QVBoxLayout(ui_->chart);
    auto* row = new QHBoxLayout;
    row->addStretch();
    row->addWidget(choices_, 1);
    row->addStretch();
    over->addStretch();
    over->addLayout(row);
    over->addStretch();
    choices_->setMaximumWidth(kChoicesWidth);
    choices_->hide();
    connect(choices_, &StartChoices::chosen, this, &StagePanel::presetChosen);
    connect(choices_, &StartChoices::runsRequested, this, &StagePanel::runsRequested);
}

StagePanel::~StagePanel() = default;

void StagePanel::setActions(const QList<QAction*>& sources, QAction* select, QAction* snapshot) {
    sources_ = sources;
    const std::map<PointSource, QToolButton*> buttons{
        {PointSource::LiveBatches, ui_->liveBatchesButton},
        {PointSource::FixedSample, ui_->fixedSampleButton},
        {PointSource::Validation, ui_->validationButton},
        {PointSource::Test, ui_->testButton}};
    for (QAction* action : sources) {
        const auto source = valueOf<PointSource>(*action);
        buttons.at(source)->setDefaultAction(action);
        connect(action, &QAction::triggered, this, [this, source] { setSource(source); });
    }
    ui_->selectButton->setDefaultAction(select);
    auto* menu = new QMenu(ui_->sourceButton);
    menu->addActions(sources);
    ui_->sourceButton->setMenu(menu);
    ui_->snapshotButton->setVisible(snapshot);
    if (snapshot)
        ui_->snapshotButton->setDefaultAction(snapshot);
}

void StagePanel::setLasso(QAction* select, QAction* lasso) {
    connect(lasso, &QAction::toggled, this, [this, select, lasso](bool on) {
        ui_->selectButton->setDefaultAction(on ? lasso : select);
        foldTop();
    });
}

void StagePanel::setClassMenu(QMenu* menu) {
    ui_->classesButton->setMenu(menu);
}

EmbeddingChart& StagePanel::chart() {
    return *ui_->chart;
}

QWidget* StagePanel::card() {
    return ui_->card;
}

const EmbeddingChart& StagePanel::chart() const {
    return *ui_->chart;
}

void StagePanel::setViewOptions(const EmbeddingViewOptions& options) {
    viewOptions_ = options;
    check(sources_, options.source);
    foldTop();
    emit viewOptionsChanged(viewOptions_);
}

void StagePanel::setSource(PointSource source) {
    EmbeddingViewOptions options = viewOptions_;
    options.source = source;
    if (source != viewOptions_.source) {
        newest_.reset();
        if (source == PointSource::LiveBatches && !hasSteps_)
            ui_->chart->clear();
        else
            ui_->chart->awaitCloud();
    }
    showChoices();
    setViewOptions(options);
}

void StagePanel::setLivePoints(int points) {
    EmbeddingViewOptions options = viewOptions_;
    options.livePoints = points;
    setViewOptions(options);
}

void StagePanel::setSampleSize(int images) {
    EmbeddingViewOptions options = viewOptions_;
    options.sampleSize = images;
    setViewOptions(options);
}

void StagePanel::setInterval(std::int64_t steps) {
    EmbeddingViewOptions options = viewOptions_;
    options.interval = steps;
    setViewOptions(options);
}

void StagePanel::startRun(const RunInfo& run) {
    lookBack(nullptr);
    newest_.reset();
    ui_->chart->setProjection(run.projection);
    hasSteps_ = run.hasSteps();
    if (std::exchange(dataset_, run.dataset) != run.dataset)
        ui_->chart->clearSelection();  // its ids are of other images
    if (run.dataset->classNames != classNames_ || run.dataset->labelsOfWhole != labelsOfWhole_) {
        classNames_ = run.dataset->classNames;
        labelsOfWhole_ = run.dataset->labelsOfWhole;
        ui_->chart->setClasses(classNames_, labelsOfWhole_);
        ui_->classesButton->setVisible(!ui_->chart->hasLegend());
        foldTop();
    }
    preset_ = run.preset;
    alphaChange_ = kNever;
    showHeadStart();
    if (hasSteps_ && run.archive && viewOptions_.source == PointSource::LiveBatches)
        newest_ = run.archive->liveCloud(kNever, static_cast<std::size_t>(viewOptions_.livePoints));
    if (hasSteps_)
        showNewest();
}

void StagePanel::setPresets(const std::vector<Preset>& presets) {
    choices_->setPresets(presets);
    showChoices();
}

void StagePanel::setRunsOffered(bool offered) {
    choices_->setRunsOffered(offered);
    showChoices();
}

/// They explain the empty stage in the chart's place, and lie over no point. Later in a session
/// other sources than live batches are empty for a moment only.
void StagePanel::showChoices() {
    const bool staysEmpty =
        !begun_ || (!hasSteps_ && viewOptions_.source == PointSource::LiveBatches);
    const bool offered = staysEmpty && ui_->chart->isEmpty() && !choices_->isEmpty();
    choices_->setVisible(offered);
    ui_->chart->setExplained(!offered);
}

void StagePanel::setToolsShown(bool shown) {
    areToolsShown_ = shown;
    ui_->selectButton->setVisible(shown);
    ui_->classesButton->setVisible(shown && !ui_->chart->hasLegend());
    ui_->snapshotButton->setVisible(shown && ui_->snapshotButton->defaultAction());
    foldTop();
}

/// First the tools become icons, then the sources one button with a menu.
void StagePanel::foldTop() {
    const std::vector<QToolButton*> sources{ui_->liveBatchesButton, ui_->fixedSampleButton,
                                            ui_->validationButton, ui_->testButton};
    const auto arrange = [&](bool inOne, Qt::ToolButtonStyle style) {
        ui_->sourceButton->setVisible(inOne && areToolsShown_);
        for (QToolButton* source : sources)
            source->setVisible(!inOne && areToolsShown_);
        for (int k = 0; k < ui_->top->count(); ++k)
            if (auto* tool = qobject_cast<QToolButton*>(ui_->top->itemAt(k)->widget());
                tool && !tool->icon().isNull())
                tool->setToolButtonStyle(style);
        ui_->top->invalidate();
        return ui_->top->sizeHint().width() <= width();
    };
    const auto chosen = std::ranges::find_if(sources_, &QAction::isChecked);
    if (chosen != sources_.end())
        ui_->sourceButton->setText((*chosen)->text() + QStringLiteral(" ▾"));
    arrange(false, Qt::ToolButtonTextBesideIcon) || arrange(false, Qt::ToolButtonIconOnly) ||
        arrange(true, Qt::ToolButtonIconOnly);
    layout()->activate();
}

QSize StagePanel::minimumSizeHint() const {
    return {kNarrowest, layout()->minimumSize().height()};
}

void StagePanel::resizeEvent(QResizeEvent* event) {
    foldTop();
    QWidget::resizeEvent(event);
}

void StagePanel::showHeadStart() {
    if (preset_)
        ui_->chart->setHeadStart(headStart(*preset_, alphaChange_, locale()));
}

void StagePanel::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::LocaleChange) {
        ui_->retranslateUi(this);
        showHeadStart();
        foldTop();
    }
    QWidget::changeEvent(event);
}

void StagePanel::showUpdate(const SessionUpdate& update) {
    for (const HyperparameterChange& change : update.changes)
        if (change.which == Hyperparameter::Alpha && change.step < alphaChange_) {
            alphaChange_ = change.step;
            showHeadStart();
        }
    if (update.projection) {
        newest_.reset();
        ui_->chart->setProjection(update.projection);
        showNewest();
    }
    for (const CenterPositions& centers : update.centers)
        ui_->chart->appendTrail(centers);
    hasSteps_ = hasSteps_ || !update.steps.empty();
    begun_ = begun_ || hasSteps_;
    showChoices();
    if (!update.cloud || !isOfSource(*update.cloud))
        return;
    newest_ = update.cloud;
    if (!looksBack_)
        ui_->chart->setCloud(newest_);
}

void StagePanel::lookBack(std::shared_ptr<const EmbeddingCloud> cloud) {
    const bool looksBack = cloud != nullptr;
    const bool isOther = std::exchange(looksBack_, looksBack) != looksBack;
    if (isOther)
        ui_->chart->setLookingBack(looksBack);
    if (looksBack)
        ui_->chart->setCloud(std::move(cloud));
    if (!isOther)
        return;
    ui_->card->setProperty("past", looksBack);
    style()->unpolish(ui_->card);  // the stylesheet reads the property only then
    style()->polish(ui_->card);
    if (!looksBack)
        showNewest();
}

void StagePanel::showNewest() {
    if (newest_)
        ui_->chart->setCloud(newest_);
    else if (viewOptions_.source == PointSource::LiveBatches && !hasSteps_)
        ui_->chart->clear();
    else
        ui_->chart->awaitCloud();
}

/// A cloud of the source before may still be on its way. The fixed sample stands in for live
/// batches where a run has been resumed and its batches have not been kept.
bool StagePanel::isOfSource(const EmbeddingCloud& cloud) const {
    const bool isKept = newest_ && newest_->source == PointSource::LiveBatches &&
                        newest_->lastStep >= cloud.lastStep;
    return cloud.source == viewOptions_.source ||
           (viewOptions_.source == PointSource::LiveBatches &&
            cloud.source == PointSource::FixedSample && !isKept);
}

}  // namespace centerscope

#include "moc_stage_panel.cpp"
