// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include <QByteArray>
#include <QString>

namespace centerscope::testing {

/// An IDX file of count images of height × width; each pixel of image k is k mod 251.
QByteArray imagesIdx(std::uint32_t count, std::uint32_t height = 28, std::uint32_t width = 28);
/// The first 16 bytes of such a file.
QByteArray imagesHeader(std::uint32_t count, std::uint32_t height = 28, std::uint32_t width = 28);
/// An IDX file of count labels, label k is k mod 10.
QByteArray labelsIdx(std::uint32_t count);

QByteArray gzip(const QByteArray& bytes);

void writeFile(const QString& path, const QByteArray& bytes);
/// The four files of a data set, plain.
void writeDataset(const QString& folder, std::uint32_t training, std::uint32_t test);

}  // namespace centerscope::testing
