// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/image_shape.h"
#include "core/message.h"
#include "data/dataset.h"

namespace centerscope {

/// One image as it lies in a source. The pixels are the source's until the next one.
struct SourceImage {
    const std::uint8_t* pixels = nullptr;  ///< shape.size(), h then w then channel, 0–255
    ImageShape shape;
    std::string_view label;          ///< what the source calls its class
    std::optional<SplitKind> split;  ///< none: the source does not say
};

/// What a user has cancelled; it needs no sentence.
struct ImportCancelled {};

/// Hears how many of the images have been read; throws ImportCancelled to end it. total 0: not
/// known yet.
using ImportStep = std::function<void(std::int64_t done, std::int64_t total)>;

/// Images with their labels in one of the formats that data sets come in. Made from a path that
/// has been recognised (import/open_source.h). Every function throws an Error.
class ImageSource {
public:
    using Take = std::function<void(const SourceImage&)>;

    ImageSource() = default;
    virtual ~ImageSource() = default;
    ImageSource(const ImageSource&) = delete;
    ImageSource& operator=(const ImageSource&) = delete;

    /// "IDX", "folder per class", …
    virtual std::string format() const = 0;
    virtual std::string name() const = 0;
    virtual std::int64_t count() const = 0;
    /// Gives every image, in the order of the source.
    virtual void read(const Take& take) = 0;
    /// In the order of the labels, where the source knows one.
    virtual std::vector<std::string> classNames() const { return {}; }
    /// Whether rows and columns are known to be exchanged, as EMNIST's are.
    virtual bool isTransposed() const { return false; }
    /// From now on read() passes damaged files over, and notes() says so.
    virtual void leaveOutDamaged() {}
    /// What a user should know of it.
    virtual std::vector<Message> notes() const { return {}; }
};

}  // namespace centerscope
