// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/value_edit.h"

#include <algorithm>
#include <cmath>

#include <QKeyEvent>

#include "widgets/theme.h"

namespace centerscope {
namespace {

constexpr int kSignificantDigits = 3;
constexpr int kFewestDecimals = 2;
constexpr double kSmallestPlain = 1e-4;

}  // namespace

QString formatValue(double value, const QLocale& locale) {
    // Digits come from the C locale, where they can be counted; only the decimal sign is
    // translated.
    QString text;
    if (value != 0 && std::abs(value) < kSmallestPlain) {
        text = QString::number(value, 'e', kSignificantDigits - 1);  // "6.20e-05"
        const auto exponent = text.indexOf(u'e');
        QString digits = text.left(exponent);
        while (digits.endsWith(u'0') || digits.endsWith(u'.'))
            digits.chop(1);
        text = digits + u'e' + QString::number(text.mid(exponent + 1).toInt());
    } else {
        const int magnitude =
            value == 0 ? 0 : static_cast<int>(std::floor(std::log10(std::abs(value))));
        const int decimals = std::max(kFewestDecimals, kSignificantDigits - 1 - magnitude);
        text = QString::number(value, 'f', decimals);
        for (int unneeded = decimals - kFewestDecimals; unneeded > 0 && text.endsWith(u'0');
             --unneeded)
            text.chop(1);
    }
    return text.replace(u'.', locale.decimalPoint());
}

std::optional<double> parseValue(const QString& text) {
    bool isNumber = false;
    const double value =
        QLocale::c().toDouble(text.trimmed().replace(u',', u'.').replace(u'−', u'-'), &isNumber);
    if (!isNumber || !std::isfinite(value))
        return std::nullopt;
    return value;
}

ValueEdit::ValueEdit(QWidget* parent) : QLineEdit(parent) {
    setAlignment(Qt::AlignRight);
    setMaxLength(24);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(this, &QLineEdit::textEdited, this, [this] { setProblem({}); });
    showValue();
}

void ValueEdit::setRange(double lowest, double highest, Lowest kind) {
    lowest_ = lowest;
    highest_ = highest;
    lowestKind_ = kind;
}

void ValueEdit::setValue(double value) {
    if (value == value_ && !text().isEmpty())
        return;  // what stands there, and may be selected, stays
    value_ = value;
    if (!isModified())
        showValue();
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
/// on them: Space trains, Ctrl+E exports.
bool ValueEdit::event(QEvent* event) {
    if (event->type() == QEvent::ShortcutOverride) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if (key->key() == Qt::Key_Space || key->keyCombination() == (Qt::CTRL | Qt::Key_E)) {
            event->ignore();
            return true;
        }
    }
    return QLineEdit::event(event);
}

void ValueEdit::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        commit();
        selectAll();
    } else if (event->key() == Qt::Key_Escape && (isModified() || !problem_.isEmpty())) {
        setProblem({});
        showValue();
        selectAll();
    } else {
        QLineEdit::keyPressEvent(event);
    }
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
    const std::optional<double> entered = parseValue(text());
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
    const QString kept = formatValue(value_, locale());
    if (!entered)
        return tr("“%1” is not a number; %2 stays.").arg(text(), kept);
    const bool tooLow =
        *entered < lowest_ || (*entered == lowest_ && lowestKind_ == Lowest::Excluded);
    if (!tooLow && *entered <= highest_)
        return {};
    const QString lowest = locale().toString(lowest_, 'g', 6);
    const QString highest = locale().toString(highest_, 'g', 6);
    return lowestKind_ == Lowest::Excluded
               ? tr("Must be above %1 and at most %2; %3 stays.").arg(lowest, highest, kept)
               : tr("Must be from %1 to %2; %3 stays.").arg(lowest, highest, kept);
}

void ValueEdit::showValue() {
    setText(formatValue(value_, locale()));  // also makes it unmodified
    setCursorPosition(0);
}

void ValueEdit::setProblem(const QString& sentence) {
    if (problem_ == sentence)
        return;
    problem_ = sentence;
    emit problemChanged(sentence);
}

}  // namespace centerscope
