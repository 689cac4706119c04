// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/hyperparameter_card.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <initializer_list>
#include <utility>

#include <QEvent>
#include <QStyle>

#include "ui_hyperparameter_card.h"

#include "widgets/theme.h"

namespace centerscope {
namespace {

QString namePrefix(Hyperparameter which) {
    switch (which) {
        case Hyperparameter::LearningRate:
            return QStringLiteral("learningRate");
        case Hyperparameter::Lambda:
            return QStringLiteral("lambda");
        case Hyperparameter::Alpha:
            return QStringLiteral("alpha");
        case Hyperparameter::BatchSize:
            break;
    }
    return QStringLiteral("batchSize");
}

ValueScale scaleOf(Hyperparameter which) {
    switch (which) {
        case Hyperparameter::LearningRate:
            return ValueScale::logarithmic(
                1e-5, 1e-2, {{1e-5, "10⁻⁵"}, {1e-4, "10⁻⁴"}, {1e-3, "10⁻³"}, {1e-2, "10⁻²"}});
        case Hyperparameter::Lambda:  // the marks are the values of the paper's Fig. 3 and 5
            return ValueScale::logarithmicWithZero(
                3e-4, 3, {{0, "0"}, {0.001, ".001"}, {0.01, ".01"}, {0.1, ".1"}, {1, "1"}});
        case Hyperparameter::Alpha:
            return ValueScale::linear(0, 1, 0.01, {{0, "0"}, {0.5, ".5"}, {1, "1"}});
        case Hyperparameter::BatchSize:
            break;
    }
    std::abort();  // has no card
}

/// A text as long as any that is usual.
const QString kWidestValue = QStringLiteral("0.000125");

QString titleOf(Hyperparameter which) {
    switch (which) {
        case Hyperparameter::LearningRate:
            return HyperparameterCard::tr("Learning &rate");
        case Hyperparameter::Lambda:
            return HyperparameterCard::tr("λ  center &loss");
        case Hyperparameter::Alpha:
            return HyperparameterCard::tr("α  center r&ate");
        case Hyperparameter::BatchSize:
            break;
    }
    std::abort();
}

/// Eq. 4 moves a center by αn / (1 + n) of the way to the mean of its n images in the batch.
QString shareOfTheWay(double alpha, int imagesOfClass) {
    const double share = alpha * imagesOfClass / (1.0 + imagesOfClass);
    return QStringLiteral("%1\u00a0%").arg(std::lround(100 * share));
}

}  // namespace

HyperparameterCard::HyperparameterCard(Hyperparameter which, QWidget* parent)
    : QFrame(parent), which_(which), ui_(std::make_unique<Ui::HyperparameterCard>()) {
    ui_->setupUi(this);
    ui_->titleLabel->setBuddy(ui_->valueEdit);
    for (QLabel* label : {ui_->noteLabel, ui_->actsSinceLabel})
        label->setFont(Theme::smallFont(font()));
    constexpr int kNoteLines = 3;  // for which there is always room
    ui_->valueLayout->addStrut(kNoteLines * ui_->noteLabel->fontMetrics().height());
    ui_->valueSlider->setScale(scaleOf(which));
    ui_->valueEdit->setRange(schedulable(which).range);
    ui_->valueEdit->setSample(kWidestValue);
    nameChildren();
    connectSliderAndEdit();
    HyperparameterCard::retranslateUi();
}

HyperparameterCard::~HyperparameterCard() = default;

void HyperparameterCard::nameChildren() {
    const QString prefix = namePrefix(which_);
    setObjectName(prefix + QStringLiteral("Card"));
    ui_->valueSlider->setObjectName(prefix + QStringLiteral("Slider"));
    ui_->valueEdit->setObjectName(prefix + QStringLiteral("Edit"));
    ui_->noteLabel->setObjectName(prefix + QStringLiteral("Note"));
    ui_->actsSinceLabel->setObjectName(prefix + QStringLiteral("ActsSince"));
}

void HyperparameterCard::connectSliderAndEdit() {
    connect(ui_->valueSlider, &ValueSlider::valueMoved, this, [this](double moved) {
        ui_->valueEdit->setValue(moved);
        showTip();
    });
    connect(ui_->valueSlider, &ValueSlider::valueCommitted, this, [this](double committed) {
        setValue(committed);
        emit changed(committed);
    });
    connect(ui_->valueEdit, &ValueEdit::valueCommitted, this, [this](double committed) {
        setValue(committed);
        emit changed(committed);
    });
    connect(ui_->valueEdit, &ValueEdit::problemChanged, this, [this](const QString& sentence) {
        problem_ = sentence;
        showNote();
    });
}

double HyperparameterCard::value() const {
    return ui_->valueSlider->value();
}

void HyperparameterCard::setValue(double value) {
    ui_->valueSlider->setValue(value);
    ui_->valueEdit->setValue(ui_->valueSlider->value());  // which a drag may hold elsewhere
    showTip();
}

void HyperparameterCard::startRun() {
    setActsSince(std::nullopt);
    ui_->valueEdit->endProblem();
}

void HyperparameterCard::setPast(bool isPast) {
    isPast_ = isPast;
    setEnabled(!isPast);
    setAttribute(Qt::WA_TransparentForMouseEvents, isPast);
    showActsSince();
}

void HyperparameterCard::setActsSince(std::optional<std::int64_t> step) {
    actsSince_ = step;
    showActsSince();
}

void HyperparameterCard::setNewestStep(std::int64_t step) {
    if (actsSince_ && *actsSince_ <= step)
        setActsSince(std::nullopt);
}

void HyperparameterCard::setScheduled(bool scheduled) {
    if (std::exchange(scheduled_, scheduled) != scheduled)
        showActsSince();
}

void HyperparameterCard::showActsSince() {
    ui_->actsSinceLabel->setText(isPast_      ? QString()
                                 : scheduled_ ? tr("Scheduled")
                                 : actsSince_ ? actsFrom(*actsSince_)
                                              : QString());
    ui_->actsSinceLabel->setToolTip(
        scheduled_ ? tr("A schedule moves this value; a change by hand ends that.") : QString());
}

void HyperparameterCard::setRemark(const QString& sentence) {
    remark_ = sentence;
    showNote();
    showTip();
}

void HyperparameterCard::setHasValue(bool hasValue) {
    ui_->valueEdit->setVisible(hasValue);
    ui_->valueSlider->setVisible(hasValue);
    showNote();
}

void HyperparameterCard::addControls(QWidget* controls) {
    ui_->cardLayout->addWidget(controls);
}

void HyperparameterCard::showNote() {
    const bool isProblem = !problem_.isEmpty();
    const bool hasValue = !ui_->valueSlider->isHidden();
    ui_->noteLabel->setText(isProblem ? problem_ : hasValue ? QString() : remark_);
    ui_->noteLabel->setVisible(!ui_->noteLabel->text().isEmpty());
    ui_->actsSinceLabel->setVisible(ui_->noteLabel->isHidden());
    ui_->titleLabel->setHidden(isProblem);  // in whose place it stands, so that nothing moves
    const QString look = isProblem ? QStringLiteral("problem") : QStringLiteral("muted");
    if (ui_->noteLabel->property("look") == look)
        return;
    ui_->noteLabel->setProperty("look", look);
    style()->unpolish(ui_->noteLabel);  // the stylesheet reads the property only then
    style()->polish(ui_->noteLabel);
}

/// As high as its text in the width that it has.
void HyperparameterCard::fitNote() {
    ui_->noteLabel->setMinimumHeight(
        std::max(0, ui_->noteLabel->heightForWidth(ui_->noteLabel->width())));
}

QSize HyperparameterCard::sizeHint() const {
    return {QFrame::sizeHint().width(), minimumSizeHint().height()};
}

QSize HyperparameterCard::minimumSizeHint() const {
    const QMargins border = contentsMargins();
    return layout()->minimumSize().grownBy(border);
}

/// When the layout has given the note another width.
bool HyperparameterCard::event(QEvent* event) {
    const bool isDone = QFrame::event(event);
    if (event->type() == QEvent::LayoutRequest || event->type() == QEvent::Resize)
        fitNote();
    return isDone;
}

QString HyperparameterCard::explanation() const {
    switch (which_) {
        case Hyperparameter::Lambda:
            return tr(
                "How strongly images are pulled to their class center (total = softmax + λ · "
                "center loss). Higher gives tighter clusters, 0 is plain softmax, too high "
                "too early pins everything near the origin. The marks are the paper's "
                "values.");
        case Hyperparameter::Alpha:
            return tr("How far each center moves per step toward the mean of its class in the "
                      "batch. Higher follows faster and jitters more, 0 freezes; the pull on the "
                      "images themselves is λ. Eq. 4 moves αn/(1+n): with 10 images per class, %1 "
                      "of the way.")
                .arg(shareOfTheWay(value(), 10));
        default:
            return tr(
                "How far each step moves the weights. Too high and the losses jump, too low "
                "and they crawl. Smaller steps settle finer but travel slower.");
    }
}

void HyperparameterCard::showTip() {
    QString tip = QStringLiteral("<p>%1</p>").arg(explanation());
    if (!remark_.isEmpty())
        tip += QStringLiteral("<p>%1</p>").arg(remark_);
    for (QWidget* widget :
         std::initializer_list<QWidget*>{ui_->titleLabel, ui_->valueEdit, ui_->valueSlider})
        widget->setToolTip(tip);
}

/// So that the sliders of all cards begin at one place and stay there. Bold is the stylesheet's.
void HyperparameterCard::fixNameWidth() {
    QFont bold = ui_->titleLabel->font();
    bold.setBold(true);
    int widest = QFontMetrics(ui_->actsSinceLabel->font()).horizontalAdvance(actsFrom(88'888));
    for (const Schedulable& each : kSchedulables)
        widest = std::max(
            widest, QFontMetrics(bold).size(Qt::TextShowMnemonic, titleOf(each.which)).width());
    for (QLabel* label : {ui_->titleLabel, ui_->actsSinceLabel, ui_->noteLabel})
        label->setMinimumWidth(widest);
}

QString HyperparameterCard::actsFrom(std::int64_t step) const {
    return tr("Acts from step %1.").arg(locale().toString(qint64{step}));
}

void HyperparameterCard::retranslateUi() {
    QString name;
    switch (which_) {
        case Hyperparameter::Lambda:
            name = tr("λ, weight of the center loss");
            break;
        case Hyperparameter::Alpha:
            name = tr("α, rate at which centers move");
            break;
        default:
            name = tr("Learning rate");
            break;
    }
    ui_->titleLabel->setText(titleOf(which_));
    fixNameWidth();
    ui_->valueSlider->setAccessibleName(name);
    ui_->valueEdit->setAccessibleName(tr("%1, exact entry").arg(name));
    showActsSince();
    showNote();
    showTip();
}

void HyperparameterCard::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::LocaleChange)
        retranslateUi();
    QFrame::changeEvent(event);
}

}  // namespace centerscope

#include "moc_hyperparameter_card.cpp"
