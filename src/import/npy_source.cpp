// SPDX-License-Identifier: GPL-3.0-or-later
#include "import/npy_source.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <utility>

#include "core/error.h"
#include "data/npy_reader.h"
#include "import/file_kind.h"

namespace centerscope {

namespace {

namespace fs = std::filesystem;

constexpr std::int64_t kLargestArraySide = 4096;

/// An element in the order of bytes of this machine.
template <typename T>
T valueAt(const std::uint8_t* bytes, bool isBigEndian) {
    std::array<std::uint8_t, sizeof(T)> ordered{};
    std::copy_n(bytes, sizeof(T), ordered.begin());
    if (isBigEndian != (std::endian::native == std::endian::big))
        std::ranges::reverse(ordered);
    return std::bit_cast<T>(ordered);
}

double elementOf(const std::uint8_t* bytes, const NpyType& type) {
    const bool isBig = type.order == '>';
    const bool isSigned = type.kind == 'i';
    if (type.kind == 'f')
        return type.bytes == 4 ? valueAt<float>(bytes, isBig) : valueAt<double>(bytes, isBig);
    switch (type.bytes) {
        case 1:
            return isSigned ? valueAt<std::int8_t>(bytes, isBig) : bytes[0];
        case 2:
            return isSigned ? valueAt<std::int16_t>(bytes, isBig)
                            : valueAt<std::uint16_t>(bytes, isBig);
        case 4:
            return isSigned ? valueAt<std::int32_t>(bytes, isBig)
                            : valueAt<std::uint32_t>(bytes, isBig);
        default:
            return isSigned ? static_cast<double>(valueAt<std::int64_t>(bytes, isBig))
                            : static_cast<double>(valueAt<std::uint64_t>(bytes, isBig));
    }
}

bool isChannels(std::int64_t length) {
    return length == 1 || length == 3;
}

/// Whether channels come before rows, as in PyTorch.
bool isChannelsFirst(const std::vector<std::int64_t>& shape) {
    return shape.size() == 4 && isChannels(shape[1]) && !isChannels(shape[3]);
}

bool areImages(const NpyReader& array) {
    return array.shape().size() >= 3;
}

bool areLabels(const NpyReader& array) {
    const auto& shape = array.shape();
    return (shape.size() == 1 || (shape.size() == 2 && shape[1] == 1)) && array.type().kind != 'f';
}

ImageShape imageShapeOf(const NpyReader& array) {
    const auto& shape = array.shape();
    const bool isFirst = isChannelsFirst(shape);
    const std::int64_t height = shape[isFirst ? 2 : 1];
    const std::int64_t width = shape[isFirst ? 3 : 2];
    const std::int64_t channels = shape.size() == 3 ? 1 : shape[isFirst ? 1 : 3];
    if (std::clamp<std::int64_t>(height, 1, kLargestArraySide) != height ||
        std::clamp<std::int64_t>(width, 1, kLargestArraySide) != width || !isChannels(channels))
        throw Error(MessageCode::ImagesOfImpossibleShape, array.path(), kLargestArraySide, height,
                    width, channels);
    return {static_cast<int>(height), static_cast<int>(width), static_cast<int>(channels)};
}

/// Turns the elements of an image array into pixels.
class PixelReader {
public:
    PixelReader(const fs::path& path, const ImportStep& step)
        : array_(path), shape_(imageShapeOf(array_)), most_(mostOf(path, step)) {
        bytes_.resize(static_cast<std::size_t>(shape_.size() * array_.type().bytes));
        pixels_.resize(static_cast<std::size_t>(shape_.size()));
    }

    std::int64_t count() const { return array_.shape()[0]; }
    const ImageShape& shape() const { return shape_; }
    void finish() { array_.finish(); }

    const std::uint8_t* next() {
        array_.read(bytes_);
        const bool isFirst = isChannelsFirst(array_.shape());
        const int plane = shape_.pixels();
        for (int k = 0; k < shape_.size(); ++k) {
            const int from = isFirst ? k % shape_.channels * plane + k / shape_.channels : k;
            pixels_[static_cast<std::size_t>(k)] = pixelAt(from);
        }
        return pixels_.data();
    }

private:
    std::uint8_t pixelAt(int index) const {
        const NpyType& type = array_.type();
        const double value = elementOf(bytes_.data() + std::ptrdiff_t{index} * type.bytes, type);
        if (!(value >= 0 && value <= most_))
            throw Error(MessageCode::PixelOutOfRange, array_.path());
        return static_cast<std::uint8_t>(std::lround(value * (255.0 / most_)));
    }

    /// What is white: floats are from 0 to 1 unless one of them is far beyond.
    static int mostOf(const fs::path& path, const ImportStep& step) {
        NpyReader array(path);
        const NpyType& type = array.type();
        if (type.kind != 'f')
            return type.kind == 'b' ? 1 : 255;
        const ImageShape shape = imageShapeOf(array);
        std::vector<std::uint8_t> image(static_cast<std::size_t>(shape.size() * type.bytes));
        for (std::int64_t k = 0; k < array.shape()[0]; ++k) {
            step(0, 0);
            array.read(image);
            for (int at = 0; at < shape.size(); ++at)
                if (elementOf(image.data() + std::ptrdiff_t{at} * type.bytes, type) > 2)
                    return 255;
        }
        return 1;
    }

    NpyReader array_;
    ImageShape shape_;
    int most_;
    std::vector<std::uint8_t> bytes_;
    std::vector<std::uint8_t> pixels_;
};

std::vector<std::string> labelTexts(const fs::path& path) {
    NpyReader array(path);
    const std::vector<std::uint8_t> bytes = array.read(array.bytes());
    array.finish();
    std::vector<std::string> texts;
    for (std::size_t at = 0; at < bytes.size(); at += static_cast<std::size_t>(array.type().bytes))
        texts.push_back(std::to_string(std::llround(elementOf(bytes.data() + at, array.type()))));
    return texts;
}

}  // namespace

NpySource::NpySource(const std::vector<fs::path>& files, std::string name, ImportStep step)
    : name_(std::move(name)), step_(std::move(step)) {
    for (const fs::path& file : files) {
        const NpyReader array(file);
        if (!areImages(array) && !areLabels(array))
            throw Error(MessageCode::ArrayOfNoUse, file,
                        textOf(array.type()) + " " + shapeText(array.shape()));
        const auto split = splitOfFile(file.filename().string());
        auto part = std::ranges::find(parts_, split, &LabelledFiles::split);
        if (part == parts_.end())
            part = parts_.insert(part, LabelledFiles{split, {}, {}});
        fs::path& place = areImages(array) ? part->images : part->labels;
        if (!place.empty())
            throw Error(MessageCode::TwoFilesForOnePlace, file, place.filename());
        place = file;
    }
    for (const LabelledFiles& part : parts_) {
        part.requireBoth();
        const NpyReader images(part.images);
        const NpyReader labels(part.labels);
        imageShapeOf(images);
        if (images.shape()[0] != labels.shape()[0])
            throw Error(MessageCode::NoLabelForEachImage, part.labels, images.shape()[0],
                        labels.shape()[0]);
        count_ += images.shape()[0];
    }
}

void NpySource::read(const Take& take) {
    for (const LabelledFiles& part : parts_) {
        const std::vector<std::string> labels = labelTexts(part.labels);
        PixelReader images(part.images, step_);
        if (images.count() != static_cast<std::int64_t>(labels.size()))
            throw Error(MessageCode::NoLabelForEachImage, part.labels, images.count(),
                        labels.size());
        for (const std::string& label : labels)
            take({images.next(), images.shape(), label, part.split});
        images.finish();
    }
}

}  // namespace centerscope
