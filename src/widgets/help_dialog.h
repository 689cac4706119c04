// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include <QAction>
#include <QDialog>
#include <QList>

#include "data/dataset.h"

namespace centerscope {

namespace Ui {
class HelpDialog;
}

/// How to read the picture, what users keep asking, the paper, an example to hold other
/// implementations against, and the shortcuts.
class HelpDialog : public QDialog {
    Q_OBJECT

public:
    enum class Page { Picture, Questions, Paper, Check, Shortcuts };

    /// The shortcut list is made from those of the actions that have one, so it cannot fall behind
    /// them; they must outlive the dialog.
    explicit HelpDialog(const QList<QAction*>& actions, QWidget* parent = nullptr);
    ~HelpDialog() override;

    /// What it says of images and classes is from now on of data of this shape.
    void setDataShape(const DataShape& shape);
    void showPage(Page page);

protected:
    void changeEvent(QEvent* event) override;

private:
    QWidget* widgetOf(Page page) const;
    void fill();
    QString picture() const;
    QString questions() const;
    QString paper() const;
    QString shortcuts() const;

    std::unique_ptr<Ui::HelpDialog> ui_;
    QList<QAction*> actions_;
    DataShape shape_ = kMnistShape;
};

}  // namespace centerscope
