// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/inspector_panel.h"

#include <optional>
#include <utility>

#include <QEvent>
#include <QScrollBar>
#include <QTimer>
#include <QVBoxLayout>

namespace centerscope {

InspectorPanel::InspectorPanel(QWidget* parent) : QScrollArea(parent), column_(new QVBoxLayout) {
    auto* content = new QWidget;
    content->setLayout(column_);
    column_->setContentsMargins(0, 0, 0, 0);
    column_->addStretch();
    setWidget(content);
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFixedWidth(kWidth);
    hide();
    retranslate();
}

void InspectorPanel::setPins(const std::vector<PinnedImage>& pins) {
    while (cards_.size() < pins.size()) {
        auto* card = new PinCard;
        connect(card, &PinCard::unpinRequested, this,
                [this, index = cards_.size()] { emit unpinRequested(index); });
        column_->insertWidget(column_->count() - 1, card);
        cards_.push_back(card);
    }
    for (std::size_t k = 0; k < cards_.size(); ++k)
        cards_[k]->setVisible(k < pins.size());
    const std::size_t before = std::exchange(pinCount_, pins.size());
    showIfUsed();
    const auto newest = pins.empty() ? std::nullopt : std::optional(pins.back().sample);
    if (std::exchange(newest_, newest) != newest && pins.size() >= before)
        QTimer::singleShot(0, this, &InspectorPanel::showNewestPin);  // when it has its place
}

void InspectorPanel::showNewestPin() {
    if (pinCount_ == 0)
        return;
    const PinCard& card = *cards_[pinCount_ - 1];
    if (card.height() > viewport()->height())
        verticalScrollBar()->setValue(card.y());  // its title first
    else
        ensureWidgetVisible(cards_[pinCount_ - 1], 0, 0);
}

/// It stands at the top.
void InspectorPanel::showGallery() {
    verticalScrollBar()->setValue(0);
}

void InspectorPanel::setGallery(QWidget* gallery) {
    gallery_ = gallery;
    column_->insertWidget(0, gallery, 1);  // all the height that the pins leave
    gallery->installEventFilter(this);
}

bool InspectorPanel::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::ShowToParent || event->type() == QEvent::HideToParent)
        showIfUsed();
    return QScrollArea::eventFilter(watched, event);
}

void InspectorPanel::showIfUsed() {
    const bool isUsed = pinCount_ > 0 || (gallery_ && !gallery_->isHidden());
    setVisible(isUsed);
    emit usedChanged(isUsed);
}

void InspectorPanel::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::LocaleChange)
        QMetaObject::invokeMethod(this, &InspectorPanel::languageChanged,
                                  Qt::QueuedConnection);  // when all have changed
    QScrollArea::changeEvent(event);
}

void InspectorPanel::retranslate() {
    setAccessibleName(tr("Inspector of pinned images"));
}

}  // namespace centerscope

#include "moc_inspector_panel.cpp"
