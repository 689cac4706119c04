// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/main_window.h"

#include <algorithm>
#include <utility>

#include <QAbstractButton>
#include <QActionGroup>
#include <QApplication>
#include <QCloseEvent>
#include <QKeyEvent>
#include <QScreen>

#include "ui_main_window.h"

#include "charts/embedding_chart.h"
#include "widgets/action_values.h"
#include "widgets/announcer.h"
#include "widgets/center_inspector.h"
#include "widgets/dataset_menu.h"
#include "widgets/export_actions.h"
#include "widgets/exporter.h"
#include "widgets/follow_strip.h"
#include "widgets/help_dialog.h"
#include "widgets/icon.h"
#include "widgets/inspection.h"
#include "widgets/library_window.h"
#include "widgets/look_back.h"
#include "widgets/look_back_actions.h"
#include "widgets/mark_menu.h"
#include "widgets/open_set_window.h"
#include "widgets/path_opener.h"
#include "widgets/presentation.h"
#include "widgets/preset_menu.h"
#include "widgets/quit_question.h"
#include "widgets/run_chooser.h"
#include "widgets/run_files.h"
#include "widgets/run_options.h"
#include "widgets/slow_step.h"
#include "widgets/small_dialogs.h"
#include "widgets/stage_pictures.h"
#include "widgets/status_strip.h"
#include "widgets/time_panel.h"
#include "widgets/train_actions.h"
#include "widgets/twin_actions.h"
#include "widgets/view_actions.h"

namespace centerscope {

namespace {

// Of the message bar, in pixels.
constexpr int kMessageRoom = 400;   // at least
constexpr int kMessageWidth = 640;  // at most
constexpr int kMessageGap = 4;

// Of the stage in pixels, before a user has moved the splitter.
constexpr int kStageWidth = 460;  // at least
constexpr int kSmallStageWidth = 400;
constexpr int kAboveAndBelow = 130;  // it

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
    names_ = std::make_unique<RunNames>(*this, *ui_->actionPresets, *ui_->actionDatasets);
    messages_ = new MessageBar(this);
    messages_->setObjectName(QStringLiteral("messages"));
    status_ = new StatusStrip(this);
    announcer_ = new Announcer(*messages_, this);
    chooser_ = new RunChooser(session, settings_, *announcer_, std::move(presets),
                              {ui_->actionOpenPreset, ui_->actionSavePreset, ui_->actionAboutPreset,
                               ui_->actionOpenDataset, ui_->actionOpenDataFile, ui_->actionHoldOut,
                               ui_->actionBalanced, ui_->actionAboutDataset},
                              *this);
    opener_ = new PathOpener(session, *chooser_, *this);
    exporter_ = new Exporter(session, feed_, *ui_->stage, *ui_->plots, *this);
    libraryWindow_ = new LibraryWindow(session.library(), this);
    stagePictures_ = new StagePictures(session, *ui_->stage, this);
    new CenterInspector(session, ui_->stage->chart(), this);
    // Before looking back, which asks the session for what the stage shows.
    connect(ui_->stage, &StagePanel::viewOptionsChanged, &session_, &TrainingSession::setStage);
    lookBack_ = new LookBack(session, feed_, *ui_->stage, this);
    ui_->plots->timePanel().bindTo(*lookBack_);
    connect(lookBack_, &LookBack::valuesChanged, ui_->controls, &ControlsPanel::lookBack);
    connect(ui_->controls, &ControlsPanel::touchedInThePast, lookBack_,
            [this] { lookBack_->offerFork(*ui_->controls); });
    connect(ui_->plots->markMenu(), &MarkMenu::stepChosen, lookBack_, &LookBack::choose);
    slowStep_ = new SlowStep(session, feed_, *ui_->stage, *lookBack_, *ui_->controls,
                             *ui_->actionSlowStep, this);
    helpDialog_ = new HelpDialog(findChildren<QAction*>(), this);
    layOut();
    makeToolBar();
    makeMenus(threads);
    connectSession();
    connectAnnouncer();
    connectHelp();
    connectPresentation();
    restoreSettings();
    retranslate();
    startFirstRun(first);
}

MainWindow::~MainWindow() = default;

/// What the form leaves open.
void MainWindow::layOut() {
    followStrip_ = new FollowStrip(this);
    ui_->centralLayout->addWidget(status_);
    ui_->sideLayout->insertWidget(0, followStrip_);
    giveActionsTheirValues(*ui_);
    ui_->stage->setActions(ui_->sourceGroup->actions(), ui_->actionSelect, ui_->actionSnapshot);
    ui_->stage->setLasso(ui_->actionSelect, ui_->actionSelectByLasso);
    ui_->plots->setActions(ui_->lowerPlotGroup->actions(), ui_->lossAxisGroup->actions(),
                           ui_->actionDropFormer);
    ui_->plots->timePanel().setPaces(ui_->paceGroup->actions());
    ui_->viewMenu->insertMenu(ui_->actionDropFormer, ui_->plots->markMenu());
    ui_->classMenu->bindTo(ui_->stage->chart());
    ui_->projectionMenu->bindTo(ui_->stage->chart());
    ui_->stage->setClassMenu(ui_->classMenu);
    ui_->controls->bindTo(session_);
    ui_->editMenu->bindTo(session_);
}

void MainWindow::makeToolBar() {
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

/// Each of these does what the entries of a menu say.
void MainWindow::makeMenus(int threads) {
    runFiles_ = new RunFiles({ui_->actionOpenCheckpoint, ui_->actionSaveCheckpoint, ui_->actionRuns,
                              ui_->actionCompareRuns, ui_->actionRunOptions},
                             session_, *exporter_, *libraryWindow_, *announcer_, *this);
    quitQuestion_ = new QuitQuestion(session_, *ui_->actionSaveCheckpoint, *this);
    runOptions_ = new RunOptions(ui_->actionRunOptions, ui_->toolBar->button(ui_->actionRunOptions),
                                 session_, *ui_->stage, settings_, threads, this);
    trainActions_ = new TrainActions({ui_->actionPlay, ui_->actionStep, ui_->actionRunTenSteps,
                                      ui_->actionRunEpoch, ui_->actionRunToGoal, ui_->paceGroup,
                                      ui_->actionHalve, ui_->actionEvaluateTest, ui_->actionReset},
                                     session_, feed_, runOptions_->panel(), *status_, this);
    twinActions_ =
        new TwinActions({ui_->actionTwins, ui_->pairsMenu}, chooser_->presetMenu()->presets(),
                        session_, *lookBack_, *ui_->stage, threads, *this);
    viewActions_ = new ViewActions({ui_->actionReadout, ui_->actionHeadStart, ui_->axesGroup,
                                    ui_->coloursGroup, ui_->pointColoursGroup, ui_->themeGroup,
                                    ui_->actionZoomIn, ui_->actionZoomOut, ui_->actionShowAll},
                                   ui_->stage->chart(), theme_, settings_, this);
    inspection_ = new Inspection(
        {ui_->actionSelect, ui_->actionSelectByLasso, ui_->actionImages, ui_->actionConfusion,
         ui_->actionDrawDigit, ui_->regionsGroup, ui_->actionPlay},
        session_, feed_, *ui_->stage, *ui_->inspector, *exporter_, *this);
    openSet_ = new OpenSetWindow(session_, ui_->stage->chart(), this);
    connect(ui_->actionOpenSet, &QAction::triggered, openSet_, &OpenSetWindow::showOpenSet);
    connect(openSet_, &OpenSetWindow::outsidersChanged, inspection_, &Inspection::setOutsiders);
    connect(openSet_, &OpenSetWindow::holdOutRequested, ui_->actionHoldOut, &QAction::trigger);
    connect(lookBack_, &LookBack::activeChanged, inspection_, &Inspection::setLookingBack);
    connect(lookBack_, &LookBack::activeChanged, openSet_, &OpenSetWindow::setLookingBack);
    new LookBackActions({ui_->actionLookBack, ui_->actionFilm, ui_->actionBookmark,
                         ui_->actionBackToLive, ui_->actionPlay},
                        *lookBack_, ui_->plots->timePanel().line(), this);
    exportActions_ = new ExportActions({ui_->actionExport, ui_->actionSnapshot,
                                        ui_->actionAutomaticSnapshots, ui_->actionMakeFilm},
                                       *exporter_, settings_.exports, this);
}

void MainWindow::connectSession() {
    connect(&session_, &TrainingSession::runStarted, this, &MainWindow::startRun);
    connect(&session_, &TrainingSession::failed, this, &MainWindow::takeFailure);
    connect(&session_, &TrainingSession::recordingChanged, status_, &StatusStrip::setUnrecorded);
    connect(&session_, &TrainingSession::deletedRunsPassedOver, announcer_,
            &Announcer::notifyDeleted);
    connect(&session_, &TrainingSession::recordingChanged, announcer_, &Announcer::notifyRecording);
    connect(&feed_, &LiveFeed::updated, this, &MainWindow::showUpdate);
    connect(&feed_, &LiveFeed::plotsDue, ui_->plots, &PlotsPanel::showHistory);
    connect(&feed_, &LiveFeed::plotsDue, lookBack_, &LookBack::showKept);
    connect(lookBack_, &LookBack::stateChanged, ui_->plots,
            [this] { ui_->plots->setViewed(lookBack_->shownStep()); });
    connect(ui_->plots, &PlotsPanel::forkRequested, &session_, &TrainingSession::forkAt);
    connect(&session_, &TrainingSession::followedRunWritten, followStrip_,
            &FollowStrip::setWritten);
    connect(libraryWindow_, &LibraryWindow::labelWritten, this, &MainWindow::showNames);
    connect(libraryWindow_, &LibraryWindow::labelWritten, &session_, &TrainingSession::readNames);
    connect(&session_, &TrainingSession::folderMade, this, &MainWindow::showNames);
    connect(&session_, &TrainingSession::followedRunWritten, this, &MainWindow::showNames);
    connect(followStrip_, &FollowStrip::openRequested, this,
            [this] { session_.continueRun(session_.run().followed); });
    connect(ui_->stage, &StagePanel::presetChosen, chooser_, &RunChooser::startPlaying);
    connect(ui_->stage, &StagePanel::runsRequested, ui_->actionRuns, &QAction::trigger);
    connect(ui_->projectionMenu, &ProjectionMenu::requested, &session_, &TrainingSession::project);
    connect(ui_->languageMenu, &LanguageMenu::chosen, this, &MainWindow::useLanguage);
    connect(ui_->actionQuit, &QAction::triggered, this, &QWidget::close);
}

/// What is said, and what the buttons beside it do.
void MainWindow::connectAnnouncer() {
    connect(&feed_, &LiveFeed::updated, announcer_, &Announcer::watch);
    connect(&session_, &TrainingSession::playingChanged, announcer_, [this](bool playing) {
        if (playing)
            announcer_->notifyTraining();
    });
    connect(ui_->actionStep, &QAction::triggered, announcer_, &Announcer::notifyTraining);
    connect(&session_, &TrainingSession::stopped, announcer_, &Announcer::notifyStopped);
    connect(&session_, &TrainingSession::stopRefused, announcer_, &Announcer::notifyStopRefused);
    connect(&session_, &TrainingSession::refused, announcer_, &Announcer::noteRefusal);
    connect(&runOptions_->panel(), &RunPanel::batchSizeEdited, announcer_, &Announcer::endRefusal);
    connect(inspection_, &Inspection::liveBatchesLeft, announcer_, &Announcer::notifyRegions);
    connect(inspection_, &Inspection::regionsEnded, announcer_, &Announcer::endRegions);
    connect(ui_->stage, &StagePanel::viewOptionsChanged, announcer_,
            [this](const EmbeddingViewOptions& options) {
                if (options.source != PointSource::FixedSample)
                    announcer_->endRegions();
            });
    connect(lookBack_, &LookBack::bookmarksFull, announcer_, &Announcer::notifyBookmarksFull);
    connect(exporter_, &Exporter::written, announcer_, &Announcer::notifyWritten);
    connect(exporter_, &Exporter::failed, announcer_, &Announcer::notifyFailure);
    connect(announcer_, &Announcer::lambdaRequested, &session_, &TrainingSession::setLambda);
    connect(announcer_, &Announcer::returnRequested, &session_,
            &TrainingSession::returnToLastGoodState);
    connect(announcer_, &Announcer::resetRequested, ui_->actionReset, &QAction::trigger);
    connect(announcer_, &Announcer::helpRequested, ui_->actionHelpPicture, &QAction::trigger);
}

/// A run that is followed is another program's to train.
void MainWindow::setTrainingEnabled(bool enabled) {
    trainActions_->setEnabled(enabled);
    ui_->actionSlowStep->setEnabled(enabled);
    ui_->actionBookmark->setEnabled(enabled);
    ui_->controls->setEnabled(enabled);
    runOptions_->panel().setTrainingEnabled(enabled);
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
    connect(ui_->actionAbout, &QAction::triggered, this, [this] { showAbout(this); });
}

void MainWindow::connectPresentation() {
    presentation_ = new Presentation({.stage = ui_->stage,
                                      .plots = ui_->plots,
                                      .hidden = {ui_->menuBar, ui_->toolBar, ui_->columns, status_},
                                      .play = ui_->actionPlay},
                                     *lookBack_, feed_, *this);
    ui_->centralLayout->addWidget(presentation_, 1);
    connect(ui_->actionPresentation, &QAction::triggered, this,
            [this](bool starts) { starts ? presentation_->start() : presentation_->end(); });
    connect(presentation_, &Presentation::activeChanged, ui_->actionPresentation,
            &QAction::setChecked);
    connect(presentation_, &Presentation::activeChanged, messages_, &MessageBar::setQuiet);
    connect(presentation_, &Presentation::activeChanged, slowStep_, &SlowStep::end);
}

void MainWindow::restoreSettings() {
    if (!restoreGeometry(settings_.geometry))
        fitScreen();
    setWindowState(windowState() & ~Qt::WindowFullScreen);  // whatever was stored
    areColumnsChosen_ = ui_->columns->restoreState(settings_.columns);
    connect(ui_->columns, &QSplitter::splitterMoved, this, [this] { areColumnsChosen_ = true; });
    ui_->languageMenu->setChosen(settings_.language);
    viewActions_->restore();
    ui_->stage->setViewOptions(settings_.stage);
    ui_->plots->setLowerPlot(settings_.lowerPlot);
    ui_->plots->setLossAxis(settings_.lossAxis);
    ui_->plots->setSmoothing(settings_.smoothing);
    runOptions_->restore();
    libraryWindow_->setOrder(settings_.runOrder);
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
    if (first.path && PathOpener::isDataset(*first.path))
        first.dataset = std::exchange(first.path, std::nullopt);
    chooser_->startFirst(first);
    ui_->stage->setPresets(chooser_->presetMenu()->presets());
    if (settings_.isFirstStart)
        announcer_->welcome();
    if (first.path)
        opener_->open(*first.path);
    else if (!asked.path)
        runFiles_->offerLastRun();
    ui_->stage->setRunsOffered(session_.library().hasRuns());
}

void MainWindow::startRun(const RunInfo& run) {
    isFirstUpdate_ = run.hasSteps();
    announcer_->startRun(run);
    trainActions_->startRun(run);
    stagePictures_->startRun(run);
    ui_->stage->startRun(run);
    ui_->stage->setRunsOffered(session_.library().hasRuns());
    inspection_->startRun(run);
    openSet_->startRun(run);
    ui_->plots->startRun(run);
    lookBack_->startRun(run);
    ui_->controls->startRun(*run.preset);
    helpDialog_->setDataShape(run.dataset->shape());
    chooser_->startRun(run);
    ui_->editMenu->startRun();
    exporter_->startRun(run);
    presentation_->startRun();
    exportActions_->setEnabled(true);
    twinActions_->setEnabled(true);
    runFiles_->setSavingEnabled(true);
    setTrainingEnabled(!run.isFollowed());
    followStrip_->setFollowing(run.isFollowed());
    runOptions_->startRun(*run.preset);
    status_->setUnrecorded(std::nullopt);
    status_->setSeed(run.seeds.seed);
    status_->setEmbeddingLoss(run.preset->embeddingLoss);
    showNames();
}

void MainWindow::showNames() {
    names_->show(session_.run(), followStrip_->isWritten());
}

void MainWindow::showUpdate(const SessionUpdate& update) {
    ui_->stage->showUpdate(update);
    inspection_->showUpdate(update);
    openSet_->showUpdate(update);
    ui_->controls->showUpdate(update);
    lookBack_->showUpdate(update);
    chooser_->showUpdate(update);
    ui_->editMenu->showUpdate(update);
    exporter_->showUpdate(update);
    presentation_->showUpdate(update);
    runOptions_->showUpdate(update);
    trainActions_->showUpdate(update);
    status_->setEvaluationProgress(update.evaluationProgress);
    if (std::exchange(isFirstUpdate_, false))
        return;  // its evaluations have been made before the run was taken up
    for (const Evaluation& evaluation : update.evaluations)
        if (evaluation.split == SplitKind::Test)
            announcer_->notifyEvaluation(evaluation);
}

void MainWindow::useLanguage(const QString& code) {
    settings_.language = code;
    language_.use(code);
    setLocale(language_.locale());
    for (auto* part : findChildren<QWidget*>())
        if (part->isWindow())  // which takes nothing from the window that it belongs to
            part->setLocale(locale());
}

void MainWindow::retranslate() {
    trainActions_->retranslate(*ui_->toolBar->button(ui_->actionPlay));
    twinActions_->retranslate();
    keepRoomForPins();
    showNames();
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

/// The first pinned image, of which there is a card beside the plots, moves no point of the stage,
/// unless the window is so small that the stage needs the room until then.
void MainWindow::keepRoomForPins() {
    const int needed =
        ui_->plots->minimumSizeHint().width() + ui_->plotsRow->spacing() + InspectorPanel::kWidth;
    ui_->side->setReserve(std::min(needed, ui_->columns->width() - kSmallStageWidth));
}

/// Until the user chooses them, the stage is about as wide as it is high.
void MainWindow::chooseColumns() {
    keepRoomForPins();
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
        showNames();  // another program may have given the run another name
    }
    QMainWindow::changeEvent(event);
}

/// Space trains, so Enter presses the button that has the focus.
void MainWindow::keyPressEvent(QKeyEvent* event) {
    auto* button = qobject_cast<QAbstractButton*>(QApplication::focusWidget());
    if (button && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter))
        button->click();
    else if (event->key() != Qt::Key_Escape ||
             !(inspection_->closeGallery() || ui_->stage->chart().endOne()))
        QMainWindow::keyPressEvent(event);
}

void MainWindow::quitUnasked() {
    quitQuestion_->skip();
    QApplication::quit();
}

void MainWindow::closeEvent(QCloseEvent* event) {
    if (!quitQuestion_->mayClose())
        return event->ignore();
    session_.stop();
    twinActions_->close();
    lookBack_->end();
    stagePictures_->keepLast();
    libraryWindow_->hide();  // which writes what was typed there
    settings_.geometry =
        presentation_->isActive() ? presentation_->formerGeometry() : saveGeometry();
    if (areColumnsChosen_)
        settings_.columns = ui_->columns->saveState();
    viewActions_->store();
    settings_.stage = ui_->stage->viewOptions();
    settings_.lowerPlot = ui_->plots->lowerPlot();
    settings_.lossAxis = ui_->plots->lossAxis();
    settings_.smoothing = ui_->plots->smoothing();
    settings_.runOrder = libraryWindow_->order();
    chooser_->storeRecent();
    settings_.save();
    QMainWindow::closeEvent(event);
}

}  // namespace centerscope

#include "moc_main_window.cpp"
