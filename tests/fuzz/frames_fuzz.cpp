// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <string>
#include <zlib.h>

#include "runs/frame_file.h"

using namespace centerscope;

namespace {

/// What a record begins with; the checksum is that of all after it.
struct Header {
    std::uint32_t mark;
    std::uint32_t checksum;
    std::uint32_t points;
    std::uint16_t classes;
    std::uint8_t isLive;
    std::uint8_t parts;  // 1: images, 2: head, 4: projected
    std::int64_t step;
};
constexpr std::size_t kUnchecked = offsetof(Header, points);

std::size_t recordBytes(const Header& header) {
    const std::size_t label = header.classes <= 256 ? 1 : 2;
    const std::size_t images = header.parts & 1 ? 4 + label : 0;
    const std::size_t head = header.parts & 2 ? 8 * (2 + 3 * std::size_t{header.classes}) : 0;
    const std::size_t projected = header.parts & 4 ? 40 : 0;
    return sizeof header + 8 * std::size_t{header.classes} +
           std::size_t{header.points} * (16 + label + images) + head + projected;
}

/// Puts the checksums of whole records right, so that more than these is tried. Returns the classes
/// of the first record.
int renewChecksums(std::string& bytes) {
    int classes = 0;
    Header header{};
    for (std::size_t at = 0; bytes.size() - at >= sizeof header; at += recordBytes(header)) {
        std::memcpy(&header, bytes.data() + at, sizeof header);
        if (bytes.size() - at < recordBytes(header))
            break;
        if (at == 0)
            classes = header.classes;
        const auto* checked = reinterpret_cast<const Bytef*>(bytes.data() + at + kUnchecked);
        header.checksum =
            static_cast<std::uint32_t>(crc32_z(0, checked, recordBytes(header) - kUnchecked));
        std::memcpy(bytes.data() + at, &header, sizeof header);
    }
    return classes;
}

}  // namespace

/// Frames that are read are whole and of the run, and read back as they are written.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    std::string bytes(reinterpret_cast<const char*>(data), size);
    const int classes = renewChecksums(bytes);
    const auto frames = parseFrames(bytes, classes);
    for (const auto& frame : frames) {
        const std::size_t points = frame->positions.size();
        const bool isWhole =
            points > 0 && frame->images->samples.size() == points &&
            frame->images->labels.size() == points && frame->predicted.size() == points &&
            frame->probabilities.size() == points && frame->losses.size() == points &&
            frame->step >= 0 && frame->centers.size() == static_cast<std::size_t>(classes);
        if (!isWhole)
            std::abort();
        for (std::size_t k = 0; k < points; ++k)
            if (frame->predicted[k] >= classes || frame->images->labels[k] >= classes)
                std::abort();
    }
    const std::string written = frameBytes(frames);
    const auto again = parseFrames(written, classes);
    if (again.size() != frames.size() || frameBytes(again) != written)
        std::abort();
    return 0;
}
