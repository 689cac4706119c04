// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "core/message_code.h"

namespace centerscope {

struct MessageArgument;

/// A code for as many arguments as its form has places; any other number does not compile.
template <std::size_t places>
struct CodeFor {
    consteval CodeFor(MessageCode given) : code(given) {
        if (placesOf(given) != places)
            throw "the form of this code has another number of places";
    }
    MessageCode code;
};

/// What the engine has to say, as data: english() words it for the command line and for reports,
/// the window in its language.
struct Message {
    Message() = default;
    template <typename... Arguments>
    Message(CodeFor<sizeof...(Arguments)> given, Arguments&&... values);

    MessageCode code = MessageCode::Verbatim;
    std::vector<MessageArgument> arguments;

    bool operator==(const Message& other) const;
};

/// A number that is no integer, written as core/number_text.h does; a language may have another
/// sign than the point.
struct Decimal {
    std::string text;

    bool operator==(const Decimal&) const = default;
};

/// What stands in a place of a message: text as it is (names, what was found), a number or a
/// message in the same language.
struct MessageArgument {
    MessageArgument(std::string text) : value(std::move(text)) {}
    MessageArgument(std::string_view text) : value(std::string(text)) {}
    MessageArgument(const char* text) : value(std::string(text)) {}
    MessageArgument(const std::filesystem::path& path) : value(path.string()) {}
    template <typename Integer>
    requires std::is_integral_v<Integer> MessageArgument(Integer number)
        : value(static_cast<std::int64_t>(number)) {}
    MessageArgument(Decimal decimal) : value(std::move(decimal)) {}
    MessageArgument(Message message) : value(std::move(message)) {}

    std::variant<std::string, std::int64_t, Decimal, Message> value;

    bool operator==(const MessageArgument&) const = default;
};

template <typename... Arguments>
Message::Message(CodeFor<sizeof...(Arguments)> given, Arguments&&... values) : code(given.code) {
    arguments.reserve(sizeof...(values));
    (arguments.emplace_back(std::forward<Arguments>(values)), ...);
}

/// How a language words the parts of a message.
struct MessageLanguage {
    std::function<std::string(const char* form)> form;
    std::function<std::string(std::int64_t)> integer;
    std::function<std::string(const std::string&)> decimal;
};

std::string worded(const Message& message, const MessageLanguage& language);
std::string english(const Message& message);

}  // namespace centerscope
