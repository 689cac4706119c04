// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <deque>
#include <optional>

#include "session/embedding_view_options.h"
#include "session/session_update.h"
#include "training/evaluator.h"
#include "training/trainer.h"

namespace centerscope {

/// The evaluations of a split or the fixed sample that are asked for while a run trains: one
/// advances by a chunk at a time, the others wait for it.
class EvaluationQueue {
public:
    struct Entry {
        PointSource source;
        Evaluator<float> evaluator;
    };

    /// Forgets the evaluations of the run before. The trainer must outlive its run; seed: of the
    /// fixed sample.
    void startRun(Trainer<float>& trainer, std::uint64_t seed);
    /// How many images the fixed sample has from now on; an evaluation of another number is
    /// forgotten.
    void setSampleSize(std::int64_t images);

    /// Of the version of the network that the trainer has reached when the evaluation begins. One
    /// that waits or is under way is not asked for twice: it comes soon enough.
    void request(PointSource source);
    void forget(PointSource source);
    void clear();
    /// Until the next chunk none begins. The one under way begins anew then: while a fork
    /// of the run is under way there is no version to look at.
    void suspend();

    bool isEmpty() const { return !current_ && pending_.empty(); }
    /// Of the evaluation under way, if any.
    std::optional<EvaluationProgress> progress() const;
    /// The next chunk. Returns the evaluation that it has completed, if any.
    std::optional<Entry> advance();

private:
    void beginNext();

    Trainer<float>* trainer_ = nullptr;
    std::uint64_t seed_ = 0;
    std::int64_t sampleSize_ = EmbeddingViewOptions().sampleSize;
    std::deque<PointSource> pending_;
    std::optional<Entry> current_;
    bool suspended_ = false;
};

}  // namespace centerscope
