// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/follow_strip.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace centerscope {

FollowStrip::FollowStrip(QWidget* parent)
    : QFrame(parent), text_(new QLabel), open_(new QPushButton) {
    setObjectName(QStringLiteral("followStrip"));
    setProperty("look", QStringLiteral("message"));
    setProperty("kind", QStringLiteral("info"));
    text_->setObjectName(QStringLiteral("followText"));
    text_->setWordWrap(true);
    open_->setObjectName(QStringLiteral("openFollowedButton"));
    open_->setProperty("look", QStringLiteral("link"));
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(10, 4, 6, 4);
    layout->addWidget(text_, 1);
    layout->addWidget(open_);
    connect(open_, &QPushButton::clicked, this, &FollowStrip::openRequested);
    setFollowing(false);
}

void FollowStrip::setFollowing(bool isFollowing) {
    setWritten(true);
    setVisible(isFollowing);
}

void FollowStrip::setWritten(bool isWritten) {
    isWritten_ = isWritten;
    open_->setVisible(!isWritten);
    retranslate();
}

void FollowStrip::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QFrame::changeEvent(event);
}

void FollowStrip::retranslate() {
    text_->setText(isWritten_ ? tr("Following a run of another program, read-only. It can be "
                                   "trained and forked when that program has closed it.")
                              : tr("The other program has closed this run. Open it here to train "
                                   "or fork it."));
    open_->setText(tr("&Open it here"));
    open_->setToolTip(tr("Shows the run, paused at its last step, to continue it here"));
}

}  // namespace centerscope

#include "moc_follow_strip.cpp"
