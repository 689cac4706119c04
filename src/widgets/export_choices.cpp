// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/export_choices.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace centerscope {

namespace {

constexpr double kMillimetre = 96 / 25.4;  // in 1/96 inch
constexpr CountRange kShown{1, 20'000};    // of a file as large as on the screen
constexpr CountRange kMillimetres{50, 3000};
constexpr CountRange kPixels{200, 8000};  // the least where one of the file is one of the screen

}  // namespace

CountRange ExportChoices::sides() const {
    if (sizeIn == Size::Screen)
        return kShown;
    return sizeIn == Size::Millimetres ? kMillimetres
                                       : CountRange{kPixels.least * fineness(), kPixels.most};
}

int ExportChoices::fineness() const {
    return format == Format::Png4x ? 4 : format == Format::Png2x ? 2 : 1;
}

void ExportChoices::takeSize(QSizeF onScreen) {
    const double each = sizeIn == Size::Millimetres ? 1 / kMillimetre : fineness();
    const auto within = [range = sides()](double side) {
        return static_cast<int>(
            std::clamp<std::int64_t>(std::llround(side), range.least, range.most));
    };
    width = within(onScreen.width() * each);
    height = within(onScreen.height() * each);
}

QSizeF ExportChoices::size(QSizeF onScreen) const {
    if (sizeIn == Size::Screen)
        return onScreen;
    return QSizeF(width, height) * (sizeIn == Size::Millimetres ? kMillimetre : 1.0 / fineness());
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
