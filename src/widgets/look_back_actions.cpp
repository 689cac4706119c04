// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/look_back_actions.h"

#include "widgets/look_back.h"
#include "widgets/time_line.h"

namespace centerscope {

LookBackActions::LookBackActions(const Actions& actions, LookBack& lookBack, TimeLine& line,
                                 QObject* parent)
    : QObject(parent), actions_(actions), playKey_(actions.play->shortcut()) {
    connect(actions.lookBack, &QAction::triggered, &lookBack, [&lookBack, &line] {
        line.setFocus();
        lookBack.moveBy(-1);
    });
    connect(actions.film, &QAction::triggered, &lookBack, &LookBack::playFilm);
    connect(actions.bookmark, &QAction::triggered, &lookBack, &LookBack::toggleBookmark);
    connect(actions.backToLive, &QAction::triggered, &lookBack, &LookBack::end);
    const auto offerWayBack = [this, &lookBack] {
        actions_.backToLive->setEnabled(lookBack.soughtStep().has_value());
    };
    connect(&lookBack, &LookBack::stateChanged, this, offerWayBack);
    offerWayBack();
    connect(&lookBack, &LookBack::activeChanged, this, &LookBackActions::lendKey);
    lendKey(false);
}

void LookBackActions::lendKey(bool isLookingBack) {
    actions_.play->setShortcut(isLookingBack ? QKeySequence() : playKey_);
    actions_.film->setShortcut(isLookingBack ? playKey_ : QKeySequence());
}

}  // namespace centerscope

#include "moc_look_back_actions.cpp"
