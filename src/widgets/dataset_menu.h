// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMenu>
#include <QStringList>

namespace centerscope {

/// The data sets that are at hand: those on this machine, those opened lately, and any other.
class DatasetMenu : public QMenu {
    Q_OBJECT

public:
    /// openOther: the action that asks for a folder.
    explicit DatasetMenu(QAction* openOther, QWidget* parent = nullptr);

    /// Folders opened lately, the newest first; at most five are kept.
    const QStringList& recent() const { return recent_; }
    void setRecent(const QStringList& folders);
    void remember(const QString& folder);
    /// Ticks this one; empty: the MNIST that comes along.
    void setInForce(const QString& folder);

signals:
    void chosen(const QString& folder);

private:
    void fill();
    void addFolder(const QString& name, const QString& folder);

    QAction* openOther_;
    QStringList recent_;
    QString inForce_;
};

}  // namespace centerscope
