// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <optional>

#include <QElapsedTimer>

#include "session/open_set_request.h"
#include "training/open_set_evaluator.h"
#include "training/trainer.h"

namespace centerscope {

/// Places images of classes that a run has not learnt, and what they are compared with, again and
/// again while it trains: a chunk at a time, and with so much rest between that it takes a small
/// share of the time on any machine. Nothing where there are no such images.
class OpenSetFollower {
public:
    static constexpr std::int64_t kPlaced = 500;  ///< unknown images, where they are not scored
    /// Of the known and of the unknown images, that are scored while the run trains; when it rests
    /// all are.
    static constexpr std::int64_t kScored = 1000;
    /// Times as long as the work: one twentieth, beside which drawing and a first one have room.
    static constexpr std::int64_t kRest = 19;

    /// The trainer must outlive its run.
    void startRun(Trainer<float>& trainer);
    void setRequest(const OpenSetRequest& request);

    /// Begins with the version of the network that the trainer has reached, unless one is under
    /// way or has been begun there. isAtRest: training does not wait for it; once it does, what was
    /// begun so, and is long, gives way.
    void begin(bool isAtRest);
    void clear();
    bool isUnderWay() const { return unknown_.has_value(); }
    /// The next chunk. Returns the state that it has completed; null: not yet.
    std::shared_ptr<const OpenSetState> advance();

private:
    void chooseUnknown();

    Trainer<float>* trainer_ = nullptr;
    OpenSetRequest request_;
    std::shared_ptr<const Split> unknownImages_;
    std::optional<OpenSetEvaluator> known_;
    std::optional<OpenSetEvaluator> unknown_;
    std::optional<std::int64_t> begunAt_;  // step
    bool begunAtRest_ = false;
    std::int64_t spent_ = 0;  // ns of training's time, on the last one
    QElapsedTimer sinceFinished_;
};

}  // namespace centerscope
