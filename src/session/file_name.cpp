// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/file_name.h"

#include <algorithm>
#include <string>

#include <QByteArrayView>

namespace centerscope {

namespace {

constexpr QByteArrayView kByteOrderMark("\xef\xbb\xbf");
constexpr char16_t kBytes = 0xdc00;  // the surrogate that stands for byte 0
constexpr int kFirstByte = 0x80;     // all before it are UTF-8
constexpr int kLastByte = 0xff;
constexpr qsizetype kLongestCharacter = 4;  // bytes in UTF-8

/// Bytes of the UTF-8 character at the beginning; 0 where there is none.
qsizetype characterLength(QByteArrayView bytes) {
    for (qsizetype length = 1; length <= std::min(bytes.size(), kLongestCharacter); ++length)
        if (bytes.first(length).isValidUtf8())
            return length;
    return 0;
}

bool isByte(QChar unit) {
    return unit.unicode() >= kBytes + kFirstByte && unit.unicode() <= kBytes + kLastByte;
}

}  // namespace

QString textOf(const std::filesystem::path& name) {
    QString text;
    for (QByteArrayView left(name.native()); !left.isEmpty();) {
        const qsizetype length = characterLength(left);
        if (left.startsWith(kByteOrderMark))
            text += QChar(QChar::ByteOrderMark);  // which fromUtf8 would leave out
        else if (length > 0)
            text += QString::fromUtf8(left.first(length));
        else
            text += QChar(static_cast<char16_t>(kBytes + static_cast<unsigned char>(left[0])));
        left = left.sliced(std::max<qsizetype>(length, 1));
    }
    return text;
}

std::filesystem::path pathOf(const QString& text) {
    std::string name;
    for (qsizetype k = 0; k < text.size(); ++k) {
        if (isByte(text[k])) {
            name += static_cast<char>(text[k].unicode() - kBytes);
            continue;
        }
        const qsizetype units = text[k].isHighSurrogate() ? 2 : 1;
        name += text.mid(k, units).toStdString();
        k += units - 1;
    }
    return name;
}

}  // namespace centerscope
