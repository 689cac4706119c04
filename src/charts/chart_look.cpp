// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/chart_look.h"

#include <algorithm>
#include <cmath>

namespace centerscope {

namespace {

QColor mix(const QColor& from, const QColor& to, double share) {
    const auto blend = [share](int a, int b) { return static_cast<int>(a + (b - a) * share); };
    return {blend(from.red(), to.red()), blend(from.green(), to.green()),
            blend(from.blue(), to.blue())};
}

/// Relative luminance, 0 to 1, of WCAG 2.
double luminance(const QColor& color) {
    const auto linear = [](double c) {
        return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) +
           0.0722 * linear(color.blueF());
}

}  // namespace

QColor legibleOn(const QColor& background, const QColor& color) {
    constexpr double kContrast = 4.5;
    constexpr double kOffset = 0.05;  // of both luminances in the ratio
    constexpr double kShare = 1.0 / 32;
    const double ground = luminance(background) + kOffset;
    const QColor end = ground > std::sqrt(kOffset * (1 + kOffset)) ? Qt::black : Qt::white;
    QColor ink = color;
    for (double share = kShare; share <= 1; share += kShare) {
        const double other = luminance(ink) + kOffset;
        if (std::max(ground, other) >= kContrast * std::min(ground, other))
            break;
        ink = mix(color, end, share);
    }
    return ink;
}

ChartLook ChartLook::of(const QPalette& palette, const QFont& font) {
    ChartLook look;
    look.background = palette.color(QPalette::Base);
    look.ink = palette.color(QPalette::Text);
    look.secondary = mix(look.background, look.ink, 0.68);
    look.grid = mix(look.background, look.ink, 0.11);
    look.accent = palette.color(QPalette::Highlight);
    look.font = font;
    look.smallFont = font;
    if (font.pointSizeF() > 0)
        look.smallFont.setPointSizeF(font.pointSizeF() * 0.9);
    else
        look.smallFont.setPixelSize(qRound(font.pixelSize() * 0.9));
    look.dark = look.background.lightness() < look.ink.lightness();
    return look;
}

QPalette paperPalette() {
    QPalette palette;
    palette.setColor(QPalette::Base, Qt::white);
    palette.setColor(QPalette::Window, Qt::white);
    palette.setColor(QPalette::Text, Qt::black);
    palette.setColor(QPalette::WindowText, Qt::black);
    palette.setColor(QPalette::Highlight, QColor(0x1f, 0x5f, 0xd6));
    return palette;
}

}  // namespace centerscope
