// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>

#include <QDialog>
#include <QStringList>

#include "widgets/export_choices.h"

namespace centerscope {

namespace Ui {
class ExportDialog;
}

/// Asks what to export, how, and where to.
class ExportDialog : public QDialog {
    Q_OBJECT

public:
    explicit ExportDialog(QWidget* parent = nullptr);
    ~ExportDialog() override;

    /// "paper-seed1-step001240": begins the name of a file with this subject, exported now.
    using RunName = std::function<QString(ExportChoices::Subject)>;

    /// How large the picture is there, in 1/96 inch.
    using SizeOnScreen = std::function<QSizeF(const ExportChoices&)>;

    /// Opens with the last choices.
    void ask(const ExportChoices& choices, const RunName& runName,
             const SizeOnScreen& sizeOnScreen);

signals:
    /// The choices' folder is that of the file.
    void exportRequested(const centerscope::ExportChoices& choices, const QString& file);

protected:
    void changeEvent(QEvent* event) override;

private:
    ExportChoices choices() const;
    /// Enables what counts for the choices and proposes a file name, unless one has been typed.
    void followChoices();
    /// As on the screen, in the unit that has just been chosen, and until a side is typed.
    void proposeSize();
    void propose();
    bool isProposed() const;
    void chooseFile();
    void accept() override;
    void askToReplace(const QString& file);

    std::unique_ptr<Ui::ExportDialog> ui_;
    QString folder_;
    QString proposed_;
    QString replaced_;   // by consent
    QStringList given_;  // those that were asked for
    RunName runName_;
    SizeOnScreen sizeOnScreen_;
    bool isSizeTyped_ = false;
};

}  // namespace centerscope
