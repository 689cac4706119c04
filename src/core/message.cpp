// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/message.h"

namespace centerscope {

namespace {

struct ArgumentWriter {
    const MessageLanguage& language;

    std::string operator()(const std::string& text) const { return text; }
    std::string operator()(std::int64_t number) const { return language.integer(number); }
    std::string operator()(const Decimal& decimal) const { return language.decimal(decimal.text); }
    std::string operator()(const Message& message) const { return worded(message, language); }
};

}  // namespace

bool Message::operator==(const Message& other) const {
    return code == other.code && arguments == other.arguments;
}

/// All places in one go: a "%1" in the name of a file is no place.
std::string worded(const Message& message, const MessageLanguage& language) {
    const std::string form = language.form(formOf(message.code));
    std::string words;
    for (std::size_t k = 0; k < form.size(); ++k) {
        const bool isPlace =
            form[k] == '%' && k + 1 < form.size() && form[k + 1] > '0' && form[k + 1] <= '9';
        if (!isPlace) {
            words += form[k];
            continue;
        }
        const auto place = static_cast<std::size_t>(form[++k] - '1');
        if (place < message.arguments.size())
            words += std::visit(ArgumentWriter{language}, message.arguments[place].value);
    }
    return words;
}

std::string english(const Message& message) {
    return worded(message, {.form = [](const char* form) { return std::string(form); },
                            .integer = [](std::int64_t number) { return std::to_string(number); },
                            .decimal = [](const std::string& decimal) { return decimal; }});
}

}  // namespace centerscope
