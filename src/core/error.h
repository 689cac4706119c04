// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <exception>
#include <stdexcept>
#include <utility>

#include "core/message.h"

namespace centerscope {

/// Something that cannot be done or used. what() is its message in English.
class Error : public std::runtime_error {
public:
    explicit Error(Message message)
        : std::runtime_error(english(message)), message_(std::move(message)) {}
    template <typename... Arguments>
    explicit Error(CodeFor<sizeof...(Arguments)> code, Arguments&&... values)
        : Error(Message(code, std::forward<Arguments>(values)...)) {}

    const Message& message() const { return message_; }

private:
    Message message_;
};

/// What an error says; the library's own errors have no message.
Message messageOf(const std::exception& error);

/// What the system says of an errno.
Message systemMessage(int error);

/// What read gives. Where it throws an Error that only says what was expected and found, this
/// throws one that names the place as well.
template <typename Read>
auto readAt(const MessageArgument& place, Read&& read) {
    try {
        return read();
    } catch (const Error& error) {
        throw Error(MessageCode::AtPlace, place, error.message());
    }
}

}  // namespace centerscope
