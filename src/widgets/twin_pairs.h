// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <vector>

#include <QCoreApplication>
#include <QString>

#include "session/run_info.h"
#include "session/twin_start.h"

namespace centerscope {

/// What a pair of twins is about.
struct TwinPair {
    TwinStart a;
    TwinStart b;
    QString labelOfA;  ///< what differs; empty: a value that can be turned
    QString labelOfB;
    QString hint;  ///< what to look at, in one sentence; empty: nothing in particular
    Hyperparameter varied = Hyperparameter::Lambda;
};

/// A pair that teaches something. Both begin at step 0, alike but for one thing.
struct InstructivePair {
    QString name;  ///< "λ 0 | λ 1"
    QString hint;
    /// Of a run's preset, data set and seeds; both of the pair are made of these.
    std::function<TwinPair(const RunInfo& run)> make;
};

class TwinPairs {
    Q_DECLARE_TR_FUNCTIONS(centerscope::TwinPairs)

public:
    /// In the language of now.
    static std::vector<InstructivePair> all();
    /// Twins without a difference, which the user will make.
    static TwinPair from(const TwinStart& start);
    /// The preset of a run and another one, which learns the same classes.
    static TwinPair withPreset(const RunInfo& run, const Preset& other);
};

}  // namespace centerscope
