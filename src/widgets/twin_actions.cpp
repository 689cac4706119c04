// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/twin_actions.h"

#include <QAction>
#include <QMenu>

#include "session/training_session.h"
#include "widgets/stage_panel.h"
#include "widgets/twin_window.h"

namespace centerscope {

TwinActions::TwinActions(const Actions& actions, TrainingSession& session, const StagePanel& stage,
                         int threads, QWidget& window)
    : QObject(&window),
      actions_(actions),
      session_(session),
      stage_(stage),
      threads_(threads),
      window_(window) {
    connect(actions.here, &QAction::triggered, &session, &TrainingSession::prepareTwin);
    connect(&session, &TrainingSession::twinReady, this,
            [this](const TwinStart& start) { open(TwinPairs::from(start)); });
    const std::size_t count = TwinPairs::all().size();
    for (std::size_t k = 0; k < count; ++k) {
        QAction* action = actions.pairs->addAction(QString());
        action->setObjectName(QStringLiteral("actionPair%1").arg(k + 1));
        connect(action, &QAction::triggered, this, [this, k] {
            session_.pause();
            open(TwinPairs::all()[k].make(session_.run()));
        });
    }
    retranslate();
    setEnabled(false);
}

void TwinActions::setEnabled(bool enabled) {
    actions_.here->setEnabled(enabled);
    for (QAction* pair : actions_.pairs->actions())
        pair->setEnabled(enabled);
}

void TwinActions::retranslate() {
    const std::vector<InstructivePair> pairs = TwinPairs::all();
    const QList<QAction*> actions = actions_.pairs->actions();
    for (std::size_t k = 0; k < pairs.size(); ++k) {
        QAction* action = actions[static_cast<qsizetype>(k)];
        action->setText(QStringLiteral("&%1  %2").arg(k + 1).arg(pairs[k].name));
        action->setToolTip(pairs[k].hint);
    }
}

void TwinActions::open(const TwinPair& pair) {
    close();
    twins_ = new TwinWindow(threads_, session_.library(), stage_, &window_);
    twins_->start(pair);
    twins_->show();
}

/// The one that is open is over at once, its runs being written before others begin.
void TwinActions::close() {
    if (!twins_)
        return;
    twins_->close();
    delete twins_.data();
}

}  // namespace centerscope
