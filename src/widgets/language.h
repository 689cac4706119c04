// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLocale>
#include <QString>
#include <QStringList>
#include <QTranslator>

namespace centerscope {

/// The language the window speaks. Switching sends LanguageChange to every widget.
class Language {
public:
    /// The codes there is a full translation for: "en", "de", …
    static QStringList available();
    /// The name of a language in that language, such as "Deutsch".
    static QString nameOf(const QString& code);

    ~Language();
    /// A code of available(), or an empty one for the desktop's language (English if unknown).
    void use(const QString& code);
    /// As given to use().
    const QString& chosen() const { return chosen_; }
    /// How numbers are written in this language.
    QLocale locale() const { return locale_; }

private:
    QString chosen_;
    QLocale locale_{QLocale::English, QLocale::UnitedStates};
    QTranslator texts_;
    QTranslator qtTexts_;  // the file dialog and other windows of Qt's own
};

}  // namespace centerscope
