// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include <QByteArray>
#include <QString>

namespace centerscope::testing {

/// Made images that know their number: of the first pixel the value is `number`, all others follow
/// from it, and their class is number mod 2.
QByteArray madePixels(int number, int bytes = 64);

/// An IDX file of any element type: the lengths, then the elements as given.
QByteArray idxFile(int type, const std::vector<std::uint32_t>& lengths, const QByteArray& elements);

/// A .npy file, version 1.0.
QByteArray npyFile(const QByteArray& descr, const QByteArray& shape, const QByteArray& elements);

/// A stored (not compressed) zip of these.
struct ZipEntry {
    QByteArray name;
    QByteArray bytes;
};
QByteArray zipFile(const std::vector<ZipEntry>& entries);

}  // namespace centerscope::testing
