// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <memory>
#include <vector>

#include <QObject>

#include "session/training_session.h"
#include "session/twin_start.h"

namespace centerscope {

/// Two runs in lock-step: one thread makes a step of the first and then the same one of the second,
/// and what is asked of both acts on both at the same step. Each is a run as any other, with a
/// folder of its own in the library. The twins' own sessions are for what belongs to one of them:
/// its updates, its stage, its bookmarks.
class TwinSession : public QObject {
    Q_OBJECT

public:
    enum class Twin : std::size_t { A, B };
    static constexpr std::array<Twin, 2> kBoth{Twin::A, Twin::B};

    TwinSession(int threads, const RunLibrary& library, QObject* parent = nullptr);
    /// Writes the checkpoints of the last step of both.
    ~TwinSession() override;

    /// Begins both, paused. Networks that differ start alike as far as they are of the same shape:
    /// where it takes that, weights are drawn by name.
    void start(TwinStart a, TwinStart b);

    TrainingSession& session(Twin twin) { return twin == Twin::A ? *a_ : *b_; }

    void play() { a_->play(); }
    void pause() { a_->pause(); }
    void singleStep() { a_->singleStep(); }
    /// What the stage of one shows. Both show the same source, and are asked for it at the same
    /// step, as they are asked to make it again.
    void setStage(Twin twin, const EmbeddingViewOptions& options);
    void setPace(int stepsPerSecond) { a_->setPace(stepsPerSecond); }
    bool isPlaying() const { return a_->isPlaying(); }
    bool isToPlay() const { return a_->isToPlay(); }

    /// From the next step of both on; a twin that has no such value stays as it is.
    void set(Hyperparameter which, double value);
    /// Of one twin alone.
    void set(Twin twin, Hyperparameter which, double value);
    void halveLearningRate();
    void setHalvingRule(const HalvingRule& rule);
    /// How the centers of one move.
    void setCenterRule(Twin twin, const CenterRule& rule);
    /// Takes back the last change, in both where both were changed by it, or the fork of both. What
    /// they differed by at the start stays.
    void undo();
    /// Forks both where they stood after this step, paused.
    void forkAt(std::int64_t step) { a_->forkAt(step); }
    /// Forks both at the last step after which neither had diverged, and halves their learning
    /// rate.
    void returnToLastGoodState();

signals:
    void playingChanged(bool playing);

private:
    using Edit = std::function<void(Trainer<float>&)>;
    class Undo;

    void enqueue(std::function<void()> command);
    void change(std::vector<Twin> twins, Edit edit);

    std::shared_ptr<TrainingThread> thread_;
    std::unique_ptr<TrainingSession> a_;
    std::unique_ptr<TrainingSession> b_;
    std::array<EmbeddingViewOptions, 2> stages_;  // [twin]
    std::shared_ptr<Undo> undo_;                  // belongs to that thread
};

}  // namespace centerscope
