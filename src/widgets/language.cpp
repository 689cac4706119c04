// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/language.h"

#include <QCoreApplication>
#include <QLibraryInfo>

namespace centerscope {

namespace {

struct Translation {
    const char* code;
    const char* name;  // in that language itself, hence not translated
};

constexpr Translation kTranslations[] = {{"en", "English"}, {"de", "Deutsch"}};

}  // namespace

QStringList Language::available() {
    QStringList codes;
    for (const Translation& translation : kTranslations)
        codes << QString::fromUtf8(translation.code);
    return codes;
}

QString Language::nameOf(const QString& code) {
    for (const Translation& translation : kTranslations)
        if (code == QLatin1String(translation.code))
            return QString::fromUtf8(translation.name);
    return code;
}

Language::~Language() {
    QCoreApplication::removeTranslator(&texts_);
    QCoreApplication::removeTranslator(&qtTexts_);
}

void Language::use(const QString& code) {
    chosen_ = code;
    const QLocale wanted = code.isEmpty() ? QLocale::system() : QLocale(code);
    const bool known = available().contains(wanted.name().section(QLatin1Char('_'), 0, 0));
    locale_ = known ? wanted : QLocale(QLocale::English, QLocale::UnitedStates);
    QLocale::setDefault(locale_);
    QCoreApplication::removeTranslator(&texts_);
    QCoreApplication::removeTranslator(&qtTexts_);
    if (qtTexts_.load(locale_, QStringLiteral("qtbase"), QStringLiteral("_"),
                      QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(&qtTexts_);
    if (texts_.load(locale_, QStringLiteral("centerscope"), QStringLiteral("_"),
                    QStringLiteral(":/i18n")))
        QCoreApplication::installTranslator(&texts_);
}

}  // namespace centerscope
