// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/message_text.h"

#include <QCoreApplication>
#include <QLocale>

#include "charts/value_text.h"

namespace centerscope {

QString messageText(const Message& message) {
    const QLocale locale;
    const MessageLanguage language{
        .form =
            [](const char* form) {
                return QCoreApplication::translate("centerscope::Message", form).toStdString();
            },
        .integer =
            [&locale](std::int64_t number) {
                return locale.toString(qint64{number}).toStdString();
            },
        .decimal =
            [&locale](const std::string& decimal) {
                return decimalText(decimal, locale).toStdString();
            }};
    return QString::fromStdString(worded(message, language));
}

}  // namespace centerscope
