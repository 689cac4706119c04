// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include <QElapsedTimer>
#include <QMenu>

#include "session/session_update.h"

class QProgressDialog;
class QPushButton;

namespace centerscope {

class NumberDialog;
class TrainingSession;

/// Undo, fork at an earlier step, and the list of what was changed, to copy.
class EditMenu : public QMenu {
    Q_OBJECT

public:
    /// parent: of the window that its dialogs stand before.
    explicit EditMenu(QWidget* parent);

    /// The session must outlive it.
    void bindTo(TrainingSession& session);
    void showUpdate(const SessionUpdate& update);
    /// A new run has begun.
    void startRun();
    void setForkEnabled(bool enabled);

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    QString wayText(std::int64_t done, std::int64_t total) const;
    QString nameOf(const Undoable& undoable) const;
    static QString nameOf(RunLeft::By by);
    void showForking(std::int64_t done, std::int64_t total);

    QAction* undo_;
    QAction* fork_;
    QAction* copy_;
    NumberDialog* dialog_;
    QProgressDialog* progress_;
    QPushButton* giveUp_;
    std::optional<Undoable> undoable_;
    bool isForkEnabled_ = true;
    std::int64_t step_ = 0;
    QElapsedTimer onTheWay_;  // to the step of a fork
};

}  // namespace centerscope
