// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/twin_window.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include <QAction>
#include <QActionGroup>
#include <QCloseEvent>
#include <QComboBox>
#include <QDir>
#include <QLabel>
#include <QLocale>
#include <QStandardPaths>
#include <QTabWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include "charts/embedding_chart.h"
#include "charts/figure_export.h"
#include "charts/stage_axes.h"
#include "charts/stage_readout.h"
#include "charts/twin_chart.h"
#include "charts/twin_page.h"
#include "widgets/class_menu.h"
#include "widgets/controls_panel.h"
#include "widgets/file_place.h"
#include "widgets/film_dialog.h"
#include "widgets/icon.h"
#include "widgets/inspector_panel.h"
#include "widgets/item_value.h"
#include "widgets/look_back.h"
#include "widgets/message_bar.h"
#include "widgets/message_text.h"
#include "widgets/point_inspector.h"
#include "widgets/projection_menu.h"
#include "widgets/small_dialogs.h"
#include "widgets/stage_link.h"
#include "widgets/stage_panel.h"
#include "widgets/stage_pictures.h"
#include "widgets/theme.h"
#include "widgets/time_line.h"
#include "widgets/time_panel.h"
#include "widgets/twin_controls.h"

namespace centerscope {

namespace {

constexpr QSize kWindow{1180, 820};
constexpr int kBottom = 220;         // pixels, at least, of the plot and the controls
constexpr int kMessageWidth = 520;   // pixels
constexpr int kHeading = 20;         // pixels, of the letters
constexpr int kPresentedShare = 18;  // of the window's height
constexpr int kStepMeasures = 4;     // of kComparedMeasures, those of every step
constexpr double kStageSide = 560;   // of an exported page

const char* letterOf(TwinSession::Twin twin) {
    return twin == TwinSession::Twin::A ? "A" : "B";
}

/// With tools over its upper right corner.
QWidget* inCard(QWidget* content, QWidget* tools) {
    auto* card = new QFrame;
    card->setProperty("look", QStringLiteral("card"));
    auto* layout = new QGridLayout(card);
    layout->setContentsMargins(3, 3, 3, 3);
    layout->addWidget(content, 0, 0);
    layout->addWidget(tools, 0, 0, Qt::AlignTop | Qt::AlignRight);
    return card;
}

}  // namespace

TwinWindow::Side::Side(Twin which, TrainingSession& its, QWidget* window)
    : twin(which),
      session(its),
      feed(its),
      heading(new QLabel(window)),
      stage(new StagePanel(window)),
      pins(new InspectorPanel(window)),
      inspector(new PointInspector(its, feed, stage->chart(), *pins, window)),
      pictures(new StagePictures(its, *stage, window)) {
    auto* classes = new ClassMenu(stage);
    classes->bindTo(stage->chart());
    stage->setClassMenu(classes);
    heading->setAlignment(Qt::AlignCenter);
    heading->setObjectName(QStringLiteral("heading") + QLatin1String(letterOf(which)));
    stage->setObjectName(QStringLiteral("stage") + QLatin1String(letterOf(which)));
    inspector->setObjectName(QStringLiteral("inspector") + QLatin1String(letterOf(which)));
    heading->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
}

TwinWindow::TwinWindow(int threads, const RunLibrary& library, const StagePanel& like,
                       QWidget* parent)
    : QWidget(parent, Qt::Window),
      session_(threads, library),
      sources_(new QActionGroup(this)),
      projection_(new ProjectionMenu(this)),
      hint_(new QLabel),
      stepLabel_(new QLabel),
      messages_(new MessageBar(this)),
      chart_(new TwinChart),
      measure_(new QComboBox),
      time_(new TimePanel(*chart_)),
      controls_(new TwinControls(session_)),
      filmDialog_(new FilmDialog(this)) {
    setObjectName(QStringLiteral("twinWindow"));
    setAttribute(Qt::WA_DeleteOnClose);
    setLocale(parent->locale());
    for (const Twin twin : TwinSession::kBoth)
        sides_[static_cast<std::size_t>(twin)] =
            std::make_unique<Side>(twin, session_.session(twin), this);
    makeActions();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(Theme::kMargin, Theme::kGap, Theme::kMargin, Theme::kMargin);
    column->setSpacing(Theme::kGap);
    column->addWidget(tools_ = makeTools());
    column->addWidget(makeHeadings());
    column->addWidget(makeStages(), 1);
    column->addWidget(makeBottom());
    connectSide(side(Twin::A), side(Twin::B));
    connectSide(side(Twin::B), side(Twin::A));
    new StageLink(stage(Twin::A).chart(), stage(Twin::B).chart(), this);
    connectLookBack();
    connectFilm();
    connect(&session_, &TwinSession::playingChanged, this, &TwinWindow::showPlaying);
    connect(controls_, &TwinControls::labelsChanged, this, &TwinWindow::showTitles);
    connect(projection_, &ProjectionMenu::requested, &session_.session(Twin::A),
            &TrainingSession::project);
    for (const Twin twin : TwinSession::kBoth) {
        EmbeddingChart& chart = stage(twin).chart();
        projection_->bindTo(chart);
        chart.setClassColors(like.chart().classColors());
        chart.setClassHues(like.chart().classHues());
        chart.setPointColors(like.chart().pointColors());
        stage(twin).setViewOptions(like.viewOptions());
    }
    retranslate();
    showSizes();
    resize(kWindow);
    fitScreen(*this);
}

TwinWindow::~TwinWindow() = default;

QAction* TwinWindow::addAction(const char* name, const QKeySequence& key) {
    auto* action = new QAction(this);
    action->setObjectName(QLatin1String(name));
    action->setShortcut(key);
    QWidget::addAction(action);
    return action;
}

void TwinWindow::makeActions() {
    play_ = addAction("twinPlay", Qt::Key_Space);
    step_ = addAction("twinStep", Qt::Key_Period);
    halve_ = addAction("twinHalve", Qt::Key_H);
    undo_ = addAction("twinUndo", QKeySequence::Undo);
    export_ = addAction("twinExport", QKeySequence(Qt::CTRL | Qt::Key_E));
    makeFilm_ = addAction("twinMakeFilm", QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_E));
    presentation_ = addAction("twinPresentation", Qt::Key_F11);
    endPresentation_ = addAction("twinEndPresentation", Qt::Key_Escape);
    select_ = addAction("twinSelect", Qt::Key_S);
    film_ = addAction("twinFilm", {});
    presentation_->setCheckable(true);
    select_->setCheckable(true);
    undo_->setEnabled(false);
    endPresentation_->setEnabled(false);
    const std::pair<const char*, PointSource> sources[] = {
        {"twinLiveBatches", PointSource::LiveBatches},
        {"twinFixedSample", PointSource::FixedSample},
        {"twinValidation", PointSource::Validation},
        {"twinTest", PointSource::Test}};
    for (const auto& [name, source] : sources) {
        QAction* action = addAction(name, {});
        action->setCheckable(true);
        setValue(*action, source);
        sources_->addAction(action);
    }
    connect(play_, &QAction::triggered, this,
            [this] { session_.isToPlay() ? session_.pause() : session_.play(); });
    connect(step_, &QAction::triggered, &session_, &TwinSession::singleStep);
    connect(halve_, &QAction::triggered, &session_, &TwinSession::halveLearningRate);
    connect(undo_, &QAction::triggered, &session_, &TwinSession::undo);
    connect(export_, &QAction::triggered, this, &TwinWindow::exportPage);
    connect(presentation_, &QAction::toggled, this, &TwinWindow::setPresenting);
    connect(endPresentation_, &QAction::triggered, presentation_, &QAction::toggle);
    step_->setIcon(icon(QStringLiteral("step")));
    halve_->setIcon(icon(QStringLiteral("halve")));
    export_->setIcon(icon(QStringLiteral("export")));
}

QWidget* TwinWindow::makeTools() {
    auto* tools = new QWidget;
    auto* row = new QHBoxLayout(tools);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(Theme::kSmallGap);
    const auto addButton = [row](QAction* action, const char* look) {
        auto* button = new QToolButton;
        button->setDefaultAction(action);
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setFocusPolicy(Qt::TabFocus);
        button->setProperty("look", QLatin1String(look));
        row->addWidget(button);
        return button;
    };
    addButton(play_, "primary");
    addButton(step_, "flat");
    addButton(halve_, "flat");
    addButton(undo_, "flat");
    hint_->setObjectName(QStringLiteral("twinHint"));
    hint_->setWordWrap(true);
    hint_->setFont(Theme::smallFont(font()));
    hint_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    row->addSpacing(Theme::kGap);
    row->addWidget(hint_, 1);
    QToolButton* projection = addButton(projection_->menuAction(), "flat");
    projection->setPopupMode(QToolButton::InstantPopup);
    projection->hide();
    connect(projection_, &ProjectionMenu::neededChanged, projection,
            [this, projection] { projection->setVisible(projection_->isNeeded()); });
    addButton(export_, "flat");
    addButton(makeFilm_, "flat");
    addButton(presentation_, "flat");
    return tools;
}

QWidget* TwinWindow::makeHeadings() {
    auto* headings = new QWidget;
    auto* row = new QHBoxLayout(headings);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(side(Twin::A).heading, 1);
    row->addWidget(stepLabel_);
    row->addWidget(side(Twin::B).heading, 1);
    stepLabel_->setObjectName(QStringLiteral("twinSteps"));
    stepLabel_->setAlignment(Qt::AlignCenter);
    return headings;
}

QWidget* TwinWindow::makeStages() {
    auto* stages = new QWidget;
    auto* row = new QHBoxLayout(stages);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(Theme::kMargin);
    for (const Twin twin : TwinSession::kBoth) {
        stage(twin).setActions(sources_->actions(), select_, nullptr);
        row->addWidget(&stage(twin), 1);
    }
    return stages;
}

QWidget* TwinWindow::makeBottom() {
    for (int k = 0; k < kStepMeasures; ++k)
        measure_->addItem(QString(), k);
    measure_->setObjectName(QStringLiteral("twinMeasure"));
    measure_->setCurrentIndex(1);
    connect(measure_, &QComboBox::activated, this, [this](int item) {
        chart_->setMeasure(kComparedMeasures[static_cast<std::size_t>(item)]);
        showPlots();
    });
    time_->setForkOffered(false);
    auto* plots = new QWidget;
    auto* column = new QVBoxLayout(plots);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Theme::kSmallGap);
    column->addWidget(inCard(chart_, measure_), 1);
    column->addWidget(time_);

    auto* pins = new QWidget;
    auto* pinRow = new QHBoxLayout(pins);
    for (const Twin twin : TwinSession::kBoth)
        pinRow->addWidget(side(twin).pins);
    tabs_ = new QTabWidget;
    tabs_->setDocumentMode(true);
    for (QWidget* page : {static_cast<QWidget*>(controls_), controls_->both(), pins})
        tabs_->addTab(page, QString());
    auto* bottom = new QWidget;
    bottom->setMinimumHeight(kBottom);
    auto* row = new QHBoxLayout(bottom);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(Theme::kMargin);
    row->addWidget(plots, 3);
    row->addWidget(tabs_, 2);
    return bottom;
}

void TwinWindow::connectSide(Side& side, Side& other) {
    connect(side.stage, &StagePanel::viewOptionsChanged, &side.session, &TrainingSession::setStage);
    connect(&side.session, &TrainingSession::runStarted, this, [this, &side](const RunInfo& run) {
        side.stage->startRun(run);
        side.inspector->startRun(run);
        side.pictures->startRun(run);
        side.lookBack->startRun(run);
        controls_->startRun(side.twin, run);
        if (side.twin == Twin::A)
            chart_->startRun(run);
    });
    connect(&side.session, &TrainingSession::failed, this,
            [this](const Message& message) { post(messageText(message), true); });
    connect(&side.feed, &LiveFeed::updated, this,
            [this, &side](const SessionUpdate& update) { showUpdate(side, update); });
    connect(&side.feed, &LiveFeed::plotsDue, this, &TwinWindow::showPlots);
    connect(select_, &QAction::toggled, &side.stage->chart(), &EmbeddingChart::setSelecting);
    EmbeddingChart& from = side.stage->chart();
    connect(&from, &EmbeddingChart::pinRequested, this,
            [&from, &other](const std::optional<EmbeddedPoint>& point, bool add) {
                if (point && from.cloud())
                    other.inspector->pin(*point, from.cloud()->source, add);
                else if (!add)
                    other.inspector->unpinAll();
            });
    connect(&from, &EmbeddingChart::unpinRequested, other.inspector, &PointInspector::unpinAll);
    connect(side.pins, &InspectorPanel::unpinRequested, other.inspector, &PointInspector::unpin);
}

/// The time line is the first one's; the other one looks at the same step. What each would show of
/// its values and of the way there has no place of its own.
void TwinWindow::connectLookBack() {
    for (const Twin twin : TwinSession::kBoth) {
        auto* unseen = new ControlsPanel(this);
        unseen->hide();
        TimePanel* line = time_;
        if (twin == Twin::B) {
            line = new TimePanel(*chart_, this);
            line->hide();
        }
        Side& its = side(twin);
        its.lookBack = new LookBack(its.session, its.feed, *its.stage, *unseen, *line, this);
    }
    LookBack& first = *side(Twin::A).lookBack;
    LookBack& second = *side(Twin::B).lookBack;
    connect(&first, &LookBack::stateChanged, this, &TwinWindow::followLookBack);
    connect(&second, &LookBack::stateChanged, this, &TwinWindow::showTitles);
    connect(&time_->line(), &TimeLine::chosen, &second, &LookBack::choose);
    connect(film_, &QAction::triggered, &first, &LookBack::playFilm);
    connect(&first, &LookBack::activeChanged, this, [this](bool active) {
        play_->setShortcut(active ? QKeySequence() : QKeySequence(Qt::Key_Space));
        film_->setShortcut(active ? QKeySequence(Qt::Key_Space) : QKeySequence());
        endPresentation_->setEnabled(active || isPresenting_);
    });
    endPresentation_->disconnect();
    connect(endPresentation_, &QAction::triggered, this, [this, &first] {
        if (first.isActive())
            first.end();
        else
            presentation_->setChecked(false);
    });
}

void TwinWindow::followLookBack() {
    LookBack& first = *side(Twin::A).lookBack;
    LookBack& second = *side(Twin::B).lookBack;
    if (!first.isActive())
        second.end();
    else if (first.wantedStep() != second.wantedStep())
        second.seek(*first.wantedStep());
    for (const Twin twin : TwinSession::kBoth)
        controls_->lookBack(twin, side(twin).lookBack->shownValues());
    showTitles();
}

void TwinWindow::connectFilm() {
    connect(makeFilm_, &QAction::triggered, this, [this] {
        FilmPlan plan;
        const QDir films(QStandardPaths::writableLocation(QStandardPaths::PicturesLocation));
        plan.path = films.filePath(QStringLiteral("Centerscope/") + fileName());
        const std::vector<std::int64_t> kept = filmSteps();
        if (!kept.empty()) {
            plan.first = kept.front();
            plan.last = kept.back();
        }
        filmDialog_->ask(plan, kept, [this](std::int64_t first, std::int64_t last) {
            return filmLimit(first, last);
        });
    });
    connect(filmDialog_, &FilmDialog::startRequested, this, &TwinWindow::makeFilm);
    connect(filmDialog_, &FilmDialog::cancelRequested, &filmMaker_, &FilmMaker::cancel);
    connect(&filmMaker_, &FilmMaker::progress, filmDialog_, &FilmDialog::showProgress);
    connect(&filmMaker_, &FilmMaker::finished, this, [this](const QString& path) {
        filmDialog_->endProgress();
        post(tr("Film written: %1").arg(QDir::toNativeSeparators(path)), false);
    });
    connect(&filmMaker_, &FilmMaker::failed, this, [this](const QString& sentence) {
        filmDialog_->endProgress();
        post(sentence, true);
    });
}

void TwinWindow::start(const TwinPair& pair) {
    pair_ = pair;
    controls_->setVaried(pair.varied);
    showHint();
    session_.start(pair.a, pair.b);
    showTitles();
}

void TwinWindow::showUpdate(Side& its, const SessionUpdate& update) {
    its.stage->showUpdate(update);
    its.inspector->showUpdate(update);
    its.lookBack->showUpdate(update);
    controls_->showUpdate(its.twin, update);
    hasUndoable_[static_cast<std::size_t>(its.twin)] = update.undoable.has_value();
    undo_->setEnabled(hasUndoable_[0] || hasUndoable_[1]);
    const std::optional<Issue> issue =
        update.diagnosis ? std::optional(update.diagnosis->issue) : std::nullopt;
    if (std::exchange(its.issue, issue) != issue && issue)
        post(tr("%1: %2").arg(QLatin1String(letterOf(its.twin)),
                              messageText(update.diagnosis->message)),
             true);
    showTitles();
}

void TwinWindow::showPlots() {
    chart_->setHistories(side(Twin::A).feed.history(), side(Twin::B).feed.history());
    for (const Twin twin : TwinSession::kBoth)
        side(twin).lookBack->showKept();
}

void TwinWindow::showPlaying() {
    const bool playing = session_.isPlaying();
    play_->setText(playing ? tr("Pause") : tr("Play"));
    play_->setToolTip(playing ? tr("Pause both after the step under way (Space)")
                              : tr("Train both in lock-step until paused (Space)"));
    play_->setIcon(icon(playing ? QStringLiteral("pause") : QStringLiteral("play"),
                        QPalette::HighlightedText));
}

/// What was chosen before the start, and what is turned now where that differs too.
QString TwinWindow::label(Twin twin) const {
    const QString& fixed = twin == Twin::A ? pair_.labelOfA : pair_.labelOfB;
    const QString turned = controls_->label(twin);
    if (fixed.isEmpty())
        return turned;
    const bool isSame = controls_->label(Twin::A) == controls_->label(Twin::B);
    return isSame ? fixed : tr("%1, %2").arg(fixed, turned);
}

QString TwinWindow::title() const {
    return tr("%1 | %2").arg(label(Twin::A), label(Twin::B));
}

void TwinWindow::showTitles() {
    setWindowTitle(tr("Twins: %1").arg(title()));
    for (const Twin twin : TwinSession::kBoth) {
        Side& its = side(twin);
        its.heading->setText(tr("%1:  %2").arg(QLatin1String(letterOf(twin)), label(twin)));
        its.heading->setToolTip(its.heading->text());
        its.stage->chart().setAccessibleName(tr("Stage of %1").arg(its.heading->text()));
    }
    const std::vector<StepMetrics>& steps = side(Twin::A).feed.history().steps;
    const std::int64_t reached = steps.empty() ? 0 : steps.back().step;
    const LookBack* lookBack = side(Twin::A).lookBack;
    const std::int64_t shown = lookBack ? lookBack->shownStep().value_or(reached) : reached;
    stepLabel_->setText(tr("step %1").arg(locale().toString(static_cast<qlonglong>(shown))));
}

void TwinWindow::showSizes() {
    const int pixels = isPresenting_ ? std::max(kHeading, height() / kPresentedShare) : kHeading;
    QFont large = font();
    large.setPixelSize(pixels);
    stepLabel_->setFont(large);
    large.setBold(true);
    for (const Twin twin : TwinSession::kBoth)
        side(twin).heading->setFont(large);
}

/// As a lecture hall needs it: the stages, the plot and what they are of.
void TwinWindow::setPresenting(bool presenting) {
    if (std::exchange(isPresenting_, presenting) == presenting)
        return;
    endPresentation_->setEnabled(presenting || side(Twin::A).lookBack->isActive());
    for (QWidget* each : {tools_, static_cast<QWidget*>(tabs_), static_cast<QWidget*>(measure_)})
        each->setVisible(!presenting);
    if (presenting) {
        formerGeometry_ = saveGeometry();
        showFullScreen();
    } else {
        showNormal();
        restoreGeometry(formerGeometry_);
    }
    showSizes();
}

QString TwinWindow::fileName() const {
    QString name = title();
    for (QChar& each : name)
        if (!each.isLetterOrNumber() && each != u'.' && each != u',')
            each = u'-';
    return QStringLiteral("twins-") + name;
}

Caption TwinWindow::caption() {
    Side& first = side(Twin::A);
    const std::vector<StepMetrics>& steps = first.feed.history().steps;
    const auto& cloud = first.stage->chart().cloud();
    return {.preset = title(),
            .step = first.lookBack->shownStep().value_or(steps.empty() ? 0 : steps.back().step),
            .values = first.lookBack->shownValues().value_or(first.feed.hyperparameters()),
            .seed = first.session.run().seeds.seed,
            .source = cloud ? sourceText(*cloud) : QString()};
}

void TwinWindow::exportPage() {
    const QString file = askWhereToSave(
        *this, tr("Export both stages and the plot"), FilePlace(FilePlace::Kind::Table),
        fileName() + QStringLiteral(".pdf"), tr("Pictures (*.pdf *.svg *.png)"));
    if (file.isEmpty())
        return;
    const TwinPage page(tr("Twins, %1").arg(stepLabel_->text()),
                        {TwinPage::Side{label(Twin::A), &stage(Twin::A).chart()},
                         TwinPage::Side{label(Twin::B), &stage(Twin::B).chart()}},
                        chart_);
    try {
        const PictureStyle style{
            .size = TwinPage::sizeFor(kStageSide, true), .scale = 2, .look = FigureLook::Paper};
        const PictureFormat format = pictureFormatOf(file);
        saveFile(file, encodePicture(RecordedFigure(page, style), format, style, caption()));
        post(tr("Written: %1").arg(QDir::toNativeSeparators(file)), false);
    } catch (const ExportError& error) {
        post(error.sentence(), true);
    }
}

/// Which both have.
std::vector<std::int64_t> TwinWindow::filmSteps() {
    const auto kept = [this](Twin twin) {
        const bool isLive = stage(twin).viewOptions().source == PointSource::LiveBatches;
        const auto& archive = side(twin).session.run().archive;
        return archive
                   ? archive->steps(isLive ? PointSource::LiveBatches : PointSource::FixedSample)
                   : std::vector<std::int64_t>();
    };
    const std::vector<std::int64_t> a = kept(Twin::A);
    const std::vector<std::int64_t> b = kept(Twin::B);
    std::vector<std::int64_t> both;
    std::ranges::set_intersection(a, b, std::back_inserter(both));
    return both;
}

std::shared_ptr<const EmbeddingCloud> TwinWindow::cloudAt(Side& its, std::int64_t step) {
    const EmbeddingViewOptions& options = its.stage->viewOptions();
    const StepArchive& archive = *its.session.run().archive;
    if (options.source == PointSource::LiveBatches)
        return archive.liveCloud(step, static_cast<std::size_t>(options.livePoints));
    return std::make_shared<const EmbeddingCloud>(
        cloudOf(*archive.nearest(PointSource::FixedSample, step)));
}

/// Axes that hold what both show in these steps.
double TwinWindow::filmLimit(std::int64_t first, std::int64_t last) {
    double extent = 0;
    for (const std::int64_t step : filmSteps())
        if (step >= first && step <= last)
            for (const Twin twin : TwinSession::kBoth)
                extent = std::max(extent, extentOf(*cloudAt(side(twin), step)));
    StageAxes axes;
    axes.fit(extent);
    return axes.limit();
}

void TwinWindow::makeFilm(const FilmPlan& plan) {
    FilmMaker::Scenes scenes;
    std::ranges::copy_if(filmSteps(), std::back_inserter(scenes.steps), [&plan](std::int64_t step) {
        return step >= plan.first && step <= plan.last;
    });
    if (scenes.steps.empty()) {
        filmDialog_->endProgress();
        return post(tr("Both have kept no step of this range. Choose another range, or train on."),
                    true);
    }
    scenes.draw = [this](std::int64_t step, const FilmPlan& of) {
        std::array<std::unique_ptr<EmbeddingChart>, 2> charts;
        for (const Twin twin : TwinSession::kBoth) {
            auto& chart = charts[static_cast<std::size_t>(twin)];
            chart = std::make_unique<EmbeddingChart>();
            chart->setLocale(QLocale::c());
            chart->setClasses(side(twin).session.run().dataset->classNames);
            chart->setClassColors(stage(twin).chart().classColors());
            chart->setClassHues(stage(twin).chart().classHues());
            chart->setFixedLimit(of.axisLimit);
            chart->setCloud(cloudAt(side(twin), step));
        }
        const TwinPage page(of.hasCaption ? tr("step %1").arg(step) : QString(),
                            {TwinPage::Side{label(Twin::A), charts[0].get()},
                             TwinPage::Side{label(Twin::B), charts[1].get()}},
                            nullptr);
        const PictureStyle style{.size = TwinPage::sizeFor(of.side, false),
                                 .look = FigureLook::Paper};
        Caption of_ = caption();
        of_.step = step;
        return encodePicture(page, PictureFormat::Png, style, of_);
    };
    filmMaker_.start(plan, std::move(scenes));
}

void TwinWindow::post(const QString& sentence, bool isError) {
    messages_->post({.kind = isError ? Notice::Kind::Error : Notice::Kind::Info,
                     .text = sentence,
                     .actions = {}});
    messages_->raise();
}

void TwinWindow::retranslate() {
    step_->setText(tr("Step"));
    step_->setToolTip(tr("Train both on one batch, then pause (.)"));
    halve_->setText(tr("Halve"));
    halve_->setToolTip(tr("Halve the learning rate of both from the next step (H)"));
    undo_->setText(tr("Undo"));
    undo_->setToolTip(tr("Take back the last change, in both where both were changed (Ctrl+Z)"));
    export_->setText(tr("Export"));
    export_->setToolTip(tr("Both stages and the plot as one page (Ctrl+E)"));
    makeFilm_->setText(tr("Film"));
    makeFilm_->setToolTip(tr("The kept steps of both as pictures or a film (Ctrl+Shift+E)"));
    presentation_->setText(tr("Present"));
    presentation_->setToolTip(tr("The stages and the plot alone, large (F11)"));
    endPresentation_->setText(tr("Back"));
    film_->setText(tr("Play the kept steps"));
    select_->setText(tr("Select"));
    select_->setToolTip(tr("Drag a rectangle, with Alt a lasso, to select images in both (S)"));
    const QStringList names{tr("Live batches"), tr("Fixed sample"), tr("Validation"), tr("Test")};
    const QStringList tips{
        tr("Each image where the network put it in the very step that trained on it"),
        tr("The same training images, all placed by one version of each network"),
        tr("The validation images, placed by one version of each network"),
        tr("Images never trained on, placed by one version of each network")};
    const QList<QAction*> sources = sources_->actions();
    for (qsizetype k = 0; k < sources.size(); ++k) {
        sources[k]->setText(names[k]);
        sources[k]->setToolTip(tips[k]);
    }
    measure_->setAccessibleName(tr("What the curves are of"));
    measure_->setToolTip(tr("What the curves are of"));
    for (int k = 0; k < kStepMeasures; ++k)
        measure_->setItemText(
            k, QCoreApplication::translate("centerscope::ComparisonChart",
                                           kComparedMeasures[static_cast<std::size_t>(k)].name));
    tabs_->setTabText(0, tr("A or B"));
    tabs_->setTabToolTip(0, tr("What you turn for one of them"));
    tabs_->setTabText(1, tr("Both"));
    tabs_->setTabToolTip(1, tr("What turns both"));
    tabs_->setTabText(2, tr("Pinned images"));
    tabs_->setTabToolTip(2,
                         tr("The images pinned by a click on a stage, as each of them has them"));
    chart_->setTitleTaken(measure_->sizeHint().width() + Theme::kGap);
    showHint();
    showPlaying();
    showTitles();
}

void TwinWindow::showHint() {
    hint_->setText(pair_.hint.isEmpty()
                       ? tr("Same state, same images: whatever parts the two comes from what you "
                            "turn for one of them.")
                       : pair_.hint);
    hint_->setToolTip(hint_->text());
}

void TwinWindow::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    const int width = std::min(kMessageWidth, this->width() - 2 * Theme::kMargin);
    messages_->setGeometry(this->width() - width - Theme::kMargin, Theme::kSmallGap, width,
                           tools_->sizeHint().height() + Theme::kGap);
    showSizes();
}

void TwinWindow::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void TwinWindow::closeEvent(QCloseEvent* event) {
    for (const Twin twin : TwinSession::kBoth) {
        side(twin).lookBack->end();
        side(twin).pictures->keep();
    }
    QWidget::closeEvent(event);
}

}  // namespace centerscope
