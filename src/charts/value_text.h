// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

#include <QLocale>
#include <QString>

namespace centerscope {

/// A value as people read it, the same in fields, marks and texts: plain decimals with at most so
/// many significant digits ("0.0005", "0.000125", "1000"), below 1e-4 as "6.25·10⁻⁵". At least so
/// many decimals, so that a field keeps its width ("1.00").
QString valueText(double value, const QLocale& locale, int digits = 3, int leastDecimals = 0);

/// What is below or from there on is written with a power of ten, where room is short.
inline constexpr double kSmallestPlain = 1e-4;
inline constexpr double kLargestPlain = 1e6;

/// With a power of ten, whatever its size, and no more digits than it needs: "6.25·10⁻⁵", "10⁶".
QString scientificText(double value, const QLocale& locale, int digits = 3);

/// digit · 10^exponent, plain between kSmallestPlain and kLargestPlain.
QString powerText(double digit, int exponent, const QLocale& locale);

/// A decimal as the engine writes it ("1.7e-05") as people read it: "1.7·10⁻⁵".
QString decimalText(const std::string& decimal, const QLocale& locale);

/// What a value is multiplied by: "÷ 2", "× 0.1".
QString factorText(double factor, const QLocale& locale);

/// Reads what valueText() writes, and "0,0005", ".5" and "5e-4": both decimal signs count in every
/// language, grouping in none. None where it is not a finite number, and where the other language's
/// decimal sign may be a group separator of this one: "1.000" in German, "1,000" in English.
std::optional<double> parseValue(const QString& text, const QLocale& locale = QLocale());

}  // namespace centerscope
