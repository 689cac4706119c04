// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDBusVariant>
#include <QObject>

namespace centerscope {

/// Whether the desktop's settings ask for dark windows. GNOME says so only through the settings
/// portal on the session bus, which Qt 6.4 does not read; without a bus the answer stays no.
class DesktopColorScheme : public QObject {
    Q_OBJECT

public:
    /// Asks without waiting for the answer.
    explicit DesktopColorScheme(QObject* parent = nullptr);

    bool prefersDark() const { return prefersDark_; }

signals:
    void changed();

private slots:
    void takeSetting(const QString& group, const QString& key, const QDBusVariant& value);

private:
    bool prefersDark_ = false;
};

}  // namespace centerscope
