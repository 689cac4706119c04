// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plain_spin.h"

#include <QRegularExpression>

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

}  // namespace

void CountSpin::setRange(const CountRange& range) {
    setRange(static_cast<int>(range.least), static_cast<int>(range.most));
}

QValidator::State CountSpin::validate(QString& text, int& position) const {
    return isAmbiguous(text, {}, locale()) ? QValidator::Intermediate
                                           : QSpinBox::validate(text, position);
}

QString DecimalSpin::textFromValue(double value) const {
    static const QRegularExpression unneeded(QStringLiteral("\\D?0*$"));
    const QString text = QDoubleSpinBox::textFromValue(value);
    return text.contains(locale().decimalPoint()) ? QString(text).remove(unneeded) : text;
}

QValidator::State DecimalSpin::validate(QString& text, int& position) const {
    return isAmbiguous(text, locale().decimalPoint(), locale())
               ? QValidator::Intermediate
               : QDoubleSpinBox::validate(text, position);
}

}  // namespace centerscope
