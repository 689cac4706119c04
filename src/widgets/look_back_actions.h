// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAction>
#include <QKeySequence>
#include <QObject>

namespace centerscope {

class LookBack;
class TimeLine;

/// The menu entries and keys of looking back. While an earlier step is looked at, the key that
/// trains plays its film.
class LookBackActions : public QObject {
    Q_OBJECT

public:
    struct Actions {
        QAction* lookBack;
        QAction* film;
        QAction* bookmark;
        QAction* backToLive;
        QAction* play;  ///< trains; its key is lent to the film
    };

    /// All must outlive it.
    LookBackActions(const Actions& actions, LookBack& lookBack, TimeLine& line, QObject* parent);

private:
    void lendKey(bool isLookingBack);

    Actions actions_;
    QKeySequence playKey_;
};

}  // namespace centerscope
