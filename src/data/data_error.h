// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <stdexcept>

namespace centerscope {

/// A data set that cannot be used. what() is one English sentence that names the file or folder,
/// what was expected and what was found.
class DataError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

}  // namespace centerscope
