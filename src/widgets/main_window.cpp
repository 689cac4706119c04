// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/main_window.h"

#include <algorithm>
#include <utility>

#include <QAbstractButton>
#include <QActionGroup>
#include <QApplication>
#include <QCloseEvent>
#include <QDropEvent>
#include <QFileInfo>
#include <QKeyEvent>
#include <QMimeData>
#include <QScreen>

#include "ui_main_window.h"

#include "charts/embedding_chart.h"
#include "core/error.h"
#include "core/resolved_path.h"
#include "runs/run_files.h"
#include "runs/run_label.h"
#include "session/file_name.h"
#include "training/training_images.h"
#include "widgets/announcer.h"
#include "widgets/confusion_window.h"
#include "widgets/dataset_menu.h"
#include "widgets/digit_pad.h"
#include "widgets/export_actions.h"
#include "widgets/exporter.h"
#include "widgets/file_place.h"
#include "widgets/film_dialog.h"
#include "widgets/follow_strip.h"
#include "widgets/goal_dialog.h"
#include "widgets/help_dialog.h"
#include "widgets/icon.h"
#include "widgets/image_gallery.h"
#include "widgets/item_value.h"
#include "widgets/library_window.h"
#include "widgets/look_back.h"
#include "widgets/mark_menu.h"
#include "widgets/number_dialog.h"
#include "widgets/point_inspector.h"
#include "widgets/popup.h"
#include "widgets/preset_menu.h"
#include "widgets/room_question.h"
#include "widgets/run_chooser.h"
#include "widgets/run_files.h"
#include "widgets/run_panel.h"
#include "widgets/small_dialogs.h"
#include "widgets/stage_pictures.h"
#include "widgets/status_strip.h"
#include "widgets/time_line.h"
#include "widgets/time_panel.h"

namespace centerscope {

namespace {

// Of the message bar, in pixels.
constexpr int kMessageRoom = 400;   // at least
constexpr int kMessageWidth = 640;  // at most
constexpr int kMessageGap = 4;

// Of the stage in pixels, before a user has moved the splitter.
constexpr int kStageWidth = 460;     // at least
constexpr int kAboveAndBelow = 130;  // it

/// Any folder that is not one of a run.
bool isDataset(const QString& path) {
    return QFileInfo(path).isDir() &&
           !QFileInfo::exists(path + QLatin1Char('/') + QLatin1String(kRunFile));
}

/// What the user calls a run; empty where nothing has been said, or nothing legible.
QString labelOf(const std::filesystem::path& run) {
    try {
        return run.empty() ? QString() : QString::fromStdString(loadRunLabel(run).name);
    } catch (const Error&) {
        return {};
    }
}

/// For buttons that open a menu.
QString withArrow(const QString& text) {
    return text + QStringLiteral(" ▾");
}

}  // namespace

MainWindow::MainWindow(TrainingSession& session, std::vector<Preset> presets, int threads,
                       const FirstRun& first)
    : ui_(std::make_unique<Ui::MainWindow>()),
      session_(session),
      settings_(WindowSettings::load()),
      theme_(settings_.theme),
      feed_(session) {
    language_.use(settings_.language);
    ui_->setupUi(this);
    setLocale(language_.locale());
    setAcceptDrops(true);
    messages_ = new MessageBar(this);
    messages_->setObjectName(QStringLiteral("messages"));
    status_ = new StatusStrip(this);
    announcer_ = new Announcer(*messages_, this);
    chooser_ = new RunChooser(session, settings_, *announcer_, std::move(presets),
                              {ui_->actionOpenPreset, ui_->actionSavePreset, ui_->actionAboutPreset,
                               ui_->actionOpenDataset},
                              *this);
    exporter_ = new Exporter(session, feed_, *ui_->stage, *ui_->plots, *this);
    filmDialog_ = new FilmDialog(this);
    goalDialog_ = new GoalDialog(this);
    resetDialog_ = new NumberDialog(this);
    resetDialog_->setObjectName(QStringLiteral("resetDialog"));
    runFiles_ = new RunFiles(session, *announcer_, *this);
    libraryWindow_ = new LibraryWindow(session.library(), this);
    stagePictures_ = new StagePictures(session, ui_->stage->chart(), this);
    EmbeddingChart& stage = ui_->stage->chart();
    inspector_ = new PointInspector(session, feed_, stage, *ui_->inspector, this);
    gallery_ = new ImageGallery(stage, [this](PointSource source, std::int64_t sample) {
        return inspector_->image(source, sample);
    });
    ui_->inspector->setGallery(gallery_);
    confusionWindow_ = new ConfusionWindow(stage, this);
    digitPad_ = new DigitPad(this);
    // Before looking back, which asks the session for what the stage shows.
    connect(ui_->stage, &StagePanel::viewOptionsChanged, &session_, &TrainingSession::setStage);
    lookBack_ =
        new LookBack(session, feed_, *ui_->stage, *ui_->controls, ui_->plots->timePanel(), this);
    helpDialog_ = new HelpDialog(findChildren<QAction*>(), this);
    ui_->centralLayout->addWidget(status_);
    followStrip_ = new FollowStrip(this);
    ui_->sideLayout->insertWidget(0, followStrip_);
    giveActionsTheirValues();
    ui_->stage->setActions(ui_->sourceGroup->actions(), ui_->actionSelect, ui_->actionSnapshot);
    ui_->plots->setActions(ui_->lowerPlotGroup->actions(), ui_->lossAxisGroup->actions(),
                           ui_->actionDropFormer);
    ui_->viewMenu->insertMenu(ui_->actionDropFormer, ui_->plots->markMenu());
    ui_->controls->bindTo(session);
    makeToolBar();
    makeRunPanel(threads);
    connectSession();
    connectTraining();
    connectView();
    connectInspection();
    connectLookBack();
    connectFiles();
    connectLibrary();
    connectHelp();
    restoreSettings();
    retranslate();
    startFirstRun(first);
}

MainWindow::~MainWindow() = default;

void MainWindow::giveActionsTheirValues() {
    setValue(*ui_->actionLiveBatches, PointSource::LiveBatches);
    setValue(*ui_->actionFixedSample, PointSource::FixedSample);
    setValue(*ui_->actionValidation, PointSource::Validation);
    setValue(*ui_->actionTest, PointSource::Test);
    setValue(*ui_->actionPaceOne, 1);
    setValue(*ui_->actionPaceFive, 5);
    setValue(*ui_->actionPaceTwenty, 20);
    setValue(*ui_->actionPaceFull, 0);
    setValue(*ui_->actionPlotError, LowerPlot::Error);
    setValue(*ui_->actionPlotDistances, LowerPlot::Distances);
    setValue(*ui_->actionPlotRatio, LowerPlot::Ratio);
    setValue(*ui_->actionPlotAgreement, LowerPlot::Agreement);
    setValue(*ui_->actionPlotGradients, LowerPlot::Gradients);
    setValue(*ui_->actionRegionsNone, RegionKind::None);
    setValue(*ui_->actionRegionsSoftmax, RegionKind::Softmax);
    setValue(*ui_->actionRegionsNearest, RegionKind::NearestCenter);
    setValue(*ui_->actionRegionsDiffering, RegionKind::Disagreement);
    setValue(*ui_->actionLossAxisAutomatic, AxisScale::Automatic);
    setValue(*ui_->actionLossAxisLinear, AxisScale::Linear);
    setValue(*ui_->actionLossAxisLogarithmic, AxisScale::Logarithmic);
    setValue(*ui_->actionAxesAutomatic, AxesMode::Automatic);
    setValue(*ui_->actionAxesFrozen, AxesMode::Frozen);
    setValue(*ui_->actionAxesSeed, AxesMode::Seed);
    setValue(*ui_->actionColoursClear, ClassColors::ColorBlindAware);
    setValue(*ui_->actionColoursSeed, ClassColors::Seed);
    setValue(*ui_->actionColourLabel, PointColors::Label);
    setValue(*ui_->actionColourPrediction, PointColors::Prediction);
    setValue(*ui_->actionColourCorrectness, PointColors::Correctness);
    setValue(*ui_->actionThemeSystem, Theme::Mode::System);
    setValue(*ui_->actionThemeLight, Theme::Mode::Light);
    setValue(*ui_->actionThemeDark, Theme::Mode::Dark);
}

void MainWindow::makeToolBar() {
    new ExportActions({ui_->actionExport, ui_->actionSnapshot, ui_->actionAutomaticSnapshots},
                      *exporter_, settings_.exports, this);
    ToolBar& bar = *ui_->toolBar;
    bar.setPrimary(ui_->actionPlay);
    bar.setMenu(ui_->actionPresets, chooser_->presetMenu());
    bar.setMenu(ui_->actionDatasets, chooser_->datasetMenu());
    for (QAction* action : {ui_->actionPresets, ui_->actionDatasets})
        action->setPriority(QAction::HighPriority);
    bar.setRoom(kMessageRoom + 2 * kMessageGap);
    connect(&bar, &ToolBar::arranged, this, &MainWindow::placeMessages);

    ui_->actionPresets->setIcon(icon(QStringLiteral("preset")));
    ui_->actionDatasets->setIcon(icon(QStringLiteral("dataset")));
    ui_->actionStep->setIcon(icon(QStringLiteral("step")));
    ui_->actionReset->setIcon(icon(QStringLiteral("reset")));
    ui_->actionRunOptions->setIcon(icon(QStringLiteral("settings")));
    ui_->actionExport->setIcon(icon(QStringLiteral("export")));
    ui_->actionHalve->setIcon(icon(QStringLiteral("halve")));
    ui_->actionSnapshot->setIcon(icon(QStringLiteral("snapshot")));
    ui_->actionOpenDataset->setIcon(icon(QStringLiteral("open")));
}

void MainWindow::makeRunPanel(int threads) {
    runPanel_ = new RunPanel;
    runPopup_ = new Popup(runPanel_, ui_->toolBar->button(ui_->actionRunOptions));
    runPanel_->setThreads(threads);
    connect(ui_->actionRunOptions, &QAction::triggered, runPopup_, &Popup::open);
    connect(runPanel_, &RunPanel::batchSizeChanged, &session_, &TrainingSession::setBatchSize);
    connect(runPanel_, &RunPanel::batchSizeEdited, announcer_, &Announcer::endRefusal);
    connect(runPanel_, &RunPanel::livePointsChanged, ui_->stage, &StagePanel::setLivePoints);
    connect(runPanel_, &RunPanel::sampleSizeChanged, ui_->stage, &StagePanel::setSampleSize);
    connect(runPanel_, &RunPanel::stageIntervalChanged, ui_->stage, &StagePanel::setInterval);
    connect(runPanel_, &RunPanel::validationIntervalChanged, this, [this](std::int64_t steps) {
        settings_.validationInterval = steps;
        session_.setValidationInterval(steps);
    });
    connect(runPanel_, &RunPanel::checkpointIntervalChanged, this, [this](std::int64_t steps) {
        settings_.checkpointInterval = steps;
        session_.setCheckpointInterval(steps);
    });
    connect(runPanel_, &RunPanel::stopAfterChanged, this, &MainWindow::setStopAfter);
}

void MainWindow::connectSession() {
    connect(&session_, &TrainingSession::runStarted, this, &MainWindow::startRun);
    connect(&session_, &TrainingSession::playingChanged, this, &MainWindow::showPlaying);
    connect(&session_, &TrainingSession::playingChanged, announcer_, [this](bool playing) {
        if (playing)
            announcer_->notifyTraining();
    });
    connect(&session_, &TrainingSession::stopped, this, [this](std::int64_t step) {
        forgetStop(step);
        announcer_->notifyStopped(step);
    });
    connect(&session_, &TrainingSession::stopRefused, this,
            [this](std::int64_t asked, std::int64_t reached) {
                forgetStop(asked);
                announcer_->notifyStopRefused(asked, reached);
            });
    connect(&session_, &TrainingSession::failed, this, &MainWindow::takeFailure);
    connect(&session_, &TrainingSession::refused, announcer_, &Announcer::noteRefusal);
    connect(&feed_, &LiveFeed::updated, this, &MainWindow::showUpdate);
    connect(&feed_, &LiveFeed::plotsDue, ui_->plots, &PlotsPanel::showHistory);
    connect(&feed_, &LiveFeed::updated, announcer_, &Announcer::watch);
    connect(announcer_, &Announcer::lambdaRequested, &session_, &TrainingSession::setLambda);
    connect(announcer_, &Announcer::returnRequested, &session_,
            &TrainingSession::returnToLastGoodState);
    connect(announcer_, &Announcer::resetRequested, ui_->actionReset, &QAction::trigger);
}

void MainWindow::connectTraining() {
    connect(ui_->actionPlay, &QAction::triggered, this,
            [this] { session_.isToPlay() ? session_.pause() : session_.play(); });
    connect(ui_->actionStep, &QAction::triggered, &session_, &TrainingSession::singleStep);
    connect(ui_->actionStep, &QAction::triggered, announcer_, &Announcer::notifyTraining);
    connect(ui_->actionRunTenSteps, &QAction::triggered, this, [this] { runFor(10); });
    connect(ui_->actionRunToGoal, &QAction::triggered, goalDialog_, &QDialog::open);
    connect(goalDialog_, &GoalDialog::chosen, &session_, &TrainingSession::playTo);
    connect(ui_->actionRunEpoch, &QAction::triggered, this,
            [this] { runFor(batchesLeftInEpoch()); });
    whenChosen<int>(*ui_->paceGroup, [this](int perSecond) { session_.setPace(perSecond); });
    ui_->plots->timePanel().setPaces(ui_->paceGroup->actions());
    connect(ui_->actionHalve, &QAction::triggered, &session_, &TrainingSession::halveLearningRate);
    connect(ui_->actionEvaluateTest, &QAction::triggered, this,
            [this] { session_.evaluate(SplitKind::Test); });
    connect(ui_->actionReset, &QAction::triggered, this,
            [this] { resetDialog_->ask(session_.run().seed, kSeeds); });
    connect(resetDialog_, &NumberDialog::chosen, &session_, &TrainingSession::reset);
    connect(ui_->stage, &StagePanel::presetChosen, chooser_, &RunChooser::startPlaying);
    connect(ui_->actionQuit, &QAction::triggered, this, &QWidget::close);
}

void MainWindow::connectView() {
    EmbeddingChart& stage = ui_->stage->chart();
    ui_->classMenu->bindTo(stage);
    connect(ui_->actionReadout, &QAction::toggled, &stage, &EmbeddingChart::setReadoutShown);
    connect(ui_->actionHeadStart, &QAction::toggled, &stage, &EmbeddingChart::setHeadStartShown);
    connect(&stage, &EmbeddingChart::readoutClosed, ui_->actionReadout, &QAction::trigger);
    connect(&stage, &EmbeddingChart::headStartClosed, ui_->actionHeadStart, &QAction::trigger);
    whenChosen<AxesMode>(*ui_->axesGroup, [&stage](AxesMode mode) { stage.setAxesMode(mode); });
    whenChosen<ClassColors>(*ui_->coloursGroup, [this, &stage](ClassColors colors) {
        settings_.colors = colors;
        stage.setClassColors(colors);
    });
    whenChosen<PointColors>(*ui_->pointColoursGroup,
                            [&stage](PointColors by) { stage.setPointColors(by); });
    whenChosen<Theme::Mode>(*ui_->themeGroup, [this](Theme::Mode mode) {
        settings_.theme = mode;
        theme_.setMode(mode);
    });
    connect(ui_->languageMenu, &LanguageMenu::chosen, this, &MainWindow::useLanguage);
    // The chart with the focus is meant, and the stage where none has it.
    const auto zoom = [&stage](double factor) {
        auto* focused = qobject_cast<ChartView*>(QApplication::focusWidget());
        ChartView& chart = focused ? *focused : stage;
        factor > 0 ? chart.zoomBy(factor, chart.mapping().area.center()) : chart.resetZoom();
    };
    connect(ui_->actionZoomIn, &QAction::triggered, this, [zoom] { zoom(1.25); });
    connect(ui_->actionZoomOut, &QAction::triggered, this, [zoom] { zoom(0.8); });
    connect(ui_->actionShowAll, &QAction::triggered, this, [zoom] { zoom(0); });
}

/// Live batches mix versions of the network, and each has regions of its own.
void MainWindow::showRegions(RegionKind kind) {
    ui_->stage->chart().setRegions(kind);
    if (kind == RegionKind::None || ui_->stage->viewOptions().source != PointSource::LiveBatches)
        return;
    ui_->stage->setSource(PointSource::FixedSample);
    announcer_->notifyRegions();
}

void MainWindow::connectInspection() {
    EmbeddingChart& stage = ui_->stage->chart();
    whenChosen<RegionKind>(*ui_->regionsGroup, [this](RegionKind kind) { showRegions(kind); });
    connect(ui_->actionSelect, &QAction::toggled, &stage, &EmbeddingChart::setSelecting);
    connect(ui_->actionImages, &QAction::triggered, gallery_,
            [this] { gallery_->open(ImageGallery::List::Wrong); });
    connect(ui_->actionConfusion, &QAction::triggered, confusionWindow_,
            &ConfusionWindow::showMatrix);
    connect(ui_->actionDrawDigit, &QAction::triggered, digitPad_, &DigitPad::showPad);
    connect(confusionWindow_, &ConfusionWindow::cellChosen, gallery_, &ImageGallery::openCell);
    connect(digitPad_, &DigitPad::drawn, inspector_, &PointInspector::pinDrawing);
    connect(inspector_, &PointInspector::drawingPredicted, digitPad_, &DigitPad::setPrediction);
    connect(gallery_, &ImageGallery::pinRequested, inspector_, &PointInspector::pin);
    connect(gallery_, &ImageGallery::exportRequested, this,
            [this](const std::vector<EmbeddedPoint>& points) {
                const QString file = askWhereToSave(
                    *this, tr("Export the listed images"), FilePlace(FilePlace::Kind::Table),
                    exporter_->runName(ExportChoices::Subject::Points) + QStringLiteral(".csv"),
                    tr("Tables (*.csv)"));
                if (!file.isEmpty())
                    exporter_->exportPoints(points, file);
            });
}

/// While an earlier step is looked at, Space plays its film.
void MainWindow::connectLookBack() {
    connect(&feed_, &LiveFeed::plotsDue, lookBack_, &LookBack::showKept);
    connect(ui_->actionFilm, &QAction::triggered, lookBack_, &LookBack::playFilm);
    connect(ui_->actionLookBack, &QAction::triggered, this, [this] {
        ui_->plots->timePanel().line().setFocus();
        lookBack_->moveBy(-1);
    });
    connect(ui_->actionBookmark, &QAction::triggered, lookBack_, &LookBack::toggleBookmark);
    connect(ui_->actionBackToLive, &QAction::triggered, lookBack_, &LookBack::end);
    const auto enable = [this, space = ui_->actionPlay->shortcut()](bool active) {
        ui_->actionPlay->setShortcut(active ? QKeySequence() : space);
        ui_->actionFilm->setShortcut(active ? space : QKeySequence());
        ui_->actionBackToLive->setEnabled(active);
    };
    connect(lookBack_, &LookBack::activeChanged, this, enable);
    connect(lookBack_, &LookBack::activeChanged, stagePictures_, &StagePictures::setLooksBack);
    enable(false);
}

void MainWindow::connectFiles() {
    connect(exporter_, &Exporter::written, announcer_, &Announcer::notifyWritten);
    connect(exporter_, &Exporter::failed, announcer_, &Announcer::notifyFailure);
    connect(ui_->actionMakeFilm, &QAction::triggered, this,
            [this] { filmDialog_->ask(exporter_->proposedFilm(), exporter_->filmSteps()); });
    connect(filmDialog_, &FilmDialog::startRequested, exporter_, &Exporter::makeFilm);
    connect(filmDialog_, &FilmDialog::cancelRequested, exporter_, &Exporter::cancelFilm);
    connect(exporter_, &Exporter::filmProgress, filmDialog_, &FilmDialog::showProgress);
    connect(exporter_, &Exporter::filmEnded, filmDialog_, &FilmDialog::endProgress);
    connect(ui_->actionOpenCheckpoint, &QAction::triggered, runFiles_, &RunFiles::askToOpen);
    connect(ui_->actionSaveCheckpoint, &QAction::triggered, this,
            [this] { runFiles_->askToSave(exporter_->runName()); });
    ui_->editMenu->bindTo(session_);
    connect(ui_->plots, &PlotsPanel::forkRequested, &session_, &TrainingSession::forkAt);
    setFilesEnabled(false);
}

void MainWindow::connectLibrary() {
    connect(ui_->actionRuns, &QAction::triggered, libraryWindow_, &LibraryWindow::showRuns);
    connect(announcer_, &Announcer::runsRequested, ui_->actionRuns, &QAction::trigger);
    connect(ui_->stage, &StagePanel::runsRequested, ui_->actionRuns, &QAction::trigger);
    connect(libraryWindow_, &LibraryWindow::openRequested, &session_,
            &TrainingSession::continueRun);
    connect(&session_, &TrainingSession::followedRunWritten, followStrip_,
            &FollowStrip::setWritten);
    connect(&session_, &TrainingSession::followedRunWritten, this, &MainWindow::showRunNames);
    connect(followStrip_, &FollowStrip::openRequested, this,
            [this] { session_.continueRun(session_.run().followed); });
    connect(&session_, &TrainingSession::libraryFull, new RoomQuestion(*announcer_, *this),
            &RoomQuestion::ask);
    connect(&session_, &TrainingSession::roomMade, announcer_, &Announcer::notifyRoom);
    connect(runPanel_, &RunPanel::libraryBudgetChanged, this, &MainWindow::setLibraryBudget);
    ui_->actionRuns->setEnabled(!session_.library().isEmpty());
}

void MainWindow::setLibraryBudget(std::int64_t gigabytes) {
    constexpr std::uint64_t kGigabyte = 1'000'000'000;  // bytes
    settings_.libraryBudget = gigabytes;
    const std::uint64_t bytes = static_cast<std::uint64_t>(gigabytes) * kGigabyte;
    session_.setLibraryBudget(bytes);
    libraryWindow_->setBudget(bytes);
}

/// There is nothing to write before the first run has been loaded.
void MainWindow::setFilesEnabled(bool enabled) {
    for (QAction* action : {ui_->actionExport, ui_->actionMakeFilm, ui_->actionSnapshot,
                            ui_->actionAutomaticSnapshots, ui_->actionSaveCheckpoint})
        action->setEnabled(enabled);
}

/// A run that is followed is another program's to train.
void MainWindow::setTrainingEnabled(bool enabled) {
    for (QAction* action :
         {ui_->actionPlay, ui_->actionStep, ui_->actionHalve, ui_->actionBookmark})
        action->setEnabled(enabled);
    ui_->controls->setEnabled(enabled);
    runPanel_->setTrainingEnabled(enabled);
    ui_->editMenu->setForkEnabled(enabled);
}

void MainWindow::connectHelp() {
    const std::pair<QAction*, HelpDialog::Page> pages[] = {
        {ui_->actionHelpPicture, HelpDialog::Page::Picture},
        {ui_->actionHelpQuestions, HelpDialog::Page::Questions},
        {ui_->actionHelpPaper, HelpDialog::Page::Paper},
        {ui_->actionHelpCheck, HelpDialog::Page::Check},
        {ui_->actionHelpShortcuts, HelpDialog::Page::Shortcuts}};
    for (const auto& [action, page] : pages)
        connect(action, &QAction::triggered, helpDialog_,
                [this, shown = page] { helpDialog_->showPage(shown); });
    connect(announcer_, &Announcer::helpRequested, ui_->actionHelpPicture, &QAction::trigger);
    connect(ui_->actionAbout, &QAction::triggered, this, [this] { showAbout(this); });
}

void MainWindow::restoreSettings() {
    if (!restoreGeometry(settings_.geometry))
        fitScreen();
    areColumnsChosen_ = ui_->columns->restoreState(settings_.columns);
    connect(ui_->columns, &QSplitter::splitterMoved, this, [this] { areColumnsChosen_ = true; });
    ui_->languageMenu->setChosen(settings_.language);
    check(ui_->themeGroup->actions(), settings_.theme);
    check(ui_->coloursGroup->actions(), settings_.colors);
    ui_->stage->chart().setClassColors(settings_.colors);
    ui_->actionReadout->setChecked(settings_.readout);
    ui_->actionHeadStart->setChecked(settings_.headStart);
    ui_->stage->setViewOptions(settings_.stage);
    ui_->plots->setLowerPlot(settings_.lowerPlot);
    ui_->plots->setLossAxis(settings_.lossAxis);
    ui_->plots->setSmoothing(settings_.smoothing);
    session_.setValidationInterval(settings_.validationInterval);
    session_.setCheckpointInterval(settings_.checkpointInterval);
    setLibraryBudget(settings_.libraryBudget);
    runPanel_->setLibraryBudget(settings_.libraryBudget);
    runPanel_->setLivePoints(settings_.stage.livePoints);
    runPanel_->setSampleSize(settings_.stage.sampleSize);
    runPanel_->setStageInterval(settings_.stage.interval);
    runPanel_->setValidationInterval(settings_.validationInterval);
    runPanel_->setCheckpointInterval(settings_.checkpointInterval);
}

/// The size of the form is for a roomy screen.
void MainWindow::fitScreen() {
    const QSize room = screen()->availableSize();
    if (size().boundedTo(room) == size())
        return;
    resize(size().boundedTo(room));
    setWindowState(Qt::WindowMaximized);  // the window's frame needs its place too
}

void MainWindow::startFirstRun(const FirstRun& asked) {
    FirstRun first = asked;
    if (first.path && isDataset(*first.path))
        first.dataset = std::exchange(first.path, std::nullopt);
    chooser_->startFirst(first);
    ui_->stage->setPresets(chooser_->presetMenu()->presets());
    if (settings_.isFirstStart)
        announcer_->welcome();
    if (first.path)
        openPath(*first.path);
    else if (!asked.path)
        runFiles_->offerLastRun();
    ui_->stage->setRunsOffered(session_.library().hasRuns());
}

/// By what it is: what is none of the others is refused as a checkpoint, in one sentence.
void MainWindow::openPath(const QString& given) {
    const QString path = textOf(resolvedPath(pathOf(given)));
    const QFileInfo found(path);
    if (isDataset(path))
        chooser_->openDataset(path);
    else if (found.isDir())
        session_.continueRun(pathOf(path));
    else if (found.suffix() == QStringLiteral("json"))
        chooser_->openPreset(path);
    else
        session_.openCheckpoint(pathOf(path));
}

void MainWindow::startRun(const RunInfo& run) {
    stopAfter_.reset();
    announcer_->startRun(run);
    meter_.startRun(trainingImageCount(*run.preset, *run.dataset));
    stagePictures_->startRun(run);
    ui_->stage->startRun(run);
    ui_->stage->setRunsOffered(session_.library().hasRuns());
    inspector_->startRun(run);
    gallery_->startRun();
    digitPad_->setShape(run.dataset->train.shape);
    ui_->plots->startRun(run);
    lookBack_->startRun(run);
    ui_->controls->startRun(*run.preset);
    helpDialog_->setDataShape(run.dataset->shape());
    chooser_->startRun(run);
    ui_->editMenu->startRun();
    exporter_->startRun(run);
    setFilesEnabled(true);
    setTrainingEnabled(!run.isFollowed());
    followStrip_->setFollowing(run.isFollowed());
    runPanel_->setStopAfter(std::nullopt);
    runPanel_->setBatchSize(run.preset->hyperparameters.batchSize);
    status_->setSeed(run.seed);
    status_->setReduction(run.preset->centerReduction);
    showRunNames();
    showProgress();
}

void MainWindow::showUpdate(const SessionUpdate& update) {
    ui_->stage->showUpdate(update);
    inspector_->showUpdate(update);
    ui_->controls->showUpdate(update);
    lookBack_->showUpdate(update);
    chooser_->showUpdate(update);
    ui_->editMenu->showUpdate(update);
    exporter_->showUpdate(update);
    runPanel_->setBatchSize(update.hyperparameters.batchSize);
    meter_.observe(update.steps);
    status_->setEvaluationProgress(update.evaluationProgress);
    showProgress();
    for (const Evaluation& evaluation : update.evaluations)
        if (evaluation.split == SplitKind::Test)
            announcer_->notifyEvaluation(evaluation);
}

void MainWindow::showPlaying(bool playing) {
    ui_->actionPlay->setText(playing ? tr("Pause") : tr("Play"));
    ui_->actionPlay->setToolTip(
        playing
            ? tr("Pause after the step under way")
            : tr("Train until paused; every change of a hyperparameter acts from the next step"));
    ui_->actionPlay->setIcon(icon(playing ? QStringLiteral("pause") : QStringLiteral("play"),
                                  QPalette::HighlightedText));
    lookBack_->showPlaying();
}

void MainWindow::showRunNames() {
    const RunInfo& run = session_.run();
    const QString preset = run.preset ? presetName(*run.preset) : QString();
    const QString dataset = run.dataset ? QString::fromStdString(run.dataset->name) : QString();
    ui_->actionPresets->setIconText(
        withArrow(run.preset ? tr("Preset: %1").arg(preset) : tr("Preset")));
    ui_->actionDatasets->setIconText(withArrow(run.dataset ? dataset : tr("Data set")));
    QStringList names;
    if (const QString label = labelOf(run.folder); !label.isEmpty())
        names << label;
    if (run.preset && run.dataset)
        names << tr("%1 on %2, seed %3").arg(preset, dataset).arg(run.seed);
    if (run.isFollowed())
        names << (followStrip_->isWritten() ? tr("following a run of another program, read-only")
                                            : tr("closed by the other program, read-only"));
    setWindowTitle((names << QStringLiteral("Centerscope")).join(QStringLiteral(" – ")));
}

void MainWindow::showProgress() {
    status_->setProgress(meter_.progress(stopAfter_));
}

void MainWindow::setStopAfter(std::optional<std::int64_t> step) {
    stopAfter_ = step;
    session_.setStopAfter(step);
    showProgress();
}

void MainWindow::runFor(std::int64_t steps) {
    const std::int64_t stop = meter_.progress({}).step + steps;
    runPanel_->setStopAfter(stop);
    setStopAfter(stop);
    session_.play();
}

/// Of the next one where this one is over.
std::int64_t MainWindow::batchesLeftInEpoch() const {
    const RunInfo& run = session_.run();
    const std::int64_t batches = trainingImageCount(*run.preset, *run.dataset) /
                                 std::max(1, feed_.hyperparameters().batchSize);
    const std::int64_t left = batches - meter_.progress({}).batchInEpoch;
    return left > 0 ? left : batches;
}

/// The session has done with this wish; a later one stays.
void MainWindow::forgetStop(std::int64_t step) {
    if (stopAfter_ != step)
        return;
    stopAfter_.reset();
    runPanel_->setStopAfter(std::nullopt);
    showProgress();
}

void MainWindow::useLanguage(const QString& code) {
    settings_.language = code;
    language_.use(code);
    setLocale(language_.locale());
}

void MainWindow::retranslate() {
    resetDialog_->setWords(
        {.title = tr("Reset"),
         .explanation = tr("Start again from step 0 with the preset's own values. The run of now "
                           "stays in grey, and Undo brings it back."),
         .label = tr("&Seed"),
         .hint = tr("Weights, centers and the order of the images follow from it: the same seed "
                    "trains the same way again."),
         .accept = tr("Reset"),
         .acceptHint = tr("Start anew at step 0 with this seed")});
    keepWidthOfPlay();
    showPlaying(session_.isPlaying());
    showRunNames();
}

/// The buttons after it stay where they are when it becomes Pause.
void MainWindow::keepWidthOfPlay() {
    QToolButton& button = *ui_->toolBar->button(ui_->actionPlay);
    int widest = 0;
    for (const bool playing : {true, false}) {
        showPlaying(playing);
        widest = std::max(widest, button.sizeHint().width());
    }
    button.setMinimumWidth(widest);
}

/// At the end of the head of the window, where there is neither a menu nor a button: a message
/// covers nothing and moves nothing.
void MainWindow::placeMessages() {
    const QRect tools = ui_->toolBar->geometry();
    const int right = width() - Theme::kMargin;
    const int room = right - tools.left() - ui_->toolBar->end() - Theme::kMargin;
    const int wide = std::clamp(room, kMessageRoom, kMessageWidth);
    messages_->setGeometry(right - wide, kMessageGap, wide, tools.bottom() - 2 * kMessageGap);
    messages_->raise();
}

void MainWindow::resizeEvent(QResizeEvent* event) {
    QMainWindow::resizeEvent(event);
    placeMessages();
    // When what is in the window has its size too.
    QMetaObject::invokeMethod(this, &MainWindow::chooseColumns, Qt::QueuedConnection);
}

/// Until the user chooses them, the stage is about as wide as it is high.
void MainWindow::chooseColumns() {
    if (areColumnsChosen_)
        return;
    const int stage =
        std::min(width() * 54 / 100, std::max(kStageWidth, height() - kAboveAndBelow));
    ui_->columns->setSizes({stage, width() - stage});
}

void MainWindow::takeFailure(const Message& message) {
    announcer_->notifyFailure(message);
    chooser_->startWithoutThem();
}

void MainWindow::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) {
        ui_->retranslateUi(this);
        retranslate();
    } else if (event->type() == QEvent::ActivationChange) {
        showRunNames();  // the run may have got another name in the library
    }
    QMainWindow::changeEvent(event);
}

/// One local file or folder.
void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
    const QList<QUrl> urls = event->mimeData()->urls();
    if (urls.size() == 1 && urls.constFirst().isLocalFile())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event) {
    event->acceptProposedAction();
    openPath(event->mimeData()->urls().constFirst().toLocalFile());
}

/// Space trains, so Enter presses the button that has the focus.
void MainWindow::keyPressEvent(QKeyEvent* event) {
    auto* button = qobject_cast<QAbstractButton*>(QApplication::focusWidget());
    if (button && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter))
        button->click();
    else
        QMainWindow::keyPressEvent(event);
}

void MainWindow::closeEvent(QCloseEvent* event) {
    lookBack_->end();
    stagePictures_->keep();
    libraryWindow_->hide();  // which writes what was typed there
    settings_.geometry = saveGeometry();
    if (areColumnsChosen_)
        settings_.columns = ui_->columns->saveState();
    settings_.readout = ui_->actionReadout->isChecked();
    settings_.headStart = ui_->actionHeadStart->isChecked();
    settings_.stage = ui_->stage->viewOptions();
    settings_.lowerPlot = ui_->plots->lowerPlot();
    settings_.lossAxis = ui_->plots->lossAxis();
    settings_.smoothing = ui_->plots->smoothing();
    chooser_->storeRecent();
    settings_.save();
    QMainWindow::closeEvent(event);
}

}  // namespace centerscope
