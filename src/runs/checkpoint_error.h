// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <stdexcept>

namespace centerscope {

/// A checkpoint or run folder that cannot be used: one sentence that names the file, what was
/// expected and what was found.
struct CheckpointError : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// A checkpoint that is not as it was written. Any other that cannot be used may be sound.
struct DamagedCheckpoint : CheckpointError {
    using CheckpointError::CheckpointError;
};

}  // namespace centerscope
