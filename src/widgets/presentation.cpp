// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/presentation.h"

#include <algorithm>
#include <limits>

#include <QAction>
#include <QApplication>
#include <QFontInfo>
#include <QFontMetricsF>
#include <QRegularExpression>
#include <QShortcut>

#include "charts/embedding_chart.h"
#include "charts/loss_chart.h"
#include "widgets/live_feed.h"
#include "widgets/look_back.h"
#include "widgets/message_text.h"
#include "widgets/plots_panel.h"
#include "widgets/stage_panel.h"
#include "widgets/theme.h"

namespace centerscope {

namespace {

// Sizes of type, as shares of the height of the window.
constexpr double kStage = 1.0 / 36;
constexpr double kLoss = 1.0 / 42;
constexpr double kStep = 1.0 / 9;     // at most
constexpr double kLambda = 1.0 / 14;  // at most
constexpr double kCaption = 1.0 / 26;
constexpr double kTrouble = 1.0 / 36;

constexpr double kSideShare = 0.43;  // of the width

bool isDivergence(Issue issue) {
    return issue == Issue::NonFinite || issue == Issue::Explosion;
}

QLabel* addLabel(const char* name, QVBoxLayout& column) {
    auto* label = new QLabel;
    label->setObjectName(QLatin1String(name));
    label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    column.addWidget(label);
    return label;
}

/// One line as large as it may be in this width, whatever its digits are.
void fit(QLabel& label, double width, double largest) {
    constexpr int kProbe = 100;  // pixels
    static const QRegularExpression digit(QStringLiteral("\\d"));
    QFont font = label.font();
    font.setPixelSize(kProbe);
    const double taken =
        QFontMetricsF(font).horizontalAdvance(label.text().replace(digit, QStringLiteral("8")));
    const double pixels = std::min(largest, kProbe * width / std::max(1.0, taken));
    font.setPixelSize(std::max(1, static_cast<int>(pixels)));
    label.setFont(font);
}

}  // namespace

Presentation::Presentation(const Parts& parts, LookBack& lookBack, const LiveFeed& feed,
                           QWidget& window)
    : QWidget(&window),
      parts_(parts),
      lookBack_(lookBack),
      feed_(feed),
      window_(window),
      columns_(new QHBoxLayout(this)),
      side_(new QWidget),
      sideColumn_(new QVBoxLayout(side_)) {
    setObjectName(QStringLiteral("presentation"));
    step_ = addLabel("presentedStep", *sideColumn_);
    lambda_ = addLabel("presentedLambda", *sideColumn_);
    caption_ = addLabel("presentedCaption", *sideColumn_);
    trouble_ = addLabel("presentedTrouble", *sideColumn_);
    step_->setProperty("look", QStringLiteral("figure"));
    trouble_->setProperty("look", QStringLiteral("problem"));
    for (QLabel* label : {caption_, trouble_}) {
        label->setWordWrap(true);
        label->hide();
    }
    columns_->setContentsMargins(0, 0, 0, Theme::kMargin);
    columns_->setSpacing(Theme::kMargin);
    sideColumn_->setContentsMargins(0, 0, 0, 0);
    sideColumn_->setSpacing(Theme::kGap);
    columns_->addWidget(side_);
    hide();
    for (const QKeySequence& key : {QKeySequence(Qt::Key_Space), QKeySequence(Qt::Key_B)})
        addKey(key, [this] { playOrPause(); });
    addKey(Qt::Key_PageDown, [this] { moveToStop(1); });
    addKey(Qt::Key_PageUp, [this] { moveToStop(-1); });
    addKey(Qt::Key_Home, [this] { lookBack_.moveToFirstStop(parts_.plots->markSteps()); });
    addKey(Qt::Key_End, [this] { lookBack_.end(); });
    for (const QKeySequence& key : {QKeySequence(Qt::Key_Escape), QKeySequence(Qt::Key_F11)})
        addKey(key, [this] { end(); });
    connect(&lookBack, &LookBack::stateChanged, this, &Presentation::showStep);
}

/// They act while this is shown.
void Presentation::addKey(const QKeySequence& key, const std::function<void()>& act) {
    auto* shortcut = new QShortcut(key, this);
    shortcut->setAutoRepeat(false);
    connect(shortcut, &QShortcut::activated, this, act);
}

Presentation::Home Presentation::homeOf(QWidget* card) {
    auto* layout = qobject_cast<QBoxLayout*>(card->parentWidget()->layout());
    const int place = layout->indexOf(card);
    return {card, layout, place, layout->stretch(place)};
}

void Presentation::start() {
    if (isActive_)
        return;
    isActive_ = true;
    geometry_ = window_.saveGeometry();
    state_ = window_.windowState();
    focus_ = window_.focusWidget();
    for (QWidget* part : parts_.hidden)
        if (!part->isHidden()) {
            part->hide();
            hidden_ << part;
        }
    parts_.plots->setLossToolsShown(false);
    homes_ = {homeOf(parts_.stage->card()), homeOf(parts_.plots->lossCard())};
    columns_->insertWidget(0, parts_.stage->card(), 1);
    sideColumn_->addWidget(parts_.plots->lossCard(), 1);
    for (const Home& home : homes_)
        home.card->show();
    show();
    window_.setWindowState(window_.windowState() | Qt::WindowFullScreen);
    parts_.stage->chart().setFocus();
    showStep();
    showTrouble();
    emit activeChanged(true);
}

void Presentation::end() {
    if (!isActive_)
        return;
    isActive_ = false;
    hide();
    for (const Home& home : homes_) {
        home.layout->insertWidget(home.place, home.card, home.stretch);
        home.card->show();
    }
    parts_.stage->chart().setFont({});  // as everywhere
    parts_.plots->lossChart().setFont({});
    parts_.plots->setLossToolsShown(true);
    for (QWidget* part : hidden_)
        part->show();
    hidden_.clear();
    // The window manager knows the size; a geometry set while the screen is full keeps it full.
    window_.setWindowState(state_);
    if (focus_)
        focus_->setFocus();
    emit activeChanged(false);
}

void Presentation::moveToStop(int direction) {
    lookBack_.moveToStop(direction, parts_.plots->markSteps());
}

void Presentation::playOrPause() {
    if (lookBack_.isActive())
        lookBack_.playFilm();
    else
        parts_.play->trigger();
}

void Presentation::startRun() {
    diagnosis_.reset();
    showTrouble();
}

void Presentation::showUpdate(const SessionUpdate& update) {
    const bool diverged = update.diagnosis && isDivergence(update.diagnosis->issue);
    const std::optional<Diagnosis> now = diverged ? update.diagnosis : std::nullopt;
    if (now == diagnosis_)
        return;
    diagnosis_ = now;
    showTrouble();
}

/// Of the step on the stage.
void Presentation::showStep() {
    if (!isActive_)
        return;
    const std::vector<StepMetrics>& steps = feed_.history().steps;
    const std::int64_t newest = steps.empty() ? 0 : steps.back().step;
    const std::int64_t step = lookBack_.shownStep().value_or(newest);
    const double lambda = lookBack_.shownValues().value_or(feed_.hyperparameters()).lambda;
    step_->setText(tr("Step %1").arg(locale().toString(static_cast<qlonglong>(step))));
    lambda_->setText(tr("λ = %1").arg(locale().toString(lambda, 'g', 3)));
    const auto& wanted = lookBack_.wantedStep();
    caption_->setText(
        lookBack_.caption().value_or(wanted ? parts_.plots->markTextAt(*wanted) : QString()));
    caption_->setVisible(!caption_->text().isEmpty());
    chooseSizes();
}

void Presentation::showTrouble() {
    trouble_->setText(diagnosis_ ? messageText(diagnosis_->message) : QString());
    trouble_->setVisible(diagnosis_.has_value());
}

void Presentation::chooseSizes() {
    const double width = kSideShare * this->width();
    side_->setFixedWidth(static_cast<int>(width));
    fit(*step_, width, kStep * height());
    fit(*lambda_, width, kLambda * height());
    caption_->setFont(type(kCaption));
    trouble_->setFont(type(kTrouble));
    if (!isActive_)
        return;
    // By themselves: under a stylesheet no widget takes the font of its parent.
    parts_.stage->chart().setFont(type(kStage));
    parts_.plots->lossChart().setFont(type(kLoss));
}

/// Never smaller than usual.
QFont Presentation::type(double share) const {
    QFont type = QApplication::font();
    type.setPixelSize(std::max(QFontInfo(type).pixelSize(), static_cast<int>(share * height())));
    return type;
}

void Presentation::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    chooseSizes();
}

void Presentation::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::LocaleChange) {
        showStep();
        showTrouble();
    }
    QWidget::changeEvent(event);
}

}  // namespace centerscope

#include "moc_presentation.cpp"
