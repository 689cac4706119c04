// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/twin_window.h"

#include <algorithm>
#include <initializer_list>
#include <utility>
#include <vector>

#include <QAction>
#include <QActionGroup>
#include <QCloseEvent>
#include <QComboBox>
#include <QCoreApplication>
#include <QFontInfo>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QShortcut>
#include <QTabWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include "charts/embedding_chart.h"
#include "charts/twin_chart.h"
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
#include "widgets/twin_commands.h"
#include "widgets/twin_controls.h"
#include "widgets/twin_hint.h"
#include "widgets/twin_pins.h"

namespace centerscope {

namespace {

constexpr QSize kWindow{1180, 820};
constexpr int kBottom = 190;         // pixels, at least, of the plot and the controls
constexpr int kMessageLines = 2;     // or one and a button
constexpr int kHeading = 20;         // pixels, of the letters
constexpr int kPresentedShare = 18;  // of the window's height
constexpr int kPresentedType = 36;   // the same, of the texts of stages and plot
constexpr int kStagesStretch = 2;    // of the plot's below them
constexpr int kPresentedStretch = 3;
constexpr int kStepMeasures = 4;  // of kComparedMeasures, those of every step

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

QToolButton* flatButton(const char* look) {
    auto* button = new QToolButton;
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setFocusPolicy(Qt::TabFocus);
    button->setProperty("look", QLatin1String(look));
    return button;
}

}  // namespace

TwinWindow::TwinWindow(int threads, const RunLibrary& library, const StagePanel& like,
                       QWidget* parent)
    : QWidget(parent, Qt::Window),
      session_(threads, library),
      sides_{{Twin::A, session_, this}, {Twin::B, session_, this}},
      commands_(new TwinCommands(*this)),
      projection_(new ProjectionMenu(this)),
      regions_(flatButton("flat")),
      hint_(new TwinHint),
      stepLabel_(new QLabel),
      messages_(new MessageBar(this)),
      chart_(new TwinChart),
      measure_(new QComboBox),
      time_(new TimePanel(*chart_)),
      controls_(new TwinControls(session_)),
      names_(sides_, *controls_),
      exporter_(new TwinExporter(sides_, *chart_, names_, *this)) {
    setObjectName(QStringLiteral("twinWindow"));
    setAttribute(Qt::WA_DeleteOnClose);
    setLocale(parent->locale());
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(Theme::kMargin, Theme::kGap, Theme::kMargin, Theme::kMargin);
    column->setSpacing(Theme::kGap);
    column->addWidget(tools_ = makeTools());
    column->addWidget(hint_);
    column->addWidget(makeHeadings());
    column->addWidget(makeStages(), kStagesStretch);
    column->addWidget(makeBottom(), 1);
    column->addWidget(messages_);  // while there is one: it covers nothing
    messages_->setFixedHeight(kMessageLines * hint_->fontMetrics().lineSpacing() + 2 * Theme::kGap);
    connectCommands();
    sides_.a.feed.lead(sides_.b.feed);
    connectSide(sides_.a, sides_.b);
    connectSide(sides_.b, sides_.a);
    new StageLink(stage(Twin::A).chart(), stage(Twin::B).chart(), this);
    connectLookBack();
    connect(&session_, &TwinSession::playingChanged, commands_, &TwinCommands::showPlaying);
    connect(controls_, &TwinControls::labelsChanged, this, &TwinWindow::showTitles);
    connect(projection_, &ProjectionMenu::requested, &session_.session(Twin::A),
            &TrainingSession::project);
    connect(chart_, &TwinChart::forkRequested, this,
            [this](std::int64_t step) { session_.forkAt(step); });
    connect(exporter_, &TwinExporter::written, this,
            [this](const QString& sentence) { post(sentence, false); });
    connect(exporter_, &TwinExporter::failed, this,
            [this](const QString& sentence) { post(sentence, true); });
    for (const Twin twin : TwinSession::kBoth) {
        EmbeddingChart& chart = stage(twin).chart();
        projection_->bindTo(chart);
        chart.setClassColors(like.chart().classColors());
        chart.setClassHues(like.chart().classHues());
        chart.setPointColors(like.chart().pointColors());
        chart.setHeadStartShown(false);  // the room is for the points
        stage(twin).setViewOptions(like.viewOptions());
    }
    retranslate();
    showSizes();
    resize(kWindow);
    fitScreen(*this);
}

TwinWindow::~TwinWindow() = default;

QWidget* TwinWindow::makeTools() {
    auto* tools = new QWidget;
    auto* row = new QHBoxLayout(tools);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(Theme::kSmallGap);
    const auto addButton = [row](QAction* action, const char* look) {
        auto* button = flatButton(look);
        button->setDefaultAction(action);
        row->addWidget(button);
        return button;
    };
    addButton(commands_->play, "primary");
    for (QAction* action : {commands_->step, commands_->halve, commands_->undo})
        addButton(action, "flat");
    row->addStretch();
    auto* menu = new QMenu(regions_);
    menu->setToolTipsVisible(true);
    menu->addActions(commands_->regions->actions());
    regions_->setObjectName(QStringLiteral("twinRegions"));
    regions_->setMenu(menu);
    regions_->setPopupMode(QToolButton::InstantPopup);
    row->addWidget(regions_);
    QToolButton* projection = addButton(projection_->menuAction(), "flat");
    projection->setPopupMode(QToolButton::InstantPopup);
    projection->hide();
    connect(projection_, &ProjectionMenu::neededChanged, projection,
            [this, projection] { projection->setVisible(projection_->isNeeded()); });
    for (QAction* action : {commands_->exportPage, commands_->makeFilm, commands_->present})
        addButton(action, "flat");
    return tools;
}

QWidget* TwinWindow::makeHeadings() {
    auto* headings = new QWidget;
    auto* row = new QHBoxLayout(headings);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(sides_.a.heading, 1);
    row->addWidget(stepLabel_);
    row->addWidget(sides_.b.heading, 1);
    stepLabel_->setObjectName(QStringLiteral("twinSteps"));
    stepLabel_->setAlignment(Qt::AlignCenter);
    return headings;
}

QWidget* TwinWindow::makeStages() {
    auto* stages = new QWidget;
    auto* row = stagesRow_ = new QHBoxLayout(stages);
    row->setContentsMargins(0, 0, 0, 0);
    for (const Twin twin : TwinSession::kBoth) {
        stage(twin).setActions(commands_->sources->actions(), commands_->select, nullptr);
        row->addWidget(&stage(twin), 1);
    }
    return stages;
}

QWidget* TwinWindow::makeBottom() {
    for (int k = 0; k < kStepMeasures; ++k)
        measure_->addItem(QString(), k);
    chart_->setObjectName(QStringLiteral("twinChart"));
    measure_->setObjectName(QStringLiteral("twinMeasure"));
    measure_->setCurrentIndex(1);
    connect(measure_, &QComboBox::activated, this, [this](int item) {
        chart_->setMeasure(kComparedMeasures[static_cast<std::size_t>(item)]);
        showPlots();
    });
    time_->setPaces(commands_->paces->actions());
    auto* plots = new QWidget;
    auto* column = new QVBoxLayout(plots);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Theme::kSmallGap);
    column->addWidget(inCard(chart_, measure_), 1);
    column->addWidget(time_);

    QWidget* pins = new TwinPins(sides_.a.pins, sides_.b.pins);
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

void TwinWindow::connectCommands() {
    connect(commands_->play, &QAction::triggered, this,
            [this] { session_.isToPlay() ? session_.pause() : session_.play(); });
    connect(commands_->step, &QAction::triggered, &session_, &TwinSession::singleStep);
    connect(commands_->halve, &QAction::triggered, &session_, &TwinSession::halveLearningRate);
    connect(commands_->undo, &QAction::triggered, &session_, &TwinSession::undo);
    connect(commands_->exportPage, &QAction::triggered, exporter_, &TwinExporter::askForPage);
    connect(commands_->makeFilm, &QAction::triggered, exporter_, &TwinExporter::askForFilm);
    connect(commands_->present, &QAction::toggled, this, &TwinWindow::setPresenting);
    connect(commands_->close, &QAction::triggered, this, &QWidget::close);
    connect(commands_->quit, &QAction::triggered, parentWidget(), &QWidget::close);
    connect(commands_->leave, &QAction::triggered, this, [this] {
        if (sides_.a.lookBack->soughtStep())
            sides_.a.lookBack->end();
        else
            commands_->present->setChecked(false);
    });
    whenChosen<int>(*commands_->paces, [this](int perSecond) { session_.setPace(perSecond); });
    whenChosen<RegionKind>(*commands_->regions, [this](RegionKind) { showRegions(); });
    connect(sides_.a.stage, &StagePanel::viewOptionsChanged, this,
            [this](const EmbeddingViewOptions& options) {
                if (options.source != PointSource::FixedSample)
                    endRegions();
            });
}

/// Live batches mix versions of the network, and each has regions of its own.
void TwinWindow::showRegions() {
    const auto kind = valueOf<RegionKind>(*commands_->regions->checkedAction());
    for (const Twin twin : TwinSession::kBoth)
        stage(twin).chart().setRegions(kind);
    endRegions();
    const bool canShow = std::ranges::any_of(
        TwinSession::kBoth, [this](Twin twin) { return !stage(twin).chart().projection(); });
    if (kind == RegionKind::None || !canShow ||
        stage(Twin::A).viewOptions().source != PointSource::LiveBatches)
        return;
    for (QAction* source : commands_->sources->actions())
        if (valueOf<PointSource>(*source) == PointSource::FixedSample)
            source->trigger();
    whyFixedSample_ =
        tr("Regions are of one version of the network; live batches mix several, so the stages "
           "show the fixed sample.");
    post(whyFixedSample_, false);
}

void TwinWindow::endRegions() {
    messages_->withdraw(Notice::Kind::Info, whyFixedSample_);
}

void TwinWindow::connectSide(TwinSide& side, TwinSide& other) {
    connect(&side.session, &TrainingSession::runStarted, this,
            [this, &side](const RunInfo& run) { startRun(side, run); });
    connect(&side.session, &TrainingSession::failed, this,
            [this](const Message& message) { post(messageText(message), true); });
    connect(&side.feed, &LiveFeed::updated, this,
            [this, &side](const SessionUpdate& update) { showUpdate(side, update); });
    connect(&side.feed, &LiveFeed::plotsDue, this, &TwinWindow::showPlots);
    connect(commands_->select, &QAction::toggled, &side.stage->chart(),
            &EmbeddingChart::setSelecting);
    EmbeddingChart& from = side.stage->chart();
    // The stage that was clicked knows what its point is; the other one may show another source.
    connect(&from, &EmbeddingChart::pinRequested, this,
            [&side, &other](const std::optional<EmbeddedPoint>& point, bool add) {
                if (point && side.stage->chart().cloud())
                    other.inspector->pin(*point, side.inspector->sourceOf(*point), add);
                else if (!add)
                    other.inspector->unpinAll();
            });
    connect(&from, &EmbeddingChart::pinRequested, this,
            [this](const std::optional<EmbeddedPoint>& point) {
                if (point)
                    tabs_->setCurrentIndex(tabs_->count() - 1);
            });
    connect(&from, &EmbeddingChart::unpinRequested, other.inspector, &PointInspector::unpinAll);
    connect(side.pins, &InspectorPanel::unpinRequested, other.inspector, &PointInspector::unpin);
}

/// The time line is the first one's; the other one looks at the same step and has the same
/// bookmarks.
void TwinWindow::connectLookBack() {
    LookBack& first = *sides_.a.lookBack;
    LookBack& second = *sides_.b.lookBack;
    time_->bindTo(first);
    connect(&first, &LookBack::stateChanged, this, &TwinWindow::followLookBack);
    connect(&second, &LookBack::stateChanged, this, &TwinWindow::showTitles);
    connect(&time_->line(), &TimeLine::chosen, &second, &LookBack::choose);
    const auto chooseSame = [&first, &second] {  // after the first has
        if (first.wantedStep())
            second.choose(*first.wantedStep());
    };
    connect(&time_->line(), &TimeLine::firstRequested, &second, chooseSame);
    connect(&time_->line(), &TimeLine::bookmarkSought, &second, chooseSame);
    connect(&first, &LookBack::bookmarksChanged, this, [&first, &second] {
        if (first.isActive())  // else they are those that a run has come with
            second.setBookmarks(first.bookmarks());
    });
    // The keys of a presentation, as the window of one run has them.
    const auto addKey = [this](Qt::Key key, const auto& act) {
        auto* shortcut = new QShortcut(key, this);
        shortcut->setAutoRepeat(false);
        shortcut->setEnabled(false);
        connect(shortcut, &QShortcut::activated, this, act);
        connect(commands_->present, &QAction::toggled, shortcut, &QShortcut::setEnabled);
    };
    const auto markSteps = [this] {
        std::vector<std::int64_t> steps;
        for (const StepMark& mark : chart_->plot().marks)
            if (!mark.isAhead())
                steps.push_back(mark.step);
        return steps;
    };
    const auto moveToStop = [&first, chooseSame, markSteps](int direction) {
        first.moveToStop(direction, markSteps());
        chooseSame();
    };
    addKey(Qt::Key_PageDown, [moveToStop] { moveToStop(1); });
    addKey(Qt::Key_PageUp, [moveToStop] { moveToStop(-1); });
    addKey(Qt::Key_Home, [&first, chooseSame, markSteps] {
        first.moveToFirstStop(markSteps());
        chooseSame();
    });
    addKey(Qt::Key_End, [&first] { first.end(); });
    addKey(Qt::Key_B, [this, &first] {
        (first.isActive() ? commands_->playKept : commands_->play)->trigger();
    });
    connect(commands_->playKept, &QAction::triggered, &first, &LookBack::playFilm);
    connect(commands_->bookmark, &QAction::triggered, &first, &LookBack::toggleBookmark);
    connect(&first, &LookBack::activeChanged, commands_, &TwinCommands::setLookingBack);
    connect(&sides_.a.session, &TrainingSession::forkProgress, this, &TwinWindow::showForking);
}

void TwinWindow::followLookBack() {
    LookBack& first = *sides_.a.lookBack;
    LookBack& second = *sides_.b.lookBack;
    if (!first.soughtStep())
        second.end();
    else if (first.isActive() && first.soughtStep() != second.soughtStep())
        second.seek(*first.wantedStep());
    commands_->setStepSought(first.soughtStep().has_value());
    for (const TwinSide* side : {&sides_.a, &sides_.b})
        controls_->lookBack(side->twin, side->lookBack->shownValues());
    chart_->setViewed(first.shownStep());
    showTitles();
}

void TwinWindow::start(const TwinPair& pair) {
    hintOfPair_ = pair.hint;
    names_.startPair(pair);
    controls_->setVaried(pair.varied);
    showHint();
    session_.start(pair.a, pair.b);
    showTitles();
}

void TwinWindow::startRun(TwinSide& side, const RunInfo& run) {
    side.startRun(run);
    controls_->startRun(side.twin, run);
    exporter_->startRun();
    if (side.twin == Twin::A)
        chart_->startRun(run);
}

void TwinWindow::showUpdate(TwinSide& side, const SessionUpdate& update) {
    if (const auto issue = side.showUpdate(update))
        reportIssue(side, *issue);
    controls_->showUpdate(side.twin, update);
    commands_->undo->setEnabled(sides_.a.hasUndoable || sides_.b.hasUndoable);
    showTitles();
}

void TwinWindow::reportIssue(const TwinSide& side, const Diagnosis& diagnosis) {
    std::vector<Notice::Action> actions;
    if (diagnosis.issue == Issue::NonFinite || diagnosis.issue == Issue::Explosion)
        actions = {{tr("Both back to the last good state with half the learning rate"),
                    [this] { session_.returnToLastGoodState(); }}};
    messages_->post({.kind = Notice::Kind::Error,
                     .text = tr("%1: %2").arg(side.letter(), messageText(diagnosis.message)),
                     .actions = std::move(actions)});
}

void TwinWindow::showForking(std::int64_t done, std::int64_t total) {
    if (done == total)
        return messages_->withdraw(Notice::Kind::Info);
    messages_->post(
        {.kind = Notice::Kind::Info,
         .text = tr("Both are trained again on the way to that step: %1 of %2 steps.")
                     .arg(locale().toString(qint64{done}), locale().toString(qint64{total})),
         .actions = {{tr("Cancel"), [this] { sides_.a.session.cancelFork(); }}}});
}

void TwinWindow::showPlots() {
    chart_->setHistories(sides_.a.feed.history(), sides_.b.feed.history());
    sides_.a.lookBack->showKept();
}

void TwinWindow::showTitles() {
    const TwinNames::Words words = names_.at({});
    setWindowTitle(tr("Twins: %1").arg(words.title));
    for (TwinSide* side : {&sides_.a, &sides_.b}) {
        side->heading->setText(side->twin == Twin::A ? words.a : words.b);
        side->heading->setToolTip(side->heading->text());
        side->stage->chart().setAccessibleName(tr("Stage of %1").arg(side->heading->text()));
    }
    stepLabel_->setText(
        tr("step %1").arg(locale().toString(static_cast<qlonglong>(sides_.a.shownStep()))));
}

void TwinWindow::showSizes() {
    const int pixels = isPresenting_ ? std::max(kHeading, height() / kPresentedShare) : kHeading;
    QFont large = font();
    large.setPixelSize(pixels);
    stepLabel_->setFont(large);
    large.setBold(true);
    sides_.a.heading->setFont(large);
    sides_.b.heading->setFont(large);
    QFont type;  // of the program, where nothing is said
    if (isPresenting_)
        type.setPixelSize(std::max(QFontInfo(type).pixelSize(), height() / kPresentedType));
    for (ChartView* chart : std::initializer_list<ChartView*>{&stage(Twin::A).chart(),
                                                              &stage(Twin::B).chart(), chart_})
        chart->setFont(isPresenting_ ? type : QFont());
}

/// As a lecture hall needs it: the stages, the plot and what they are of.
void TwinWindow::setPresenting(bool presenting) {
    if (std::exchange(isPresenting_, presenting) == presenting)
        return;
    commands_->setPresenting(presenting);
    for (QWidget* each : std::initializer_list<QWidget*>{tools_, hint_, tabs_, measure_})
        each->setVisible(!presenting);
    time_->setWordsShown(!presenting);
    for (const Twin twin : TwinSession::kBoth)
        stage(twin).setToolsShown(!presenting);
    static_cast<QVBoxLayout*>(layout())->setStretchFactor(
        stagesRow_->parentWidget(), presenting ? kPresentedStretch : kStagesStretch);
    if (presenting) {
        formerGeometry_ = saveGeometry();
        showFullScreen();
    } else {
        showNormal();
        restoreGeometry(formerGeometry_);
    }
    showSizes();
}

void TwinWindow::post(const QString& sentence, bool isError) {
    messages_->post({.kind = isError ? Notice::Kind::Error : Notice::Kind::Info,
                     .text = sentence,
                     .actions = {}});
}

void TwinWindow::retranslate() {
    commands_->retranslate();
    regions_->setText(tr("Regions") + QStringLiteral(" ▾"));
    regions_->setToolTip(
        tr("Which class the softmax or the nearest center chooses at each place "
           "(R, N)"));
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
    showTitles();
}

void TwinWindow::showHint() {
    hint_->setSentence(hintOfPair_.isEmpty()
                           ? tr("Same state, same images: whatever parts the two comes from what "
                                "you turn for one of them.")
                           : hintOfPair_);
}

void TwinWindow::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    const int between = Theme::kMargin;
    const bool isOdd = (this->width() - 2 * Theme::kMargin - between) % 2 != 0;
    stagesRow_->setSpacing(between + (isOdd ? 1 : 0));  // both stages of one width
    showSizes();
}

void TwinWindow::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void TwinWindow::closeEvent(QCloseEvent* event) {
    for (TwinSide* side : {&sides_.a, &sides_.b}) {
        side->lookBack->end();
        side->pictures->keep();
    }
    QWidget::closeEvent(event);
}

}  // namespace centerscope

#include "moc_twin_window.cpp"
