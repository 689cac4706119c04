// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QAction;
class QActionGroup;
class QWidget;

namespace centerscope {

/// What can be done in the window of twins, each with its key, its words and its icon.
class TwinCommands : public QObject {
    Q_OBJECT

public:
    /// The window's keys lead to them.
    explicit TwinCommands(QWidget& window);

    void showPlaying(bool playing);
    /// Space plays what is looked back at while that is so.
    void setLookingBack(bool lookingBack);
    /// An earlier step is looked at, or will be when its points come; Escape leaves it.
    void setStepSought(bool sought);
    void setPresenting(bool presenting);
    void retranslate();

    QAction* const play;
    QAction* const step;
    QAction* const halve;
    QAction* const undo;
    QAction* const exportPage;
    QAction* const makeFilm;
    QAction* const present;
    QAction* const leave;  ///< what is looked back at, or the presentation
    QAction* const close;  ///< this window
    QAction* const quit;   ///< the program
    QAction* const select;
    QAction* const playKept;
    QAction* const bookmark;
    QActionGroup* const sources;  ///< each has its PointSource
    QActionGroup* const paces;    ///< steps per second
    QActionGroup* const regions;  ///< RegionKind

private:
    bool isPlaying_ = false;
    bool isStepSought_ = false;
    bool isPresenting_ = false;
};

}  // namespace centerscope
