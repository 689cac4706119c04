// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <utility>

#include "training/training_state.h"

namespace centerscope {

/// The newest state of a run that is known to be good. What ruins a run may have begun a few steps
/// before it shows; so now and then the state is remembered, and it counts as good when kEvery more
/// steps have gone well.
template <typename T>
class LastGoodState {
public:
    static constexpr std::int64_t kEvery = 50;  ///< steps; a copy is 10 MB of weights

    LastGoodState() = default;
    /// That of a run that begins or resumes.
    explicit LastGoodState(const TrainingState<T>& state) : good_(state), candidate_(state) {}

    /// A state from which a step is about to be committed.
    void remember(const TrainingState<T>& state) {
        if (state.step % kEvery != 0)
            return;
        std::swap(good_, candidate_);
        candidate_ = state;
    }

    const TrainingState<T>& get() const { return good_; }

private:
    TrainingState<T> good_;       // kEvery steps after it were good
    TrainingState<T> candidate_;  // the next to become that
};

}  // namespace centerscope
