// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/value_edit.h"

#include <QKeyEvent>

#include "charts/value_text.h"
#include "widgets/theme.h"

namespace centerscope {
namespace {

/// Three digits, zeros too, so that a field keeps its width: "1.00", "10.0", "1000".
QString fieldText(double value, const QLocale& locale) {
    constexpr int kDigits = 3;
    const int decimals = value < 10 ? 2 : value < 100 ? 1 : 0;
    return valueText(value, locale, kDigits, decimals);
}

}  // namespace

ValueEdit::ValueEdit(QWidget* parent) : QLineEdit(parent) {
    setAlignment(Qt::AlignRight);
    setMaxLength(24);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(this, &QLineEdit::textEdited, this, [this] { setProblem({}); });
    showValue();
}

void ValueEdit::setRange(const NumberRange& range) {
    range_ = range;
}

void ValueEdit::setValue(double value) {
    if (value == value_ && !text().isEmpty())
        return;  // what stands there, and may be selected, stays
    value_ = value;
    if (isModified())
        return;
    showValue();
    setProblem({});  // it says that the value before stays
}

void ValueEdit::setSample(const QString& widest) {
    sample_ = widest;
    updateGeometry();
}

QSize ValueEdit::sizeHint() const {
    constexpr int kPadding = 6;
    const int textWidth = fontMetrics().horizontalAdvance(sample_);
    return {textWidth + 2 * (kPadding + 2), fontMetrics().height() + kPadding + 2};
}

/// A line of text takes these keys for itself; no number needs them, and the window has shortcuts
/// on them: Space trains, Ctrl+E exports, and Ctrl+Z undoes what is not typing.
bool ValueEdit::event(QEvent* event) {
    if (event->type() == QEvent::ShortcutOverride) {
        const auto* key = static_cast<QKeyEvent*>(event);
        const bool isWindows = key->key() == Qt::Key_Space ||
                               key->keyCombination() == (Qt::CTRL | Qt::Key_E) ||
                               (key->keyCombination() == (Qt::CTRL | Qt::Key_Z) && !isModified());
        if (isWindows) {
            event->ignore();
            return true;
        }
    }
    return QLineEdit::event(event);
}

void ValueEdit::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        commit();
        problem_.isEmpty() ? leave() : selectAll();
    } else if (event->key() == Qt::Key_Escape) {
        revert();
        leave();
    } else {
        QLineEdit::keyPressEvent(event);
    }
}

void ValueEdit::endProblem() {
    if (!problem_.isEmpty())
        revert();
}

void ValueEdit::revert() {
    setProblem({});
    showValue();
}

/// The keys are the window's again. Tab moves on from here, since the parent is next to it.
void ValueEdit::leave() {
    deselect();
    parentWidget() ? parentWidget()->setFocus() : clearFocus();
}

void ValueEdit::focusOutEvent(QFocusEvent* event) {
    if (event->reason() != Qt::PopupFocusReason && isModified()) {
        commit();
        showValue();
    }
    QLineEdit::focusOutEvent(event);
}

void ValueEdit::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LocaleChange && !isModified())
        showValue();
    QLineEdit::changeEvent(event);
}

void ValueEdit::commit() {
    if (!isModified())
        return;
    const std::optional<double> entered = parseValue(text(), locale());
    setProblem(refusal(entered));
    if (!problem_.isEmpty())
        return;
    const bool isNew = *entered != value_;
    value_ = *entered;
    showValue();
    if (isNew)
        emit valueCommitted(value_);
}

QString ValueEdit::refusal(std::optional<double> entered) const {
    const QString kept = fieldText(value_, locale());
    if (!entered)
        return tr("“%1” is not a number; %2 stays.").arg(text(), kept);
    if (range_.contains(*entered))
        return {};
    const QString lowest = valueText(range_.least, locale());
    const QString highest = valueText(range_.most, locale());
    return range_.isOpen
               ? tr("Must be above %1 and at most %2; %3 stays.").arg(lowest, highest, kept)
               : tr("Must be from %1 to %2; %3 stays.").arg(lowest, highest, kept);
}

void ValueEdit::showValue() {
    setText(fieldText(value_, locale()));  // also makes it unmodified
    setCursorPosition(0);
}

void ValueEdit::setProblem(const QString& sentence) {
    if (problem_ == sentence)
        return;
    problem_ = sentence;
    emit problemChanged(sentence);
}

}  // namespace centerscope

#include "moc_value_edit.cpp"
