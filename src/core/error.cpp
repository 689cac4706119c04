// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/error.h"

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <locale.h>
#include <new>

namespace centerscope {

Message messageOf(const std::exception& error) {
    if (const auto* own = dynamic_cast<const Error*>(&error))
        return own->message();
    if (dynamic_cast<const std::bad_alloc*>(&error) != nullptr)
        return {MessageCode::NotEnoughMemory};
    if (const auto* file = dynamic_cast<const std::filesystem::filesystem_error*>(&error))
        return {MessageCode::UnusablePath, file->path1(), systemMessage(file->code().value())};
    return {MessageCode::Verbatim, error.what()};
}

/// The system's other words stay English.
Message systemMessage(int error) {
    switch (error) {
        case ENOENT:
            return {MessageCode::NoSuchFileOrFolder};
        case ENOSPC:
            return {MessageCode::NoRoomOnDisk};
        case EROFS:
            return {MessageCode::ReadOnlyFileSystem};
        case EACCES:
            return {MessageCode::PermissionDenied};
        default:
            static const locale_t english = newlocale(LC_MESSAGES_MASK, "C", nullptr);
            return {MessageCode::Verbatim, strerror_l(error, english)};
    }
}

}  // namespace centerscope
