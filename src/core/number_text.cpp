// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/number_text.h"

#include <array>
#include <charconv>
#include <cmath>

namespace centerscope {

namespace {

/// The whole text as a number, if it is one.
template <typename Number>
std::optional<Number> parsed(std::string_view text) {
    Number value{};
    const char* const end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, value);
    return error == std::errc() && stop == end ? std::optional(value) : std::nullopt;
}

bool hasLeadingZero(std::string_view text) {
    const std::string_view digits = text.substr(text.starts_with('-') ? 1 : 0);
    return digits.size() > 1 && digits[0] == '0' && digits[1] >= '0' && digits[1] <= '9';
}

template <typename... Format>
std::string written(double value, Format... format) {
    std::array<char, 512> text{};  // the largest double has 309 digits before its point
    const auto end = std::to_chars(text.data(), text.data() + text.size(), value, format...).ptr;
    return {text.data(), end};
}

}  // namespace

std::optional<std::int64_t> integerFromText(std::string_view text) {
    return hasLeadingZero(text) ? std::nullopt : parsed<std::int64_t>(text);
}

std::optional<double> numberFromText(std::string_view text) {
    const std::optional<double> value = parsed<double>(text);
    return value && std::isfinite(*value) && !hasLeadingZero(text) ? value : std::nullopt;
}

std::string numberText(double value) {
    return written(value);
}

std::string fixedText(double value, int decimals) {
    return written(value, std::chars_format::fixed, decimals);
}

std::string significantText(double value, int digits) {
    return written(value, std::chars_format::general, digits);
}

}  // namespace centerscope
