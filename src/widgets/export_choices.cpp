// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/export_choices.h"

namespace centerscope {

QSizeF ExportChoices::size(QSizeF onScreen) const {
    constexpr double kMillimetre = 96 / 25.4;  // in 1/96 inch
    if (sizeIn == Size::Screen)
        return onScreen;
    return QSizeF(width, height) * (sizeIn == Size::Millimetres ? kMillimetre : 1);
}

QString ExportChoices::suffix() const {
    if (isTable())
        return QStringLiteral("csv");
    switch (format) {
        case Format::Svg:
            return QStringLiteral("svg");
        case Format::Pdf:
            return QStringLiteral("pdf");
        case Format::Png:
        case Format::Png2x:
        case Format::Png4x:
            break;
    }
    return QStringLiteral("png");
}

}  // namespace centerscope
