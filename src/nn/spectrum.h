// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>

namespace centerscope {

/// A spectrum's place: (slot, channel block, row, re/im, lane).
struct Spectrum {
    float* data = nullptr;
    int width = 0;   ///< lanes
    int blocks = 0;  ///< channel blocks
    int rows = 0;    ///< images or channels

    /// An odd number of complex vectors, so that the slots of one image do not fall on each other
    /// in the caches.
    std::ptrdiff_t slotStride() const {
        return (static_cast<std::ptrdiff_t>(blocks) * rows | 1) * 2 * width;
    }
    std::size_t size(int slots) const { return static_cast<std::size_t>(slots * slotStride()); }
    float* slot(int index) const { return data + index * slotStride(); }
    /// Slot 0 of one row of one channel block.
    float* row(int block, int index) const {
        return data + (static_cast<std::ptrdiff_t>(block) * rows + index) * 2 * width;
    }
};

}  // namespace centerscope
