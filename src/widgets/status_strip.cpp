// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/status_strip.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include <QEvent>
#include <QLayout>

#include "ui_status_strip.h"

#include "widgets/message_text.h"

namespace centerscope {
namespace {

using std::chrono::milliseconds;

QString evaluationName(PointSource source) {
    switch (source) {
        case PointSource::FixedSample:
            return StatusStrip::tr("fixed sample");
        case PointSource::Validation:
            return StatusStrip::tr("validation");
        case PointSource::Test:
            return StatusStrip::tr("test");
        case PointSource::LiveBatches:
            break;
    }
    return StatusStrip::tr("live batches");
}

}  // namespace

std::optional<milliseconds> TrainingProgress::remaining() const {
    if (imagesPerSecond <= 0)
        return std::nullopt;
    const std::int64_t stepsLeft = stopAfter ? *stopAfter - step : batchesPerEpoch - batchInEpoch;
    const double seconds =
        static_cast<double>(std::max<std::int64_t>(0, stepsLeft)) * batchSize / imagesPerSecond;
    return milliseconds(std::llround(1000 * seconds));
}

QString formatDuration(milliseconds duration) {
    const qint64 seconds = std::chrono::floor<std::chrono::seconds>(duration).count();
    const auto twoDigits = [](qint64 number) {
        return QStringLiteral("%1").arg(number, 2, 10, QLatin1Char('0'));
    };
    const qint64 minutes = seconds / 60;
    if (minutes < 60)
        return QStringLiteral("%1:%2").arg(minutes).arg(twoDigits(seconds % 60));
    return QStringLiteral("%1:%2:%3")
        .arg(minutes / 60)
        .arg(twoDigits(minutes % 60), twoDigits(seconds % 60));
}

StatusStrip::StatusStrip(QWidget* parent)
    : QWidget(parent), ui_(std::make_unique<Ui::StatusStrip>()) {
    ui_->setupUi(this);
    retranslateUi();
}

StatusStrip::~StatusStrip() = default;

void StatusStrip::setProgress(const TrainingProgress& progress) {
    progress_ = progress;
    showProgress();
}

void StatusStrip::setEvaluationProgress(const std::optional<EvaluationProgress>& progress) {
    evaluation_ = progress;
    showEvaluation();
}

void StatusStrip::setUnrecorded(const std::optional<Message>& why) {
    whyUnrecorded_ = why;
    showUnrecorded();
    leaveOutWhatDoesNotFit();
}

void StatusStrip::setSeed(std::uint64_t seed) {
    seed_ = seed;
    ui_->seedLabel->setText(tr("seed %1").arg(seed));
}

void StatusStrip::setEmbeddingLoss(const EmbeddingLossDescription& loss) {
    embeddingLoss_ = loss;
    std::visit([this](const auto& kind) { showReduction(kind); }, loss);
}

void StatusStrip::showReduction(const CenterLossDescription& loss) {
    switch (loss.reduction) {
        case CenterReduction::HalfMean:
            ui_->reductionLabel->setText(tr("both losses are batch means"));
            ui_->reductionLabel->setToolTip(
                tr("<p>Softmax loss and center loss are means over the images of a batch, so λ "
                   "keeps its meaning when the batch size changes.</p>"));
            break;
        case CenterReduction::Mean:
            ui_->reductionLabel->setText(tr("batch means, center loss without ½"));
            ui_->reductionLabel->setToolTip(
                tr("<p>The center loss of this preset is 1/m Σ ‖x − c‖², twice that of the paper: "
                   "λ weighs twice as much.</p>"));
            break;
        case CenterReduction::HalfSum:
            ui_->reductionLabel->setText(tr("center loss is a batch sum"));
            ui_->reductionLabel->setToolTip(
                tr("<p>The center loss of this preset is a sum over the images of a batch and the "
                   "softmax loss a mean, so λ weighs more in a larger batch.</p>"));
            break;
    }
}

void StatusStrip::showProgress() {
    const QString unknown = QStringLiteral("–");
    ui_->stepLabel->setText(locale().toString(qint64{progress_.step}));
    ui_->epochLabel->setText(locale().toString(qint64{progress_.epoch}));
    ui_->epochBar->setMaximum(
        static_cast<int>(std::max<std::int64_t>(1, progress_.batchesPerEpoch)));
    ui_->epochBar->setValue(static_cast<int>(progress_.batchInEpoch));
    ui_->epochBar->setToolTip(tr("Batch %1 of %2 in this epoch")
                                  .arg(locale().toString(qint64{progress_.batchInEpoch}),
                                       locale().toString(qint64{progress_.batchesPerEpoch})));
    ui_->rateLabel->setText(progress_.imagesPerSecond > 0
                                ? locale().toString(std::llround(progress_.imagesPerSecond))
                                : unknown);
    ui_->elapsedLabel->setText(formatDuration(progress_.elapsed));
    const auto remaining = progress_.remaining();
    ui_->leftLabel->setText(remaining ? formatDuration(*remaining) : unknown);
    ui_->leftLabel->setToolTip(
        progress_.stopAfter ? tr("Time until step %1, where training stops, at the present speed")
                                  .arg(locale().toString(qint64{*progress_.stopAfter}))
                            : tr("Time until the end of this epoch, at the present speed"));
}

void StatusStrip::showEvaluation() {
    ui_->evaluationLabel->setText(evaluation_
                                      ? tr("%1 %2 / %3")
                                            .arg(evaluationName(evaluation_->source),
                                                 locale().toString(qint64{evaluation_->done}),
                                                 locale().toString(qint64{evaluation_->total}))
                                      : QString());
}

void StatusStrip::showUnrecorded() {
    ui_->unrecordedLabel->setVisible(whyUnrecorded_.has_value());
    ui_->unrecordedLabel->setToolTip(whyUnrecorded_
                                         ? tr("<p>The steps of this run are not recorded: %1</p>")
                                               .arg(messageText(*whyUnrecorded_).toHtmlEscaped())
                                         : QString());
}

void StatusStrip::fixFieldWidths() {
    // Each field takes the widest it will commonly be. Bold is the stylesheet's.
    const auto reserve = [this](QLabel* field, const QString& widest, bool isBold) {
        QFont font = field->font();
        font.setBold(isBold);
        field->setMinimumWidth(QFontMetrics(font, this).horizontalAdvance(widest));
    };
    reserve(ui_->stepLabel, locale().toString(888888), true);
    reserve(ui_->epochLabel, locale().toString(888), true);
    reserve(ui_->rateLabel, locale().toString(88888), true);
    reserve(ui_->elapsedLabel, QStringLiteral("8:88:88"), true);
    reserve(ui_->leftLabel, QStringLiteral("8:88:88"), true);
    int widestEvaluation = 0;
    for (const auto source :
         {PointSource::FixedSample, PointSource::Validation, PointSource::Test}) {
        const QString text =
            tr("%1 %2 / %3")
                .arg(evaluationName(source), locale().toString(88888), locale().toString(88888));
        widestEvaluation =
            std::max(widestEvaluation, ui_->evaluationLabel->fontMetrics().horizontalAdvance(text));
    }
    ui_->evaluationLabel->setMinimumWidth(widestEvaluation);
}

void StatusStrip::retranslateUi() {
    ui_->retranslateUi(this);
    fixFieldWidths();
    setSeed(seed_);
    setEmbeddingLoss(embeddingLoss_);
    showProgress();
    showEvaluation();
    showUnrecorded();
    leaveOutWhatDoesNotFit();
}

QSize StatusStrip::minimumSizeHint() const {
    return {0, layout()->minimumSize().height()};
}

/// Least worth first.
void StatusStrip::leaveOutWhatDoesNotFit() {
    const std::vector<std::vector<QWidget*>> dispensable{{ui_->reductionLabel},
                                                         {ui_->seedLabel},
                                                         {ui_->elapsedCaption, ui_->elapsedLabel},
                                                         {ui_->epochBar},
                                                         {ui_->evaluationLabel}};
    const auto setVisible = [](const std::vector<QWidget*>& figure, bool visible) {
        for (QWidget* each : figure)
            each->setVisible(visible);
    };
    for (const auto& figure : dispensable)
        setVisible(figure, true);
    for (const auto& figure : dispensable) {
        for (QLayout* each : findChildren<QLayout*>())
            each->invalidate();  // a layout within a layout does not hear of its widgets
        if (layout()->sizeHint().width() <= width())
            break;
        setVisible(figure, false);
    }
    layout()->activate();
}

void StatusStrip::resizeEvent(QResizeEvent* event) {
    leaveOutWhatDoesNotFit();
    QWidget::resizeEvent(event);
}

void StatusStrip::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::LocaleChange)
        retranslateUi();
    else if (event->type() == QEvent::FontChange)
        fixFieldWidths();
    QWidget::changeEvent(event);
}

}  // namespace centerscope

#include "moc_status_strip.cpp"
