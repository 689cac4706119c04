// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <variant>
#include <vector>

#include "nn/description/embedding_loss_description.h"
#include "presets/halving_rule.h"
#include "presets/hyperparameters.h"
#include "training/diagnosis.h"

namespace centerscope {

/// One change of one hyperparameter, by the user or by a rule.
struct HyperparameterChange {
    enum class Cause {
        User,      ///< set to a value
        Halving,   ///< halved by hand
        Rule,      ///< halved by the halving rule
        Undo,      ///< undone: set back to what the last change that stood had changed
        Schedule,  ///< undone too: the preset's schedule, which that change had overridden, resumes
    };
    std::int64_t step = 0;  ///< the first step the new value is in force
    Hyperparameter which = Hyperparameter::LearningRate;
    double from = 0;
    double to = 0;
    Cause cause = Cause::User;
    /// Of an undo: the place in the history of the change it took back; none: an older program's.
    std::optional<std::size_t> undoes = {};

    bool operator==(const HyperparameterChange&) const = default;
};

struct HalvingRuleChange {
    std::int64_t step = 0;  ///< the first step under the new rule
    HalvingRule to;
    bool isUndo = false;                     ///< it undoes the last change that stood
    std::optional<std::size_t> undoes = {};  ///< then that one, as above

    bool operator==(const HalvingRuleChange&) const = default;
};

/// What the history says of why something was changed.
struct ChangeReason {
    HyperparameterChange::Cause cause = HyperparameterChange::Cause::User;
    std::optional<std::size_t> undoes = {};
};

/// The centers move by another rule.
struct CenterRuleChange {
    std::int64_t step = 0;  ///< the first step under the new rule
    CenterRule to;
    bool isUndo = false;                     ///< it undoes the last change that stood
    std::optional<std::size_t> undoes = {};  ///< then that one, as above

    bool operator==(const CenterRuleChange&) const = default;
};

/// A rule that watches the validation loss has observed it. Recorded because it depends on how
/// often the run validates, so that the moment is not a function of the seed.
struct ValidationLossSeen {
    std::int64_t step = 0;    ///< the first step that could feel it
    std::int64_t ofStep = 0;  ///< updates the validated network had seen
    double totalLoss = 0;

    /// A loss that is no number is equal to itself here.
    bool operator==(const ValidationLossSeen& other) const;
};

/// What is wrong with a run has begun, changed or ended. It acts on nothing: a run that is made
/// again finds it again.
struct HealthChange {
    std::int64_t step = 0;    ///< the one that has shown it
    std::optional<Issue> to;  ///< none: all is well

    bool operator==(const HealthChange&) const = default;
};

/// What happened to a run from outside or by rule, and what was found in it; preset, seed, data set
/// and these decide every bit of it.
using RunEvent = std::variant<HyperparameterChange, HalvingRuleChange, ValidationLossSeen,
                              HealthChange, CenterRuleChange>;

/// The first step an event acts on, or the one that has shown it.
std::int64_t stepOf(const RunEvent& event);
/// Whether a rule observed this after the step, or did it then, though it acts on the next one.
bool isOfStep(std::int64_t step, const RunEvent& event);
/// The loss of the embeddings after these events, where it was this one before them.
EmbeddingLossDescription embeddingLossAfter(EmbeddingLossDescription first,
                                            const std::vector<RunEvent>& events);

}  // namespace centerscope
