// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <utility>

namespace centerscope {

// Only one program at a time writes into a run folder.

/// Holds the lock of a run folder, by whatever name the folder then goes.
class RunLock {
public:
    /// Throws WriteError, also where the lock is held already.
    explicit RunLock(const std::filesystem::path& folder);
    ~RunLock();
    RunLock(RunLock&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}
    RunLock& operator=(RunLock&& other) noexcept {
        std::swap(descriptor_, other.descriptor_);
        return *this;
    }

private:
    int descriptor_;
};

/// Which program has a run folder open: none, this one or another.
enum class RunUse { None, Here, Elsewhere };
RunUse useOf(const std::filesystem::path& folder);
inline bool isInUse(const std::filesystem::path& folder) {
    return useOf(folder) != RunUse::None;
}

}  // namespace centerscope
