// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMenu>
#include <QString>

namespace centerscope {

/// The languages to choose from, each in its own words, below the desktop's.
class LanguageMenu : public QMenu {
    Q_OBJECT

public:
    explicit LanguageMenu(QWidget* parent = nullptr);

    /// The language now spoken, as given to Language::use().
    void setChosen(const QString& code);

signals:
    void chosen(const QString& code);

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();

    QAction* system_;
};

}  // namespace centerscope
