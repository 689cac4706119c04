// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QFont>
#include <QObject>
#include <QPalette>

namespace centerscope {

class DesktopColorScheme;

/// The look of the whole application: the Fusion style, a light or a dark palette, and one
/// stylesheet whose colours come from the palette. Widgets that paint themselves use their
/// palette() and the functions below.
///
/// The stylesheet looks at the dynamic property "look": "card", "bar" and "popup" on frames;
/// "primary", "outlined", "flat" and "link" on buttons, "first", "middle" and "last" on those of a
/// segmented control; "title", "muted", "problem" and "figure" on labels; "thin" on progress bars.
class Theme : public QObject {
    Q_OBJECT

public:
    enum class Mode { System, Light, Dark };

    // The spacing grid, in device-independent pixels.
    static constexpr int kSmallGap = 4;
    static constexpr int kGap = 8;
    static constexpr int kMargin = 12;
    static constexpr int kRadius = 6;

    /// Dresses the application; System follows the desktop, also when it changes.
    explicit Theme(Mode mode = Mode::System, QObject* parent = nullptr);

    Mode mode() const { return mode_; }
    void setMode(Mode mode);

    static QPalette lightPalette();
    static QPalette darkPalette();

    static bool isDark(const QPalette& palette);
    static QColor accent(const QPalette& palette) { return palette.color(QPalette::Highlight); }
    static QColor mutedText(const QPalette& palette);  ///< for what is read second
    static QColor hairline(const QPalette& palette);   ///< borders of cards and grids
    static QColor warning(const QPalette& palette);
    static QColor error(const QPalette& palette);

    /// For explanations and labels of marks.
    static QFont smallFont(QFont font);

signals:
    /// Palette and stylesheet are new.
    void changed();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void apply();
    bool isDarkNow() const;

    Mode mode_;
    DesktopColorScheme* desktop_;
    bool applying_ = false;
};

}  // namespace centerscope
