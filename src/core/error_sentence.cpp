// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/error_sentence.h"

#include <filesystem>
#include <new>

namespace centerscope {

std::string sentenceOf(const std::exception& error) {
    if (dynamic_cast<const std::bad_alloc*>(&error) != nullptr)
        return "There is not enough memory for this.";
    if (const auto* file = dynamic_cast<const std::filesystem::filesystem_error*>(&error))
        return file->path1().string() +
               ": expected a file or folder that can be used, found this: " +
               file->code().message() + ".";
    return error.what();
}

}  // namespace centerscope
