// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/error_sentence.h"

#include <new>

namespace centerscope {

std::string sentenceOf(const std::exception& error) {
    if (dynamic_cast<const std::bad_alloc*>(&error) != nullptr)
        return "There is not enough memory for this.";
    return error.what();
}

}  // namespace centerscope
