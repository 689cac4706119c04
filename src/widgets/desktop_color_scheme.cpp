// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/desktop_color_scheme.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>

namespace centerscope {
namespace {

const QString kService = QStringLiteral("org.freedesktop.portal.Desktop");
const QString kPath = QStringLiteral("/org/freedesktop/portal/desktop");
const QString kInterface = QStringLiteral("org.freedesktop.portal.Settings");
const QString kGroup = QStringLiteral("org.freedesktop.appearance");
const QString kKey = QStringLiteral("color-scheme");
constexpr uint kPreferDark = 1;  // 0: no preference, 2: light

}  // namespace

DesktopColorScheme::DesktopColorScheme(QObject* parent) : QObject(parent) {
    // Without an address libdbus would try to start a bus of its own.
    if (!qEnvironmentVariableIsSet("DBUS_SESSION_BUS_ADDRESS"))
        return;
    qRegisterMetaType<QDBusVariant>();  // else the bus refuses the slot below
    QDBusConnection bus = QDBusConnection::sessionBus();
    bus.connect(kService, kPath, kInterface, QStringLiteral("SettingChanged"), this,
                SLOT(takeSetting(QString, QString, QDBusVariant)));
    QDBusMessage question =
        QDBusMessage::createMethodCall(kService, kPath, kInterface, QStringLiteral("Read"));
    question << kGroup << kKey;
    auto* answer = new QDBusPendingCallWatcher(bus.asyncCall(question), this);
    connect(answer, &QDBusPendingCallWatcher::finished, this, [this, answer] {
        const QDBusPendingReply<QDBusVariant> reply = *answer;
        if (reply.isValid())
            takeSetting(kGroup, kKey, reply.value());
        answer->deleteLater();
    });
}

void DesktopColorScheme::takeSetting(const QString& group, const QString& key,
                                     const QDBusVariant& value) {
    if (group != kGroup || key != kKey)
        return;
    QVariant scheme = value.variant();
    if (scheme.canConvert<QDBusVariant>())  // Read wraps its answer once more
        scheme = scheme.value<QDBusVariant>().variant();
    const bool dark = scheme.toUInt() == kPreferDark;
    if (dark == prefersDark_)
        return;
    prefersDark_ = dark;
    emit changed();
}

}  // namespace centerscope

#include "moc_desktop_color_scheme.cpp"
