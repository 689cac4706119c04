// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/twin_commands.h"

#include <utility>

#include <QAction>
#include <QActionGroup>
#include <QStringList>
#include <QWidget>

#include "charts/regions_item.h"
#include "session/session_update.h"
#include "widgets/icon.h"
#include "widgets/item_value.h"

namespace centerscope {

namespace {

/// The words of the actions of a group, in its order.
void setWords(const QActionGroup& group, const QStringList& names, const QStringList& tips) {
    const QList<QAction*> actions = group.actions();
    for (qsizetype k = 0; k < actions.size(); ++k) {
        actions[k]->setText(names[k]);
        actions[k]->setToolTip(tips[k]);
    }
}

}  // namespace

TwinCommands::TwinCommands(QWidget& window)
    : QObject(&window),
      play(new QAction(this)),
      step(new QAction(this)),
      halve(new QAction(this)),
      undo(new QAction(this)),
      exportPage(new QAction(this)),
      makeFilm(new QAction(this)),
      present(new QAction(this)),
      leave(new QAction(this)),
      close(new QAction(this)),
      quit(new QAction(this)),
      select(new QAction(this)),
      playKept(new QAction(this)),
      bookmark(new QAction(this)),
      sources(new QActionGroup(this)),
      paces(new QActionGroup(this)),
      regions(new QActionGroup(this)) {
    const auto add = [&window](QAction* action, const char* name, const QKeySequence& key) {
        action->setObjectName(QLatin1String(name));
        action->setShortcut(key);
        window.addAction(action);
    };
    add(play, "twinPlay", Qt::Key_Space);
    add(step, "twinStep", Qt::Key_Period);
    add(halve, "twinHalve", Qt::Key_H);
    add(undo, "twinUndo", QKeySequence::Undo);
    add(exportPage, "twinExport", Qt::CTRL | Qt::Key_E);
    add(makeFilm, "twinMakeFilm", Qt::CTRL | Qt::SHIFT | Qt::Key_E);
    add(present, "twinPresentation", Qt::Key_F11);
    add(leave, "twinEndPresentation", Qt::Key_Escape);
    add(close, "twinClose", Qt::CTRL | Qt::Key_W);
    add(quit, "twinQuit", Qt::CTRL | Qt::Key_Q);
    add(select, "twinSelect", Qt::Key_S);
    add(playKept, "twinFilm", {});
    add(bookmark, "twinBookmark", Qt::CTRL | Qt::Key_D);
    const auto choice = [this, add](QActionGroup* group, const char* name, auto value,
                                    const QKeySequence& key) {
        auto* action = new QAction(this);
        add(action, name, key);
        action->setCheckable(true);
        setValue(*action, value);
        group->addAction(action);
        return action;
    };
    choice(sources, "twinLiveBatches", PointSource::LiveBatches, {});
    choice(sources, "twinFixedSample", PointSource::FixedSample, {});
    choice(sources, "twinValidation", PointSource::Validation, {});
    choice(sources, "twinTest", PointSource::Test, {});
    choice(paces, "twinPaceOne", 1, {});
    choice(paces, "twinPaceFive", 5, {});
    choice(paces, "twinPaceTwenty", 20, {});
    choice(paces, "twinPaceFull", 0, {})->setChecked(true);
    choice(regions, "twinRegionsNone", RegionKind::None, Qt::SHIFT | Qt::Key_R)->setChecked(true);
    choice(regions, "twinRegionsSoftmax", RegionKind::Softmax, Qt::Key_R);
    choice(regions, "twinRegionsNearest", RegionKind::NearestCenter, Qt::Key_N);
    choice(regions, "twinRegionsDiffering", RegionKind::Disagreement, Qt::SHIFT | Qt::Key_N);
    present->setCheckable(true);
    select->setCheckable(true);
    undo->setEnabled(false);
    leave->setEnabled(false);
    step->setIcon(icon(QStringLiteral("step")));
    halve->setIcon(icon(QStringLiteral("halve")));
    exportPage->setIcon(icon(QStringLiteral("export")));
}

void TwinCommands::showPlaying(bool playing) {
    isPlaying_ = playing;
    play->setText(playing ? tr("Pause") : tr("Play"));
    play->setToolTip(playing ? tr("Pause both after the step under way (Space)")
                             : tr("Train both in lock-step until paused (Space)"));
    play->setIcon(icon(playing ? QStringLiteral("pause") : QStringLiteral("play"),
                       QPalette::HighlightedText));
}

void TwinCommands::setLookingBack(bool lookingBack) {
    play->setShortcut(lookingBack ? QKeySequence() : QKeySequence(Qt::Key_Space));
    playKept->setShortcut(lookingBack ? QKeySequence(Qt::Key_Space) : QKeySequence());
}

void TwinCommands::setStepSought(bool sought) {
    isStepSought_ = sought;
    leave->setEnabled(isStepSought_ || isPresenting_);
}

void TwinCommands::setPresenting(bool presenting) {
    isPresenting_ = presenting;
    leave->setEnabled(isStepSought_ || isPresenting_);
}

void TwinCommands::retranslate() {
    showPlaying(isPlaying_);
    step->setText(tr("Step"));
    step->setToolTip(tr("Train both on one batch, then pause (.)"));
    halve->setText(tr("Halve"));
    halve->setToolTip(tr("Halve the learning rate of both from the next step (H)"));
    undo->setText(tr("Undo"));
    undo->setToolTip(tr("Take back the last change, in both where both were changed (Ctrl+Z)"));
    exportPage->setText(tr("Export"));
    exportPage->setToolTip(tr("Both stages and the plot as one page (Ctrl+E)"));
    makeFilm->setText(tr("Film"));
    makeFilm->setToolTip(tr("The kept steps of both as pictures or a film (Ctrl+Shift+E)"));
    present->setText(tr("Present"));
    present->setToolTip(tr("The stages and the plot alone, large (F11)"));
    leave->setText(tr("Back"));
    close->setText(tr("Close"));
    quit->setText(tr("Quit"));
    playKept->setText(tr("Play the kept steps"));
    bookmark->setText(tr("Bookmark"));
    bookmark->setToolTip(tr("Set a bookmark at this step of both, or take it away (Ctrl+D)"));
    select->setText(tr("Select"));
    select->setToolTip(
        tr("Drag a rectangle, with the right button a lasso, to select images in both (S)"));
    setWords(*sources, {tr("Live batches"), tr("Fixed sample"), tr("Validation"), tr("Test")},
             {tr("Each image where the network put it in the very step that trained on it"),
              tr("The same training images, all placed by one version of each network"),
              tr("The validation images, placed by one version of each network"),
              tr("Images never trained on, placed by one version of each network")});
    setWords(
        *paces, {tr("1/s"), tr("5/s"), tr("20/s"), tr("Full")},
        {tr("Train both at one step per second, so that each can be seen"),
         tr("Train both at five steps per second"), tr("Train both at twenty steps per second"),
         tr("Train both as fast as this machine can")});
    setWords(*regions,
             {tr("&None"), tr("&Softmax"), tr("Nearest &center"), tr("Where they &differ")},
             {tr("The points alone"),
              tr("Which class the softmax predicts at each place of the embedding"),
              tr("Which center is the nearest at each place of the embedding"),
              tr("Solid lines: softmax, dashed lines: nearest center, shaded: where they choose "
                 "different classes")});
}

}  // namespace centerscope

#include "moc_twin_commands.cpp"
