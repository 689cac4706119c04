// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/made_data.h"

#include <archive.h>
#include <archive_entry.h>

#include <QtEndian>

namespace centerscope::testing {

QByteArray madePixels(int number, int bytes) {
    QByteArray pixels(bytes, '\0');
    for (int k = 0; k < bytes; ++k)
        pixels[k] = static_cast<char>((number + 13 * k) % 256);
    return pixels;
}

QByteArray idxFile(int type, const std::vector<std::uint32_t>& lengths,
                   const QByteArray& elements) {
    QByteArray file("\0\0", 2);
    file += static_cast<char>(type);
    file += static_cast<char>(lengths.size());
    for (const std::uint32_t length : lengths) {
        QByteArray bytes(4, '\0');
        qToBigEndian(length, bytes.data());
        file += bytes;
    }
    return file + elements;
}

QByteArray npyFile(const QByteArray& descr, const QByteArray& shape, const QByteArray& elements) {
    QByteArray header =
        "{'descr': '" + descr + "', 'fortran_order': False, 'shape': " + shape + ", }\n";
    QByteArray file("\x93NUMPY\x01\x00", 8);
    file += static_cast<char>(header.size() & 0xff);
    file += static_cast<char>(header.size() >> 8);
    return file + header + elements;
}

QByteArray zipFile(const std::vector<ZipEntry>& entries) {
    QByteArray file(1 << 20, '\0');
    std::size_t used = 0;
    archive* zip = archive_write_new();
    archive_write_set_format_zip(zip);
    archive_write_set_bytes_in_last_block(zip, 1);
    archive_write_open_memory(zip, file.data(), static_cast<std::size_t>(file.size()), &used);
    for (const ZipEntry& entry : entries) {
        archive_entry* header = archive_entry_new();
        archive_entry_set_pathname(header, entry.name.constData());
        archive_entry_set_size(header, entry.bytes.size());
        archive_entry_set_filetype(header, AE_IFREG);
        archive_entry_set_perm(header, 0644);
        archive_write_header(zip, header);
        archive_write_data(zip, entry.bytes.constData(),
                           static_cast<std::size_t>(entry.bytes.size()));
        archive_entry_free(header);
    }
    archive_write_close(zip);
    archive_write_free(zip);
    file.truncate(static_cast<qsizetype>(used));
    return file;
}

}  // namespace centerscope::testing
