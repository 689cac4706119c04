// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/idx_files.h"

#include <stdexcept>
#include <zlib.h>

#include <QFile>
#include <QtEndian>

namespace centerscope::testing {

namespace {

QByteArray bigEndian(std::uint32_t number) {
    QByteArray bytes(4, '\0');
    qToBigEndian(number, bytes.data());
    return bytes;
}

}  // namespace

QByteArray imagesHeader(std::uint32_t count, std::uint32_t height, std::uint32_t width) {
    return bigEndian(0x00000803) + bigEndian(count) + bigEndian(height) + bigEndian(width);
}

QByteArray imagesIdx(std::uint32_t count, std::uint32_t height, std::uint32_t width) {
    QByteArray bytes = imagesHeader(count, height, width);
    for (std::uint32_t image = 0; image < count; ++image)
        bytes.append(static_cast<qsizetype>(height * width), static_cast<char>(image % 251));
    return bytes;
}

QByteArray labelsIdx(std::uint32_t count) {
    QByteArray bytes = bigEndian(0x00000801) + bigEndian(count);
    for (std::uint32_t label = 0; label < count; ++label)
        bytes.append(static_cast<char>(label % 10));
    return bytes;
}

QByteArray gzip(const QByteArray& bytes) {
    z_stream stream{};
    deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, 15 + 16, 9, Z_DEFAULT_STRATEGY);
    QByteArray packed(
        static_cast<qsizetype>(deflateBound(&stream, static_cast<uLong>(bytes.size()))), '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream.avail_in = static_cast<uInt>(bytes.size());
    stream.next_out = reinterpret_cast<Bytef*>(packed.data());
    stream.avail_out = static_cast<uInt>(packed.size());
    deflate(&stream, Z_FINISH);
    packed.truncate(static_cast<qsizetype>(stream.total_out));
    deflateEnd(&stream);
    return packed;
}

void writeFile(const QString& path, const QByteArray& bytes) {
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.flush())
        throw std::runtime_error("cannot write " + path.toStdString());
}

void writeDataset(const QString& folder, std::uint32_t training, std::uint32_t test) {
    writeFile(folder + "/train-images-idx3-ubyte", imagesIdx(training));
    writeFile(folder + "/train-labels-idx1-ubyte", labelsIdx(training));
    writeFile(folder + "/t10k-images-idx3-ubyte", imagesIdx(test));
    writeFile(folder + "/t10k-labels-idx1-ubyte", labelsIdx(test));
}

}  // namespace centerscope::testing
