// SPDX-License-Identifier: GPL-3.0-or-later
#include "import/image_file.h"

#include <span>
#include <zlib.h>

#include <QBuffer>
#include <QByteArrayView>
#include <QImage>
#include <QImageReader>
#include <QtEndian>

#include "core/error.h"
#include "data/input_file.h"

namespace centerscope {

namespace {

constexpr std::int64_t kMostImageBytes = 256 << 20;
constexpr int kMostSide = 16'384;
constexpr std::int64_t kMostPixels = 64 << 20;

QByteArray bytesIn(const std::filesystem::path& path) {
    InputFile file(path);
    if (file.size() > kMostImageBytes)
        file.refuse(MessageCode::ImageTooLarge, kMostSide, kMostPixels);
    QByteArray bytes(file.size(), '\0');
    const std::size_t got = file.read(
        {reinterpret_cast<std::uint8_t*>(bytes.data()), static_cast<std::size_t>(bytes.size())});
    bytes.truncate(static_cast<qsizetype>(got));
    return bytes;
}

/// libjpeg only warns of a file that ends early, and fills what is missing with grey.
bool isCutJpeg(const QByteArray& bytes) {
    return bytes.startsWith("\xff\xd8") && !bytes.right(1 << 16).contains("\xff\xd9");
}

/// A critical chunk of it that is cut or has another checksum. libpng would say so too, but on the
/// standard error stream, beside our own sentence.
bool isDamagedPng(const QByteArray& bytes) {
    constexpr QByteArrayView kSignature("\x89PNG\r\n\x1a\n");
    constexpr qsizetype kNumber = 4;  // bytes of a length, of a chunk's kind, of a checksum
    constexpr qsizetype kFrame = 3 * kNumber;  // of those around the data of a chunk
    constexpr char kAncillary = 0x20;          // in the first letter of a kind
    if (!bytes.startsWith(kSignature))
        return false;
    QByteArrayView rest = QByteArrayView(bytes).sliced(kSignature.size());
    while (rest.size() >= kFrame) {
        const auto length = static_cast<qsizetype>(qFromBigEndian<quint32>(rest.data()));
        if (length > rest.size() - kFrame)
            return true;
        const QByteArrayView summed = rest.sliced(kNumber, kNumber + length);
        rest = rest.sliced(2 * kNumber + length);
        const uLong sum = crc32_z(0, reinterpret_cast<const Bytef*>(summed.data()),
                                  static_cast<z_size_t>(summed.size()));
        if ((summed[0] & kAncillary) == 0 && sum != qFromBigEndian<quint32>(rest.data()))
            return true;
        if (summed.startsWith("IEND"))
            return false;
        rest = rest.sliced(kNumber);
    }
    return true;
}

std::uint8_t overWhite(int value, int alpha) {
    return static_cast<std::uint8_t>((value * alpha + 255 * (255 - alpha) + 127) / 255);
}

DecodedImage decodedFrom(const QImage& image) {
    DecodedImage decoded{{}, {image.height(), image.width(), 3}};
    decoded.pixels.reserve(static_cast<std::size_t>(decoded.shape.size()));
    bool isGrey = true;
    for (int y = 0; y < image.height(); ++y) {
        const auto* line = reinterpret_cast<const QRgb*>(image.constScanLine(y));
        for (const QRgb pixel : std::span(line, static_cast<std::size_t>(image.width()))) {
            isGrey = isGrey && qIsGray(pixel);
            for (const int value : {qRed(pixel), qGreen(pixel), qBlue(pixel)})
                decoded.pixels.push_back(overWhite(value, qAlpha(pixel)));
        }
    }
    if (!isGrey)
        return decoded;
    decoded.shape.channels = 1;
    for (std::size_t k = 0; 3 * k < decoded.pixels.size(); ++k)
        decoded.pixels[k] = decoded.pixels[3 * k];
    decoded.pixels.resize(static_cast<std::size_t>(decoded.shape.size()));
    return decoded;
}

}  // namespace

DecodedImage decodeImage(const std::filesystem::path& file) {
    QByteArray bytes = bytesIn(file);
    if (isCutJpeg(bytes) || isDamagedPng(bytes))
        throw Error(MessageCode::ImageIsDamaged, file);
    QBuffer buffer(&bytes);
    QImageReader reader(&buffer);
    reader.setDecideFormatFromContent(true);
    reader.setAutoTransform(true);
    const QSize size = reader.size();
    if (size.width() > kMostSide || size.height() > kMostSide ||
        std::int64_t{size.width()} * size.height() > kMostPixels)
        throw Error(MessageCode::ImageTooLarge, file, kMostSide, kMostPixels);
    const QImage image = reader.read();
    if (image.isNull())
        throw Error(MessageCode::ImageIsDamaged, file);
    return decodedFrom(image.convertToFormat(QImage::Format_ARGB32));
}

}  // namespace centerscope
