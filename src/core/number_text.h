// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace centerscope {

// Numbers as text outside the window: with a decimal point and without group separators, whatever
// the locale is.

// Leading zeros are refused, as in JSON: the "001" of a list "0,001" was meant as a part of a
// decimal number, and what "00.5" was meant as nobody knows.

/// Reads "12" and "-3".
std::optional<std::int64_t> integerFromText(std::string_view text);
/// Reads "0.001", "1e-3" and, beyond JSON, ".5". None for any other text and for what is not
/// finite.
std::optional<double> numberFromText(std::string_view text);

/// The shortest decimal that reads back to the same bits: "0.1", "1e-13".
std::string numberText(double value);
/// With so many decimals: "0.10".
std::string fixedText(double value, int decimals);
/// With at most so many significant digits: "1.22e+25".
std::string significantText(double value, int digits);

}  // namespace centerscope
