// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMenu>
#include <QStringList>

namespace centerscope {

/// Where Fashion-MNIST is on this machine; empty: nowhere.
QString fashionMnistFolder();

/// The data sets that are at hand: those on this machine, those opened lately, and any other.
class DatasetMenu : public QMenu {
    Q_OBJECT

public:
    /// others: what else can be done with data sets, below them.
    explicit DatasetMenu(const QList<QAction*>& others, QWidget* parent = nullptr);

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

    QList<QAction*> others_;
    QStringList recent_;
    QString inForce_;
};

}  // namespace centerscope
