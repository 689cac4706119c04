// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/chart_look.h"

namespace centerscope {

namespace {

QColor mix(const QColor& from, const QColor& to, double share) {
    const auto blend = [share](int a, int b) { return static_cast<int>(a + (b - a) * share); };
    return {blend(from.red(), to.red()), blend(from.green(), to.green()),
            blend(from.blue(), to.blue())};
}

}  // namespace

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
