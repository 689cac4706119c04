// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>

#include <QCoreApplication>
#include <QString>

#include "session/twin_session.h"
#include "widgets/twin_pairs.h"

namespace centerscope {

class TwinControls;
struct TwinSides;

/// What the window and the pictures of twins call the two: by what differs.
class TwinNames {
    Q_DECLARE_TR_FUNCTIONS(centerscope::TwinNames)

public:
    struct Words {
        QString title;  ///< "λ 0 | λ 1"
        QString a;      ///< "A:  λ 0"
        QString b;
    };

    /// Both must outlive it.
    TwinNames(const TwinSides& sides, const TwinControls& controls);

    void startPair(const TwinPair& pair);
    /// None: as it is now, or at the step that is looked back at.
    Words at(std::optional<std::int64_t> step) const;

private:
    using Twin = TwinSession::Twin;

    QString turned(Twin twin, std::optional<std::int64_t> step) const;
    QString name(Twin twin, std::optional<std::int64_t> step) const;

    const TwinSides& sides_;
    const TwinControls& controls_;
    QString fixedOfA_;  // chosen before the start; empty: a value that can be turned
    QString fixedOfB_;
};

}  // namespace centerscope
