// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QLabel;
class QPushButton;

namespace centerscope {

/// Says, for as long as it holds, that the run that is shown is another program's. Hidden else.
class FollowStrip : public QFrame {
    Q_OBJECT

public:
    explicit FollowStrip(QWidget* parent = nullptr);

    /// Of the run that begins.
    void setFollowing(bool isFollowing);
    /// Whether the other program still has it open; else it can be opened here.
    void setWritten(bool isWritten);
    bool isWritten() const { return isWritten_; }

signals:
    void openRequested();

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();

    QLabel* text_;
    QPushButton* open_;
    bool isWritten_ = true;
};

}  // namespace centerscope
