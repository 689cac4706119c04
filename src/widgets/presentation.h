// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <optional>

#include <QBoxLayout>
#include <QByteArray>
#include <QFont>
#include <QKeySequence>
#include <QLabel>
#include <QList>
#include <QPointer>
#include <QWidget>

#include "session/session_update.h"

class QAction;

namespace centerscope {

class LiveFeed;
class LookBack;
class PlotsPanel;
class StagePanel;

/// The window as a lecture hall needs it: the stage and the loss plot alone, with step and λ, as
/// large as the screen allows. The charts are guests here, and all else of the window is as it was
/// when they have gone home.
///
/// Page Down and Page Up lead to the next and the previous mark or bookmark, Home to the first one
/// and End to the newest step; Space or B plays and pauses; Esc or F11 ends it.
class Presentation : public QWidget {
    Q_OBJECT

public:
    struct Parts {
        StagePanel* stage;
        PlotsPanel* plots;
        QList<QWidget*> hidden;  ///< meanwhile
        QAction* play;           ///< trains; plays and pauses while no earlier step is looked at
    };

    /// All must outlive it. Hidden until it starts.
    Presentation(const Parts& parts, LookBack& lookBack, const LiveFeed& feed, QWidget& window);

    bool isActive() const { return isActive_; }
    /// That of the window before it started.
    const QByteArray& formerGeometry() const { return geometry_; }
    void start();
    void end();

    void startRun();
    void showUpdate(const SessionUpdate& update);

signals:
    void activeChanged(bool active);

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    /// Where a card is at home.
    struct Home {
        QWidget* card;
        QBoxLayout* layout;
        int place;
        int stretch;
    };

    static Home homeOf(QWidget* card);
    void addKey(const QKeySequence& key, const std::function<void()>& act);
    void moveToStop(int direction);
    void playOrPause();
    void showStep();
    void showTrouble();
    void chooseSizes();
    QFont type(double share) const;

    Parts parts_;
    LookBack& lookBack_;
    const LiveFeed& feed_;
    QWidget& window_;
    QLabel* step_;
    QLabel* lambda_;
    QLabel* caption_;
    QLabel* trouble_;
    QHBoxLayout* columns_;
    QWidget* side_;
    QVBoxLayout* sideColumn_;
    bool isActive_ = false;
    std::optional<Diagnosis> diagnosis_;  // of a run that has diverged
    QList<Home> homes_;
    QList<QWidget*> hidden_;   // those that were shown
    QByteArray geometry_;      // of the window before it began
    Qt::WindowStates state_;   // then
    QPointer<QWidget> focus_;  // that had it
};

}  // namespace centerscope
