// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>

#include <QObject>
#include <QTimer>

#include "session/run_info.h"
#include "training/embedding_cloud.h"

namespace centerscope {

class EmbeddingChart;
class TrainingSession;

/// Keeps a picture of the stage with its run, by which it is found again in the library: every few
/// seconds while it trains, when it pauses and when it is left.
class StagePictures : public QObject {
    Q_OBJECT

public:
    /// Both must outlive it.
    StagePictures(TrainingSession& session, const EmbeddingChart& stage, QObject* parent);

    /// Before the stage is emptied for this run.
    void startRun(const RunInfo& run);
    /// Where the stage has changed since, and is not that of an earlier step.
    void keep();
    void setLooksBack(bool looksBack) { looksBack_ = looksBack; }

private:
    TrainingSession& session_;
    const EmbeddingChart& stage_;
    QTimer timer_;
    std::uint64_t run_ = 0;  // whose stage it is
    bool looksBack_ = false;
    std::weak_ptr<const EmbeddingCloud> kept_;  // the last
};

}  // namespace centerscope
