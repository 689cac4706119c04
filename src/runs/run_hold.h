// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <utility>

namespace centerscope {

/// While it lasts a program may come back to a run that it does not have open, by Undo: no program
/// makes room with the run, nor offers it as one of before. Any number of programs may hold one,
/// and it can still be opened and deleted.
class RunHold {
public:
    /// Where there is no such folder, as of a run that has none, nothing is held.
    explicit RunHold(const std::filesystem::path& folder);
    ~RunHold();
    RunHold(RunHold&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}
    RunHold& operator=(RunHold&& other) noexcept {
        std::swap(descriptor_, other.descriptor_);
        return *this;
    }

private:
    int descriptor_;
};

/// Whether any program, also this one, holds a run.
bool isHeld(const std::filesystem::path& folder);

}  // namespace centerscope
