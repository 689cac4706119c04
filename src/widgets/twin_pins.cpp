// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/twin_pins.h"

#include <utility>

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QScrollBar>

#include "widgets/inspector_panel.h"

namespace centerscope {

TwinPins::TwinPins(InspectorPanel* a, InspectorPanel* b) : hint_(new QLabel) {
    hint_->setObjectName(QStringLiteral("twinPinHint"));
    hint_->setWordWrap(true);
    hint_->setAlignment(Qt::AlignCenter);
    auto* row = new QHBoxLayout(this);
    row->addWidget(hint_);
    row->addWidget(a);
    row->addWidget(b);
    connect(a, &InspectorPanel::usedChanged, hint_, &QLabel::setHidden);
    // They scroll as one, as far as the shorter one has something to show.
    for (const auto& [from, to] : {std::pair(a->verticalScrollBar(), b->verticalScrollBar()),
                                   std::pair(b->verticalScrollBar(), a->verticalScrollBar())})
        connect(from, &QScrollBar::valueChanged, to, [to](int value) {
            if (value <= to->maximum())
                to->setValue(value);
        });
    retranslate();
}

void TwinPins::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void TwinPins::retranslate() {
    hint_->setText(
        tr("A click on a point of either stage pins its image in both, and what each network makes "
           "of it stands here. A click with Ctrl pins one more."));
}

}  // namespace centerscope

#include "moc_twin_pins.cpp"
