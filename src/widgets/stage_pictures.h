// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>

#include <QObject>
#include <QTimer>

#include "session/run_info.h"

namespace centerscope {

class StagePanel;
class TrainingSession;

/// Keeps a picture of the stage with its run, by which it is found again in the library: every few
/// seconds while it trains, a moment after its last step, and when it is left.
class StagePictures : public QObject {
    Q_OBJECT

public:
    /// Both must outlive it.
    StagePictures(TrainingSession& session, const StagePanel& stage, QObject* parent);

    /// Before the stage is emptied for this run.
    void startRun(const RunInfo& run);
    /// Where the stage shows a later step than the picture, and looks back at none.
    void keep();
    /// The same where no later stage is to come: that of the start is better than none, and the
    /// last batches are where the stage shows images that were placed before.
    void keepLast();
    /// Of the last picture of this run; < 1: there is none, or that of the start.
    std::int64_t keptStep() const { return keptStep_; }

private:
    void keepBatches(const std::shared_ptr<const EmbeddingCloud>& cloud);

    TrainingSession& session_;
    const StagePanel& stage_;
    QTimer whilePlaying_;
    QTimer afterStep_;
    RunInfo run_;                // whose stage it is
    std::int64_t keptStep_ = 0;  // of its last picture
};

}  // namespace centerscope
