// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>

#include <QLocale>
#include <QWidget>

#include "core/message.h"
#include "nn/description/embedding_loss_description.h"
#include "session/session_update.h"

namespace centerscope {

namespace Ui {
class StatusStrip;
}

/// Where training is. Rates are the caller's mean, since single steps jump.
struct TrainingProgress {
    std::int64_t step = 0;
    std::int64_t epoch = 1;            ///< from 1
    std::int64_t batchInEpoch = 0;     ///< batches of this epoch done
    std::int64_t batchesPerEpoch = 0;  ///< 0: not known yet
    double imagesPerSecond = 0;        ///< 0: not known yet
    int batchSize = 0;
    std::chrono::milliseconds elapsed{0};   ///< training time, without pauses
    std::optional<std::int64_t> stopAfter;  ///< the step after which the run stops

    /// Until the stop step where one is set, otherwise until the end of the epoch, at the present
    /// rate; none while there is no rate.
    std::optional<std::chrono::milliseconds> remaining() const;
};

/// "0:58", "10:06", "1:02:03".
QString formatDuration(std::chrono::milliseconds duration);

/// The line at the foot of the window. Every figure has a field wide enough for what it can
/// become, so that nothing moves while it counts.
class StatusStrip : public QWidget {
    Q_OBJECT

public:
    explicit StatusStrip(QWidget* parent = nullptr);
    ~StatusStrip() override;

    void setProgress(const TrainingProgress& progress);
    /// The evaluation of a split or the fixed sample under way; none: hides it.
    void setEvaluationProgress(const std::optional<EvaluationProgress>& progress);
    /// Why the run is not recorded; none: it is.
    void setUnrecorded(const std::optional<Message>& why);
    void setSeed(std::uint64_t seed);
    /// Says what the embedding loss shown is over a batch; the softmax loss is a mean under each.
    void setEmbeddingLoss(const EmbeddingLossDescription& loss);

    /// Where it is narrow, figures go that can be done without.
    QSize minimumSizeHint() const override;

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void retranslateUi();
    void showReduction(const CenterLossDescription& loss);
    void leaveOutWhatDoesNotFit();
    void fixFieldWidths();
    void showProgress();
    void showEvaluation();
    void showUnrecorded();

    std::unique_ptr<Ui::StatusStrip> ui_;
    TrainingProgress progress_;
    std::optional<EvaluationProgress> evaluation_;
    std::optional<Message> whyUnrecorded_;
    std::uint64_t seed_ = 1;
    EmbeddingLossDescription embeddingLoss_;
};

}  // namespace centerscope
