// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/twin_hint.h"

#include "widgets/theme.h"

namespace centerscope {

namespace {

constexpr int kHintLines = 2;

}  // namespace

TwinHint::TwinHint(QWidget* parent) : QLabel(parent) {
    setObjectName(QStringLiteral("twinHint"));
    setTextFormat(Qt::PlainText);
    setWordWrap(true);
    setFont(Theme::smallFont(font()));
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    setMaximumHeight(kHintLines * fontMetrics().lineSpacing());
}

void TwinHint::setSentence(const QString& sentence) {
    setToolTip(sentence);
    setAccessibleName(sentence);
    fit();
}

void TwinHint::resizeEvent(QResizeEvent* event) {
    QLabel::resizeEvent(event);
    fit();
}

/// Leaves out words at the end until the rest has room.
void TwinHint::fit() {
    const QRect room(0, 0, contentsRect().width(), maximumHeight());
    QString text = toolTip();
    QStringList words = text.split(QChar::Space);
    while (words.size() > 1 &&
           fontMetrics().boundingRect(room, Qt::TextWordWrap, text).height() > room.height()) {
        words.removeLast();
        text = words.join(QChar::Space) + QStringLiteral(" …");
    }
    setText(text);
}

}  // namespace centerscope

#include "moc_twin_hint.cpp"
