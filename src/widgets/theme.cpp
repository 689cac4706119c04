// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/theme.h"

#include <utility>
#include <vector>

#include <QApplication>
#include <QEvent>
#include <QFile>
#include <QStyleFactory>

#include "widgets/desktop_color_scheme.h"

static void linkTheme() {
    Q_INIT_RESOURCE(theme);
}

namespace centerscope {
namespace {

/// `share` of the first colour in the second.
QColor mixed(const QColor& first, const QColor& second, double share) {
    const auto mix = [share](int a, int b) {
        return static_cast<int>(a * share + b * (1 - share));
    };
    return {mix(first.red(), second.red()), mix(first.green(), second.green()),
            mix(first.blue(), second.blue())};
}

struct Colors {
    QColor page, card, text, muted, hairline, accent, onAccent;
};

QPalette paletteOf(const Colors& colors) {
    QPalette palette;
    const auto set = [&palette](QPalette::ColorRole role, const QColor& color) {
        palette.setColor(role, color);
    };
    set(QPalette::Window, colors.page);
    set(QPalette::WindowText, colors.text);
    set(QPalette::Base, colors.card);
    set(QPalette::AlternateBase, colors.page);
    set(QPalette::Text, colors.text);
    set(QPalette::PlaceholderText, colors.muted);
    set(QPalette::Button, colors.card);
    set(QPalette::ButtonText, colors.text);
    set(QPalette::BrightText, colors.onAccent);
    set(QPalette::ToolTipBase, colors.card);
    set(QPalette::ToolTipText, colors.text);
    set(QPalette::Highlight, colors.accent);
    set(QPalette::HighlightedText, colors.onAccent);
    set(QPalette::Link, colors.accent);
    set(QPalette::LinkVisited, colors.accent);
    // The bevel roles: Fusion takes its outlines from them.
    set(QPalette::Light, mixed(Qt::white, colors.card, 0.1));
    set(QPalette::Midlight, mixed(colors.card, colors.page, 0.5));
    set(QPalette::Mid, colors.hairline);
    set(QPalette::Dark, mixed(colors.muted, colors.hairline, 0.5));
    set(QPalette::Shadow, colors.muted);
    const QColor disabled = mixed(colors.muted, colors.page, 0.6);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, disabled);
    palette.setColor(QPalette::Disabled, QPalette::Highlight, colors.hairline);
    return palette;
}

QString styleSheet(const QPalette& palette) {
    linkTheme();
    QFile file(QStringLiteral(":/theme/centerscope.qss"));
    [[maybe_unused]] const bool opened = file.open(QIODevice::ReadOnly);
    Q_ASSERT(opened);
    QString sheet = QString::fromUtf8(file.readAll());

    const QColor card = palette.color(QPalette::Base);
    const QColor text = palette.color(QPalette::Text);
    const QColor accent = Theme::accent(palette);
    const QColor warning = Theme::warning(palette);
    const QColor error = Theme::error(palette);
    // Longer names before their beginnings: @accentHover before @accent.
    const std::vector<std::pair<const char*, QColor>> colors = {
        {"@accentHover", mixed(text, accent, 0.12)},
        {"@accentPressed", mixed(text, accent, 0.25)},
        {"@accent", accent},
        {"@onAccent", palette.color(QPalette::HighlightedText)},
        {"@card", card},
        {"@disabled", palette.color(QPalette::Disabled, QPalette::ButtonText)},
        {"@errorTint", mixed(error, card, 0.10)},
        {"@errorBorder", mixed(error, card, 0.55)},
        {"@error", error},
        {"@hairline", Theme::hairline(palette)},
        {"@hover", mixed(text, card, 0.05)},
        {"@infoTint", mixed(accent, card, 0.08)},
        {"@infoBorder", mixed(accent, card, 0.45)},
        {"@outline", mixed(text, card, 0.28)},
        {"@muted", Theme::mutedText(palette)},
        {"@pressed", mixed(text, card, 0.12)},
        {"@text", text},
        {"@warningTint", mixed(warning, card, 0.12)},
        {"@warningBorder", mixed(warning, card, 0.55)},
        {"@warning", warning},
    };
    for (const auto& [name, color] : colors)
        sheet.replace(QLatin1String(name), color.name());
    return sheet.replace(QLatin1String("@scheme"),
                         QLatin1String(Theme::isDark(palette) ? "dark" : "light"));
}

}  // namespace

Theme::Theme(Mode mode, QObject* parent)
    : QObject(parent), mode_(mode), desktop_(new DesktopColorScheme(this)) {
    QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    qApp->installEventFilter(this);
    connect(desktop_, &DesktopColorScheme::changed, this, [this] {
        if (mode_ == Mode::System)
            apply();
    });
    apply();
}

void Theme::setMode(Mode mode) {
    if (mode == mode_)
        return;
    mode_ = mode;
    apply();
}

QPalette Theme::lightPalette() {
    return paletteOf({.page = "#f3f4f6",
                      .card = "#ffffff",
                      .text = "#12161c",
                      .muted = "#5a6472",
                      .hairline = "#d8dce3",
                      .accent = "#1f5fd6",
                      .onAccent = "#ffffff"});
}

QPalette Theme::darkPalette() {
    return paletteOf({.page = "#14171c",
                      .card = "#1b1f25",
                      .text = "#eceff3",
                      .muted = "#9aa3b0",
                      .hairline = "#353b45",
                      .accent = "#6ea0ff",
                      .onAccent = "#0d1420"});
}

bool Theme::isDark(const QPalette& palette) {
    return palette.color(QPalette::Window).lightness() <
           palette.color(QPalette::WindowText).lightness();
}

QColor Theme::mutedText(const QPalette& palette) {
    return palette.color(QPalette::PlaceholderText);
}

QColor Theme::hairline(const QPalette& palette) {
    return palette.color(QPalette::Mid);
}

QColor Theme::warning(const QPalette& palette) {
    return isDark(palette) ? "#e0b252" : "#d79a00";
}

QColor Theme::error(const QPalette& palette) {
    return isDark(palette) ? "#ff8a80" : "#b3261e";
}

QFont Theme::smallFont(QFont font) {
    font.setPointSizeF(font.pointSizeF() * 0.88);
    return font;
}

bool Theme::eventFilter(QObject* watched, QEvent* event) {
    // Sent to every window when the desktop changes its theme.
    if (event->type() == QEvent::ThemeChange && mode_ == Mode::System && !applying_)
        apply();
    return QObject::eventFilter(watched, event);
}

bool Theme::isDarkNow() const {
    if (mode_ != Mode::System)
        return mode_ == Mode::Dark;
    QApplication::setPalette(QPalette());  // lays bare what the desktop asks for
    return desktop_->prefersDark() || isDark(QApplication::palette());
}

void Theme::apply() {
    applying_ = true;
    const QPalette palette = isDarkNow() ? darkPalette() : lightPalette();
    QApplication::setPalette(palette);
    qApp->setStyleSheet(styleSheet(palette));
    applying_ = false;
    emit changed();
}

}  // namespace centerscope

#include "moc_theme.cpp"
