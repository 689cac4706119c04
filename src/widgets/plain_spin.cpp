// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plain_spin.h"

#include <algorithm>

#include <QRegularExpression>
#include <QTimer>
#include <QToolTip>

namespace centerscope {

namespace {

/// Whether the text may mean another number than the one that Qt would read.
bool isAmbiguous(const QString& text, const QString& decimalPoint, const QLocale& locale) {
    for (const QString& sign :
         {QStringLiteral("."), QStringLiteral(","), QStringLiteral("'"), locale.groupSeparator()})
        if (sign != decimalPoint && text.contains(sign))
            return true;
    return text.size() > 1 && text[0] == u'0' && text[1].isDigit();
}

QString withoutSuffix(QString text, const QString& suffix) {
    if (!suffix.isEmpty() && text.endsWith(suffix))
        text.chop(suffix.size());
    return text;
}

/// Qt's judgement, but what is written may stand while it is written: an ambiguous number, and one
/// above the range as one below it.
QValidator::State judge(QValidator::State byQt, const QString& text, const QString& decimalPoint,
                        const QLocale& locale) {
    const bool isNumber = std::all_of(text.begin(), text.end(), [&](QChar sign) {
        return sign.isDigit() || sign == decimalPoint;
    });
    const bool isTooLarge = byQt == QValidator::Invalid && isNumber;
    return isTooLarge || isAmbiguous(text, decimalPoint, locale) ? QValidator::Intermediate : byQt;
}

/// When the focus has gone to where it goes: that would take the tooltip away.
void say(const QString& sentence, const QWidget& spin) {
    QTimer::singleShot(0, &spin, [sentence, &spin] {
        QToolTip::showText(spin.mapToGlobal(spin.rect().bottomLeft()), sentence);
    });
}

}  // namespace

void CountSpin::setRange(const CountRange& range) {
    setRange(static_cast<int>(range.least), static_cast<int>(range.most));
}

QValidator::State CountSpin::validate(QString& text, int& position) const {
    const QValidator::State byQt = QSpinBox::validate(text, position);
    return judge(byQt, withoutSuffix(text, suffix()), {}, locale());
}

void CountSpin::fixup(QString&) const {
    say(tr("Write a whole number from %1 to %2.")
            .arg(QString::number(minimum()), QString::number(maximum())),
        *this);
}

QString DecimalSpin::textFromValue(double value) const {
    static const QRegularExpression unneeded(QStringLiteral("\\D?0*$"));
    const QString text = QDoubleSpinBox::textFromValue(value);
    return text.contains(locale().decimalPoint()) ? QString(text).remove(unneeded) : text;
}

QValidator::State DecimalSpin::validate(QString& text, int& position) const {
    const QValidator::State byQt = QDoubleSpinBox::validate(text, position);
    return judge(byQt, withoutSuffix(text, suffix()), locale().decimalPoint(), locale());
}

void DecimalSpin::fixup(QString&) const {
    say(tr("Write a number from %1 to %2.").arg(textFromValue(minimum()), textFromValue(maximum())),
        *this);
}

}  // namespace centerscope
