// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/value_text.h"

#include <algorithm>
#include <cmath>

#include <QRegularExpression>

#include "core/number_text.h"

namespace centerscope {

namespace {

const QString kTimesTen = QStringLiteral("·10");
const QString kDigits = QStringLiteral("0123456789-");
const QString kRaised = QStringLiteral("⁰¹²³⁴⁵⁶⁷⁸⁹⁻");

QString exchanged(QString text, const QString& from, const QString& to) {
    for (qsizetype k = 0; k < from.size(); ++k)
        text.replace(from[k], to[k]);
    return text;
}

/// Without the zeros after the decimal point that are not needed.
QString shortened(QString decimals, qsizetype least) {
    const qsizetype point = decimals.indexOf(u'.');
    while (point >= 0 && decimals.endsWith(u'0') && decimals.size() - point - 1 > least)
        decimals.chop(1);
    if (decimals.endsWith(u'.'))
        decimals.chop(1);
    return decimals;
}

/// "-05" as "⁻⁵", after "·10".
QString raised(const QString& exponent) {
    return kTimesTen + exchanged(QString::number(exponent.toInt()), kDigits, kRaised);
}

/// "6.25·10⁻⁵" in the C locale.
QString scientific(double value, int digits) {
    const QString text = QString::number(value, 'e', digits - 1);  // "6.20e-05"
    const qsizetype e = text.indexOf(u'e');
    return shortened(text.left(e), 0) + raised(text.mid(e + 1));
}

}  // namespace

QString valueText(double value, const QLocale& locale, int digits, int leastDecimals) {
    // Digits come from the C locale, where they can be counted; only the decimal sign is
    // translated.
    QString text;
    if (value != 0 && std::abs(value) < kSmallestPlain) {
        text = scientific(value, digits);
    } else {
        const int magnitude =
            value == 0 ? 0 : static_cast<int>(std::floor(std::log10(std::abs(value))));
        const int decimals = std::max(leastDecimals, digits - 1 - magnitude);
        text = shortened(QString::number(value, 'f', decimals), leastDecimals);
    }
    return text.replace(u'.', locale.decimalPoint());
}

QString scientificText(double value, const QLocale& locale, int digits) {
    QString text = scientific(value, digits).replace(u'.', locale.decimalPoint());
    return text.startsWith(QStringLiteral("1·")) ? text.mid(2) : text;
}

QString powerText(double digit, int exponent, const QLocale& locale) {
    const double value = digit * std::pow(10.0, exponent);
    return value < kSmallestPlain * (1 - 1e-9) || value >= kLargestPlain
               ? scientificText(value, locale, 1)
               : valueText(value, locale, 1);
}

QString decimalText(const std::string& decimal, const QLocale& locale) {
    QString text = QString::fromStdString(decimal);
    if (const qsizetype e = text.indexOf(u'e'); e > 0)
        text = text.left(e) + raised(text.mid(e + 1));
    return text.replace(u'.', locale.decimalPoint());
}

QString factorText(double factor, const QLocale& locale) {
    return std::abs(factor - 0.5) < 1e-9 ? QStringLiteral("÷ 2")
                                         : QStringLiteral("× ") + valueText(factor, locale);
}

std::optional<double> parseValue(const QString& text, const QLocale& locale) {
    QString plain = text.trimmed().replace(u'−', u'-');
    static const QRegularExpression grouped(QStringLiteral("^-?[1-9]\\d{0,2}([.,])\\d{3}$"));
    if (const auto found = grouped.match(plain);
        found.hasMatch() && found.captured(1) != locale.decimalPoint())
        return std::nullopt;
    plain.replace(u',', u'.');
    if (plain.contains(kTimesTen))
        plain = exchanged(plain.replace(kTimesTen, QStringLiteral("e")), kRaised, kDigits);
    return numberFromText(plain.toStdString());
}

}  // namespace centerscope
