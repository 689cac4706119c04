// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdlib>
#include <memory>
#include <new>
#include <sys/mman.h>

namespace centerscope::kernels {

/// Uninitialised memory for vectors. Large ones ask for huge pages: a transform touches every slot
/// of a spectrum, kilobytes apart, and would otherwise miss the table of pages each time.
template <typename T>
class AlignedBuffer {
public:
    AlignedBuffer() = default;
    explicit AlignedBuffer(std::size_t count) : data_(allocate(count * sizeof(T))) {}

    T* data() const { return static_cast<T*>(data_.get()); }

private:
    struct Free {
        void operator()(void* memory) const { std::free(memory); }
    };

    static void* allocate(std::size_t bytes) {
        constexpr std::size_t hugePage = std::size_t{2} << 20;
        const std::size_t alignment = bytes < hugePage ? 64 : hugePage;
        const std::size_t rounded = (bytes + alignment - 1) / alignment * alignment;
        void* const memory = std::aligned_alloc(alignment, rounded > 0 ? rounded : alignment);
        if (memory == nullptr)
            throw std::bad_alloc();
        if (alignment == hugePage)
            madvise(memory, rounded, MADV_HUGEPAGE);  // only a hint: no matter if refused
        return memory;
    }

    std::unique_ptr<void, Free> data_;
};

}  // namespace centerscope::kernels
