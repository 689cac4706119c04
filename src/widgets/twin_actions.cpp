// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/twin_actions.h"

#include <QAction>
#include <QMenu>

#include "session/training_session.h"
#include "widgets/look_back.h"
#include "widgets/preset_menu.h"
#include "widgets/stage_panel.h"
#include "widgets/twin_window.h"

namespace centerscope {

TwinActions::TwinActions(const Actions& actions, const std::vector<Preset>& presets,
                         TrainingSession& session, const LookBack& lookBack,
                         const StagePanel& stage, int threads, QWidget& window)
    : QObject(&window),
      actions_(actions),
      presets_(presets),
      presetMenu_(new QMenu(&window)),
      session_(session),
      lookBack_(lookBack),
      stage_(stage),
      threads_(threads),
      window_(window) {
    connect(actions.here, &QAction::triggered, this, &TwinActions::fork);
    connect(&session, &TrainingSession::twinReady, this,
            [this](const TwinStart& start) { open(TwinPairs::from(start)); });
    for (std::size_t k = 0; k < TwinPairs::all().size(); ++k)
        addPair(k);
    presetMenu_->setToolTipsVisible(true);
    actions.pairs->addSeparator();
    actions.pairs->addMenu(presetMenu_);
    connect(actions.pairs, &QMenu::aboutToShow, this, &TwinActions::fillPresets);
    retranslate();
    setEnabled(false);
}

void TwinActions::addPair(std::size_t number) {
    QAction* action = actions_.pairs->addAction(QString());
    action->setObjectName(QStringLiteral("actionPair%1").arg(number + 1));
    connect(action, &QAction::triggered, this, [this, number] {
        session_.pause();
        open(TwinPairs::all()[number].make(session_.run()));
    });
    pairs_ << action;
}

/// Those that the run does not have itself.
void TwinActions::fillPresets() {
    presetMenu_->clear();
    for (const Preset& preset : presets_) {
        if (!session_.run().preset || preset.id == session_.run().preset->id)
            continue;
        QAction* action = presetMenu_->addAction(presetName(preset));
        action->setObjectName(QStringLiteral("actionTwinPreset-") +
                              QString::fromStdString(preset.id));
        action->setToolTip(presetDescription(preset));
        connect(action, &QAction::triggered, this, [this, preset] {
            session_.pause();
            open(TwinPairs::withPreset(session_.run(), preset));
        });
    }
    presetMenu_->menuAction()->setEnabled(!presetMenu_->isEmpty());
}

void TwinActions::setEnabled(bool enabled) {
    actions_.here->setEnabled(enabled);
    for (QAction* pair : pairs_)
        pair->setEnabled(enabled);
}

void TwinActions::retranslate() {
    const std::vector<InstructivePair> pairs = TwinPairs::all();
    for (std::size_t k = 0; k < pairs.size(); ++k) {
        QAction* action = pairs_[static_cast<qsizetype>(k)];
        action->setText(QStringLiteral("&%1  %2").arg(k + 1).arg(pairs[k].name));
        action->setToolTip(pairs[k].hint);
    }
    presetMenu_->setTitle(tr("&Another preset"));
    presetMenu_->menuAction()->setToolTip(
        tr("This run's preset and another one, from step 0 on the same images"));
}

/// Of the step that the user looks at.
void TwinActions::fork() {
    session_.prepareTwin(lookBack_.wantedStep());
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

#include "moc_twin_actions.cpp"
